"""Penalty, late interest and fees together, for what was typed: too high, and what to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Chart, Figure, Say, Standing, Strand, Variation
from widgets.core.calculators.form_values import MOST_NUMBER, FormValues, Unfit
from widgets.core.calculators.penalty.limits import (
    LimitKind,
    PenaltyLimit,
    above_step,
    charges_of,
    limit_of,
    private_can_be_told,
)
from widgets.core.calculators.penalty.working import Against, Charges, Late, against, loss_line
from widgets.core.calculators.working import (
    KeyTerm,
    Line,
    Value,
    a_year,
    cny,
    count,
    percent,
    to_fen,
)
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

CODE_STARTS = date(2021, 1, 1)
REDUCED = "civil-code/585"
SHOWN = "contract-general-2023/64"
WEIGHED = "contract-general-2023/65"
ASKED = "contract-general-2023/66"
PENDING = "contract-general-2023/69"
SHARE = "excessive-penalty-share"


@dataclass(frozen=True, slots=True)
class PenaltyCase:
    """What was typed and what it comes to; `loss` and `share` are there where a loss was typed.

    `early` where the day is before the interpretation on penalties.
    """

    given: FormValues
    late: Late
    charges: Charges
    limit: PenaltyLimit | None
    loss: Decimal | None
    share: Decimal
    early: bool

    @property
    def above(self) -> Decimal:
        """By how much the charges exceed the line for that lender, in CNY."""
        return self.charges.above(self.limit.allowed) if self.limit else Decimal(0)

    @property
    def stands(self) -> Against:
        """How the charges stand to the loss."""
        return against(self.charges, self.loss, self.share)

    @property
    def told(self) -> dict[str, Value]:
        """The numbers that sentences need."""
        rate = self.late.rate_of(self.charges.total)
        told: dict[str, Value] = {"total": cny(self.charges.total), "rate": a_year(rate)}
        if self.limit:
            told |= {"limit": a_year(self.limit.rate), "allowed": cny(to_fen(self.limit.allowed))}
            told |= {"above": cny(self.above)}
        if self.loss is not None:
            told |= {"loss": cny(self.loss), "line": cny(loss_line(self.loss, self.share))}
            told |= {"share": percent(self.share)}
        return told


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The charges together, the line for that lender, the loss, and what to ask the court for."""
    on = given.day_or("on", tables.today)
    _fits(given, on)
    late = Late(given.number("late"), int(given.number("days")))
    charges = charges_of(given, late)
    if not charges.total:
        raise Unfit("penalty-kind", "problem-nothing")
    loss = to_fen(given.number("loss")) if given.has("loss") else None
    share = tables.value(SHARE, on) if loss is not None else Decimal(0)
    early = on < tables.rules[SHARE].versions[0].starts
    limit = limit_of(given, tables, late, on)
    limit = limit.for_charges(charges) if limit else None
    case = PenaltyCase(given, late, charges, limit, loss, share, early)
    return Answer(
        says=_says(case),
        standing=_standing(case),
        figures=_figures(case),
        steps=tuple(_steps(case)),
        decides=tuple(_decides(case)),
        todo=tuple(_todo(case)),
        cautions=tuple(_cautions(case)),
        turns=tuple(_turns(case, tables, on)),
        charts=(_chart(case),),
    )


def _fits(given: FormValues, on: date) -> None:
    if on < CODE_STARTS:
        raise Unfit("on", "problem-old", starts=CODE_STARTS)
    if given.day("made") > on:
        raise Unfit("made", "problem-made", on=on)


def _says(case: PenaltyCase) -> Say:
    if case.given.text("lender") == "card":
        return Say("says-card", case.told, ("bank-card-2021/2",))
    if case.limit and case.above:
        cites = case.limit.cites
        if case.limit.kind is LimitKind.CAP_OLD:
            cites = ("private-lending-2020b/31", *cites)
        return Say(f"says-{case.limit.kind}", case.told, tuple(dict.fromkeys(cites)))
    cites = (REDUCED,) if case.loss is None else (REDUCED, WEIGHED)
    return Say(f"says-{case.stands}", case.told, cites)


def _standing(case: PenaltyCase) -> Standing:
    """Sure above the cap of a private loan, and where the loss is as large; else it depends."""
    kind = case.limit.kind if case.limit else None
    if case.above and kind is LimitKind.CAP:
        return Standing.PARTLY
    settled = case.given.text("lender") != "card" and case.given.day("made") >= CODE_STARTS
    if (
        case.stands is Against.COVERED
        and settled
        and not case.above
        and kind is not LimitKind.CAP_UNSURE
    ):
        return Standing.PROTECTED
    return Standing.DEPENDS


def _figures(case: PenaltyCase) -> tuple[Figure, ...]:
    told = case.told
    keys = ["total", "rate", "limit", "allowed", "above", "loss", "line"]
    return tuple(Figure(key, told[key]) for key in keys if key in told)


