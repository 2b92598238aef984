"""The soak's own server: started on a free port, killed, restarted, robbed of its disk, weighed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from urllib.request import urlopen

import psutil

from tests.machine import ROOT, free_port, pss

LOG = ROOT / "build" / "soak.log"
PATIENCE = 60
NEST = "widgets.serve.fork_server"
SHORTEST_PING, PING_SHARE = 2.0, 10 / 75
"""Seconds between two looks whether a phone is there, and how that goes with `alone`."""
# The server as it is, but for how long the kernel of a closed page stays.
SERVE = """
import sys
from widgets.serve import app, keeper, seats
from widgets.serve.__main__ import main
seats.ALONE, keeper.LOOK_SECONDS, ping = (float(sys.argv.pop(1)) for _ in range(3))
app.PING = round(ping * 1000)
sys.exit(main())
"""


@dataclass(frozen=True)
class Weight:
    """Memory in KiB, each page of it shared among those who use it, and how many kernels live."""

    server: int
    fork_server: int
    kernels: int
    alive: int

    @property
    def standing(self) -> int:
        """What is left when every learner has gone."""
        return self.server + self.fork_server


@dataclass
class Server:
    """A server in a process of its own. `alone` is how long a kernel without a page stays."""

    alone: float
    look: float
    seats: int
    port: int = field(default_factory=free_port)
    restarts: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _gone: list[psutil.Process] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it, and waits until it answers.

        Raises:
            TimeoutError: it does not.
        """
        LOG.parent.mkdir(exist_ok=True)
        ping = max(SHORTEST_PING, self.alone * PING_SHARE)
        told = [
            str(self.alone),
            str(self.look),
            str(ping),
            "--port",
            str(self.port),
            "--cap",
            str(self.seats),
        ]
        with LOG.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", SERVE, *told], cwd=ROOT, stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while not self.up():
            if time.monotonic() > until or self._process.poll() is not None:
                raise TimeoutError("the server does not answer")
            time.sleep(0.05)

    def up(self) -> bool:
        """Whether it says that it runs."""
        try:
            with urlopen(f"{self.address}/healthz", timeout=PATIENCE) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends it, by its own process id."""
        if self._process is None:
            return
        self._gone += [*self.kernels(), *self._nests()]
        self._process.send_signal(how)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
        finally:
            self._process = None

    def restart(self, how: signal.Signals) -> None:
        """Ends it and starts it anew on the same port."""
        self.end(how)
        self.start()
        self.restarts += 1

    def kernels(self) -> list[psutil.Process]:
        """The kernels that live, youngest last, without a server's that has ended."""
        return [child for fork_server in self._nests() for child in fork_server.children()]

    def left_behind(self) -> int:
        """Processes of servers that have ended, which still live."""
        return sum(each.is_running() and each.status() != "zombie" for each in self._gone)

    def kill_kernel(self, rng: random.Random) -> bool:
        """Kills one kernel without a word; says whether there was one."""
        kernels = self.kernels()
        if kernels:
            rng.choice(kernels).kill()
        return bool(kernels)

    def fill_disk(self) -> None:
        """From now on nothing more can be written to the log, as on a disk that is full."""
        full = max(1, LOG.stat().st_size)
        for each in [self._own(), *self._nests(), *self.kernels()]:
            if each.is_running():
                each.rlimit(psutil.RLIMIT_FSIZE, (full, full))

    def weigh(self) -> Weight:
        """What its processes weigh now."""
        kernels = [pss(each.pid) for each in self.kernels()]
        nests = sum(pss(each.pid) for each in self._nests())
        return Weight(pss(self._own().pid), nests, sum(kernels), len(kernels))

    def _own(self) -> psutil.Process:
        if self._process is None:
            raise psutil.NoSuchProcess(0)
        return psutil.Process(self._process.pid)

    def _nests(self) -> list[psutil.Process]:
        try:
            return [each for each in self._own().children() if NEST in each.cmdline()]
        except psutil.NoSuchProcess:
            return []
