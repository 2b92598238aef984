"""Where each payment goes: costs first, then interest, then principal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calc.working import to_fen

NOTHING = Decimal(0)
DAYS_IN_YEAR = 365


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment in CNY on a day."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One payment in the ledger: what it went to, what is left, and what was too much.

    All amounts are in CNY. `accrued` is the interest that came due since the line before.
    """

    on: date
    paid: Decimal
    accrued: Decimal
    to_costs: Decimal
    to_interest: Decimal
    to_principal: Decimal
    principal: Decimal
    interest: Decimal
    costs: Decimal
    excess: Decimal

    @property
    def owed(self) -> Decimal:
        """What is still owed after the payment, in CNY."""
        return self.principal + self.interest + self.costs


@dataclass(frozen=True, slots=True)
class Debt:
    """A loan: its principal in CNY from a day, its yearly rate in percent, and costs owed."""

    principal: Decimal
    start: date
    rate: Decimal
    costs: Decimal = NOTHING


def ledger(debt: Debt, payments: Sequence[Paid], until: date) -> tuple[Line, ...]:
    """Every payment put to costs, then interest, then principal, and the balance on a day.

    Interest is simple, on the principal left, by days of a 365-day year; the day of lending
    counts and the day of payment does not. It is rounded half up to the fen where it comes due.

    Args:
        debt: the loan; its rate in percent a year.
        payments: in any order; those after `until` are left out.
        until: the day of the balance. The last line is that day, with nothing paid.

    Returns:
        One line a payment, in the order of their days, and one for `until`.

    Raises:
        ValueError: a payment is not above 0 or before the loan; the principal is not above 0; the
            rate or the costs are negative; `until` is before the loan.

    Source:
        Civil Code, art. 561 (civil-code/561). The parties may agree on another order.
    """
    _checked(debt, payments, until)
    due = sorted((p for p in payments if p.on <= until), key=lambda paid: paid.on)
    lines: list[Line] = []
    for paid in (*due, Paid(until, NOTHING)):
        lines.append(_line(debt, lines[-1] if lines else None, paid))
    return tuple(lines)


def _line(debt: Debt, before: Line | None, paid: Paid) -> Line:
    """The ledger's next line: interest to the day, then the payment put where it goes."""
    principal = before.principal if before else debt.principal
    last = before.on if before else debt.start
    costs = before.costs if before else debt.costs
    accrued = to_fen(principal * debt.rate / 100 * (paid.on - last).days / DAYS_IN_YEAR)
    interest = (before.interest if before else NOTHING) + accrued
    to_costs = min(paid.amount, costs)
    to_interest = min(paid.amount - to_costs, interest)
    to_principal = min(paid.amount - to_costs - to_interest, principal)
    return Line(
        on=paid.on,
        paid=paid.amount,
        accrued=accrued,
        to_costs=to_costs,
        to_interest=to_interest,
        to_principal=to_principal,
        principal=principal - to_principal,
        interest=interest - to_interest,
        costs=costs - to_costs,
        excess=paid.amount - to_costs - to_interest - to_principal,
    )


def _checked(debt: Debt, payments: Sequence[Paid], until: date) -> None:
    if debt.principal <= 0:
        raise ValueError(f"the principal is {debt.principal}: it must be above 0")
    if debt.rate < 0 or debt.costs < 0:
        raise ValueError(f"rate {debt.rate} and costs {debt.costs} cannot be below 0")
    if until < debt.start:
        raise ValueError(f"the balance is wanted on {until}, before the loan of {debt.start}")
    for paid in payments:
        if paid.amount <= 0:
            raise ValueError(f"the payment of {paid.on} is {paid.amount}: it must be above 0")
        if paid.on < debt.start:
            raise ValueError(f"the payment of {paid.on} is before the loan of {debt.start}")
