"""A claim, and the course its limitation takes: what each event did, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from widgets.core.calculators.limitation.rows import ClaimEvent, Obstacle
from widgets.core.law.limitation import PeriodDoubt


class CourtReading(StrEnum):
    """How whatever is in doubt is taken: against the creditor, or in the creditor's favour."""

    STRICT = "strict"
    GENEROUS = "generous"


class Begun(StrEnum):
    """What the period starts from."""

    DUE = "due"
    INSTALMENTS = "instalments"
    GRACE = "grace"
    REFUSED = "refused"


class Effect(StrEnum):
    """What an event did to the period."""

    RESTARTS = "restarts"
    PROCEEDINGS = "proceedings"
    REVIVES = "revives"
    EITHER_WAY = "either-way"
    EARLY = "early"
    TOO_LATE = "too-late"
    NOT_COUNTED = "not-counted"
    BEFORE_RECORD = "before-record"


WAIVING = frozenset({Effect.REVIVES, Effect.EITHER_WAY})
MOVING = WAIVING | {Effect.RESTARTS, Effect.PROCEEDINGS}


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it stands on the day `asked`: `start` is the day its time for paying ended.

    Nothing that happened after `asked` belongs into `events`.
    """

    start: date
    asked: date
    events: tuple[ClaimEvent, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    begun: Begun = Begun.DUE


@dataclass(frozen=True, slots=True)
class Moment:
    """What an event did: `until` was the last day before it, `since` holds after it."""

    event: ClaimEvent
    effect: Effect
    until: date | None
    since: date
    doubt: PeriodDoubt | None = None

    @property
    def moves(self) -> bool:
        """Whether the period began afresh."""
        return self.effect in MOVING

    @property
    def cite(self) -> str:
        """The article that it rests on."""
        waives = self.event.kind.gives_up if self.effect in WAIVING else None
        return waives or self.event.kind.cite


@dataclass(frozen=True, slots=True)
class PeriodCourse:
    """The way a claim's period went under one reading.

    `last` is its last day; there is none where the record does not say that it still ran.
    """

    reading: CourtReading
    moments: tuple[Moment, ...]
    since: date
    last: date | None
    suspended_by: tuple[Obstacle, ...] = ()

    @property
    def deciding(self) -> Moment | None:
        """The event that the last period began with; none where that was the start."""
        return next((each for each in reversed(self.moments) if each.moves), None)

    def alive(self, on: date) -> bool:
        """Whether the claim is still in time on a day."""
        return self.last is not None and on <= self.last
