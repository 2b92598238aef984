"""What all learners count together."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """What all learners count together."""

    sent: int = 0
    answered: int = 0
    late: int = 0
    lost: int = 0
    erased: int = 0
    pages: int = 0
    closed: int = 0
    resumed_right: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    recoveries: dict[str, list[float]] = field(default_factory=dict)
    told: list[float] = field(default_factory=list)
    acts: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def recovered(self, why: str, seconds: float) -> None:
        """One more recovery."""
        self.recoveries.setdefault(why, []).append(seconds)


def now() -> float:
    """Seconds on a clock that only goes on."""
    return asyncio.get_running_loop().time()
