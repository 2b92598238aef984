"""The time to apply for enforcement of a judgment, how it stands on a day, and its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from widgets.core.calculators.answer import Answer, Figure, Reminder, Say, Standing, said
from widgets.core.calculators.calendar_days import after_years
from widgets.core.calculators.form_values import Unfit
from widgets.core.calculators.limitation.course import Claim
from widgets.core.calculators.limitation.form import LimitationCase
from widgets.core.calculators.limitation.law import periods, years
from widgets.core.calculators.limitation.steps import OPEN, ClaimWorking, claim_working
from widgets.core.calculators.working import Line, Value, places
from widgets.core.law.tables import LawTables

YEARS, JUDGMENT = "enforcement-years", "judgment"


def enforcement_period(claim: Claim, tables: LawTables) -> ClaimWorking:
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
    law = tables.cited(YEARS, claim.start)
    later = tuple(e for e in claim.events if e.kind.id != JUDGMENT and e.day > claim.start)
    period = replace(
        periods(later, claim.start, tables), years=int(law.value), cite=law.cite, runs_on=True
    )
    return claim_working(replace(claim, events=later), period)


def ends(period: ClaimWorking) -> dict[str, date]:
    """The last day of the time for enforcement, the latest, and the day it runs from."""
    strict, latest = period.strict, period.generous.last
    found = {"last": strict.last, "latest": latest, "since": strict.since}
    return {name: day for name, day in found.items() if day}


def figures(period: ClaimWorking) -> tuple[Figure, ...]:
    """Its days, the latest last day only where that is open."""
    is_open = period.state in OPEN
    return tuple(Figure(*each) for each in ends(period).items() if each[0] != "latest" or is_open)


def steps(period: ClaimWorking, told: Mapping[str, Value], prefix: str = "") -> Iterator[Line]:
    """The years, what they were counted anew to, and the announced day off that moved that."""
    law, start, strict = period.periods, period.claim.start, period.strict
    given = {**told, "years": years(law.years)}
    yield Line(f"{prefix}years", after_years(start, law.years), cite=law.cite, given=given)
    if strict.since != start:
        yield Line(f"{prefix}again", strict.last, given=told)
    yield from period.holiday(prefix)


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
    return _counted(found, enforcement_period(claim, tables), tables.today)


def _counted(found: Answer, period: ClaimWorking, today: date) -> Answer:
    claim, days, state = period.claim, ends(period), period.state
    last = days["last"]
    told = places(start=claim.start, years=years(period.periods.years), asked=claim.asked) | days
    there = {
        "decides-judged-counted": True,
        "decides-judged-obstacle": period.generous.suspended_by,
    }
    return replace(
        found,
        says=Say(f"says-judged-{state}", told),
        standing=period.standing,
        figures=figures(period),
        steps=(*found.steps, *steps(period, told, "judged-")),
        decides=said(there, days),
        todo=(Say(f"todo-judged-{state}"), Say("todo-judged")),
        reminders=(Reminder(last, Say("remind-judged")),) if last >= today else (),
    )
