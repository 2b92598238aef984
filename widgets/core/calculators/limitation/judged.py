"""A debt on which there is a judgment or the like: the time to apply for enforcement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from widgets.core.calculators.answer import Answer, Figure, Reminder, Say, Standing, said
from widgets.core.calculators.calendar_days import after_years
from widgets.core.calculators.form_values import Unfit
from widgets.core.calculators.limitation.course import Claim
from widgets.core.calculators.limitation.enforcement import (
    JUDGMENT,
    OPEN,
    YEARS,
    EnforcementPeriod,
    enforcement_period,
)
from widgets.core.calculators.limitation.form import LimitationCase
from widgets.core.calculators.working import Line, Value
from widgets.core.law.tables import LawTables


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
    told: dict[str, Value] = {"start": claim.start, "years": years.measure, "asked": claim.asked}
    days = {"last": strict.last, "latest": generous.last, "since": strict.since}
    counted = after_years(claim.start, int(years.value))
    again: tuple[Line, ...] = (
        (Line("judged-again", strict.last, given={**told, **days}),)
        if strict.since != claim.start
        else ()
    )
    if period.moved:
        again += (Line("judged-holiday", strict.last, given={"counted": period.moved}),)
    shown = {name: on for name, on in days.items() if name != "latest" or key in OPEN}
    ahead = (Reminder(strict.last, Say("remind-judged")),) if strict.last >= today else ()
    return replace(
        found,
        says=Say(f"says-judged-{key}", told | days),
        standing=period.standing,
        figures=tuple(Figure(*each) for each in shown.items()),
        steps=(*found.steps, Line("judged-years", counted, cite=years.cite, given=told), *again),
        decides=said(
            {"decides-judged-counted": True, "decides-judged-obstacle": period.suspended}, days
        ),
        todo=(Say(f"todo-judged-{key}"), Say("todo-judged")),
        reminders=ahead,
    )
