"""Paying several debts off month by month: equal shares, highest rate first, smallest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from widgets.core.calculators.calendar_days import MONTHS_A_YEAR
from widgets.core.calculators.working import FEN, NOTHING, PERCENT, to_fen

CAP = 1200
AT_LEAST = 24


class PayoffOrder(StrEnum):
    """Where the money goes that is left when every debt has had its minimum.

    `EQUAL` shares it equally among the debts still open. `HIGHEST` and `SMALLEST` give it to one
    debt at a time, ranked at the start by rate or by what is owed.
    """

    HIGHEST = "highest"
    SMALLEST = "smallest"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class PlannedDebt:
    """What is owed in CNY, its rate in percent a year, the least to be paid a month in CNY.

    `compounds` says whether interest that is not paid bears interest itself.
    """

    name: str
    owed: Decimal
    rate: Decimal
    minimum: Decimal = NOTHING
    compounds: bool = True


@dataclass(frozen=True, slots=True)
class Month:
    """One month, debt by debt, in CNY: interest added, then what is paid, then what is owed."""

    interest: tuple[Decimal, ...]
    paid: tuple[Decimal, ...]
    owed: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Payoff:
    """The months of paying, until all is paid off or it is sure that it never will be."""

    months: tuple[Month, ...]

    @property
    def clears(self) -> bool:
        """Whether every debt is paid off."""
        return not any(self.months[-1].owed)

    @property
    def first(self) -> Decimal:
        """What is paid in the first month, in CNY."""
        return sum(self.months[0].paid, NOTHING)

    @property
    def balances(self) -> tuple[Decimal, ...]:
        """What is owed on all debts, in CNY: at the start, then after every month."""
        after = [sum(month.owed, NOTHING) for month in self.months]
        return (after[0] + self.first - sum(self.months[0].interest), *after)

    @property
    def interest(self) -> Decimal:
        """All the interest, in CNY."""
        return sum((sum(month.interest, NOTHING) for month in self.months), NOTHING)

    @property
    def paid(self) -> Decimal:
        """All that is paid, in CNY."""
        return sum((sum(month.paid, NOTHING) for month in self.months), NOTHING)


@dataclass(frozen=True, slots=True)
class RepaymentPlan(Payoff):
    """The months of a plan for several debts."""

    debts: tuple[PlannedDebt, ...]
    order: PayoffOrder

    @property
    def compounds(self) -> bool:
        """Whether some interest that bears interest is left unpaid for a month or more."""
        at = [i for i, debt in enumerate(self.debts) if debt.compounds]
        return any(month.paid[i] < month.interest[i] for month in self.months for i in at)

    def cleared(self, at: int) -> int | None:
        """The month, from 1, in which the debt at a place is paid off, if it ever is."""
        done = (n for n, month in enumerate(self.months, start=1) if not month.owed[at])
        return next(done, None)


def total(debts: Sequence[PlannedDebt]) -> Decimal:
    """What is owed on all debts, in CNY."""
    return sum((debt.owed for debt in debts), NOTHING)


def repay(
    debts: Sequence[PlannedDebt],
    monthly: Decimal,
    order: PayoffOrder,
    within: int = CAP,
    at_least: int = AT_LEAST,
) -> RepaymentPlan:
    """A plan that pays the same sum every month until all is paid off.

    Every month a twelfth of the yearly rate is added to what is owed, rounded half up to the fen.
    Unpaid interest of a debt that does not compound bears none; payments go to it before the
    rest. Then each debt gets its minimum, or what is left of it; the rest goes by the order. What a
    debt that is paid off no longer needs goes to the others.

    Args:
        debts: amounts in CNY, whole fen, each above 0.
        monthly: what can be paid a month on all of them, in CNY.
        order: where the rest goes.
        within: after how many months the plan stops at the latest. It stops earlier, but not
            before `at_least` months, where even without further interest the money could not reach.
        at_least: how many months are worked out, unless all is paid off before.

    Raises:
        ValueError: there is no debt, or the money does not reach the minimums.

    Source:
        Arithmetic; no law sets an order among debts to different creditors. On one debt interest
        is paid before the principal: Civil Code art. 561.
    """
    if not debts:
        raise ValueError("there is no debt to pay")
    months = []
    for month in run(debts, monthly, order):
        months.append(month)
        owed, n = sum(month.owed, NOTHING), len(months)
        if not owed or (n >= at_least and owed > monthly * (within - n)):
            break
    return RepaymentPlan(tuple(months), tuple(debts), order)


def run(debts: Sequence[PlannedDebt], monthly: Decimal, order: PayoffOrder) -> Iterator[Month]:
    """Month after month, without end.

    Raises:
        ValueError: the money does not reach the minimums.
    """
    ranked = _ranked(debts, order)
    owed = [debt.owed for debt in debts]
    idle = [NOTHING] * len(debts)  # unpaid interest that bears none
    while True:
        bearing = [a - b for a, b in zip(owed, idle, strict=True)]
        interest = [a_month(each, debt.rate) for each, debt in zip(bearing, debts, strict=True)]
        due = [a + b for a, b in zip(owed, interest, strict=True)]
        paid = [min(debt.minimum, each) for debt, each in zip(debts, due, strict=True)]
        rest = monthly - sum(paid)
        if rest < 0:
            raise ValueError(f"{monthly} a month does not reach the minimums: {sum(paid)}")
        if order is PayoffOrder.EQUAL:
            _share(rest, due, paid)
        else:
            _pour(rest, due, paid, ranked)
        owed = [a - b for a, b in zip(due, paid, strict=True)]
        left = zip(debts, idle, interest, paid, strict=True)
        idle = [NOTHING if each.compounds else max(a + b - c, NOTHING) for each, a, b, c in left]
        yield Month(tuple(interest), tuple(paid), tuple(owed))


def a_month(owed: Decimal, rate: Decimal) -> Decimal:
    """A month's interest in CNY, rounded half up to the fen; `rate` is in percent a year."""
    return to_fen(owed * rate / (PERCENT * MONTHS_A_YEAR))


