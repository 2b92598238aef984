"""How many learners a machine has room for, and what seats cost. The figures are measured."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024
SEAT_MIB = 40
"""What a learner adds, with room to spare: 26 MiB were measured, see `make bench`."""
SERVER_MIB = 300
"""The server, the nest and what else a machine needs."""
SEATS_A_CORE = 60
"""Learners who act every few seconds and whom one core answers in time."""
SECONDS_A_SEAT = 0.2
"""How long one core takes to warm a seat, with time to spare: 0.1 seconds were measured."""
SECONDS_BEFORE = 5
"""How long the server and the nest take to start, before the first seat is warmed."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine has free: memory in bytes, and processor cores."""

    memory: int
    cores: int

    @property
    def seats(self) -> int:
        """How many learners there is room for; one at least."""
        by_memory = (self.memory // MIB - SERVER_MIB) // SEAT_MIB
        return max(1, min(by_memory, self.cores * SEATS_A_CORE))


@dataclass(frozen=True, slots=True)
class Cost:
    """What warming seats takes: memory in MiB, and time in seconds."""

    memory: int
    seconds: int


def cost(seats: int, machine: Machine) -> Cost:
    """What so many seats take on a machine."""
    seconds = seats * SECONDS_A_SEAT / max(1, machine.cores)
    return Cost(SERVER_MIB + seats * SEAT_MIB, round(seconds) + SECONDS_BEFORE)
