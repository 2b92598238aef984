"""A lender's statement beside our own ledger: where the two differ, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.appropriation.working import NOTHING, DebtPart, PaymentLine

SMALL = Decimal(1)
"""Up to this many CNY a difference is taken to come from rounding or from how days are counted."""


class StatementItem(StrEnum):
    """What of a day is compared."""

    PAID = "paid"
    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"
    LEFT = "left"


class Meaning(StrEnum):
    """What a difference amounts to."""

    SAME = "same"
    SMALL = "small"
    NOT_BOOKED = "not-booked"
    NOT_RECORDED = "not-recorded"
    SUM = "sum"
    COSTS_MORE = "costs-more"
    COSTS_LESS = "costs-less"
    INTEREST_MORE = "interest-more"
    INTEREST_LESS = "interest-less"
    PRINCIPAL_MORE = "principal-more"
    PRINCIPAL_LESS = "principal-less"
    LEFT_MORE = "left-more"
    LEFT_LESS = "left-less"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the lender says a day's payment went to, in CNY."""

    on: date
    costs: Decimal
    interest: Decimal
    principal: Decimal

    @property
    def paid(self) -> Decimal:
        """What the lender booked that day, in CNY."""
        return self.costs + self.interest + self.principal


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing compared on a day: the lender's number and ours, in CNY, and what it means."""

    on: date
    item: StatementItem
    theirs: Decimal
    ours: Decimal
    meaning: Meaning

    @property
    def gap(self) -> Decimal:
        """By how much the lender's number is above ours, in CNY."""
        return self.theirs - self.ours

    @property
    def counts(self) -> bool:
        """Whether it is more than rounding."""
        return self.meaning not in (Meaning.SAME, Meaning.SMALL)


def compared(lines: Sequence[PaymentLine], stated: Sequence[Stated]) -> tuple[Difference, ...]:
    """Every day of either list, with what differs; one line for a day on which nothing does.

    Args:
        lines: a ledger, as `ledger` makes it; its last line has no payment.
        stated: the lender's lines, in any order.

    Returns:
        The differences by day. The amounts of a day are added up on both sides.
    """
    ours = {on: _ours(on, lines) for on in {line.on for line in lines if line.paid}}
    theirs = {on: _theirs(on, stated) for on in {each.on for each in stated}}
    found = list[Difference]()
    for on in sorted({*ours, *theirs}):
        nothing = dict.fromkeys(StatementItem, NOTHING)
        mine, other = ours.get(on, nothing), theirs.get(on, nothing)
        if on not in theirs:
            found.append(_paid(on, mine, other, Meaning.NOT_BOOKED))
        elif on not in ours:
            found.append(_paid(on, mine, other, Meaning.NOT_RECORDED))
        else:
            found += _of_day(on, mine, other)
    return tuple(found)


def compared_balances(
    lines: Sequence[PaymentLine], principal: Decimal, stated: Sequence[tuple[date, Decimal]]
) -> tuple[Difference, ...]:
    """The principal left by the lender's statement beside ours, by day.

    Args:
        lines: a ledger, as `ledger` makes it.
        principal: what was owed before the first line, in CNY.
        stated: days with the principal left, in CNY, in any order.
    """
    found = []
    for on, left in sorted(stated):
        before = [line for line in lines if line.on <= on]
        ours = before[-1].principal if before else principal
        found.append(
            Difference(
                on, StatementItem.LEFT, left, ours, _meaning(StatementItem.LEFT, left - ours)
            )
        )
    return tuple(found)


def principal_short(lines: Sequence[PaymentLine], stated: Sequence[Stated]) -> Decimal:
    """How much less principal the lender has taken off than our ledger, in CNY; below 0: more."""
    ours = sum((line.to_principal for line in lines), NOTHING)
    return ours - sum((each.principal for each in stated), NOTHING)


def _ours(on: date, lines: Sequence[PaymentLine]) -> dict[StatementItem, Decimal]:
    of_day = [line for line in lines if line.on == on]
    return {
        StatementItem.PAID: sum((line.paid for line in of_day), NOTHING),
        StatementItem.COSTS: sum((line.to_costs for line in of_day), NOTHING),
        StatementItem.INTEREST: sum((line.to_interest for line in of_day), NOTHING),
        StatementItem.PRINCIPAL: sum((line.to_principal for line in of_day), NOTHING),
    }


def _theirs(on: date, stated: Sequence[Stated]) -> dict[StatementItem, Decimal]:
    of_day = [each for each in stated if each.on == on]
    return {
        StatementItem.PAID: sum((each.paid for each in of_day), NOTHING),
        StatementItem.COSTS: sum((each.costs for each in of_day), NOTHING),
        StatementItem.INTEREST: sum((each.interest for each in of_day), NOTHING),
        StatementItem.PRINCIPAL: sum((each.principal for each in of_day), NOTHING),
    }


def _paid(
    on: date,
    ours: dict[StatementItem, Decimal],
    theirs: dict[StatementItem, Decimal],
    meaning: Meaning,
) -> Difference:
    return Difference(
        on, StatementItem.PAID, theirs[StatementItem.PAID], ours[StatementItem.PAID], meaning
    )


def _of_day(
    on: date, ours: dict[StatementItem, Decimal], theirs: dict[StatementItem, Decimal]
) -> list[Difference]:
    """What differs on a day that both know."""
    found = [
        Difference(on, item, theirs[item], ours[item], _meaning(item, theirs[item] - ours[item]))
        for item in (StatementItem.PAID, *(StatementItem(part) for part in DebtPart))
        if theirs[item] != ours[item]
    ]
    return found or [_paid(on, ours, theirs, Meaning.SAME)]


def _meaning(item: StatementItem, gap: Decimal) -> Meaning:
    """What a gap in an item means, from the side of whoever pays."""
    if not gap:
        return Meaning.SAME
    if abs(gap) < SMALL:
        return Meaning.SMALL
    if item is StatementItem.PAID:
        return Meaning.SUM
    return Meaning(f"{item}-{'more' if gap > 0 else 'less'}")
