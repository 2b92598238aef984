"""Offers of a loan side by side: what each costs a year, and what it costs in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from widgets.core.calculators.annual_cost.cash_flow import Flow, solve
from widgets.core.calculators.answer import Answer, Chart, Figure, ResultTable, Say, cny_series
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.working import (
    NOTHING,
    PERCENT,
    Line,
    Value,
    a_year,
    cny,
    count,
    in_cny,
    months,
    percent,
    to_fen,
)
from widgets.core.law.rule import Unit

LEAST, MOST, LONGEST, MOST_NAME, SHOWN = 2, 6, 600, 20, 2
_Row = tuple[str, Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class LoanOffer:
    """A loan as offered, in CNY: what arrives, what is paid each month, what more at the end."""

    name: str
    received: Decimal
    each: Decimal
    months: int
    last: Decimal

    @property
    def paid(self) -> Decimal:
        """All that is paid."""
        return self.each * self.months + self.last

    @property
    def cost(self) -> Decimal:
        """What is paid beyond what arrived."""
        return self.paid - self.received

    @property
    def rates(self) -> tuple[Decimal, Decimal]:
        """12 times the rate of a month that balances, and that compounded, in percent a year."""
        ends = [Flow(NOTHING, self.received), Flow(Decimal(self.months), -self.last)]
        monthly = [Flow(Decimal(n), -self.each) for n in range(1, self.months + 1)]
        month = solve([*ends, *monthly]).rate
        return month * MONTHS_A_YEAR * PERCENT, ((1 + month) ** MONTHS_A_YEAR - 1) * PERCENT


def compared(given: FormValues) -> Answer:
    """The offers side by side: which costs the least a year, and which in all.

    Rates that are shown alike are alike, and of those the one with the least on top is named.

    Raises:
        Unfit: an offer cannot be read, or there are too few or too many.
    """
    offers = _read(given)
    rates = [offer.rates for offer in offers]
    shown = [round(rate, SHOWN) for rate, _ in rates]
    alike = list(zip(shown, (offer.cost for offer in offers), strict=True))
    slow, cheap = alike.index(min(alike)), min(offers, key=lambda each: each.cost)
    low, beside = offers[slow], min(rate for n, (rate, _) in enumerate(rates) if n != slow)
    told = in_cny(low_cost=low.cost, cost=cheap.cost, more=low.cost - cheap.cost)
    told |= {"low": low.name, "rate": percent(rates[slow][0]), "next": percent(beside)}
    told |= {"cheap": cheap.name, "other": percent(rates[offers.index(cheap)][0])}
    key = "one" if low.cost == cheap.cost else "two"
    if alike.count(alike[slow]) > 1:
        told |= {"also": offers[alike.index(alike[slow], slow + 1)].name}
        key = "alike"
    names = tuple(each.name for each in offers)
    parts = {"got": [each.received for each in offers], "on-top": [each.cost for each in offers]}
    return Answer(
        says=Say(f"says-offers-{key}", told),
        figures=tuple(_figures(low, cheap, rates[slow])),
        steps=tuple(_steps(offers, rates)),
        decides=tuple(map(Say, ("decides-offers-rate", "decides-offers-early", "decides-fees"))),
        todo=(Say("todo-write"),),
        charts=(Chart("offers-cost", "stack", "offer", names, cny_series(parts)),),
        sheets=(_table(offers, rates),),
    )


def _read(given: FormValues) -> tuple[LoanOffer, ...]:
    rows = cast("tuple[_Row, ...]", given.rows("offers"))
    if not LEAST <= len(rows) <= MOST:
        raise Unfit("offers", "problem-offers", least=count(LEAST), most=count(MOST))
    found = tuple(
        LoanOffer(name[:MOST_NAME], to_fen(got), to_fen(each), int(number), to_fen(last))
        for name, got, each, number, last in rows
    )
    for offer in found:
        if not 1 <= offer.months <= LONGEST:
            raise Unfit("offers", "problem-offer-months", named=offer.name, most=count(LONGEST))
        if offer.received <= 0 or offer.cost < 0:
            raise Unfit("offers", "problem-offer-less", named=offer.name)
    return found


def _figures(low: LoanOffer, cheap: LoanOffer, rates: tuple[Decimal, Decimal]) -> Iterator[Figure]:
    yield Figure("lowest-rate", percent(rates[0]))
    yield Figure("lowest-compounded", percent(rates[1]))
    yield Figure("lowest-cost", cny(cheap.cost))
    if low.cost != cheap.cost:
        yield Figure("cost-of-lowest-rate", cny(low.cost))


def _steps(offers: Sequence[LoanOffer], rates: Sequence[tuple[Decimal, Decimal]]) -> Iterator[Line]:
    for offer, (rate, _) in zip(offers, rates, strict=True):
        told = in_cny(each=offer.each, last=offer.last, paid=offer.paid, received=offer.received)
        told |= {"named": offer.name, "n": count(offer.months)}
        told |= {"month": percent(rate / MONTHS_A_YEAR)}
        yield Line("offer-last" if offer.last else "offer", offer.cost, Unit.CNY, given=told)
        yield Line("offer-rate", rate, Unit.PERCENT, given=told)


def _table(offers: Sequence[LoanOffer], rates: Sequence[tuple[Decimal, Decimal]]) -> ResultTable:
    rows = list[tuple[Value, ...]]()
    for each, both in zip(offers, rates, strict=True):
        length, sums = months(each.months), map(cny, (each.paid, each.cost))
        rows.append((each.name, cny(each.received), length, *sums, *map(a_year, both)))
    columns = ("offer", "got", "long", "in-all", "on-top", "a-year", "compounded")
    return ResultTable("offers", columns, tuple(rows))
