"""Whether a penalty, late interest and fees together are too high, and what to ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from widgets.core.calculators.answer import (
    Answer,
    Chart,
    ChartSeries,
    Figure,
    Say,
    Standing,
    Threshold,
    Variation,
    said,
)
from widgets.core.calculators.form_values import MOST_NUMBER, FormValues
from widgets.core.calculators.penalty.form import PenaltyCase, read_case
from widgets.core.calculators.penalty.law import LimitKind, PenaltyLaw, penalty_law
from widgets.core.calculators.penalty.working import LossStanding
from widgets.core.calculators.working import (
    NOTHING,
    KeyTerm,
    Line,
    Value,
    a_year,
    cny,
    count,
    in_cny,
    percent,
    to_fen,
)
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

_FIGURES = ("total", "rate", "limit", "allowed", "above", "loss", "line")
_LIMITS = (("limit", "allowed"), ("line", "line"))
_YEAR = Unit.PERCENT_A_YEAR
Numbers = Mapping[str, Value]


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The charges together, the line for that lender, the loss, and what to ask the court for.

    Raises:
        Unfit, NotInForce, NotPublished: as `read_case` and `penalty_law`.
    """
    case = read_case(given, tables)
    law = penalty_law(case, tables)
    numbers = _numbers(case, law)
    keys = ("allowed", *_FIGURES) if law.over is LimitKind.CAP else _FIGURES
    return Answer(
        says=_says(case, law, numbers),
        standing=_standing(case, law),
        figures=tuple(Figure(key, numbers[key]) for key in dict.fromkeys(keys) if key in numbers),
        steps=tuple(_steps(case, law, numbers)),
        decides=_decides(case, law, numbers),
        todo=_todo(case, law, numbers),
        cautions=_cautions(case, law),
        turns=tuple(_variations(case, law)),
        charts=(_chart(numbers),),
    )


def _chart(numbers: Numbers) -> Chart:
    """The charges and the loss as bars, what is allowed and the line by the loss across them."""
    bars = [name for name in ("total", "loss") if name in numbers]
    names, amounts = (KeyTerm(f"bar-{name}") for name in bars), (numbers[name] for name in bars)
    lines = [(KeyTerm(f"bar-{key}"), numbers[name]) for key, name in _LIMITS if name in numbers]
    limits, series = (
        tuple(Threshold(*each) for each in lines),
        ChartSeries("amount", tuple(amounts)),
    )
    return Chart("lines", "bars", "what", tuple(names), (series,), limits)


def _numbers(case: PenaltyCase, law: PenaltyLaw) -> dict[str, Value]:
    charges, total = case.charges, case.charges.total
    numbers = in_cny(late=case.late.amount, interest=charges.interest, penalty=charges.penalty)
    numbers |= in_cny(fees=charges.fees, total=total)
    numbers |= {"n": count(case.late.days), "rate": a_year(case.late.rate_of(total))}
    if law.limit:
        numbers |= in_cny(above=law.limit.above, allowed=to_fen(law.limit.allowed))
        numbers |= {"limit": a_year(law.limit.line.rate)}
    if case.loss is not None:
        numbers |= in_cny(loss=case.loss, line=law.loss_line)
        numbers |= {"share": percent(law.share)}
    return numbers


def _says(case: PenaltyCase, law: PenaltyLaw, numbers: Numbers) -> Say:
    if case.lender == "card":
        return Say("says-card", numbers)
    if law.limit and law.over:
        return Say(f"says-{law.over}", numbers, law.limit.cites)
    if law.limit and law.agreed_late:
        return Say("says-late-agreed", numbers, (law.agreed_late, law.limit.line.cite))
    return Say(f"says-{law.stands}{_open(case, law)}", numbers)


def _open(case: PenaltyCase, law: PenaltyLaw) -> str:
    """Why even a known loss settles nothing, as the end of a key."""
    ends = {
        "-early": law.stands is not LossStanding.UNKNOWN and not law.coded,
        "-faith": law.stands is LossStanding.ABOVE and case.faith == "bad" and law.weighed,
        "-unsure": law.stands is LossStanding.COVERED and law.kind is LimitKind.CAP_UNSURE,
    }
    return next((end for end, holds in ends.items() if holds), "")


def _standing(case: PenaltyCase, law: PenaltyLaw) -> Standing:
    """Sure above a private loan's cap, for late interest within it, and by as large a loss."""
    if law.over:
        return Standing.PARTLY if law.over is LimitKind.CAP else Standing.DEPENDS
    settled = law.stands is LossStanding.COVERED and not _open(case, law)
    covered = settled and case.lender != "card"
    return Standing.PROTECTED if covered or law.agreed_late else Standing.DEPENDS


