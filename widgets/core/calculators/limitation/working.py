"""Limitation of a debt: when it starts, what restarts or suspends it, and its last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from widgets.core.calculators.calendar_days import after_days, after_months, after_years
from widgets.core.calculators.limitation.course import (
    MOVING,
    Claim,
    CourtReading,
    Effect,
    Moment,
    PeriodCourse,
)
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.limitation.rows import ClaimEvent, Obstacle
from widgets.core.calculators.working_days import past_days_off, past_holiday
from widgets.core.law.limitation import PeriodDoubt

_UNDATED = {PeriodDoubt.OPEN, PeriodDoubt.NEW_DUE}
_Effects = tuple[Effect, Effect, PeriodDoubt | None]
"""What an event does by the strict reading and by the generous one, and why that is in doubt."""


def follow(claim: Claim, periods: Periods, reading: CourtReading) -> PeriodCourse:
    """How a claim's period went.

    The course has one moment an event, in order of days. Every other way of taking what is in
    doubt lies between the two readings.

    Raises:
        OverflowError: a day is beyond the calendar.

    Source:
        Civil Code, arts. 188, 194, 195 and 200 to 203; limitation-2020/8 to /19.
    """
    recorded = claim.start >= periods.recorded
    first = last_day(claim, periods, reading, claim.start)[0] if recorded else None
    course = PeriodCourse(reading, (), claim.start, first)
    for event in sorted(claim.events, key=lambda e: (e.day, e.ends or e.day, e.kind.id, e.note)):
        course = _after(course, event, claim, periods)
    if course.last is None:
        return course
    return replace(course, suspended_by=last_day(claim, periods, reading, course.since)[2])


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
    if any(each.kind.doubtful for each in generous.suspended_by):
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
) -> tuple[date, date, tuple[Obstacle, ...]]:
    """The last day of a period from `since`, the day counted, and the obstacles that put it off.

    The generous reading counts from the day after the start. Days off that were announced move the
    day counted by either reading, a weekend by the generous one only.

    Source:
        Civil Code, arts. 194, 201, 202 and 203.
    """
    generous = reading is CourtReading.GENEROUS
    moved = past_days_off if generous else past_holiday
    counted = after_years(since, periods.years)
    last = counted = after_days(counted, 1) if generous and since == claim.start else counted
    by: list[Obstacle] = []
    for obstacle in sorted(claim.obstacles, key=lambda each: (each.first, each.last, each.kind.id)):
        counts = generous or not obstacle.kind.doubtful
        later = after_months(obstacle.last, periods.suspension)
        # One that was gone before the last months began leads to no later day.
        if counts and obstacle.first <= moved(last, periods.days_off) < later:
            last, by = later, [*by, obstacle]
    if periods.runs_on and not generous:
        last = min(last, _run_on(counted, by, periods.suspension))
    longest = longest_day(claim, periods)
    if longest is not None and since <= longest:
        last = min(last, longest)
    return moved(last, periods.days_off), last, tuple(by)


def _run_on(last: date, obstacles: Sequence[Obstacle], number: int) -> date:
    """The last day, put off by the days that obstacles took up in the last months.

    Source:
        SPC Interpretation on Enforcement Procedure, art. 19 (enforcement-procedure-2020/19).
    """
    seen = after_months(last, -number)
    for each in obstacles:
        if each.first <= last:
            taken = min((each.last - each.first).days + 1, (each.last - seen).days)
            last = after_days(last, max(taken, 0))
            seen = max(seen, each.last)
    return last


def _after(course: PeriodCourse, event: ClaimEvent, claim: Claim, periods: Periods) -> PeriodCourse:
    against, in_favour, doubt = _effects(course, event, claim, periods)
    effect = against if course.reading is CourtReading.STRICT else in_favour
    since, last = course.since, course.last
    if effect in MOVING:
        since = max(since, _restarts(event, course.reading, claim))
        last = max(last or date.min, last_day(claim, periods, course.reading, since)[0])
    moment = Moment(event, effect, course.last, since, doubt)
    return replace(course, moments=(*course.moments, moment), since=since, last=last)


def _restarts(event: ClaimEvent, reading: CourtReading, claim: Claim) -> date:
    """The day from which an event lets the period run again.

    Source:
        Civil Code, arts. 188, 189 and 195 (civil-code/188, /189, /195).
    """
    if not (event.kind.lasts or event.kind.new_due):
        return event.day
    open_until = max(claim.asked, event.day) if reading is CourtReading.GENEROUS else event.day
    return event.ends or open_until


def _effects(course: PeriodCourse, event: ClaimEvent, claim: Claim, periods: Periods) -> _Effects:
    if event.day < periods.recorded:
        return Effect.BEFORE_RECORD, Effect.BEFORE_RECORD, None
    if event.day < claim.start:
        return _early(event, claim)
    if course.last is None:
        return _in_the_dark(event)
    if event.day <= course.last:
        return _in_time(event)
    return _too_late(event, longest_day(claim, periods))


def _early(event: ClaimEvent, claim: Claim) -> _Effects:
    """An event before the debt fell due: it matters where it put the due day off.

    Proceedings that end after that day may matter too: the law says from when they count, and not
    what they do to a period that had not begun.
    """
    over = event.ends is not None and event.ends <= claim.start
    if over or not (event.kind.lasts or event.kind.new_due):
        return Effect.EARLY, Effect.EARLY, None
    if event.kind.lasts:
        return Effect.EARLY, Effect.PROCEEDINGS, PeriodDoubt.BEGUN_EARLY
    return (Effect.RESTARTS if event.ends else Effect.EARLY), Effect.RESTARTS, _undated(event)


def _undated(event: ClaimEvent) -> PeriodDoubt | None:
    """That an agreement may have set a new due day, which was not given."""
    return PeriodDoubt.NEW_DUE if event.kind.new_due and event.ends is None else None


def _in_the_dark(event: ClaimEvent) -> _Effects:
    """An event of which the record does not say whether the period still ran."""
    if event.kind.gives_up and not event.kind.late_doubt:
        return Effect.EITHER_WAY, Effect.EITHER_WAY, _undated(event)
    return Effect.NOT_COUNTED, _in_time(event)[1], PeriodDoubt.BEFORE_RECORD


def _in_time(event: ClaimEvent) -> _Effects:
    kind, effect = event.kind, Effect.PROCEEDINGS if event.kind.lasts else Effect.RESTARTS
    undated = PeriodDoubt.OPEN if kind.lasts and event.ends is None else _undated(event)
    return (Effect.NOT_COUNTED if kind.doubt else effect), effect, kind.doubt or undated


def _too_late(event: ClaimEvent, longest: date | None) -> _Effects:
    doubt = event.kind.late_doubt
    if not event.kind.gives_up:
        return Effect.TOO_LATE, Effect.TOO_LATE, doubt or _undated(event)
    if longest and event.day > longest:
        return Effect.TOO_LATE, Effect.REVIVES, PeriodDoubt.LONGEST
    return (Effect.TOO_LATE if doubt else Effect.REVIVES), Effect.REVIVES, doubt or _undated(event)
