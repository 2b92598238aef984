"""A claim, and the course its limitation takes: what each event did, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from widgets.core.calculators.limitation.events import CITES, ClaimEvent, Obstacle
from widgets.core.law.series import Series

WAIVES = "limitation-2020/19"


class CourtReading(StrEnum):
    """How whatever is in doubt is taken: against the creditor, or in the creditor's favour."""

    STRICT = "strict"
    GENEROUS = "generous"


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


MOVING = frozenset({Effect.RESTARTS, Effect.PROCEEDINGS, Effect.REVIVES, Effect.EITHER_WAY})


class PeriodDoubt(StrEnum):
    """Why the two readings part."""

    ONE_DAY = "one-day"
    DAYS_OFF = "days-off"
    CALL = "call"
    NOTICE = "notice"
    POLICE = "police"
    WITHDRAWN = "withdrawn"
    OPEN = "open"
    PAYS_LATE = "pays-late"
    SIGNS_LATE = "signs-late"
    ASKS_LATE = "asks-late"
    NEW_DUE = "new-due"
    BEGUN_EARLY = "begun-early"
    OBSTACLE = "obstacle"
    EDGE = "edge"
    LONGEST = "longest"
    BEFORE_RECORD = "before-record"


@dataclass(frozen=True, slots=True)
class Periods:
    """What the law sets, the first day on which the record knows it, and announced days off."""

    years: int
    longest: int
    suspension: int
    recorded: date
    days_off: Series


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it stands on the day `asked`: `start` is the day its time for paying ended.

    Nothing that happened after `asked` belongs into `events`.
    """

    start: date
    asked: date
    events: tuple[ClaimEvent, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """What an event did: `until` was the last day before it, `since` and `last` hold after it."""

    event: ClaimEvent
    effect: Effect
    until: date | None
    since: date
    last: date | None
    doubt: PeriodDoubt | None = None

    @property
    def moves(self) -> bool:
        """Whether the period began afresh."""
        return self.effect in MOVING

    @property
    def cite(self) -> str:
        """The article that it rests on."""
        waives = self.effect in {Effect.REVIVES, Effect.EITHER_WAY}
        return WAIVES if waives else CITES[self.event.kind]


@dataclass(frozen=True, slots=True)
class PeriodCourse:
    """The way a claim's period went under one reading.

    `last` is its last day; there is none where the record does not say that it still ran. `plain`
    is that day without suspension and without the longest period.
    """

    reading: CourtReading
    moments: tuple[Moment, ...]
    since: date
    plain: date | None
    last: date | None
    suspended_by: tuple[Obstacle, ...] = ()

    @property
    def deciding(self) -> Moment | None:
        """The event that the last period began with; none where that was the start."""
        return next((each for each in reversed(self.moments) if each.moves), None)

    def alive(self, on: date) -> bool:
        """Whether the claim is still in time on a day."""
        return self.last is not None and on <= self.last
