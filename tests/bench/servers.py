"""The servers that are measured, ours and stock Voilà's: each ends, and every kernel with it."""

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

from tests.machine import ROOT, descent, free_port, pss

PATIENCE = 120

LESSONS = ("zh/01-at-the-door.ipynb", "zh/06-what-do-i-owe.ipynb")
"""The first lesson of a visit, and the second."""

BUTTON = """
import ipywidgets as ipw
button = ipw.Button(description="0")
button.on_click(lambda b: setattr(b, "description", str(int(b.description) + 1)))
button
"""


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
        return sum(map(pss, descent(self.process.pid))) / 1024


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
