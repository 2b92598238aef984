"""A lender's statement beside our own ledger: where the two differ, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.appropriation.working import PaymentLine
from widgets.core.calculators.working import NOTHING

SMALL = Decimal(1)
"""Below this many CNY a difference is taken to come from rounding or from how days are counted."""


class StatementItem(StrEnum):
    """What of a day is compared."""

    PAID = "paid"
    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"
    LEFT = "left"


OF_A_PAYMENT = tuple(item for item in StatementItem if item is not StatementItem.LEFT)


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
class Booked:
    """What a day's payment went to, in CNY; `excess` is what was too much."""

    on: date
    costs: Decimal
    interest: Decimal
    principal: Decimal
    excess: Decimal = NOTHING

    @property
    def paid(self) -> Decimal:
        """What was paid that day, in CNY."""
        return self.costs + self.interest + self.principal + self.excess


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


def compared(lines: Sequence[PaymentLine], stated: Sequence[Booked]) -> tuple[Difference, ...]:
    """Every day of either list, with what differs; one line for a day on which nothing does.

    The amounts of a day are added up on both sides; the last line of a ledger has no payment.
    """
    paid = (line for line in lines if line.paid)
    ours = _by_day(
        Booked(line.on, line.to_costs, line.to_interest, line.to_principal, line.excess)
        for line in paid
    )
    theirs, nothing = _by_day(stated), dict.fromkeys(StatementItem, NOTHING)
    found = list[Difference]()
    for on in sorted({*ours, *theirs}):
        mine, other = ours.get(on, nothing), theirs.get(on, nothing)
        alone = Meaning.NOT_BOOKED if on not in theirs else None
        alone = Meaning.NOT_RECORDED if on not in ours else alone
        unlike = [item for item in OF_A_PAYMENT if mine[item] != other[item]]
        for item in (StatementItem.PAID,) if alone or not unlike else unlike:
            meaning = alone or _meaning(item, other[item] - mine[item])
            found.append(Difference(on, item, other[item], mine[item], meaning))
    return tuple(found)


def compared_balances(
    lines: Sequence[PaymentLine], principal: Decimal, stated: Sequence[tuple[date, Decimal]]
) -> tuple[Difference, ...]:
    """The principal left by the lender's statement beside ours, by day.

    `principal` is what was owed before the first line; `stated` are days with the principal left,
    in CNY, in any order.
    """
    item, found = StatementItem.LEFT, list[Difference]()
    for on, left in sorted(stated):
        before = [line.principal for line in lines if line.on <= on]
        ours = before[-1] if before else principal
        found.append(Difference(on, item, left, ours, _meaning(item, left - ours)))
    return tuple(found)


def principal_short(lines: Sequence[PaymentLine], stated: Sequence[Booked]) -> Decimal:
    """How much less principal the lender has taken off than our ledger, in CNY; below 0: more."""
    ours = sum((line.to_principal for line in lines), NOTHING)
    return ours - sum((each.principal for each in stated), NOTHING)


def _by_day(booked: Iterable[Booked]) -> dict[date, dict[StatementItem, Decimal]]:
    """What the payments of each day come to, item by item."""
    days = dict[date, dict[StatementItem, Decimal]]()
    for each in booked:
        sums = days.setdefault(each.on, dict.fromkeys(StatementItem, NOTHING))
        sums[StatementItem.PAID] += each.paid
        sums[StatementItem.COSTS] += each.costs
        sums[StatementItem.INTEREST] += each.interest
        sums[StatementItem.PRINCIPAL] += each.principal
    return days


def _meaning(item: StatementItem, gap: Decimal) -> Meaning:
    """What a gap in an item means, from the side of whoever pays."""
    if not gap:
        return Meaning.SAME
    if abs(gap) < SMALL:
        return Meaning.SMALL
    if item is StatementItem.PAID:
        return Meaning.SUM
    return Meaning(f"{item}-{'more' if gap > 0 else 'less'}")
