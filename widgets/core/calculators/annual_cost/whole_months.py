"""Whole months between days, and the odd days before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from widgets.core.calculators.calendar_days import MONTHS_A_YEAR, after_months


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
