"""What was typed about the debts to one lender and the payments on them, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import cast

from widgets.core.calculators.appropriation.debts import OwedLoan
from widgets.core.calculators.appropriation.working import Booked, OneDebt, Paid, PayOrder
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.working import count, to_fen

MOST_LOANS = 30
MOST_NAME = 20
_SECURED = frozenset({"有", "有担保", "有抵押", "抵押", "质押", "保证", "yes", "y"})
_UNSECURED = frozenset({"无", "没有", "无担保", "没担保", "无抵押", "no", "n", "-"})
_LENDER = frozenset({"出借人", "贷款人", "债权人", "本人", "lender", "creditor"})
_LoanRow = tuple[str, Decimal, date, date, Decimal, str]
_BookedRow = tuple[date, Decimal, Decimal, Decimal]


class Creditor(StrEnum):
    """Who lent the money."""

    PRIVATE = "private"
    LICENSED = "licensed"
    CARD = "card"
    UNKNOWN = "unknown"


class Receiver(StrEnum):
    """Who received a payment, if not the lender."""

    COLLECTOR = "collector"
    THIRD = "third"


_RECEIVERS = {
    Receiver.COLLECTOR: frozenset({"催收", "催收员", "催收人", "催收公司", "collector", "agency"}),
    Receiver.THIRD: frozenset(
        {"别人", "他人", "第三人", "第三方", "other", "third", "someone else"}
    ),
}


@dataclass(frozen=True, slots=True)
class Repayments:
    """What was paid to one creditor; what is owed is worked out for the day `until`.

    `others` are those who received the payments of a day, where it was not the lender.
    """

    creditor: Creditor
    payments: tuple[Paid, ...]
    until: date
    others: dict[date, Receiver] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True, slots=True)
class OneDebtCase(Repayments):
    """One debt, counted as it was paid out, and the lender's statement on it, if any.

    `deducted` is what was taken off its principal in advance, in CNY; None where nothing was said.
    The statement shows what each payment went to (`booked`), or the principal left (`balances`).
    """

    debt: OneDebt
    deducted: Decimal | None
    order: PayOrder
    booked: tuple[Booked, ...]
    balances: tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class SeveralDebtsCase(Repayments):
    """Several debts, and by day the one that the debtor named when paying."""

    loans: tuple[OwedLoan, ...]
    named: dict[date, str]


def read(given: FormValues, today: date) -> OneDebtCase | SeveralDebtsCase:
    """The case that was typed.

    Raises:
        Unfit: days, sums or names do not fit together.
    """
    creditor, until = Creditor(given.text("lender")), given.day_or("until", today)
    payments = tuple(Paid(on, to_fen(amount)) for on, amount in given.amounts("payments"))
    for paid in payments:
        if paid.amount <= 0:
            raise Unfit("payments", "problem-nothing-paid", on=paid.on)
    others = _received(given, payments)
    if given.text("how-many") == "several":
        loans = _loans(given, until)
        named = _named(given, loans, payments)
        _since(min(loan.start for loan in loans), payments)
        return SeveralDebtsCase(creditor, payments, until, loans, named, others=others)
    debt = _debt(given, until)
    _since(debt.start, payments)
    return OneDebtCase(
        creditor,
        payments,
        until,
        debt,
        deducted=to_fen(given.number("deducted")) if given.has("deducted") else None,
        order=PayOrder(given.text("order")),
        booked=tuple(
            Booked(*row) for row in cast("tuple[_BookedRow, ...]", given.rows("stated-split"))
        ),
        balances=given.amounts("stated-left"),
        others=others,
    )


def _received(given: FormValues, payments: tuple[Paid, ...]) -> dict[date, Receiver]:
    days, told_of = {paid.on for paid in payments}, dict[date, Receiver | None]()
    for on, told in cast("tuple[tuple[date, str], ...]", given.rows("received-by")):
        word = told.strip().lower()
        if on not in days:
            raise Unfit("received-by", "problem-no-payment-received", on=on)
        kinds = [kind for kind, words in _RECEIVERS.items() if word in words]
        if not kinds and word not in _LENDER:
            raise Unfit("received-by", "problem-receiver", on=on, typed=word[:MOST_NAME])
        kind = next(iter(kinds), None)
        if told_of.setdefault(on, kind) != kind:
            raise Unfit("received-by", "problem-receivers", on=on)
    return {on: kind for on, kind in told_of.items() if kind}


def _since(start: date, payments: tuple[Paid, ...]) -> None:
    early = min((paid.on for paid in payments), default=start)
    if early < start:
        raise Unfit("payments", "problem-early", on=early, start=start)


def _debt(given: FormValues, until: date) -> OneDebt:
    start = given.day("day")
    principal = to_fen(given.number("principal")) - to_fen(given.number_or("deducted", 0))
    if principal <= 0:
        raise Unfit("deducted", "problem-all-deducted")
    if until < start:
        raise Unfit("until", "problem-until", on=start)
    costs, interest = given.number_or("costs", 0), given.number_or("interest", 0)
    return OneDebt(principal, start, given.number("rate"), to_fen(costs), to_fen(interest))


def _loans(given: FormValues, until: date) -> tuple[OwedLoan, ...]:
    loans = tuple(map(_loan, cast("tuple[_LoanRow, ...]", given.rows("loans"))))
    names = [loan.name for loan in loans]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Unfit("loans", "problem-twice", named=twice[:MOST_NAME])
    if len(loans) > MOST_LOANS:
        raise Unfit("loans", "problem-rows-many", most=count(MOST_LOANS))
    last = max(loan.start for loan in loans)
    if until < last:
        raise Unfit("until", "problem-until", on=last)
    return loans


def _loan(row: _LoanRow) -> OwedLoan:
    name, principal, start, due, rate, said = row
    named, secured = name[:MOST_NAME], said.strip().lower()
    if secured not in _SECURED | _UNSECURED:
        raise Unfit("loans", "problem-secured", named=named, said=secured[:MOST_NAME])
    if not to_fen(principal):
        raise Unfit("loans", "problem-no-principal", named=named)
    if due < start:
        raise Unfit("loans", "problem-due", named=named)
    return OwedLoan(name, to_fen(principal), start, due, rate, secured in _SECURED)


def _named(
    given: FormValues, loans: tuple[OwedLoan, ...], payments: tuple[Paid, ...]
) -> dict[date, str]:
    made, paid = {loan.name: loan.start for loan in loans}, {each.on for each in payments}
    named = dict[date, str]()
    for on, name in cast("tuple[tuple[date, str], ...]", given.rows("named")):
        if name not in made:
            raise Unfit("named", "problem-unknown", named=name[:MOST_NAME])
        if on not in paid:
            raise Unfit("named", "problem-no-payment", on=on)
        if named.setdefault(on, name) != name or made[name] > on:
            raise Unfit("named", "problem-named", on=on)
    return named