def _steps(case: PenaltyCase, law: PenaltyLaw, numbers: Numbers) -> Iterator[Line]:
    """What the charges come to, then the lender's line, then the line drawn by the loss."""
    charges, limit = case.charges, law.limit
    if charges.interest:
        given = {**numbers, "rate": a_year(case.rate)}
        yield Line("interest", charges.interest, Unit.CNY, given=given)
    if charges.penalty:
        given = {**numbers, "rate": a_year(case.agreed), "share": percent(case.agreed)}
        yield Line(f"penalty-{case.penalty_kind}", charges.penalty, Unit.CNY, given=given)
    yield Line("total", charges.total, Unit.CNY, given=numbers)
    yield Line("rate", case.late.rate_of(charges.total), _YEAR, given=numbers)
    if limit:
        line, cite, given = limit.line, limit.cites[0], {**numbers, "rate": a_year(limit.line.rate)}
        if line.lpr and line.times:
            given |= {"on": line.lpr.on, "lpr": a_year(line.lpr.percent)}
            given |= {"times": count(line.times)}
        yield Line("cap" if line.lpr else "line", line.rate, _YEAR, line.cite, given)
        yield Line("allowed", limit.allowed, Unit.CNY, cite, given)
        yield Line("above" if limit.above else "within", limit.above, Unit.CNY, cite, given)
    if case.loss is not None:
        above = charges.above(law.loss_line)
        yield Line("loss-line", law.loss_line, Unit.CNY, given=numbers)
        yield Line("over-line" if above else "under-line", above, Unit.CNY, given=numbers)


def _decides(case: PenaltyCase, law: PenaltyLaw, numbers: Numbers) -> tuple[Say, ...]:
    limit, weighed = law.limit, law.weighed
    if law.agreed_late:
        return (Say("decides-late-agreed", numbers, (law.agreed_late,)), Say("decides-stays"))
    by_line = {
        f"decides-within-{law.kind}": limit and not law.over,
        f"decides-{law.kind}": law.kind in (LimitKind.CAP_OLD, LimitKind.LINE_SMALL),
        "decides-over-cap": law.over is LimitKind.CAP,
    }
    loss = "no-loss" if case.loss is None else "loss"
    fees, proof = case.fees and case.lender == "private", f"decides-faith-{case.faith}"
    return (
        *said(by_line, numbers, limit.cites if limit else ()),
        *said({"decides-fees": fees, "decides-ask": True}),
        Say(f"decides-{loss}", numbers, (weighed,)),
        *said({"decides-proof": weighed, proof: weighed, "decides-clause": weighed}),
        Say("decides-stays"),
    )


def _todo(case: PenaltyCase, law: PenaltyLaw, numbers: Numbers) -> tuple[Say, ...]:
    """The sentences to put to the court, and how."""
    if law.agreed_late:
        return said({"todo-late-agreed": True, "todo-guarantor": case.guarantor}, numbers)
    early, card = "" if law.weighed else "-early", case.lender == "card"
    by_loss = {
        "todo-doubt-loss": law.stands is LossStanding.COVERED,
        "todo-loss": law.stands in (LossStanding.NEAR, LossStanding.ABOVE),
        f"todo-no-loss{early}": law.stands is LossStanding.UNKNOWN and not card,
        f"todo-how{early}": True,
        "todo-even-if": law.weighed,
        "todo-guarantor": case.guarantor,
    }
    by_line = {"todo-card": card, f"todo-{law.over}": law.over}
    cites = law.limit.cites if law.limit else ()
    return (*said(by_line, numbers, cites), *said(by_loss, numbers))


def _cautions(case: PenaltyCase, law: PenaltyLaw) -> tuple[Say, ...]:
    limit = law.limit
    doubtful = limit and limit.line.lpr and not limit.line.lpr.sure
    ends = dict(zip(("low", "high"), map(a_year, limit.ends), strict=False)) if limit else {}
    return (
        *said({"caution-lpr-hour": ends}, ends),
        *said({"caution-early": not law.weighed, "caution-before-code": not law.coded}),
        *said({"caution-faith": case.faith == "bad" and not law.agreed_late}, cites=(law.weighed,)),
        *said({"caution-lpr-span" if law.kind is LimitKind.CAP else "caution-lpr": doubtful}),
    )


def _variations(case: PenaltyCase, law: PenaltyLaw) -> Iterator[Variation]:
    total = case.charges.total
    if case.lender == "private":
        yield Variation("licensed", {"lender": "licensed"})
    elif law.cap_known:
        yield Variation("private", {"lender": "private", "lpr": ""})
    if case.fees and replace(case.charges, fees=NOTHING).total:
        yield Variation("no-fees", {"fees": "0"})
    if law.over or law.agreed_late or total > MOST_NUMBER or not law.weighed:
        return
    half = to_fen(total / 2)
    if law.stands in (LossStanding.UNKNOWN, LossStanding.COVERED):
        yield Variation("loss-half", {"loss": str(half)}, {"loss": cny(half)})
    if law.stands is not LossStanding.COVERED:
        yield Variation("loss-all", {"loss": str(total)}, {"loss": cny(total)})
    if case.loss is not None:
        yield Variation("loss-unknown", {"loss": ""})
