"""A paper that arrived, for what was typed: the last day, what to do, and whether it seems real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from widgets.core.calculators.after_judgment.law import DOUBLED
from widgets.core.calculators.answer import (
    Answer,
    Figure,
    Reminder,
    Say,
    Variation,
    period_chart,
    said,
)
from widgets.core.calculators.calendar_days import after_days
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.limitation.course import Claim
from widgets.core.calculators.limitation.enforcement import YEARS, ends, enforcement_period
from widgets.core.calculators.limitation.law import years
from widgets.core.calculators.limitation.steps import OPEN
from widgets.core.calculators.summons_clock.form import PaperCase, paper_case
from widgets.core.calculators.summons_clock.law import PaperLaw, paper_law
from widgets.core.calculators.summons_clock.working import (
    SURE_WAYS,
    Fit,
    PaperJudgement,
    ProcedurePeriod,
    judged,
    left_step,
    procedure_period,
    sets_longer,
)
from widgets.core.calculators.working import PERCENT, KeyTerm, Line, days, in_cny, places
from widgets.core.calculators.working_days import Moved, last_day
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

LETTER = "lawyer-letter"
NOTICE = "enforcement-notice"
WHOLE = 10_000
"""The sum unpaid, in CNY, for which a day of delay is told."""


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The last day with its working, how the signs fit, what to do, what happens if ignored."""
    case = paper_case(given, tables)
    found = _answer(case, paper_law(case, tables))
    return with_enforcement_time(found, case, tables) if case.paper.id == NOTICE else found


def with_enforcement_time(found: Answer, case: PaperCase, tables: LawTables) -> Answer:
    """An answer with the time for enforcement from the last day for paying, and the delay.

    Where the day that the document sets for paying was not typed, only what it turns on is told.

    Source:
        Civil Procedure Law, arts. 250 and 264; default-interest-2014/1.
    """
    due, rate = case.paid_by, tables.cited(DOUBLED, case.today)
    told = in_cny(each=WHOLE * rate.value / PERCENT)
    if due is None:
        more = (Say("decides-enforce-years"), Say("decides-doubled-years", told))
        return replace(found, decides=(*found.decides, *more))
    late, recorded = (case.today - due).days, tables.rules[YEARS].versions[0].starts
    told |= {"due": due, "n": days(late), "recorded": recorded, "today": case.today}
    # From this last day for paying on, all delay is under the rate on record.
    since = after_days(tables.rules[DOUBLED].versions[0].starts, -1)
    doubled = "decides-doubled-years" if due < since else "decides-doubled"
    figures, steps = list[Figure](), list[Line]()
    there = {"decides-enforce-unrecorded": due < recorded}
    if due >= recorded:
        period = enforcement_period(Claim(due, case.received), tables)
        law, found_ends, state = period.periods, ends(period), period.state
        last, latest = found_ends["last"], found_ends["latest"]
        told |= found_ends | {"years": years(law.years), "ends": law.days_off.ends}
        figures.append(Figure("enforce-last", last))
        steps.append(Line("enforce-last", last, cite=law.cite, given=told))
        if state in OPEN:
            figures.append(Figure("enforce-latest", latest))
            steps.append(Line("enforce-latest", latest))
        unknown = last_day(last, law.days_off).moved is Moved.UNKNOWN and state != "perhaps-off"
        there |= {f"decides-enforce-{state}": True, "decides-enforce-calendar": unknown}
    return replace(
        found,
        figures=(*found.figures, *figures, Figure("delay", days(late))),
        steps=(*found.steps, *steps, Line("delay", Decimal(late), Unit.DAYS, given=told)),
        decides=(*found.decides, *said({**there, doubled: True}, told)),
    )


