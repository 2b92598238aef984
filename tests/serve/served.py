"""A server in a process of its own, and learners who sit at it over the real websocket."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from urllib.request import urlopen

import psutil
import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from tests.kernel_line import Refused
from tests.machine import ROOT, free_port
from tests.wire import Wire

ZH, EN = (f"voila/render/{lang}/01-at-the-door.ipynb" for lang in ("zh", "en"))
CALCULATORS = "voila/render/en/calculators.ipynb"
PATIENCE = 30
# The same server, which looks after its kernels so often that a test need not wait for minutes.
HASTY = """
import runpy, sys
from widgets.serve import keeper, seats
keeper.LOOK_SECONDS, seats.ALONE = 0.2, 1.0
sys.argv[0] = "widgets.serve"
runpy.run_module("widgets.serve", run_name="__main__")
"""
# The same server, which sooner has enough of whoever takes too much.
STERN = """
import runpy, sys
from widgets.serve import kernel_socket, keeper, kernels
keeper.LOOK_SECONDS, kernels.BUSY_SECONDS, kernel_socket.MOST_OWED = 0.2, 0.5, 3_000_000
sys.argv[0] = "widgets.serve"
runpy.run_module("widgets.serve", run_name="__main__")
"""
# The same server in a shell that allows fewer open files.
NARROW = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (256, int(sys.argv.pop())))
sys.argv[0] = "widgets.serve"
runpy.run_module("widgets.serve", run_name="__main__")
"""
PLAIN = ("-m", "widgets.serve")


class Served:
    """`python -m widgets.serve` with a home and a folder for passing files that are its own."""

    def __init__(self, folder: Path, *given: str, program: tuple[str, ...] = PLAIN) -> None:
        self.folder, self.passing, port = folder, Path(mkdtemp()), free_port()
        self.base = f"http://127.0.0.1:{port}/"
        own = {"HOME": str(folder), "TMPDIR": str(self.passing)}  # a socket's path must be short
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *program, f"--port={port}", *given],
                cwd=ROOT,
                env={**os.environ, **own},
                stdout=log,
                stderr=log,
            )
        self._await()

    @property
    def log(self) -> str:
        """All that it and its kernels have written to the terminal."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    @property
    def kernels(self) -> set[int]:
        """The processes of its kernels, wherever they were begun."""
        below = psutil.Process(self.process.pid).children(recursive=True)
        return {each.pid for each in below if each.ppid() != self.process.pid}

    def told(self, name: str) -> float:
        """One of its counts."""
        with urlopen(f"{self.base}metrics", timeout=PATIENCE) as answer:
            found = re.search(rf"(?m)^door_{name} (\S+)$", answer.read().decode())
        assert found is not None
        return float(found[1])

    def end(self, number: int = signal.SIGTERM) -> None:
        """Ends it and waits until it has ended."""
        self.process.send_signal(number)
        self.process.wait(PATIENCE)
        rmtree(self.passing)

    @property
    def files(self) -> list[Path]:
        """All that it has written anywhere, but for the log."""
        found = [path for root in (self.folder, self.passing) for path in root.rglob("*")]
        return [path for path in found if path.is_file() and path.name != "log"]

    async def got(self, path: str, **given: Any) -> HTTPResponse:
        """The answer to a request of any kind, whatever its status."""
        request = HTTPRequest(
            self.base + path, request_timeout=PATIENCE, follow_redirects=False, **given
        )
        return await AsyncHTTPClient(max_clients=500).fetch(request, raise_error=False)

    def _await(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            with suppress(OSError), urlopen(f"{self.base}healthz", timeout=PATIENCE):
                return
            time.sleep(0.05)
        pytest.fail(f"the server does not answer:\n{self.log}")


@dataclass
class Learner(Wire):
    """Someone at a lesson, who remembers all that the server has said."""

    said: list[str] = field(default_factory=list)

    async def hear_whole(self):
        message = await super().hear_whole()
        self.said.append(json.dumps(message, ensure_ascii=False))
        return message

    async def sit(self) -> Learner:
        """Sits down at a page, or comes back to it as after a lost line; begins its lesson."""
        await self.come_back()
        if not self.stored:
            await self.arrive()
        await self.act(act="go", to="before")
        return self

    async def works(self) -> bool:
        """Whether the lesson answers as it should."""
        shown = [(await self.act(act="go", to=to))["key"] for to in ("now", "before")]
        return [key.partition("/")[0] for key in shown] == ["now", "before"]

    async def over(self) -> bool:
        """Whether the server has closed the line, once all that is under way has arrived."""
        try:
            while True:
                await self.hear()
        except Refused:
            return True


async def until(done: Callable[[], bool]) -> None:
    """Waits for what happens by itself."""
    async with asyncio.timeout(PATIENCE):
        while not done():  # noqa: ASYNC110  # another process does it
            await asyncio.sleep(0.1)


def alive(pids: set[int]) -> set[int]:
    """Those of some processes that have not ended."""
    return {pid for pid in pids if psutil.pid_exists(pid) and not _zombie(pid)}


def _zombie(pid: int) -> bool:
    with suppress(psutil.NoSuchProcess):
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    return True
