"""What every part of the bench uses: servers that end, a browser, and rows of the table."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import nbformat.v4 as nb
import psutil

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120

LESSONS = ("zh/01-at-the-door.ipynb", "zh/06-what-do-i-owe.ipynb")
"""The first lesson of a visit, and the second."""

Figure = dict[str, object]

BUTTON = """
import ipywidgets as ipw
button = ipw.Button(description="0")
button.on_click(lambda b: setattr(b, "description", str(int(b.description) + 1)))
button
"""


def figure(name: str, goal: float | None, ours: float, base: float, unit: str = "ms") -> Figure:
    """One row of the table, whose goal is a ratio to its base."""
    return _row(name, goal, ours, base, unit, "ratio", "base")


def beside(
    name: str, goal: float | None, ours: float, stock: float, unit: str = "s", of: str = "ratio"
) -> Figure:
    """One row of the table beside stock Voilà. Its goal is of the ratio, or of `ours` alone."""
    return _row(name, goal, ours, stock, unit, of, "stock")


def _row(
    name: str, goal: float | None, ours: float, base: float, unit: str, of: str, beside: str
) -> Figure:
    ratio = round(ours / base, 3)
    told = {"ours": round(ours, 3), beside: round(base, 3), "unit": unit}
    met = goal is None or (ratio if of == "ratio" else ours) <= goal
    return {"name": name, "goal": goal, "of": of, "met": met, "ratio": ratio, **told}


def high(times: list[float]) -> float:
    """What 95 of 100 stay below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


class Served:
    """A server of the bench's own, on a free port."""

    def __init__(self, address: str, process: subprocess.Popen[bytes]) -> None:
        self.address = address
        self.process = process

    def lesson(self, n: int = 0, section: str = "") -> str:
        """The address of a lesson of ours, or of a section of it."""
        return f"{self.address}/voila/render/{LESSONS[n]}" + (f"#{section}" if section else "")

    def count(self, name: str) -> float:
        """One of the counts that our server tells; nothing while it starts."""
        try:
            with urlopen(f"{self.address}/metrics", timeout=PATIENCE) as told:
                found = re.search(rf"^door_{name} (\S+)$", told.read().decode(), re.MULTILINE)
        except ConnectionError:
            return 0.0
        return float(found[1]) if found else 0.0

    def until(self, name: str, count: float) -> None:
        """Waits until a count has come to a number.

        Raises:
            TimeoutError: it has not, for long.
        """
        end = time.monotonic() + PATIENCE
        while self.count(name) != count:
            if time.monotonic() > end:
                raise TimeoutError(f"{name} is {self.count(name)}, not {count}")
            time.sleep(0.2)

    @property
    def memory(self) -> float:
        """The memory in MiB of the server and all it has started; what is shared counts once."""
        return sum(map(pss, descent(self.process.pid)))


@contextmanager
def ours(*flags: str) -> Iterator[Served]:
    """Our server."""
    port = free_port()
    with served([sys.executable, "-m", "widgets.serve", "--port", str(port), *flags], port) as run:
        yield run


def pooled(*sizes: int) -> tuple[str, ...]:
    """The flags that keep so many kernels of each lesson waiting."""
    pools = {name: {"pool_size": size} for name, size in zip(LESSONS, sizes, strict=False)}
    config = {"default": {"pool_size": 0}, **pools}
    return "--preheat_kernel=True", f"--VoilaKernelManager.kernel_pools_config={config}"


@contextmanager
def stock(code: str = BUTTON) -> Iterator[Served]:
    """Voilà as it comes, with one button that changes one word, or with other code."""
    with tempfile.TemporaryDirectory() as folder:
        path, port = Path(folder) / "button.ipynb", free_port()
        _write(path, code)
        command = [sys.executable, "-m", "voila", str(path), "--no-browser", f"--port={port}"]
        with served(command, port) as run:
            yield run


@contextmanager
def own() -> Iterator[Served]:
    """Our server over a folder of somebody's own, in which there is a notebook with that button."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "en").mkdir()
        _write(Path(folder) / "en" / "button.ipynb", BUTTON)
        with ours(f"--Voila.root_dir={folder}") as run:
            yield Served(f"{run.address}/voila/render/en/button.ipynb", run.process)


def _write(path: Path, code: str) -> None:
    path.write_text(nb.writes(nb.new_notebook(cells=[nb.new_code_cell(code)])), encoding="utf-8")


@contextmanager
def served(command: list[str], port: int) -> Iterator[Served]:
    """A server that listens on a port; it ends, and every kernel with it."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    begun: set[int] = set()
    try:
        _listens(process, port)
        yield Served(f"http://127.0.0.1:{port}", process)
    finally:
        begun = {*descent(process.pid)} - {process.pid}
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pid in begun:
            if psutil.pid_exists(pid):
                os.kill(pid, signal.SIGKILL)


def _listens(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise ConnectionError(f"{process.args!r} ended by itself")
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"{process.args!r} does not listen")


def descent(pid: int) -> list[int]:
    """A process, and all that it and its children have started."""
    try:
        return [pid, *(each.pid for each in psutil.Process(pid).children(recursive=True))]
    except psutil.NoSuchProcess:
        return []


def pss(pid: int) -> float:
    """The memory of a process in MiB, its share of what it has in common with others."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1]) / 1024  # type: ignore[index]


def chromium() -> str:
    """The path of a browser."""
    command = [str(ROOT / ".ci" / "browser"), sys.executable]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return found.stdout.strip()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
