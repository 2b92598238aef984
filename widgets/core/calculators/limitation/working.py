"""Limitation of a debt: when it starts, what restarts or suspends it, and its last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from widgets.core.calculators.calendar_days import (
    after_days,
    after_months,
    after_years,
    past_weekend,
)
from widgets.core.calculators.limitation.course import (
    MOVING,
    Claim,
    CourtReading,
    Effect,
    Moment,
    PeriodCourse,
    PeriodDoubt,
    Periods,
)
from widgets.core.calculators.limitation.events import (
    AGREEING,
    DATED,
    PROCEEDINGS,
    Barrier,
    ClaimEvent,
    EventKind,
    Obstacle,
)
from widgets.core.calculators.working_days import Moved
from widgets.core.calculators.working_days import last_day as moved
from widgets.core.law.series import Series

_UNDATED = {PeriodDoubt.OPEN, PeriodDoubt.NEW_DUE}
_UNSURE = {
    EventKind.CALL: PeriodDoubt.CALL,
    EventKind.NOTICE: PeriodDoubt.NOTICE,
    EventKind.POLICE: PeriodDoubt.POLICE,
    EventKind.WITHDRAWN: PeriodDoubt.WITHDRAWN,
}
"""What interrupts only under conditions that a row does not tell, or by some opinions."""

_LATE = {
    EventKind.PAYMENT: PeriodDoubt.PAYS_LATE,
    EventKind.SIGNED: PeriodDoubt.SIGNS_LATE,
    EventKind.EXTENSION: PeriodDoubt.ASKS_LATE,
}
"""What gives the plea up only by some opinions, once the period has ended."""


def follow(claim: Claim, periods: Periods, reading: CourtReading) -> PeriodCourse:
    """How a claim's period went.

    Args:
        claim: the start, and what happened up to the day asked about, in any order.
        periods: years, longest years and months of suspension that the law sets.
        reading: how doubts are taken. Every other way of taking them lies between the two.

    Returns:
        The course, with one moment an event in order of days.

    Raises:
        OverflowError: a day is beyond the calendar.

    Source:
        Civil Code, arts. 188, 194, 195 and 200 to 203; limitation-2020/8 to /19.
    """
    recorded = claim.start >= periods.recorded
    first = last_day(claim, periods, reading, claim.start)[0] if recorded else None
    course = PeriodCourse(reading, (), claim.start, first, first)
    for event in sorted(claim.events, key=_order):
        course = _after(course, event, claim, periods)
    if course.last is None:
        return course
    plain = after_years(course.since, periods.years)
    last, obstacles = last_day(claim, periods, reading, course.since)
    return replace(course, plain=plain, last=max(course.last, last), suspended_by=obstacles)


def doubts(claim: Claim, strict: PeriodCourse, generous: PeriodCourse) -> tuple[PeriodDoubt, ...]:
    """Why the two readings of a claim end on different days; nothing where they do not."""
    if strict.last == generous.last:
        return ()
    found: list[PeriodDoubt] = []
    for one, other in zip(strict.moments, generous.moments, strict=True):
        undated = other.doubt in _UNDATED and one.since != other.since
        if other.doubt and (one.effect is not other.effect or undated):
            found.append(other.doubt)
        elif one.effect is not other.effect and not found:
            found.append(PeriodDoubt.EDGE)
    if any(each.kind is Barrier.OTHER for each in generous.suspended_by):
        found.append(PeriodDoubt.OBSTACLE)
    if generous.since == claim.start:
        found.append(PeriodDoubt.ONE_DAY)
    elif not found:
        found.append(PeriodDoubt.DAYS_OFF)
    return tuple(dict.fromkeys(found))


def longest_day(claim: Claim, periods: Periods) -> date | None:
    """The last day of the longest period, which nothing stops; none before the record.

    Source:
        Civil Code, art. 188 (civil-code/188); civil-general-2022/35.
    """
    if claim.start < periods.recorded:
        return None
    return after_years(claim.start, periods.longest)


def last_day(
    claim: Claim, periods: Periods, reading: CourtReading, since: date
) -> tuple[date, tuple[Obstacle, ...]]:
    """The last day of a period that runs from `since`, and the obstacles that put it off.

    The generous reading counts from the day after the start, and passes over days off.

    Source:
        Civil Code, arts. 194, 201, 202 and 203.
    """
    generous = reading is CourtReading.GENEROUS
    last = after_years(since, periods.years)
    last = after_days(last, 1) if generous and since == claim.start else last
    by: list[Obstacle] = []
    for obstacle in sorted(claim.obstacles, key=lambda each: (each.first, each.last, each.kind)):
        counts = generous or obstacle.kind is not Barrier.OTHER
        later = after_months(obstacle.last, periods.suspension)
        # One that was gone before the last months began leads to no later day.
        if counts and obstacle.first <= last < later:
            last, by = later, [*by, obstacle]
    longest = longest_day(claim, periods)
    if longest is not None and since <= longest:
        last = min(last, longest)
    return (past_days_off(last, periods.days_off) if generous else last), tuple(by)


def past_days_off(day: date, calendar: Series) -> date:
    """The day itself, or the working day after days off; a weekend where none are announced.

    Source:
        Civil Code, art. 203 (civil-code/203).
    """
    found = moved(day, calendar)
    return past_weekend(day) if found.moved is Moved.UNKNOWN else found.day


def _order(event: ClaimEvent) -> tuple[date, date, str, str]:
    """The order of events, whatever the order of rows."""
    return event.day, event.ends or event.day, event.kind, event.note


def _after(course: PeriodCourse, event: ClaimEvent, claim: Claim, periods: Periods) -> PeriodCourse:
    effect, doubt = _effect(course, event, claim, periods)
    since, last = course.since, course.last
    if effect in MOVING:
        since = max(since, _restarts(event, course.reading, claim))
        new = last_day(claim, periods, course.reading, since)[0]
        last = new if last is None else max(last, new)
    moment = Moment(event, effect, course.last, since, last, doubt)
    return replace(course, moments=(*course.moments, moment), since=since, last=last)


def _restarts(event: ClaimEvent, reading: CourtReading, claim: Claim) -> date:
    """The day from which an event lets the period run again.

    Source:
        Civil Code, arts. 188, 189 and 195 (civil-code/188, /189, /195).
    """
    if event.kind not in PROCEEDINGS | DATED:
        return event.day
    if event.ends is None:
        return max(claim.asked, event.day) if reading is CourtReading.GENEROUS else event.day
    return event.ends


def _effect(
    course: PeriodCourse, event: ClaimEvent, claim: Claim, periods: Periods
) -> tuple[Effect, PeriodDoubt | None]:
    """What an event does, and why that may be in doubt."""
    if event.day < periods.recorded:
        return Effect.BEFORE_RECORD, None
    if event.day < claim.start:
        return _early(event, claim, course.reading)
    if course.last is None:
        return _in_the_dark(event, course.reading)
    if event.day <= course.last:
        return _in_time(event, course.reading)
    effect, doubt = _too_late(event, course.reading)
    longest = longest_day(claim, periods)
    if effect is not Effect.REVIVES or longest is None or event.day <= longest:
        return effect, doubt
    strict = course.reading is CourtReading.STRICT
    return (Effect.TOO_LATE if strict else effect), PeriodDoubt.LONGEST


def _early(
    event: ClaimEvent, claim: Claim, reading: CourtReading
) -> tuple[Effect, PeriodDoubt | None]:
    """An event before the debt fell due: it matters where it put the due day off.

    Proceedings that end after that day may matter too: the law says from when they count, and not
    what they do to a period that had not begun.
    """
    strict = reading is CourtReading.STRICT
    if event.kind in PROCEEDINGS and (event.ends is None or event.ends > claim.start):
        return (Effect.EARLY if strict else Effect.PROCEEDINGS), PeriodDoubt.BEGUN_EARLY
    if event.kind not in DATED:
        return Effect.EARLY, None
    if event.ends is not None:
        return (Effect.RESTARTS if event.ends > claim.start else Effect.EARLY), None
    return (Effect.EARLY if strict else Effect.RESTARTS), PeriodDoubt.NEW_DUE


def _undated(event: ClaimEvent) -> PeriodDoubt | None:
    """That an agreement may have set a new due day, which was not given."""
    return PeriodDoubt.NEW_DUE if event.kind in DATED and event.ends is None else None


def _in_the_dark(event: ClaimEvent, reading: CourtReading) -> tuple[Effect, PeriodDoubt | None]:
    """An event of which the record does not say whether the period still ran."""
    if event.kind in AGREEING and event.kind not in _LATE:
        return Effect.EITHER_WAY, _undated(event)
    if reading is CourtReading.STRICT:
        return Effect.NOT_COUNTED, PeriodDoubt.BEFORE_RECORD
    return _in_time(event, reading)[0], PeriodDoubt.BEFORE_RECORD


def _in_time(event: ClaimEvent, reading: CourtReading) -> tuple[Effect, PeriodDoubt | None]:
    """An event while the period runs."""
    doubt = _UNSURE.get(event.kind)
    if doubt and reading is CourtReading.STRICT:
        return Effect.NOT_COUNTED, doubt
    if event.kind not in PROCEEDINGS:
        return Effect.RESTARTS, doubt or _undated(event)
    return Effect.PROCEEDINGS, doubt or (None if event.ends else PeriodDoubt.OPEN)


def _too_late(event: ClaimEvent, reading: CourtReading) -> tuple[Effect, PeriodDoubt | None]:
    """An event after the period has ended."""
    doubt = _LATE.get(event.kind)
    sure = event.kind in AGREEING and doubt is None
    revives = sure or (doubt and reading is CourtReading.GENEROUS)
    return (Effect.REVIVES if revives else Effect.TOO_LATE), doubt or _undated(event)