def required(debts: Sequence[PlannedDebt]) -> Decimal:
    """What the minimums come to in the first month, in CNY: none is more than is owed."""
    dues = ((debt.minimum, debt.owed + a_month(debt.owed, debt.rate)) for debt in debts)
    return sum(map(min, dues), NOTHING)


def first_interest(debts: Sequence[PlannedDebt]) -> Decimal:
    """The interest of the first month, in CNY."""
    return sum((a_month(debt.owed, debt.rate) for debt in debts), NOTHING)


def _ranked(debts: Sequence[PlannedDebt], order: PayoffOrder) -> list[int]:
    """Places of the debts, first to be paid first; those alike stay as they stand."""
    places = range(len(debts))
    if order is PayoffOrder.HIGHEST:
        return sorted(places, key=lambda i: (-debts[i].rate, debts[i].owed))
    return sorted(places, key=lambda i: (debts[i].owed, -debts[i].rate))


def _pour(rest: Decimal, due: list[Decimal], paid: list[Decimal], ranked: list[int]) -> None:
    """Gives the rest to one debt after the other."""
    for i in ranked:
        more = min(rest, due[i] - paid[i])
        paid[i] += more
        rest -= more


def _share(rest: Decimal, due: list[Decimal], paid: list[Decimal]) -> None:
    """Shares the rest equally among open debts, again where one needs less than its share.

    Fen that cannot be shared go to the first debts, one each.
    """
    places = [i for i in range(len(due)) if paid[i] < due[i]]
    while rest and places:
        each = max((rest / len(places)).quantize(FEN, ROUND_DOWN), FEN)
        for i in places:
            more = min(each, due[i] - paid[i], rest)
            paid[i] += more
            rest -= more
        places = [i for i in places if paid[i] < due[i]]
