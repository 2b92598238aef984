"""Repaying a loan early, in whole or in part: what is saved, by a shorter term or less a month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from widgets.core.calculators.annual_cost.schedule import ContractTerms, Instalment, Method, planned
from widgets.core.calculators.answer import Answer, Figure, ResultTable, Say, Variation
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.repayment_plan.plans import owed_chart
from widgets.core.calculators.repayment_plan.working import Month, Payoff, a_month
from widgets.core.calculators.working import (
    NOTHING,
    KeyTerm,
    Line,
    Value,
    cny,
    count,
    in_cny,
    months,
    to_fen,
)
from widgets.core.law.rule import Unit

AS_PLANNED, SHORTER, SMALLER = "early-as-planned", "early-shorter", "early-smaller"
_FIGURES = {
    "saved-shorter": "saved",
    "sooner": "sooner",
    "saved-smaller": "other",
    "month-after": "after",
    "month-before": "before",
}
_DECIDES = (Say("decides-early"), Say("decides-early-refused"))
_TODO = (Say("todo-early-sum"), Say("todo-keep"))


@dataclass(frozen=True, slots=True)
class EarlyPayment:
    """A loan of which `now` is paid early, in CNY; its rate in percent a year.

    `left` is the principal just after an instalment, `number` the months still planned, `fee` what
    the lender takes for it. All is paid where `now` is what is left.
    """

    left: Decimal
    rate: Decimal
    number: int
    method: Method
    now: Decimal
    fee: Decimal

    def plan(self, principal: Decimal) -> Payoff:
        """A principal over the months planned."""
        rows = self._rows(principal)
        return Payoff(tuple(Month((row.interest,), (row.paid,), (row.balance,)) for row in rows))

    def _rows(self, principal: Decimal) -> tuple[Instalment, ...]:
        terms = ContractTerms(principal, self.rate / MONTHS_A_YEAR, self.number)
        return planned(terms, self.method).rows

    def shortened(self) -> Payoff:
        """What is left after it, paid with the instalments of the old plan until it is gone.

        As in that plan, what is left at its end is paid with the last one.
        """
        first, owed, found = self._rows(self.left)[0], self.left - self.now, list[Month]()
        while owed:
            fresh = a_month(owed, self.rate)
            part = first.principal if self.method is Method.EQUAL_PRINCIPAL else first.paid - fresh
            part = owed if len(found) + 1 == self.number else min(part, owed)
            owed -= part
            found.append(Month((fresh,), (part + fresh,), (owed,)))
        return Payoff(tuple(found))


def repaid_early(given: FormValues) -> Answer:
    """What paying early saves: all of it, or a part with a shorter term and with less a month.

    Interest is a twelfth of the yearly rate on what is owed, rounded half up to the fen each month.

    Raises:
        Unfit: more is paid than is left, or nothing.

    Source:
        Civil Code, arts. 530, 531 and 677; private-lending-2020b/30.
    """
    early = _read(given)
    base = early.plan(early.left)
    told = in_cny(now=early.now, left=early.left, fee=early.fee, interest=base.interest)
    told |= in_cny(before=base.first) | {"n": count(len(base.months))}
    start = Line("early-base", base.interest, Unit.CNY, given=told)
    if early.now == early.left:
        return _whole(early, base, start)
    ways = {SHORTER: early.shortened(), SMALLER: early.plan(early.left - early.now)}
    saved = {key: base.interest - way.interest - early.fee for key, way in ways.items()}
    sooner = len(base.months) - len(ways[SHORTER].months)
    told = {**told, "sooner": months(sooner)}
    told |= in_cny(saved=saved[SHORTER], other=saved[SMALLER], after=ways[SMALLER].first)
    told |= in_cny(more=-saved[SMALLER])
    key = "part" if sooner > 0 else "little"
    key = f"{key}-fee" if saved[SMALLER] < 0 else key
    if saved[SHORTER] <= 0:
        key = "loss" if early.fee else "nothing" if base.interest else "free"
    return Answer(
        says=Say(f"says-early-{key}", told),
        figures=tuple(Figure(key, told[place]) for key, place in _FIGURES.items()),
        steps=(start, *_steps(early, base, ways, saved)),
        decides=(Say("decides-early-way"), *_DECIDES),
        todo=_TODO,
        turns=tuple(_variations(early)),
        charts=(owed_chart("early", {AS_PLANNED: base, **ways}, early.number),),
        sheets=(_table(early, {AS_PLANNED: base, **ways}),),
    )


def _whole(early: EarlyPayment, base: Payoff, start: Line) -> Answer:
    saved = base.interest - early.fee
    told = {**start.given, **in_cny(saved=saved, sum=early.left + early.fee)}
    key = "all" if saved > 0 else "all-loss" if early.fee else "all-free"
    return Answer(
        says=Say(f"says-early-{key}", told),
        figures=(
            Figure("saved", cny(saved)),
            Figure("to-pay-now", cny(early.left + early.fee)),
            Figure("month-before", told["before"]),
        ),
        steps=(start, Line("early-all", saved, Unit.CNY, given=told)),
        decides=_DECIDES,
        todo=_TODO,
        turns=tuple(_variations(early)),
    )


def _read(given: FormValues) -> EarlyPayment:
    left = to_fen(given.number("principal-left"))
    now = to_fen(given.number_or("pay-now", left))
    if not 0 < now <= left:
        raise Unfit("pay-now", "problem-pay-now", left=cny(left))
    return EarlyPayment(
        left,
        given.number("early-rate"),
        int(given.number("months-left")),
        Method(given.text("early-method")),
        now,
        to_fen(given.number_or("early-fee", 0)),
    )


def _steps(
    early: EarlyPayment, base: Payoff, ways: dict[str, Payoff], saved: dict[str, Decimal]
) -> Iterator[Line]:
    told = in_cny(left=early.left, now=early.now)
    yield Line("early-left", early.left - early.now, Unit.CNY, given=told)
    for key, way in ways.items():
        told = in_cny(each=way.first, theirs=way.interest, base=base.interest, fee=early.fee)
        yield Line(key, saved[key], Unit.CNY, given={**told, "n": count(len(way.months))})


def _variations(early: EarlyPayment) -> Iterator[Variation]:
    """Half of it instead of all, all instead of a part; and without the fee."""
    if early.now == early.left:
        half = to_fen(early.left / 2)
        yield Variation("pay-half", {"pay-now": f"{half:f}"}, {"half": cny(half)})
    else:
        yield Variation("pay-all", {"pay-now": ""})
    if early.fee:
        yield Variation("no-early-fee", {"early-fee": ""})


def _table(early: EarlyPayment, ways: dict[str, Payoff]) -> ResultTable:
    columns, rows = ("way", "months", "first-month", "interest", "paid"), list[tuple[Value, ...]]()
    for key, way in ways.items():
        once = NOTHING if key == AS_PLANNED else early.now + early.fee
        sums = map(cny, (way.first, way.interest, way.paid + once))
        rows.append((KeyTerm(key), months(len(way.months)), *sums))
    return ResultTable("early-ways", columns, tuple(rows))
