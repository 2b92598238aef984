"""Who gets a seat, who waits for one, and which kernels are to end. Knows no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from widgets.serve.limits import MOST_IN_LINE

STILL_WAITING = 30.0
"""A waiting page asks again every few seconds; one not heard of for so long has gone."""
LOOK_AGAIN = 1.0
"""So often, in seconds, it is looked who has gone: a crowd asks hundreds of times in that time."""
ALONE = 75.0
"""A kernel without a page for so long, in seconds, is ended: a phone may only have blinked."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a visitor may come in; if not, the ticket to ask again with, and how many before.

    Without a ticket there is no place in the line either: too many of the same block wait.
    """

    seated: bool
    ticket: str = ""
    ahead: int = 0


@dataclass(slots=True)
class Seats:
    """So many seats, and a line of visitors who wait. A seat is a kernel that lives or starts."""

    cap: int
    _line: dict[str, tuple[float, str]] = field(default_factory=dict)
    _looked: float = -LOOK_AGAIN

    def ask(self, ticket: str, fresh: str, taken: int, now: float, block: str = "") -> Admission:
        """A visitor's turn. Whoever waits comes before whoever arrives.

        Args:
            ticket: what the visitor was given before; nothing for one who arrives.
            fresh: a new ticket, used where the visitor has none that is known.
            taken: the seats taken.
            now: seconds on any clock that only goes on.
            block: the block of addresses that the visitor comes from; nothing where all come from
                one, behind which there may be anybody.
        """
        self._forget(now)
        waits = ticket in self._line
        waiting = ticket if waits else fresh
        ahead = list(self._line).index(ticket) if waits else len(self._line)
        if ahead < self.cap - taken:
            self._line.pop(waiting, None)
            return Admission(seated=True)
        if block and not waits and self._of(block) >= MOST_IN_LINE:
            return Admission(seated=False, ahead=ahead)
        self._line[waiting] = (now, block)
        return Admission(seated=False, ticket=waiting, ahead=ahead)

    def room(self, taken: int, now: float) -> bool:
        """Whether one who arrives would be seated. It gives no place in the line."""
        self._forget(now)
        return len(self._line) < self.cap - taken

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._line)

    def _of(self, block: str) -> int:
        """How many of a block wait."""
        return sum(each == block for _, each in self._line.values())

    def _forget(self, now: float) -> None:
        if now - self._looked < LOOK_AGAIN:
            return
        self._looked = now
        self._line = {t: told for t, told in self._line.items() if now - told[0] <= STILL_WAITING}


@dataclass(slots=True)
class AbandonedKernels:
    """Since when each kernel has had no page."""

    _alone: dict[str, float] = field(default_factory=dict)

    def over(self, pages: Mapping[str, int], kept: Iterable[str], now: float) -> tuple[str, ...]:
        """The kernels to be ended.

        Args:
            pages: how many pages each kernel has.
            kept: kernels that wait for their page and stay.
            now: seconds on any clock that only goes on.
        """
        stays = set(kept)
        alone = [kernel for kernel, n in pages.items() if n <= 0 and kernel not in stays]
        self._alone = {kernel: self._alone.get(kernel, now) for kernel in alone}
        return tuple(kernel for kernel, since in self._alone.items() if now - since >= ALONE)


@dataclass(slots=True)
class RunawayKernels:
    """Which kernels work on and on without a word."""

    _begun: dict[str, tuple[object, float, float]] = field(default_factory=dict)

    def over(self, work: Mapping[str, tuple[object, float, float]]) -> tuple[str, ...]:
        """The kernels to be ended.

        Args:
            work: for each kernel, when it last said something, the processor time it has taken
                until now, and how much it may take without a word, both in seconds. One that only
                waits for the processor takes none.
        """
        begun = {kernel: self._begun.get(kernel, now) for kernel, now in work.items()}
        self._begun = {k: now if now[0] != begun[k][0] else begun[k] for k, now in work.items()}
        return tuple(k for k, now in work.items() if now[1] - self._begun[k][1] >= now[2])
