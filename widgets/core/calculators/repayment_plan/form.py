"""What was typed for a repayment plan, read once: the budget, the debts, the card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.working import PayoffOrder, PlannedDebt, total
from widgets.core.calculators.working import NOTHING, count, to_fen

MOST_DEBTS = 20
MOST_OWED = Decimal(10) ** 9
MOST_RATE = Decimal(2000)
MOST_NAME = 20
GOAL = 36
_DebtRow = tuple[str, Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class CreditCard:
    """A credit card to be paid in instalments: CNY, percent a year, number of months."""

    owed: Decimal
    rate: Decimal
    months: int


@dataclass(frozen=True, slots=True)
class RepaymentCase:
    """A household's budget and debts; amounts in CNY, income and living costs a month.

    `owing` are the debts to plan for, `old` those that may be past limitation and are left out.
    All are to be clear within `goal` months.
    """

    income: Decimal
    living: Decimal
    owing: tuple[PlannedDebt, ...]
    old: tuple[PlannedDebt, ...]
    order: PayoffOrder
    goal: int
    card: CreditCard | None = None

    @property
    def left(self) -> Decimal:
        """What is left for debts, in CNY a month; below 0 where living costs are not covered."""
        return self.income - self.living


def read(given: FormValues, law: RepaymentLaw) -> RepaymentCase:
    """The case that was typed; unpaid interest of debts named under `simple` bears none.

    Raises:
        Unfit: there are too many debts, a name stands twice or is unknown, a number does not fit,
            or no debt is left to plan for.
    """
    debts = _debts(given)
    old, simple = (_named(given, field, debts) for field in ("old", "simple"))
    debts = tuple(replace(debt, compounds=debt.name not in simple) for debt in debts)
    owing = tuple(debt for debt in debts if debt.name not in old)
    if not owing:
        raise Unfit("old", "problem-all-old")
    costs = cast("tuple[tuple[str, Decimal], ...]", given.rows("living-rows"))
    living = sum((cost for _, cost in costs), NOTHING)
    return RepaymentCase(
        income=to_fen(given.number("income")),
        living=to_fen(given.number("living") if given.text("living-as") == "one" else living),
        owing=owing,
        old=tuple(debt for debt in debts if debt.name in old),
        order=PayoffOrder(given.text("plan")),
        goal=int(given.number_or("goal", GOAL)),
        card=_card(given, total(debts), law) if given.text("card") == "yes" else None,
    )


def _debts(given: FormValues) -> tuple[PlannedDebt, ...]:
    rows = cast("tuple[_DebtRow, ...]", given.rows("debts"))
    if len(rows) > MOST_DEBTS:
        raise Unfit("debts", "problem-rows-many", most=count(MOST_DEBTS))
    debts = tuple(_debt(*row) for row in rows)
    names = [debt.name for debt in debts]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Unfit("debts", "problem-twice", named=twice[:MOST_NAME])
    return debts


def _debt(name: str, owed: Decimal, rate: Decimal, minimum: Decimal) -> PlannedDebt:
    if not to_fen(owed):
        raise Unfit("debts", "problem-nothing-owed", named=name[:MOST_NAME])
    if owed > MOST_OWED:
        raise Unfit("debts", "problem-huge")
    if rate > MOST_RATE:
        raise Unfit("debts", "problem-rate-high", named=name[:MOST_NAME])
    return PlannedDebt(name, to_fen(owed), rate, to_fen(minimum))


def _named(given: FormValues, field: str, debts: Sequence[PlannedDebt]) -> set[str]:
    """The debts named in a field, each of which must be among those typed."""
    found = {str(name) for (name,) in given.rows(field)}
    for name in sorted(found - {debt.name for debt in debts}):
        raise Unfit(field, "problem-unknown", named=name[:MOST_NAME])
    return found


def _card(given: FormValues, every: Decimal, law: RepaymentLaw) -> CreditCard:
    """The card; no more is owed on it than on `every` debt together, in CNY."""
    months = given.number_or("card-months", law.card.value)
    card = CreditCard(
        to_fen(given.number("card-owed")), given.number_or("card-rate", 0), int(months)
    )
    if card.owed > every:
        raise Unfit("card-owed", "problem-card-more")
    if months > law.card.value:
        raise Unfit("card-months", "problem-card-months", most=law.card)
    return card
