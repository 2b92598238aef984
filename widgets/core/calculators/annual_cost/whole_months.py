"""Whole months between days, and the odd days before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from widgets.core.calculators.calendar_days import MONTHS_A_YEAR


def due_day(start: date, days: Sequence[date]) -> int | None:
    """The day of the month that all days stand for: 31 for 31 Jan, 28 Feb, 31 Mar; else None."""
    for due in (start.day, max((day.day for day in days), default=start.day)):
        if all(day == months_after(day, 0, due) for day in days):
            return due
    return None


def months_after(day: date, months: int, due: int | None = None) -> date:
    """The day so many months later, on the `due` day of the month or the last that it has."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    into_next = date(year, month + 1, 28) + timedelta(4)
    return date(year, month + 1, min(due or day.day, 32 - into_next.day))


def months_between(start: date, end: date, due: int | None = None) -> tuple[int, int]:
    """Whole months from one day back to another, and the odd days before them.

    Months are counted back from the later day, to the `due` day of each month; the last of a
    month stands for a day that it does not have. A later day that is not `due` counts by itself.
    """
    months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
    if due and months_after(end, 0, due) != end:
        due = None
    if due is None and months_after(start, months) == end:
        return months, 0
    back = months_after(end, -months, due)
    if back < start:
        months -= 1
        back = months_after(end, -months, due)
    return months, (back - start).days
