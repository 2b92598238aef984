"""What can be claimed back of what was paid, by the kind of lender and the days of the loan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from widgets.core.calculators.annual_cost.advice import decides, of_claim
from widgets.core.calculators.annual_cost.form import CostCase
from widgets.core.calculators.annual_cost.law import (
    CAP,
    CostLaw,
    CostLine,
    CostSpan,
    RateStanding,
    cost_law,
)
from widgets.core.calculators.annual_cost.readings import STAYS, VOID, PaidReading, paid_readings
from widgets.core.calculators.annual_cost.tables import fen
from widgets.core.calculators.annual_cost.verdict import COUNTED, CostVerdict, verdict_on
from widgets.core.calculators.annual_cost.working import annual_cost
from widgets.core.calculators.answer import (
    Answer,
    Chart,
    ResultTable,
    Say,
    Standing,
    cny_figures,
    cny_series,
    said,
)
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.working import (
    NOTHING,
    KeyTerm,
    Line,
    a_year,
    cny,
    in_cny,
    percent,
    to_fen,
)
from widgets.core.errors import NotInForce
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables


@dataclass(frozen=True, slots=True)
class _Claim:
    """What was paid, every way to read it, its lines, and the verdict on the whole loan's cost."""

    case: CostCase
    law: CostLaw
    paid: Decimal
    readings: tuple[PaidReading, ...]
    lines: tuple[CostLine, ...]
    found: CostVerdict
    span: CostSpan

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The least and the most that was paid too much, in CNY."""
        backs = [each.back for each in self.readings]
        return min(backs), max(backs)

    @property
    def state(self) -> str:
        """What the sentence is about."""
        least, most = self.ends
        if not most:
            return "nothing"
        if self.case.lender is not LenderType.PRIVATE_LENDER:
            return str(self.case.lender or "unknown")
        if least != most:
            return "depends"
        above = self.span.placed(self.lines) is RateStanding.ABOVE and not self.counted
        return "private" if above and self.law.days.made >= self.law.one_line else "depends-one"

    @property
    def counted(self) -> bool:
        """Whether the rate agreed is within the cap, and above it by its own count of days."""
        return self.found.key == COUNTED


def claim(case: CostCase, given: FormValues, tables: LawTables) -> Answer:
    """What can be claimed back of what was paid by a day, today without one.

    Raises:
        Unfit: nothing was paid by that day.
        NoRate: the whole loan has no one yearly cost.
        NotInForce: no line of that time is on record.
    """
    until = given.day_or("paid-until", tables.today)
    paid = tuple(Paid(on, amount) for on, amount in case.loan.repaid if on <= until)
    if not paid:
        raise Unfit("paid-until", "problem-none-paid", until=until)
    law = cost_law(case.days, tables, case.lpr)
    cost = annual_cost(case.loan.payments)
    span = CostSpan.of(cost.held)
    readings = paid_readings(case, law, paid, span.high)
    lines = dict.fromkeys(line for each in readings for line in each.lines if each.key != VOID)
    if not lines:
        caps = tables.rules[CAP].versions
        first = next(each.starts for each in caps if each.unit is Unit.PERCENT_A_YEAR)
        raise NotInForce(CAP, law.days.made, first)
    found = verdict_on(case, cost, law)
    total = sum((each.amount for each in paid), NOTHING)
    return _told(_Claim(case, law, total, readings, tuple(lines), found, span))


def _told(claim: _Claim) -> Answer:
    least, most = claim.ends
    state, first = claim.state, claim.readings[0]
    told = in_cny(paid=claim.paid, received=claim.case.loan.received, least=least, most=most)
    told |= in_cny(back=first.back) | {"line": percent(first.lines[0].rate)}
    cites = tuple(dict.fromkeys(line.cite for line in claim.lines))
    back = {"back": most} if least == most else {"back-most": most, "back-least": least}
    sums = {**back, "paid-so-far": claim.paid, "received": claim.case.loan.received}
    above = claim.found.key.startswith("private-above")
    todo = said({"todo-back-list": True, "todo-back": most})
    todo += said({"todo-excess": above and not most}, cites=claim.found.cites)
    standing = {"nothing": None, "private": Standing.PARTLY}.get(state, Standing.DEPENDS)
    return Answer(
        says=Say(f"says-back-{state}", told, cites),
        standing=standing,
        figures=cny_figures(sums),
        steps=tuple(_steps(claim)),
        decides=tuple(_decides(claim)),
        todo=todo,
        turns=tuple(of_claim(claim.case)),
        charts=(_chart(claim),),
        sheets=(_table(claim), _ledger(first)),
    )


def _steps(claim: _Claim) -> Iterator[Line]:
    """Every line, then by each reading what was paid less principal and interest."""
    yield from (line.step for line in claim.lines if line.key != "void")
    for each in claim.readings:
        told = in_cny(paid=claim.paid, principal=each.principal, interest=each.interest)
        told |= {"line": percent(each.lines[-1].rate), "reading": KeyTerm(f"reading-{each.key}")}
        key = STAYS if each.key == STAYS else "back" if each.back else "not-back"
        value = each.owed if key == "not-back" else each.back
        yield Line(key, value, Unit.CNY, given=told)


def _decides(claim: _Claim) -> Iterator[Say]:
    found, keys, back = claim.found, {each.key for each in claim.readings}, claim.ends[1]
    yield from decides(claim.case, found, claim.law)
    freely = "freely" in keys and found.key != "old-split-above"
    yield from said({"decides-old-paid": freely}, cites=claim.law.voluntary)
    there = {"decides-back": back, "decides-back-time": back, "decides-occupied": VOID in keys}
    yield from said({"decides-counted": back and claim.counted}, cites=found.cites)
    yield from said(there)


def _chart(claim: _Claim) -> Chart:
    """What was paid, split into principal, interest and too much, by every kind of reading."""
    some = list({each.key: each for each in reversed(claim.readings)}.values())[::-1]
    names = tuple(KeyTerm(f"reading-{each.key}") for each in some)
    gone = [each.course.payments() for each in some]
    back = [each.back for each in some]
    principal = [to_fen(sum((one.to_principal for one in each), NOTHING)) for each in gone]
    rest = [claim.paid - a - b for a, b in zip(principal, back, strict=True)]
    parts = {"principal": principal, "interest": rest, "too-much": back}
    return Chart("back", "stack", "reading", names, cny_series(parts))


def _table(claim: _Claim) -> ResultTable:
    later = any(len(each.lines) > 1 for each in claim.readings)
    columns = ("reading", "a-year", *(("later",) if later else ()), "counted", "too-much")
    rows = tuple(
        (
            KeyTerm(f"reading-{each.key}"),
            a_year(each.lines[0].rate),
            *((a_year(each.lines[-1].rate),) if later else ()),
            *map(cny, (each.principal, each.back)),
        )
        for each in claim.readings
    )
    return ResultTable("readings", columns, rows)


def _ledger(reading: PaidReading) -> ResultTable:
    """Where each payment went by the first reading."""
    rows = tuple(
        (one.on, *map(fen, (one.paid, one.to_interest, one.to_principal, one.excess)))
        for one in reading.course.payments()
    )
    return ResultTable("gone", ("day", "paid", "interest", "principal", "too-much"), rows)
