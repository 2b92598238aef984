"""The time to apply for enforcement of a judgment, how it stands on a day, and its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from widgets.core.calculators.answer import Answer, Figure, Reminder, Say, Standing, said
from widgets.core.calculators.calendar_days import after_years
from widgets.core.calculators.form_values import Unfit
from widgets.core.calculators.limitation.course import Claim, CourtReading, PeriodCourse
from widgets.core.calculators.limitation.form import LimitationCase
from widgets.core.calculators.limitation.law import periods
from widgets.core.calculators.limitation.working import follow, perhaps_off
from widgets.core.calculators.working import Line, places
from widgets.core.law.series import Series
from widgets.core.law.tables import CitedMeasure, LawTables

YEARS, JUDGMENT = "enforcement-years", "judgment"
OPEN = ("depends", "perhaps-off")

_STANDINGS = {
    "in-time": Standing.PROTECTED,
    **dict.fromkeys(OPEN, Standing.DEPENDS),
    "over": Standing.NOT_PROTECTED,
}


@dataclass(frozen=True, slots=True)
class EnforcementPeriod:
    """How the time for enforcement went up to the day `asked`, by both readings of a doubt."""

    asked: date
    years: CitedMeasure
    strict: PeriodCourse
    generous: PeriodCourse
    days_off: Series

    @property
    def state(self) -> str:
        """Whether it still ran: `in-time`, `over`, or `depends` where the readings differ.

        It is `perhaps-off` where days off that are not on record may have moved its last day.
        """
        if self.strict.alive(self.asked):
            return "in-time"
        if self.generous.alive(self.asked):
            return "depends"
        moved = perhaps_off(self.generous.last, self.asked, self.days_off)
        return "perhaps-off" if moved else "over"

    @property
    def standing(self) -> Standing:
        """How the law stands to an application on that day."""
        return _STANDINGS[self.state]


def enforcement_period(claim: Claim, tables: LawTables) -> EnforcementPeriod:
    """The time for enforcement, where a claim starts on the last day for paying of a judgment.

    What happened after that day interrupts it as it does limitation; a judgment among the events
    does not. After an obstacle the generous reading gives the months that limitation gives, and the
    strict one only the days that were left.

    Raises:
        NotInForce: the record does not reach that day.
        OverflowError: a day is beyond the calendar.

    Source:
        Civil Procedure Law, art. 250; cpl-interp-2022/466; enforcement-procedure-2020/19 and /20.
    """
    years = tables.cited(YEARS, claim.start)
    later = tuple(e for e in claim.events if e.kind.id != JUDGMENT and e.day > claim.start)
    law = replace(periods(later, claim.start, tables), years=int(years.value), runs_on=True)
    ways = {reading: follow(replace(claim, events=later), law, reading) for reading in CourtReading}
    strict, generous = ways[CourtReading.STRICT], ways[CourtReading.GENEROUS]
    return EnforcementPeriod(claim.asked, years, strict, generous, law.days_off)


def judged(case: LimitationCase, day: date, tables: LawTables) -> Answer:
    """The time for enforcement, from the last day for paying that the judgment sets.

    Demands, payments and the like after that day interrupt it as they do limitation. Without that
    day it is told from when the time runs, and nothing is judged. `day` is that by which there was
    a judgment.

    Raises:
        Unfit: the day for paying is before the judgment.

    Source:
        Civil Procedure Law, art. 250; cpl-interp-2022/481.
    """
    found = Answer(
        says=Say("says-judged", {"day": day}),
        standing=Standing.DEPENDS,
        steps=(Line("judged", day),),
        decides=(Say("decides-judged"),),
        todo=(Say("todo-judged"),),
    )
    start = case.pay_by
    if start is None:
        return found
    first = min((each.day for each in case.events if each.kind.id == JUDGMENT), default=start)
    if start < first:
        raise Unfit("pay-by", "problem-pay-by", day=first)
    recorded = tables.rules[YEARS].versions[0].starts
    if start < recorded:
        unknown = Say("decides-judged-unrecorded", {"start": start, "recorded": recorded})
        return replace(found, decides=(unknown, *found.decides))
    claim = Claim(start, case.asked, case.events, case.obstacles)
    return _counted(found, claim, enforcement_period(claim, tables), tables.today)


def _counted(found: Answer, claim: Claim, period: EnforcementPeriod, today: date) -> Answer:
    """The answer with the time counted, under both readings of what is in doubt."""
    strict, generous, years, key = period.strict, period.generous, period.years, period.state
    if strict.last is None or generous.last is None:
        return found
    days = places(last=strict.last, latest=generous.last, since=strict.since)
    told = places(start=claim.start, years=years.measure, asked=claim.asked) | days
    counted = after_years(claim.start, int(years.value))
    steps = [*found.steps, Line("judged-years", counted, cite=years.cite, given=told)]
    if strict.since != claim.start:
        steps.append(Line("judged-again", strict.last, given=told))
    shown = {name: on for name, on in days.items() if name != "latest" or key in OPEN}
    ahead = (Reminder(strict.last, Say("remind-judged")),) if strict.last >= today else ()
    return replace(
        found,
        says=Say(f"says-judged-{key}", told),
        standing=period.standing,
        figures=tuple(Figure(*each) for each in shown.items()),
        steps=tuple(steps),
        decides=said(
            {
                "decides-judged-counted": True,
                "decides-judged-obstacle": period.generous.suspended_by,
            },
            days,
        ),
        todo=(Say(f"todo-judged-{key}"), Say("todo-judged")),
        reminders=ahead,
    )