def _steps(case: PenaltyCase) -> Iterator[Line]:
    late, charges, given = case.late, case.charges, case.given
    told: dict[str, Value] = {"late": cny(late.amount), "n": count(late.days)}
    if charges.interest:
        rate = a_year(given.number("rate"))
        yield Line("interest", charges.interest, Unit.CNY, "", {**told, "rate": rate})
    if charges.penalty:
        kind = given.text("penalty-kind")
        if kind == "rate":
            told |= {"rate": a_year(given.number("penalty-rate"))}
        if kind == "share":
            told |= {"share": percent(given.number("penalty-share"))}
        yield Line(f"penalty-{kind}", charges.penalty, Unit.CNY, "", told)
    parts = {"interest": cny(charges.interest), "penalty": cny(charges.penalty)}
    yield Line("total", charges.total, Unit.CNY, "", {**parts, "fees": cny(charges.fees)})
    rate_told = {**told, "total": cny(charges.total)}
    yield Line("rate", late.rate_of(charges.total), Unit.PERCENT_A_YEAR, "", rate_told)
    if case.limit:
        yield from case.limit.steps
        yield above_step(case.limit, charges)
    if case.loss is not None:
        line = loss_line(case.loss, case.share)
        yield Line("loss-line", line, Unit.CNY, WEIGHED, case.told)
        key = "over-line" if charges.above(line) else "under-line"
        yield Line(key, charges.above(line), Unit.CNY, WEIGHED, case.told)


def _decides(case: PenaltyCase) -> Iterator[Say]:
    lender, told = case.given.text("lender"), case.told
    if case.limit and not case.above:
        yield Say(f"decides-within-{case.limit.kind}", told, (*case.limit.cites, REDUCED))
    if case.limit and case.limit.kind in (LimitKind.CAP_OLD, LimitKind.LINE_SMALL):
        scope = "private-lending-2020b/31" if lender == "private" else "lending-scope-2020/1"
        yield Say(f"decides-{case.limit.kind}", told, (scope, *case.limit.cites))
    if case.limit and case.above and case.limit.kind is LimitKind.CAP:
        yield Say("decides-over-cap", cites=case.limit.cites)
    if case.charges.fees and lender == "private":
        yield Say("decides-fees", cites=("private-lending-2020b/29",))
    yield Say("decides-ask", cites=(REDUCED,))
    loss_known = "loss" if case.loss is not None else "no-loss"
    yield Say(
        f"decides-{loss_known}", told, (*(() if case.early else (WEIGHED,)), "civil-code/584")
    )
    if not case.early:
        yield Say("decides-proof", cites=(SHOWN,))
        yield Say(f"decides-faith-{case.given.text('faith')}", cites=(WEIGHED,))
        yield Say("decides-clause", cites=(SHOWN,))
    yield Say("decides-stays", cites=(REDUCED,))


def _todo(case: PenaltyCase) -> Iterator[Say]:
    """The sentences to put to the court, and how."""
    lender, told = case.given.text("lender"), case.told
    if lender == "card":
        yield Say("todo-card", told, ("bank-card-2021/2",))
    elif case.limit and case.above:
        yield Say(f"todo-{case.limit.kind}", told, case.limit.cites)
    if case.stands is Against.COVERED:
        yield Say("todo-doubt-loss", told, (SHOWN,))
    elif case.loss is not None:
        yield Say("todo-loss", told, (REDUCED, WEIGHED))
    elif lender != "card":
        yield Say("todo-no-loss", told, (REDUCED,) if case.early else (REDUCED, SHOWN))
    yield Say("todo-how", cites=() if case.early else (SHOWN,))
    if not case.early:
        yield Say("todo-even-if", cites=(ASKED,))
    if case.given.text("who") == "guarantor":
        yield Say("todo-guarantor", cites=("security-2020/3",))


def _cautions(case: PenaltyCase) -> Iterator[Say]:
    if case.early:
        yield Say("caution-early", cites=(PENDING,))
    if case.given.day("made") < CODE_STARTS:
        yield Say("caution-before-code", cites=("civil-temporal-2020/1",))
    if case.given.text("faith") == "bad":
        yield Say("caution-faith", cites=() if case.early else (WEIGHED,))
    if case.limit and not case.limit.sure:
        yield Say("caution-lpr-span" if case.limit.kind is LimitKind.CAP else "caution-lpr")


def _turns(case: PenaltyCase, tables: LawTables, on: date) -> Iterator[Variation]:
    lender, total = case.given.text("lender"), case.charges.total
    if lender == "private":
        yield Variation("licensed", {"lender": "licensed"})
    elif lender != "other" and private_can_be_told(case.given, tables, case.late, on):
        yield Variation("private", {"lender": "private", "lpr": ""})
    if case.charges.fees and replace(case.charges, fees=Decimal(0)).total:
        yield Variation("no-fees", {"fees": "0"})
    if case.above or total > MOST_NUMBER or case.early:
        return
    half = to_fen(total / 2)
    if case.stands in (Against.UNKNOWN, Against.COVERED):
        yield Variation("loss-half", {"loss": str(half)}, {"loss": cny(half)})
    if case.stands is not Against.COVERED:
        yield Variation("loss-all", {"loss": str(total)}, {"loss": cny(total)})
    if case.loss is not None:
        yield Variation("loss-unknown", {"loss": ""})


def _chart(case: PenaltyCase) -> Chart:
    """The charges beside the lines they are measured by."""
    bars = [(KeyTerm("bar-total"), case.charges.total)]
    if case.limit:
        bars.append((KeyTerm("bar-limit"), to_fen(case.limit.allowed)))
    if case.loss is not None:
        bars.append((KeyTerm("bar-loss"), case.loss))
        bars.append((KeyTerm("bar-line"), loss_line(case.loss, case.share)))
    amounts = Strand("amount", tuple(cny(amount) for _, amount in bars))
    return Chart("lines", "bars", "what", tuple(label for label, _ in bars), (amounts,))