def _answer(case: PaperCase, law: PaperLaw) -> Answer:
    signs = judged(case.paper, case.signs)
    fit = Figure("signs", KeyTerm(f"fit-{signs.fit}"))
    against = (Say(f"decides-{name}") for name in signs.against)
    period = procedure_period(case, law)
    if period is None:
        strange = signs.fit is Fit.UNFIT and case.paper.id != LETTER
        key = "says-unfit-none" if strange else f"says-none-{case.paper.id}"
        return Answer(
            says=Say(key, {"received": case.received}, case.paper.cite),
            figures=(fit,),
            decides=tuple(against),
            todo=_todo(case, signs, late=False),
            cautions=(Say(f"caution-{signs.fit}"), *_older(case, law)),
            turns=(_money(case),),
        )
    last, left = period.end.day, period.left(case.today)
    return Answer(
        says=_says(case, law, period, signs),
        figures=(
            Figure("named-day" if case.named_day else "last-day", last),
            Figure("days-over" if left < 0 else "days-left", days(abs(left))),
            fit,
        ),
        steps=(*period.steps, left_step(period, case.today)),
        decides=(*against, *map(Say, _decides(case, period))),
        todo=_todo(case, signs, late=left < 0),
        cautions=(Say(f"caution-{signs.fit}"), *_cautions(case, law, period), *_older(case, law)),
        turns=(*_variations(case, law), _money(case)),
        charts=(period_chart(case.received, last, last, case.today),),
        reminders=(Reminder(last, Say("remind-last-day")),) if left >= 0 else (),
    )


def _says(case: PaperCase, law: PaperLaw, period: ProcedurePeriod, signs: PaperJudgement) -> Say:
    left = period.left(case.today)
    state = "open" if left > 0 else "over" if left < 0 else "today"
    told = places(received=case.received, last=period.end.day, left=days(abs(left)))
    told["start"] = KeyTerm("start-notice" if case.paper.published else "start-received")
    told["what"] = KeyTerm(f"what-{case.paper.id}")
    key = f"says-unfit-{state}" if signs.fit is Fit.UNFIT else f"says-{state}"
    counting = (law.counting.cite,) if period.in_court else ()
    return Say(key, told, (*case.paper.cite, *counting))


def _decides(case: PaperCase, period: ProcedurePeriod) -> Iterator[str]:
    """Which day counts as that of receipt, and what else the period turns on."""
    if period.in_court:
        way = case.signs.way if case.signs.way in SURE_WAYS else "staff"
        yield f"decides-received-{'notice' if case.paper.published else way}"
        yield from (f"decides-{name}" for name in case.paper.decides)


def _todo(case: PaperCase, signs: PaperJudgement, *, late: bool) -> tuple[Say, ...]:
    """What to do, the worst of it first."""
    paper = case.paper
    there = {
        "todo-money": "money" in signs.against,
        f"todo-check-{paper.check}": True,
        f"todo-{paper.late or 'late'}": late and (paper.late or paper.is_of_court),
        f"todo-ignored-{paper.id}": True,
    }
    return (*said(there), *(Say(f"todo-{name}") for name in paper.todo))


def _cautions(case: PaperCase, law: PaperLaw, period: ProcedurePeriod) -> tuple[Say, ...]:
    end, limit = period.end, law.period.measure if law.period else None
    there = {
        "caution-no-calendar": end.moved is Moved.UNKNOWN,
        "caution-weekend": end.moved is Moved.WEEKEND,
        "caution-set-longer": sets_longer(case, law),
    }
    told = places(last=end.day, ends=law.calendar.ends, counted=end.counted, limit=limit)
    return (*said(there, told), *(Say(f"caution-{name}") for name in case.paper.cautions))


def _older(case: PaperCase, law: PaperLaw) -> tuple[Say, ...]:
    """That a paper came before the articles told of were in force."""
    return said({"caution-older": case.received < law.since}, {"since": law.since})


def _variations(case: PaperCase, law: PaperLaw) -> Iterator[Variation]:
    before = case.received - timedelta(days=1)
    if not case.named_day and before >= law.recorded:
        yield Variation("earlier", {"received": before.isoformat()}, {"day": before})
    match case.paper.id:
        case "judgment":
            yield Variation("small", {"final": "small"})
        case "judgment-final":
            yield Variation("appealable", {"final": "appealable"})
        case "complaint" if not case.set_days:
            yield Variation("shorter", {"set-days": "7"}, {"period": days(7)})
        case "ruling-appealable":
            yield Variation("other-ruling", {"ruling": "other"})


def _money(case: PaperCase) -> Variation:
    asked = case.signs.private_account == "yes"
    return Variation("no-money" if asked else "money", {"private": "no" if asked else "yes"})
