"""What was typed for a repayment plan: the budget, the debts, those perhaps too old, the card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from widgets.core.calculators.form_values import FormValues, RowOfValues, Unfit
from widgets.core.calculators.repayment_plan.budget import Budget
from widgets.core.calculators.repayment_plan.working import NOTHING, PlannedDebt, total
from widgets.core.calculators.working import count, months, to_fen

MOST_DEBTS = 20
MOST_OWED = Decimal(10) ** 9
MOST_RATE = Decimal(2000)
MOST_NAME = 20


@dataclass(frozen=True, slots=True)
class CreditCard:
    """A credit card to be paid in instalments: CNY, percent a year, number of months.

    `most` is the longest that the rule allows.
    """

    owed: Decimal
    rate: Decimal
    months: int
    most: Decimal


def budget(given: FormValues) -> Budget:
    """Income and living costs, as one sum or added up."""
    if given.text("living-as") == "one":
        living = given.number("living")
    else:
        costs = (cost for _, cost in given.rows("living-rows"))
        living = sum((cost for cost in costs if isinstance(cost, Decimal)), NOTHING)
    return Budget(to_fen(given.number("income")), to_fen(living))


def debts(given: FormValues) -> tuple[tuple[PlannedDebt, ...], tuple[PlannedDebt, ...]]:
    """The debts to plan for, and those that may be past limitation.

    Unpaid interest of those named under `simple` bears none.

    Raises:
        Unfit: there are too many, a name stands twice or is unknown, a number does not fit, or
            no debt is left to plan for.
    """
    rows = given.rows("debts")
    if len(rows) > MOST_DEBTS:
        raise Unfit("debts", "problem-rows-many", most=count(MOST_DEBTS))
    every = tuple(map(_debt, rows))
    names = [debt.name for debt in every]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Unfit("debts", "problem-twice", named=twice[:MOST_NAME])
    old, simple = (_named(given, field, names) for field in ("old", "simple"))
    every = tuple(replace(debt, compounds=debt.name not in simple) for debt in every)
    kept = tuple(debt for debt in every if debt.name not in old)
    if not kept:
        raise Unfit("old", "problem-all-old")
    return kept, tuple(debt for debt in every if debt.name in old)


def _named(given: FormValues, field: str, names: Sequence[str]) -> set[str]:
    """The debts named in a field, each of which must be among those typed."""
    found = {str(name) for (name,) in given.rows(field)}
    strange = next(iter(sorted(found - set(names))), None)
    if strange is not None:
        raise Unfit(field, "problem-unknown", named=strange[:MOST_NAME])
    return found


def _debt(row: RowOfValues) -> PlannedDebt:
    name, owed, rate, minimum = row
    told = str(name)[:MOST_NAME]
    if not (isinstance(owed, Decimal) and isinstance(rate, Decimal)) or not to_fen(owed):
        raise Unfit("debts", "problem-nothing-owed", named=told)
    if owed > MOST_OWED:
        raise Unfit("debts", "problem-huge")
    if rate > MOST_RATE:
        raise Unfit("debts", "problem-rate-high", named=told)
    least = to_fen(minimum) if isinstance(minimum, Decimal) else NOTHING
    return PlannedDebt(str(name), to_fen(owed), rate, least)


def card(given: FormValues, every: Sequence[PlannedDebt], most: Decimal) -> CreditCard | None:
    """The card to be paid in instalments, if there is one.

    Args:
        given: what was typed.
        every: all debts typed.
        most: the longest plan that the rule allows, in months.

    Raises:
        Unfit: more is owed on it than in all, or the plan is longer than the rule allows.
    """
    if given.text("card") != "yes":
        return None
    owed, n = to_fen(given.number("card-owed")), given.number_or("card-months", most)
    if owed > total(every):
        raise Unfit("card-owed", "problem-card-more")
    if n > most:
        raise Unfit("card-months", "problem-card-months", most=months(most))
    rate = given.number_or("card-rate", 0)
    return CreditCard(owed, rate, int(n), most)
