"""What can happen to a claim, as limitation tells it apart, and the words by which it is told."""

from __future__ import annotations

from enum import StrEnum

from widgets.core.law.reference import Spoken
from widgets.core.record import Cite, Id, Record


class PeriodDoubt(StrEnum):
    """Why a limitation period may be read in two ways."""

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


class EventKind(Record):
    """A kind of event, and the article under which it interrupts a period that still runs.

    `lasts` are proceedings: the period begins afresh when they end. `new_due` is the article by
    which it runs from a newly agreed day for paying, `gives_up` that by which the plea is given up
    once the period has ended. `doubt` and `late_doubt` are why the one or the other may not be so.
    `sues` keeps a general guarantee; after what `executes` the time for enforcement counts.
    """

    id: Id
    cite: Cite
    words: Spoken
    by_creditor: bool = False
    lasts: bool = False
    new_due: Cite | None = None
    gives_up: Cite | None = None
    doubt: PeriodDoubt | None = None
    late_doubt: PeriodDoubt | None = None
    sues: bool = False
    executes: bool = False
    conditioned: bool = False


class ObstacleKind(Record):
    """What may keep a creditor from claiming; `doubtful` where a court may see none in it."""

    id: Id
    words: Spoken
    doubtful: bool = False
