"""Days off and working days, and where a period ends whose last day is a day off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from widgets.core.calculators.calendar_days import SATURDAY, after_days, past_weekend
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.series import Series

OFF, WORKING = 1, 2
LONGEST_HOLIDAY = timedelta(10)


class Moved(StrEnum):
    """Why the last day of a period was moved, or why it was not."""

    NOT = "not"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    WORKED = "worked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a period: as `counted`, as it stands after moving, and why."""

    counted: date
    day: date
    moved: Moved


def is_off(day: date, calendar: Series) -> bool:
    """Whether nobody works on a day: a day off that was announced, or a common weekend.

    Args:
        day: the day.
        calendar: what was announced, such as `data/series/court-days-off.yaml`: `OFF` is a day
            off, `WORKING` a make-up working day; any other day follows the week.

    Raises:
        NotInForce, NotPublished: the calendar does not reach the day.
    """
    announced = calendar.at(day).value
    return announced == OFF or (announced != WORKING and day.weekday() >= SATURDAY)


def last_day(counted: date, calendar: Series) -> LastDay:
    """Where a period ends: on the first working day that is not before the day counted.

    Where the calendar does not reach, the day stays where it was counted and is `UNKNOWN`.

    Source:
        Civil Procedure Law, art. 85 (cpl-2023/85). It names statutory holidays; that weekends
        move the day as well is practice.
    """
    day = counted
    try:
        while is_off(day, calendar):
            day = after_days(day, 1)
        announced = calendar.at(counted).value
    except (NotInForce, NotPublished):
        return LastDay(counted, counted, Moved.UNKNOWN)
    if day != counted:
        return LastDay(counted, day, Moved.HOLIDAY if announced == OFF else Moved.WEEKEND)
    worked = announced == WORKING
    return LastDay(counted, counted, Moved.WORKED if worked else Moved.NOT)


def past_days_off(day: date, calendar: Series) -> date:
    """The day itself, or the working day after days off; a weekend where none are announced.

    Source:
        Civil Code, art. 203 (civil-code/203).
    """
    found = last_day(day, calendar)
    return past_weekend(day) if found.moved is Moved.UNKNOWN else found.day


def past_holiday(day: date, calendar: Series) -> date:
    """The day itself, or the working day after it where it was announced as a day off.

    Source:
        Civil Code, art. 203 (civil-code/203). It names statutory holidays and no weekends.
    """
    found = last_day(day, calendar)
    return found.day if found.moved is Moved.HOLIDAY else day


def perhaps_off(latest: date | None, on: date, calendar: Series) -> bool:
    """Whether days off that are not on record may have moved the latest last day to a day."""
    if latest is None or not latest < on <= latest + LONGEST_HOLIDAY:
        return False
    return last_day(latest, calendar).moved is Moved.UNKNOWN


def surely_over(latest: date, calendar: Series) -> date:
    """The first day that is after the latest last day, wherever days off may have moved it."""
    after = after_days(latest, 1)
    longer = LONGEST_HOLIDAY.days if perhaps_off(latest, after, calendar) else 0
    return after_days(after, longer)
