"""How many learners a machine has room for, and what seats cost. The figures are measured."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from os import cpu_count

from psutil import virtual_memory

from widgets.serve.limits import MIB, MOST_GUESTS, MOST_LINES

SEAT_MIB = 40
"""What a learner adds, with room to spare: 26 MiB were measured, see `make bench`."""
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


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine has free: memory in bytes, processor cores, and files that may be open."""

    memory: int
    cores: int
    files: int = MOST_FILES

    @property
    def seats(self) -> int:
        """How many learners there is room for; one at least."""
        by_memory = (self.memory // MIB - SERVER_MIB) // SEAT_MIB
        return max(1, min(by_memory, self.cores * SEATS_A_CORE, self.most))

    @property
    def most(self) -> int:
        """How many learners the system allows, whatever else there is; perhaps none."""
        by_files = (self.files - SERVER_FILES) // FILES_A_SEAT
        return max(0, min(by_files, MOST_SOCKETS // SOCKETS_A_SEAT))

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
    """This machine, once this process may open as many files as it is of use to open."""
    return Machine(virtual_memory().available, cpu_count() or 1, _files())


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
