"""A paper that arrived, for what was typed: the last day, what to do, and whether it seems real."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from widgets.core.calculators.answer import Answer, Figure, Reminder, Say, Variation
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.summons_clock.law import CHECKED, LATE, PAPERS, SERVED, Paper
from widgets.core.calculators.summons_clock.working import (
    COUNTING,
    Fit,
    PaperJudgement,
    ProcedurePeriod,
    Signs,
    by_body,
    by_notice,
    by_number,
    by_rule,
    judged,
    left_step,
    named,
)
from widgets.core.calculators.working import KeyTerm, Value, days
from widgets.core.calculators.working_days import Moved
from widgets.core.law.tables import LawTables

CALENDAR, ANSWER = "court-days-off", "answer-days"
FAR = date(2100, 1, 1)
ONE = timedelta(days=1)


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The last day with its working, how the signs fit, what to do, what happens if ignored."""
    received, today = _days(given, tables)
    tables.version(ANSWER, received)
    kind = _kind(given)
    paper = PAPERS[kind]
    signs = judged(given.text("paper"), _signs(given))
    clock = _clock(kind, paper, given, tables)
    if clock is None:
        return _without(kind, paper, signs, given, tables)
    left = clock.left(today)
    return Answer(
        says=_says(kind, paper, clock, signs, today),
        figures=(
            Figure("named-day" if given.has("named-day") else "last-day", clock.last),
            Figure("days-over" if left < 0 else "days-left", days(abs(left))),
            Figure("signs", KeyTerm(f"fit-{signs.fit}")),
        ),
        steps=(*clock.steps, left_step(clock, today)),
        decides=(*_against(signs), *_decides(kind, paper, clock, given)),
        todo=_todo(kind, paper, signs, late=left < 0),
        cautions=_cautions(kind, paper, clock, signs, given, tables),
        turns=_turns(kind, given, received, tables),
        reminders=(Reminder(clock.last, Say("remind-last-day")),) if left >= 0 else (),
    )


def _days(given: FormValues, tables: LawTables) -> tuple[date, date]:
    """The day of receipt and the day of the question."""
    for name in ("received", "today", "named-day"):
        if given.has(name) and given.day(name) >= FAR:
            raise Unfit(name, "problem-far", far=FAR)
    received, today = given.day("received"), given.day_or("today", tables.today)
    if received > today:
        raise Unfit("received", "problem-future", today=today)
    return received, today


def _kind(given: FormValues) -> str:
    """The paper with what decides its period."""
    paper = given.text("paper")
    match paper:
        case "judgment":
            return paper if given.text("final") == "appealable" else "judgment-final"
        case "ruling" | "notice":
            return f"{paper}-{given.text(paper)}"
        case _:
            return paper


def _signs(given: FormValues) -> Signs:
    return Signs(*(given.text(name) for name in ("issuer", "number", "way", "private")))


def _clock(kind: str, paper: Paper, given: FormValues, tables: LawTables) -> ProcedurePeriod | None:
    """The period that runs, or nothing where neither law nor paper fixes one."""
    received, calendar = given.day("received"), tables.series[CALENDAR]
    if given.has("named-day"):
        return named(received, given.day("named-day"))
    if given.has("set-days") and not _longer(paper, given, tables):
        number = int(given.number("set-days"))
        in_court = kind != "arbitration"
        return by_number(received, number, calendar) if in_court else by_body(received, number)
    if kind.startswith("notice-"):
        notice = tables.rules["public-notice-days"]
        return by_notice(received, notice, tables.rules[paper.rule], calendar)
    return by_rule(received, tables.rules[paper.rule], calendar) if paper.rule else None


def _longer(paper: Paper, given: FormValues, tables: LawTables) -> bool:
    """Whether the paper names more days than the law does."""
    if not paper.rule or not given.has("set-days"):
        return False
    return given.number("set-days") > tables.value(paper.rule, given.day("received"))


def _says(
    kind: str, paper: Paper, clock: ProcedurePeriod, signs: PaperJudgement, today: date
) -> Say:
    left = clock.left(today)
    state = "open" if left > 0 else "over" if left < 0 else "today"
    key = f"says-unfit-{state}" if signs.fit is Fit.UNFIT else f"says-{state}"
    told: Mapping[str, Value] = {
        "start": KeyTerm("start-notice" if kind.startswith("notice-") else "start-received"),
        "received": clock.received,
        "what": KeyTerm(f"what-{kind}"),
        "last": clock.last,
        "left": days(abs(left)),
    }
    counted = (COUNTING,) if clock.runs_in_court else ()
    return Say(key, told, (*paper.cites, *counted))


