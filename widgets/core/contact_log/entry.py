"""A log of contacts as data: each contact, what was merged into it, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum, StrEnum

LONGEST_SHOWN = 80


class ContactMeans(StrEnum):
    """How the collector made contact."""

    CALL = "call"
    MESSAGE = "message"
    VISIT = "visit"
    OTHER = "other"


class Direction(StrEnum):
    """Who began it, seen from the borrower: what came in is the collector's doing."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Purpose(StrEnum):
    """What a call was for, as the person marked it: only to tell, or to talk both ways."""

    NOTICE = "notice"
    TWO_WAY = "two-way"


class LogShape(StrEnum):
    """What kind of log was given."""

    LINES = "lines"
    TABLE = "table"
    BILL = "bill"
    BACKUP = "backup"


class UnreadReason(StrEnum):
    """Why a line was not read."""

    NO_DAY = "no-day"
    NO_YEAR = "no-year"
    WHICH_MONTH = "which-month"
    NO_SUCH_DAY = "no-such-day"
    NO_TIME = "no-time"
    NO_SUCH_TIME = "no-such-time"
    PART_OF_DAY = "part-of-day"
    SEVERAL_TIMES = "several-times"
    TIME_ZONE = "time-zone"
    NO_KIND = "no-kind"
    NO_DIRECTION = "no-direction"
    ABOVE_HEADER = "above-header"
    UNKNOWN_HEADER = "unknown-header"
    BROKEN_ROW = "broken-row"
    BROKEN_XML = "broken-xml"
    DTD_REFUSED = "dtd-refused"
    NOT_A_CONTACT = "not-a-contact"


_WHICH_DAY = {UnreadReason.NO_SUCH_TIME, UnreadReason.TIME_ZONE}


class Passed(Enum):
    """A line that says nothing by itself: empty, a heading, or the rest of the row before it."""

    BLANK = 0
    HEADING = 1
    JOINED = 2


@dataclass(frozen=True, slots=True)
class DayAlone:
    """A day without an hour that could be read, and why: it is counted where none is needed."""

    on: date
    why: UnreadReason


ContactMoment = datetime | DayAlone


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact; `line` is where it stands in the log, or its place among a backup's records.

    `when` is Beijing time, or a day alone. `other` is the number or name on the other side, and
    `mine` the borrower's own number or SIM, both as given. `connected` and `seconds` are None where
    the log does not say. `text` is the learner's own: the whole of a typed line, else the words
    sent.
    """

    line: int
    when: ContactMoment
    kind: ContactMeans
    direction: Direction = Direction.INCOMING
    connected: bool | None = None
    seconds: int | None = None
    other: str = ""
    mine: str = ""
    to_third: bool = False
    after_refusal: bool = False
    purpose: Purpose | None = None
    text: str = ""

    @property
    def on(self) -> date:
        """Its day."""
        return self.when.on if isinstance(self.when, DayAlone) else self.when.date()

    @property
    def at(self) -> time | None:
        """Its time of day; None where only the day was told."""
        return None if isinstance(self.when, DayAlone) else self.when.time()

    @property
    def day_is_sure(self) -> bool:
        """Whether it was that day: around midnight, or by a foreign clock, it may be the next."""
        return not (isinstance(self.when, DayAlone) and self.when.why in _WHICH_DAY)


@dataclass(frozen=True, slots=True)
class Doubled:
    """A line that tells a contact again: it was merged into the line `of`."""

    line: int
    of: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that could not be read: its beginning as given, and why."""

    line: int
    text: str
    reason: UnreadReason


Found = Contact | Unread | Passed


@dataclass(frozen=True, slots=True)
class Log:
    """A log as read. Every line is a contact, doubled, unread or passed."""

    shape: LogShape
    contacts: tuple[Contact, ...] = ()
    duplicates: tuple[Doubled, ...] = ()
    unread: tuple[Unread, ...] = ()
    passed: Mapping[Passed, int] = field(default_factory=dict)

    @property
    def lines(self) -> int:
        """How many lines, or records of a backup, the log has."""
        read = len(self.contacts) + len(self.duplicates) + len(self.unread)
        return read + sum(self.passed.values())


def unread(line: int, text: str, reason: UnreadReason) -> Unread:
    """A line not read; only its beginning is kept."""
    return Unread(line, text[:LONGEST_SHOWN], reason)
