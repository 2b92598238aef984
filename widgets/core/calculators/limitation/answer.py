"""Whether a debt is still in time."""

from __future__ import annotations

from datetime import date

from widgets.core.calculators.answer import Answer, Reminder, Say, Standing, Variation
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.limitation import says
from widgets.core.calculators.limitation.course import Claim
from widgets.core.calculators.limitation.enforcement import judged
from widgets.core.calculators.limitation.form import LimitationCase, read_case
from widgets.core.calculators.limitation.guarantee import Fate, Guarantee, guarantee_of
from widgets.core.calculators.limitation.law import YEARS, periods
from widgets.core.calculators.limitation.steps import ClaimWorking, claim_working
from widgets.core.calculators.working import Line, places
from widgets.core.law.tables import LawTables


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The last day and what decides it, the guarantee, and the days for a calendar.

    Raises:
        Unfit: rows cannot be read, or days do not fit together.
        NotInForce: the day asked about is before the record begins.
    """
    tables.version(YEARS, given.day_or("asked", tables.today))
    case = read_case(given, tables)
    executed = [event.day for event in case.events if event.kind.executes]
    if executed:
        return judged(case, max(executed), tables)
    if case.begun is None or case.start is None:
        return _not_claimed(case.asked)
    claim = Claim(case.start, case.asked, case.events, case.obstacles, case.begun)
    if case.asked < claim.start:
        return _not_due(claim)
    recorded = tables.rules[YEARS].versions[0].starts
    if all(day < recorded for day in (claim.start, *(event.day for event in case.events))):
        return _before(claim, recorded)
    try:
        return _answer(case, claim, tables)
    except OverflowError as error:
        raise Unfit(case.start_field, "problem-far") from error


def _answer(case: LimitationCase, claim: Claim, tables: LawTables) -> Answer:
    law = periods(case.events, claim.start, tables)
    working, kept = claim_working(claim, law), guarantee_of(case, claim, law)
    return Answer(
        says=says.sentence(working),
        standing=working.standing,
        figures=(*says.figures(working), *kept.figures),
        steps=(*working.steps(), *kept.steps),
        decides=(*says.decides(working), *kept.decides),
        todo=says.todo(working.standing),
        cautions=says.cautions(working, case.left_out),
        turns=tuple(says.variations(working, case.rows, tables.limitation_events)),
        charts=(says.chart(working, kept),),
        sheets=(says.events_table(working),) if claim.events else (),
        reminders=_days(working, kept, tables.today),
    )


def _days(working: ClaimWorking, kept: Guarantee, today: date) -> tuple[Reminder, ...]:
    """The days that matter, as far as they are still to come."""
    ends = [each.last for each in (working.strict, working.generous) if each.last is not None]
    shown = ends if working.parts else ends[:1]
    days = [Reminder(day, Say("remind-limitation")) for day in dict.fromkeys(shown)]
    if kept.last and kept.fate in {Fate.OPEN, Fate.EDGE}:
        days.append(Reminder(kept.last, Say("remind-guarantee")))
    return tuple(day for day in days if day.on >= today)


def _not_claimed(asked: date) -> Answer:
    return Answer(
        says=Say("says-not-claimed"),
        standing=Standing.PROTECTED,
        steps=(Line("not-claimed"),),
        decides=(Say("decides-due-day"), Say("decides-very-old")),
        todo=(Say("todo-ask"),),
        turns=(Variation("claimed", {"first-claim": "refused", "refused": asked.isoformat()}),),
    )


def _before(claim: Claim, recorded: date) -> Answer:
    """What began before the record, without anything since: no day is guessed."""
    told = places(start=claim.start, recorded=recorded, asked=claim.asked)
    return Answer(
        says=Say("says-before-known", told),
        standing=Standing.DEPENDS,
        steps=(Line("start-before", claim.start, given=told),),
        decides=(Say("decides-before-known", told), Say("decides-plea")),
        todo=says.todo(Standing.DEPENDS),
    )


def _not_due(claim: Claim) -> Answer:
    told = places(start=claim.start, asked=claim.asked)
    return Answer(
        says=Say("says-not-due", told),
        steps=(Line("not-due", claim.start),),
        todo=(Say("todo-before-signing-early"),),
        turns=(Variation("due", {"asked": claim.start.isoformat()}, told),),
    )
