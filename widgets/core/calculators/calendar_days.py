"""Days and months counted as the Civil Code counts them, and a calendar file of the days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from hashlib import blake2s

MONTHS_A_YEAR = 12
MOST_OCTETS = 75
SATURDAY = 5
_WHOSE = "law-at-the-door"
_ESCAPES = (
    ("\\", "\\\\"),
    (";", "\\;"),
    (",", "\\,"),
    ("\r\n", "\\n"),
    ("\r", "\\n"),
    ("\n", "\\n"),
)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A whole day for a calendar: `key` says which day of ours it is, the rest is shown."""

    key: str
    day: date
    summary: str
    note: str = ""


def after_days(day: date, number: int) -> date:
    """The last day of a period of days; the day it starts on is not counted.

    Raises:
        OverflowError: no calendar reaches that far.

    Source:
        Civil Code, art. 201 (civil-code/201).
    """
    return day + timedelta(days=number)


def after_months(day: date, number: int, due: int | None = None) -> date:
    """The last day of a period of months: the corresponding day, else the last of that month.

    A negative number counts back by the same rule. `due` is the day of the month to be met, where
    it is another than that of the day.

    Raises:
        OverflowError: no calendar reaches that far.

    Source:
        Civil Code, arts. 201 and 202 (civil-code/201, /202).
    """
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + number, MONTHS_A_YEAR)
    if not 1 <= year < MAXYEAR:
        raise OverflowError(f"{number} months from {day} is beyond the calendar")
    return date(year, month + 1, min(due or day.day, monthrange(year, month + 1)[1]))


def after_years(day: date, number: int) -> date:
    """The last day of a period of years, as `after_months` finds it."""
    return after_months(day, number * MONTHS_A_YEAR)


def due_day(start: date, days: Sequence[date]) -> int | None:
    """The day of the month that all days stand for: 31 for 31 Jan, 28 Feb, 31 Mar; else None."""
    for due in (start.day, max((day.day for day in days), default=start.day)):
        if all(day == after_months(day, 0, due) for day in days):
            return due
    return None


def months_between(start: date, end: date, due: int | None = None) -> tuple[int, int]:
    """Whole months from one day back to another, and the odd days before them.

    Months are counted back from the later day, to the `due` day of each month; the last of a
    month stands for a day that it does not have. A later day that is not `due` counts by itself.
    """
    months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
    if due and after_months(end, 0, due) != end:
        due = None
    if due is None and after_months(start, months) == end:
        return months, 0
    back = after_months(end, -months, due)
    if back < start:
        months -= 1
        back = after_months(end, -months, due)
    return months, (back - start).days


def past_weekend(day: date) -> date:
    """The day itself, or the Monday after a Saturday or Sunday. It knows no public holidays."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def ics(events: Sequence[CalendarEvent], stamp: date) -> str:
    """A calendar file (RFC 5545) of whole days, with a reminder a week before each.

    Args:
        events: the days, in any order.
        stamp: the day on which the file is made.

    Returns:
        Text with CRLF line ends and lines of 75 octets at most. The same event has the same UID
        in every file, so that taking a file in twice adds nothing.
    """
    ordered = sorted(events, key=lambda event: (event.day, event.key, event.summary))
    inner = [line for event in ordered for line in _lines(event, stamp)]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_WHOSE}//days//EN", "CALSCALE:GREGORIAN"]
    lines = [*head, *inner, "END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _lines(event: CalendarEvent, stamp: date) -> Iterator[str]:
    mark = f"{event.key}|{event.day.isoformat()}|{event.summary}"
    uid = blake2s(mark.encode(), digest_size=10).hexdigest()
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@{_WHOSE}"
    yield f"DTSTAMP:{_compact(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_compact(event.day)}"
    yield f"DTEND;VALUE=DATE:{_compact(after_days(event.day, 1))}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.note:
        yield f"DESCRIPTION:{_escaped(event.note)}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.summary)}")
    yield from ("TRIGGER:-P7D", "END:VALARM", "END:VEVENT")


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """Text as a calendar file writes it; control characters are left out."""
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return "".join(c for c in text if c >= " " and c != "\x7f")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, each after the first led by a space."""
    piece, octets = "", 0
    for c in line:
        size = len(c.encode())
        if octets + size > MOST_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + c, octets + size
    yield piece
