"""A class's server in a process and a folder of its own: killed, and begun anew there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import psutil

from tests.machine import free_port, pss

PATIENCE = 180
# A workshop as `make workshop SEATS=0` holds one, but reached on this machine alone.
HELD = """
import sys
from widgets.serve import network, workshop
network.only_here = lambda ip: False
sys.exit(workshop.main())
"""


@dataclass
class ClassServer:
    """A server with one class and no seats. In its folder it leaves code and key, and its log."""

    folder: Path
    people: int = 40
    given: tuple[str, ...] = ("--plan=door-45", "--ip=127.0.0.1")
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def code(self) -> str:
        """What phones find the class by."""
        return str(self._kept()["code"])

    @property
    def key(self) -> str:
        """What whoever leads it proves to be."""
        return str(self._kept()["key"])

    @property
    def log(self) -> str:
        """All that it has written to the terminal."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    @property
    def memory(self) -> float:
        """The memory in MiB of the server itself, without its fork server."""
        return pss(self._process.pid) / 1024 if self._process else 0.0

    @property
    def spent(self) -> float:
        """The processor time of the server itself in seconds."""
        if self._process is None:
            return 0.0
        times = psutil.Process(self._process.pid).cpu_times()
        return float(times.user + times.system)

    def start(self) -> None:
        """Starts it, and waits until it answers.

        Raises:
            TimeoutError: it does not; the text is its log.
        """
        command = [sys.executable, "-c", HELD, "--lang=en", "--seats=0", "--open=0"]
        command += [f"--people={self.people}", "--per-address=0", f"--port={self.port}"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *self.given],
                cwd=self.folder,
                env={**os.environ, "HOME": str(self.folder)},
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + PATIENCE
        while not self._up():
            if time.monotonic() > until or self._process.poll() is not None:
                raise TimeoutError(f"the class's server does not answer: {self.log}")
            time.sleep(0.05)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends it, or kills it."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)
            self._process = None

    def _up(self) -> bool:
        with suppress(OSError), urlopen(f"{self.address}/healthz", timeout=PATIENCE):
            return True
        return False

    def _kept(self) -> dict[str, object]:
        (path,) = (self.folder / "build").glob("class*.json")
        found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
        return found
