"""How many learners a machine has room for, and what seats cost. The figures are measured."""

from __future__ import annotations

import os
import resource
from dataclasses import dataclass

from psutil import virtual_memory

from widgets.serve.container import allowance
from widgets.serve.limits import MIB, MOST_GUESTS, MOST_LINES

SEAT_MIB = 36
"""What a learner adds, with a quarter to spare: 28.4 MiB were measured, see `docs/operating.md`."""
SERVER_MIB = 300
"""The server, the fork server and what else a machine needs."""
SEATS_A_CORE = 60
"""Learners who act every few seconds and whom one core answers in time."""
SECONDS_A_SEAT = 0.2
"""How long one core takes to warm a seat, with time to spare: 0.1 seconds were measured."""
SECONDS_BEFORE = 5
"""How long the server and the fork server take to start, before the first seat is warmed."""
SOCKETS_A_SEAT = 2 + 2 * MOST_LINES
"""Within the server: two to watch over a kernel, and two for each of its lines."""
FILES_A_SEAT = 2 * SOCKETS_A_SEAT + MOST_LINES + 8
"""Two for each of those, one a line, and what a browser holds open while it loads a page."""
SERVER_FILES = 128
"""What a server without learners has open, with room to spare: 21 were counted."""
MOST_FILES = 65_536
"""More open files than this are of no use to one server, and some systems would allow millions."""
MOST_SOCKETS = 65_535
"""What ZeroMQ allows to one process at the most."""
TASKS_A_SEAT = 18
"""Threads of a kernel: 15 were counted; some more while one ends and the next begins."""
SERVER_TASKS = 32
"""Those of the server and the fork server: 5 were counted."""
MOST_TASKS = 1_000_000
"""Where nothing limits them, more than any machine has memory for."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is free: memory in bytes, processor cores, files that may be open, tasks that may run.

    A task is a thread of any process.
    """

    memory: int
    cores: int
    files: int = MOST_FILES
    tasks: int = MOST_TASKS

    @property
    def seats(self) -> int:
        """How many learners are answered in time; one at least."""
        return max(1, min(self.room, self.cores * SEATS_A_CORE))

    @property
    def room(self) -> int:
        """How many learners there is room for, however long they wait; perhaps none."""
        return min(self.most, max(1, self._by_memory))

    @property
    def most(self) -> int:
        """How many learners the system allows, whatever else there is; perhaps none."""
        return max(0, min(self._by_files, self.by_tasks, MOST_SOCKETS // SOCKETS_A_SEAT))

    @property
    def _by_memory(self) -> int:
        return (self.memory // MIB - SERVER_MIB) // SEAT_MIB

    @property
    def _by_files(self) -> int:
        return (self.files - SERVER_FILES) // FILES_A_SEAT

    @property
    def by_tasks(self) -> int:
        """How many learners there may be tasks for; less than none where even a server is much."""
        return (self.tasks - SERVER_TASKS) // TASKS_A_SEAT

    def short(self, seats: int) -> str:
        """What is too little for so many learners, for the operator."""
        told = (
            (self._by_files, f"only {self.files} files may be open, see ulimit -n"),
            (self.by_tasks, f"only {self.tasks} tasks may run, see pids.max or TasksMax"),
            (MOST_SOCKETS // SOCKETS_A_SEAT, f"ZeroMQ opens {MOST_SOCKETS} sockets"),
            (max(1, self._by_memory), f"only {self.memory // MIB} MiB of memory are free"),
            (self.cores * SEATS_A_CORE, f"{self.cores} cores answer {SEATS_A_CORE} each in time"),
        )
        return "; ".join(why for enough, why in told if enough < seats)

    def guests(self, seats: int) -> int:
        """How many connections there may be that are no learner's line, beside so many seats."""
        lines = seats * (2 * SOCKETS_A_SEAT + MOST_LINES)
        return min(MOST_GUESTS, self.files - SERVER_FILES - lines)


@dataclass(frozen=True, slots=True)
class Cost:
    """What warming seats takes: memory in MiB, and time in seconds."""

    memory: int
    seconds: int


def cost(seats: int, machine: Machine) -> Cost:
    """What so many seats take on a machine."""
    seconds = seats * SECONDS_A_SEAT / max(1, machine.cores)
    return Cost(SERVER_MIB + seats * SEAT_MIB, round(seconds) + SECONDS_BEFORE)


def here() -> Machine:
    """This machine, or as much of it as a container leaves to this process.

    It may then open as many files as it is of use to open.
    """
    allowed = allowance()
    return Machine(
        int(max(0, min(virtual_memory().available, allowed.memory))),
        int(max(1, min(_cores(), allowed.cores))),
        _files(),
        int(max(0, min(MOST_TASKS, allowed.tasks))),
    )


def _cores() -> int:
    """The cores that this process may run on, which some systems do not tell."""
    affinity = getattr(os, "sched_getaffinity", lambda _own: range(os.cpu_count() or 1))
    return len(affinity(0))


def _files() -> int:
    """How many files may be open. Of what there may be, a shell often allows a small part."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(MOST_FILES, _counted(most))
    if _counted(allowed) >= wanted:
        return wanted
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    except (OSError, ValueError):  # some systems allow less than they say
        return allowed
    return wanted


def _counted(limit: int) -> int:
    return MOST_FILES if limit == resource.RLIM_INFINITY else limit
