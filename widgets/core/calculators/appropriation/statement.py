"""A lender's statement beside our own ledger: where they differ, and what that means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.answer import Figure, ResultTable, Say
from widgets.core.calculators.appropriation.form import OneDebtCase
from widgets.core.calculators.appropriation.working import Booked, PaymentLine
from widgets.core.calculators.working import NOTHING, KeyTerm, cny, count

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


_AGAINST_THE_DEBTOR = (
    Meaning.NOT_BOOKED, Meaning.NOT_RECORDED, Meaning.SUM, Meaning.COSTS_MORE,
    Meaning.INTEREST_MORE, Meaning.LEFT_MORE,
)  # fmt: skip
_FOR_THE_DEBTOR = (
    Meaning.COSTS_LESS, Meaning.INTEREST_LESS, Meaning.PRINCIPAL_MORE, Meaning.LEFT_LESS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing compared on a day: the lender's number and ours, in CNY.

    `alone` says on which side the whole day is missing, if it is.
    """

    on: date
    item: StatementItem
    theirs: Decimal
    ours: Decimal
    alone: Meaning | None = None

    @property
    def gap(self) -> Decimal:
        """By how much the lender's number is above ours, in CNY."""
        return self.theirs - self.ours

    @property
    def meaning(self) -> Meaning:
        """What it means, from the side of whoever pays."""
        if self.alone or not self.gap:
            return self.alone or Meaning.SAME
        if abs(self.gap) < SMALL:
            return Meaning.SMALL
        if self.item is StatementItem.PAID:
            return Meaning.SUM
        return Meaning(f"{self.item}-{'more' if self.gap > 0 else 'less'}")

    @property
    def counts(self) -> bool:
        """Whether it is more than rounding."""
        return self.meaning not in (Meaning.SAME, Meaning.SMALL)


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """What a statement adds to an answer: how many days differ, and how much principal."""

    differs: int = 0
    short: Decimal = NOTHING
    figures: tuple[Figure, ...] = ()
    decides: tuple[Say, ...] = ()
    todo: tuple[Say, ...] = ()
    cautions: tuple[Say, ...] = ()
    tables: tuple[ResultTable, ...] = ()


def check(case: OneDebtCase, lines: Sequence[PaymentLine]) -> StatementCheck:
    """The statement that was typed, compared up to the day of the balance; nothing without one."""
    if case.booked:
        booked = [each for each in case.booked if each.on <= case.until]
        found, short = compared(lines, booked), principal_short(lines, booked)
        return _checked(found, short, len(case.booked) - len(booked))
    if case.balances:
        balances = [each for each in case.balances if each[0] <= case.until]
        found = compared_balances(lines, case.debt.principal, balances)
        short = found[-1].gap if found else NOTHING
        return _checked(found, short, len(case.balances) - len(balances))
    return StatementCheck()


def compared(lines: Sequence[PaymentLine], stated: Sequence[Booked]) -> tuple[Difference, ...]:
    """Every day of either list, with what differs; one line for a day on which nothing does.

    The amounts of a day are added up on both sides; the last line of a ledger has no payment.
    """
    ours = _by_day(
        (line.on, line.paid, line.to_costs, line.to_interest, line.to_principal)
        for line in lines
        if line.paid
    )
    theirs = _by_day((b.on, b.paid, b.costs, b.interest, b.principal) for b in stated)
    nothing = dict.fromkeys(StatementItem, NOTHING)
    found = list[Difference]()
    for on in sorted({*ours, *theirs}):
        mine, other = ours.get(on, nothing), theirs.get(on, nothing)
        alone = Meaning.NOT_BOOKED if on not in theirs else None
        alone = Meaning.NOT_RECORDED if on not in ours else alone
        unlike = [item for item in OF_A_PAYMENT if mine[item] != other[item]]
        items = (StatementItem.PAID,) if alone or not unlike else unlike
        found += [Difference(on, item, other[item], mine[item], alone) for item in items]
    return tuple(found)


def compared_balances(
    lines: Sequence[PaymentLine], principal: Decimal, stated: Sequence[tuple[date, Decimal]]
) -> tuple[Difference, ...]:
    """The principal left by the lender's statement beside ours, by day.

    `principal` is what was owed before the first line; `stated` are days with the principal left,
    in CNY, in any order.
    """
    found = list[Difference]()
    for on, left in sorted(stated):
        ours = [principal, *(line.principal for line in lines if line.on <= on)][-1]
        found.append(Difference(on, StatementItem.LEFT, left, ours))
    return tuple(found)


def principal_short(lines: Sequence[PaymentLine], stated: Sequence[Booked]) -> Decimal:
    """How much less principal the lender has taken off than our ledger, in CNY; below 0: more."""
    ours = sum((line.to_principal for line in lines), NOTHING)
    return ours - sum((each.principal for each in stated), NOTHING)


def _by_day(
    paid: Iterable[tuple[date, Decimal, Decimal, Decimal, Decimal]],
) -> dict[date, dict[StatementItem, Decimal]]:
    """What the payments of each day come to, item by item as in `OF_A_PAYMENT`."""
    days = dict[date, dict[StatementItem, Decimal]]()
    for on, *amounts in paid:
        sums = days.setdefault(on, dict.fromkeys(StatementItem, NOTHING))
        for item, amount in zip(OF_A_PAYMENT, amounts, strict=True):
            sums[item] += amount
    return days


def _checked(found: Sequence[Difference], short: Decimal, after: int) -> StatementCheck:
    counted = [each for each in found if each.counts]
    cautions = [Say("caution-statement-after", {"n": count(after)})] if after else []
    if not counted:
        return StatementCheck(cautions=(*cautions, Say("caution-agrees")), tables=(_table(found),))
    days, first = len({each.on for each in counted}), counted[0].on
    return StatementCheck(
        differs=days,
        short=short,
        figures=(
            Figure("differs", count(days)), Figure("first", first), Figure("short", cny(short)),
        ),
        decides=_decides(counted),
        todo=(Say("todo-why", {"first": first}),),
        cautions=(*cautions, Say("caution-follows", {"first": first})),
        tables=(_table(found),),
    )  # fmt: skip


def _decides(counted: Sequence[Difference]) -> tuple[Say, ...]:
    """What each kind of difference means, with its sum."""
    says = []
    for meaning in _AGAINST_THE_DEBTOR:
        gaps = [each.gap for each in counted if each.meaning is meaning]
        if gaps:
            # Balances are not added up: the last one holds what the ones before it held.
            whole = gaps[-1] if meaning is Meaning.LEFT_MORE else sum(gaps, NOTHING)
            says.append(Say(f"decides-{meaning}", {"sum": cny(abs(whole))}))
    if any(each.meaning in _FOR_THE_DEBTOR for each in counted):
        says.append(Say("decides-kinder"))
    return tuple(says)


def _table(found: Sequence[Difference]) -> ResultTable:
    columns = ("day", "item", "theirs", "ours", "gap", "meaning")
    rows = tuple(
        (each.on, KeyTerm(f"item-{each.item}"), cny(each.theirs), cny(each.ours), cny(each.gap),
         KeyTerm(f"meaning-{each.meaning}"))
        for each in found
    )  # fmt: skip
    return ResultTable("statement", columns, rows)
