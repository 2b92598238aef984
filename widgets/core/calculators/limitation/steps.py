"""The working of a limitation period, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.answer import Standing
from widgets.core.calculators.calendar_days import after_months, after_years
from widgets.core.calculators.limitation.course import (
    Claim,
    CourtReading,
    Effect,
    Moment,
    PeriodCourse,
)
from widgets.core.calculators.limitation.law import Periods, years
from widgets.core.calculators.limitation.rows import Obstacle
from widgets.core.calculators.limitation.working import doubts, follow, last_day, longest_day
from widgets.core.calculators.working import KeyTerm, Line, months, places
from widgets.core.calculators.working_days import past_holiday, perhaps_off
from widgets.core.law.limitation import PeriodDoubt

OPEN = ("depends", "perhaps-off")
_COUNTING = frozenset({PeriodDoubt.ONE_DAY, PeriodDoubt.DAYS_OFF})


@dataclass(frozen=True, slots=True)
class ClaimWorking:
    """A claim with the periods it is under and the two courses it may have taken."""

    claim: Claim
    periods: Periods
    strict: PeriodCourse
    generous: PeriodCourse
    doubts: tuple[PeriodDoubt, ...]

    @property
    def state(self) -> str:
        """Whether the period still ran: `in-time`, `over`, or `depends` where the readings differ.

        It is `perhaps-off` where days off that are not on record may have moved its last day.
        """
        on, latest = self.claim.asked, self.generous.last
        if self.strict.alive(on):
            return "in-time"
        if self.generous.alive(on):
            return "depends"
        return "perhaps-off" if perhaps_off(latest, on, self.periods.days_off) else "over"

    @property
    def standing(self) -> Standing:
        """How the law stands to the creditor's claim, if the debtor pleads that it is over."""
        if self.state in OPEN:
            return Standing.DEPENDS
        return Standing.PROTECTED if self.state == "in-time" else Standing.NOT_PROTECTED

    @property
    def shown(self) -> PeriodCourse:
        """The course to show: the strict one, unless the record says nothing of its start."""
        return self.strict if self.strict.last is not None else self.generous

    @property
    def parts(self) -> bool:
        """Whether the readings part by more than the way the last days are counted."""
        return bool(set(self.doubts) - _COUNTING)

    def steps(self) -> tuple[Line, ...]:
        """From the start to the last day, and then the other reading, where there is one."""
        course = self.shown
        found = [*self._opening(), *self._path(course, 0), *self.holiday()]
        if self.parts and course is not self.generous:
            found.append(Line("other-reading"))
            found += self._path(self.generous, _first_difference(self.strict, self.generous))
            found.append(Line("other-last", self.generous.last))
        else:
            found += [Line(each, self.generous.last) for each in self.doubts if each in _COUNTING]
        return (*found, *self._longest())

    def _opening(self) -> Iterator[Line]:
        start, span = self.claim.start, years(self.periods.years)
        told = places(start=start, years=span, recorded=self.periods.recorded)
        if start < self.periods.recorded:
            yield Line("start-before", start, given=told)
            return
        yield Line(f"start-{self.claim.begun}", start, on=start)
        yield Line("years", span.value, span.unit, self.periods.cite, told, on=start)
        yield Line("counted", after_years(start, self.periods.years), given=told)

    def _path(self, course: PeriodCourse, place: int) -> Iterator[Line]:
        """What each event did, from that place in the course on."""
        since = course.moments[place - 1].since if place else self.claim.start
        for moment in course.moments[place:]:
            if moment.moves and since >= self.periods.recorded:
                yield from self._rescued(course, since, moment.event.day)
            yield self._moved(moment)
            since = moment.since if moment.moves else since
        yield from map(self._suspended, course.suspended_by)

    def _rescued(self, course: PeriodCourse, since: date, day: date) -> Iterator[Line]:
        """The obstacles without which an event would have come too late."""
        if day > after_years(since, self.periods.years):
            obstacles = last_day(self.claim, self.periods, course.reading, since)[2]
            yield from map(self._suspended, obstacles)

    def _moved(self, moment: Moment) -> Line:
        event, uncounted = moment.event, moment.effect is Effect.NOT_COUNTED
        told = places(day=event.day, since=moment.since, until=moment.until)
        told |= {"kind": KeyTerm(f"kind-{event.kind.id}"), "years": years(self.periods.years)}
        told |= {"doubt": KeyTerm(f"doubt-{moment.doubt}")} if uncounted else {}
        if not moment.moves:
            return Line(moment.effect, moment.until, given=told)
        value = after_years(moment.since, self.periods.years)
        line = _line(moment, self.claim.asked)
        due = event.kind.new_due if line.startswith("new-due") else None
        return Line(line, value, cite=due or moment.cite, given=told)

    def _suspended(self, obstacle: Obstacle) -> Line:
        span, kind = self.periods.suspension, KeyTerm(f"barrier-{obstacle.kind.id}")
        told = places(first=obstacle.first, until=obstacle.last, months=months(span), kind=kind)
        return Line("suspended", after_months(obstacle.last, span), given=told)

    def holiday(self, prefix: str = "") -> Iterator[Line]:
        """That an announced day off moved the strict last day on, if one did."""
        strict, calendar = self.strict, self.periods.days_off
        _, counted, _ = last_day(self.claim, self.periods, strict.reading, strict.since)
        if counted != strict.last == past_holiday(counted, calendar):
            yield Line(f"{prefix}holiday", strict.last, given={"counted": counted})

    def _longest(self) -> Iterator[Line]:
        day = longest_day(self.claim, self.periods)
        if day is not None:
            told = places(start=self.claim.start, years=years(self.periods.longest))
            yield Line("longest-caps" if self.shown.last == day else "longest", day, given=told)


def claim_working(claim: Claim, periods: Periods) -> ClaimWorking:
    """The courses that a claim may have taken, by either reading of what is in doubt.

    Raises:
        OverflowError: a day is beyond the calendar.
    """
    strict, generous = (follow(claim, periods, reading) for reading in CourtReading)
    return ClaimWorking(claim, periods, strict, generous, doubts(claim, strict, generous))


def _line(moment: Moment, asked: date) -> str:
    """The key of the line that says how an event began the period afresh."""
    if moment.effect is Effect.RESTARTS and moment.event.kind.new_due:
        since, ends = moment.since, moment.event.ends
        if since > moment.event.day and since == (ends or asked):
            return "new-due" if ends else "new-due-open"
    if moment.until is None and moment.effect is not Effect.EITHER_WAY:
        return f"{moment.effect}-unknown"
    if moment.effect is Effect.PROCEEDINGS and moment.event.ends is None:
        return "proceedings-open"
    return moment.effect


def _first_difference(strict: PeriodCourse, generous: PeriodCourse) -> int:
    """The place of the first event that the two readings take differently."""
    pairs = enumerate(zip(strict.moments, generous.moments, strict=True))
    return next(
        (n for n, (one, other) in pairs if one.effect is not other.effect or other.doubt),
        len(generous.moments),
    )