def _without(
    kind: str, paper: Paper, signs: PaperJudgement, given: FormValues, tables: LawTables
) -> Answer:
    """The answer where no period runs."""
    strange = signs.fit is Fit.UNFIT and kind != "lawyer-letter"
    key = "says-unfit-none" if strange else f"says-none-{kind}"
    return Answer(
        says=Say(key, {"received": given.day("received")}, paper.cites),
        figures=(Figure("signs", KeyTerm(f"fit-{signs.fit}")),),
        decides=_against(signs),
        todo=_todo(kind, paper, signs, late=False),
        cautions=(Say(f"caution-{signs.fit}"), *_older(paper, given.day("received"), tables)),
        turns=(_money(given),),
    )


def _against(signs: PaperJudgement) -> tuple[Say, ...]:
    """The signs that speak against the paper."""
    return tuple(Say(f"decides-{name}", cites=SERVED.get(name, ())) for name in signs.against)


def _decides(kind: str, paper: Paper, clock: ProcedurePeriod, given: FormValues) -> tuple[Say, ...]:
    way = given.text("way")
    way = way if way in SERVED else "staff"
    served = "notice" if kind.startswith("notice-") else way
    says = [Say(f"decides-received-{served}", cites=SERVED[served])]
    says += [Say(key, cites=cites) for key, cites in paper.decides]
    return tuple(says) if clock.runs_in_court else ()


def _todo(kind: str, paper: Paper, signs: PaperJudgement, *, late: bool) -> tuple[Say, ...]:
    """What to do, the worst of it first."""
    says = [Say("todo-money")] if "money" in signs.against else []
    says.append(Say(f"todo-check-{paper.check}", cites=CHECKED[paper.check]))
    if late and kind == "summons":
        says.append(Say("todo-missed", cites=("cpl-2023/147", "cpl-2023/171", "cpl-2023/165")))
    elif late and kind in LATE:
        says.append(Say(f"todo-late-{kind}", cites=LATE[kind]))
    elif late and paper.in_court:
        says.append(Say("todo-late", cites=("cpl-2023/86",)))
    says.append(Say(f"todo-ignored-{kind}", cites=paper.ignored))
    says += [Say(key, cites=cites) for key, cites in paper.todo]
    return tuple(says)


def _cautions(
    kind: str,
    paper: Paper,
    clock: ProcedurePeriod,
    signs: PaperJudgement,
    given: FormValues,
    tables: LawTables,
) -> tuple[Say, ...]:
    says = [Say(f"caution-{signs.fit}")]
    if clock.moved is Moved.UNKNOWN:
        ends = tables.series[CALENDAR].ends
        says.append(Say("caution-no-calendar", {"last": clock.last, "ends": ends}))
    if clock.moved is Moved.WEEKEND:
        says.append(Say("caution-weekend", {"counted": _counted(clock)}, (COUNTING,)))
    if _longer(paper, given, tables):
        limit = tables.measure(paper.rule, clock.received)
        says.append(Say("caution-set-longer", {"limit": limit}))
    if kind in {"judgment-final", "arbitration"}:
        says.append(Say(f"caution-{kind}"))
    says += _older(paper, clock.received, tables)
    return tuple(says)


def _older(paper: Paper, received: date, tables: LawTables) -> tuple[Say, ...]:
    """That a paper came before the articles told of were in force."""
    since = max(tables.provision(cite).starts for cite in paper.cites)
    return (Say("caution-older", {"since": since}),) if received < since else ()


def _counted(clock: ProcedurePeriod) -> Value:
    """The day on which the period would end if no day off moved it."""
    return clock.steps[-1].given["counted"]


def _turns(
    kind: str, given: FormValues, received: date, tables: LawTables
) -> tuple[Variation, ...]:
    turns = []
    before = received - ONE
    if not given.has("named-day") and before >= tables.rules[ANSWER].versions[0].starts:
        turns.append(Variation("earlier", {"received": before.isoformat()}, {"day": before}))
    match kind:
        case "judgment":
            turns.append(Variation("small", {"final": "small"}))
        case "judgment-final":
            turns.append(Variation("appealable", {"final": "appealable"}))
        case "complaint" if not given.has("set-days"):
            turns.append(Variation("shorter", {"set-days": "7"}, {"period": days(7)}))
        case "ruling-appealable":
            turns.append(Variation("other-ruling", {"ruling": "other"}))
    return (*turns, _money(given))


def _money(given: FormValues) -> Variation:
    if given.text("private") == "yes":
        return Variation("no-money", {"private": "no"})
    return Variation("money", {"private": "yes"})
