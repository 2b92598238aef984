"""Where each payment goes: costs first, then interest, then principal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, to_fen


class DebtPart(StrEnum):
    """What a payment can go to."""

    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"


class PayOrder(StrEnum):
    """What comes first: as the law has it, or as the parties agreed otherwise."""

    LAW = "law"
    INTEREST_FIRST = "interest-first"
    PRINCIPAL_FIRST = "principal-first"


_REACHED = {
    PayOrder.LAW: (DebtPart.COSTS, DebtPart.INTEREST, DebtPart.PRINCIPAL),
    PayOrder.INTEREST_FIRST: (DebtPart.INTEREST, DebtPart.PRINCIPAL, DebtPart.COSTS),
    PayOrder.PRINCIPAL_FIRST: (DebtPart.PRINCIPAL, DebtPart.INTEREST, DebtPart.COSTS),
}
"""The parts of a debt in the order in which a payment reaches them."""


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment in CNY on a day."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Booked:
    """What a day's payment went to by a lender's statement, in CNY."""

    on: date
    costs: Decimal
    interest: Decimal
    principal: Decimal

    @property
    def paid(self) -> Decimal:
        """What was paid that day, in CNY."""
        return self.costs + self.interest + self.principal


@dataclass(frozen=True, slots=True)
class PaymentLine:
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
class OneDebt:
    """A loan: its principal in CNY from a day, its yearly rate in percent, and costs owed.

    `interest` is what was owed in interest before that day, in CNY.
    """

    principal: Decimal
    start: date
    rate: Decimal
    costs: Decimal = NOTHING
    interest: Decimal = NOTHING


def put(
    amount: Decimal, owed: Mapping[DebtPart, Decimal], order: PayOrder
) -> dict[DebtPart, Decimal]:
    """How much of a payment goes to each part of a debt, all in CNY; the rest is too much."""
    gone, left = dict[DebtPart, Decimal](), amount
    for part in _REACHED[order]:
        gone[part] = min(left, owed[part])
        left -= gone[part]
    return gone


def accrued(principal: Decimal, rate: Decimal, days: int) -> Decimal:
    """Simple interest in CNY for some days of a 365-day year, to the fen; `rate` in percent."""
    return to_fen(principal * rate / 100 * days / DAYS_IN_YEAR)


def ledger(
    debt: OneDebt, payments: Sequence[Paid], until: date, order: PayOrder = PayOrder.LAW
) -> tuple[PaymentLine, ...]:
    """Every payment put to costs, then interest, then principal, and the balance on a day.

    Interest is simple, on the principal left, by days of a 365-day year; the day of lending
    counts and the day of payment does not. It is rounded half up to the fen where it comes due.

    Args:
        debt: the loan; its rate in percent a year.
        payments: in any order, none before the loan; those after `until` are left out.
        until: the day of the balance, which has a line of its own with nothing paid.
        order: what comes first; the law's order unless the parties agreed on another.

    Source:
        Civil Code, art. 561 (civil-code/561). The parties may agree on another order.
    """
    due = sorted((p for p in payments if p.on <= until), key=lambda paid: paid.on)
    lines: list[PaymentLine] = []
    for paid in (*due, Paid(until, NOTHING)):
        lines.append(next_line(debt, lines[-1] if lines else None, paid, order))
    return tuple(lines)


def next_line(
    debt: OneDebt, before: PaymentLine | None, paid: Paid, order: PayOrder = PayOrder.LAW
) -> PaymentLine:
    """The ledger's next line: interest to the day, then the payment put where it goes."""
    left, last = (before, before.on) if before else (debt, debt.start)
    fresh = accrued(left.principal, debt.rate, (paid.on - last).days)
    owed = {
        DebtPart.COSTS: left.costs,
        DebtPart.INTEREST: left.interest + fresh,
        DebtPart.PRINCIPAL: left.principal,
    }
    gone = put(paid.amount, owed, order)
    return PaymentLine(
        on=paid.on,
        paid=paid.amount,
        accrued=fresh,
        to_costs=gone[DebtPart.COSTS],
        to_interest=gone[DebtPart.INTEREST],
        to_principal=gone[DebtPart.PRINCIPAL],
        principal=left.principal - gone[DebtPart.PRINCIPAL],
        interest=owed[DebtPart.INTEREST] - gone[DebtPart.INTEREST],
        costs=left.costs - gone[DebtPart.COSTS],
        excess=paid.amount - sum(gone.values()),
    )
