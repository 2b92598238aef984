"""Which of several debts to one creditor a payment goes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from widgets.core.calculators.appropriation.working import Paid, accrued
from widgets.core.calculators.working import FEN, NOTHING


class PayReason(StrEnum):
    """Why a payment went to a debt."""

    DESIGNATED = "designated"
    ONLY = "only"
    DUE = "due"
    UNSECURED = "unsecured"
    BURDEN = "burden"
    EARLIEST = "earliest"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class OwedLoan:
    """One of several debts: CNY from a day, due on another, at a yearly rate in percent."""

    name: str
    principal: Decimal
    start: date
    due: date
    rate: Decimal
    secured: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What is owed on a loan after the day `on`, in CNY.

    `fresh` is the part of the interest that came due since the day `last`.
    """

    loan: OwedLoan
    on: date
    principal: Decimal
    interest: Decimal
    last: date
    fresh: Decimal

    @property
    def owed(self) -> Decimal:
        """Principal and interest together, in CNY."""
        return self.principal + self.interest


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a day's payment that went to one loan, in CNY, and what is left of it."""

    on: date
    why: PayReason
    to_interest: Decimal
    to_principal: Decimal
    left: Account

    @property
    def amount(self) -> Decimal:
        """What went to the loan, in CNY."""
        return self.to_interest + self.to_principal


@dataclass(frozen=True, slots=True)
class Spread:
    """Where every payment went, what each loan still owes, and what was paid too much, in CNY."""

    shares: tuple[Share, ...]
    accounts: tuple[Account, ...]
    excess: Decimal

    @property
    def owed(self) -> Decimal:
        """What is owed on all loans together, in CNY."""
        return sum((each.owed for each in self.accounts), NOTHING)


_RANKS: Mapping[PayReason, Callable[[OwedLoan, date], Decimal | int]] = {
    PayReason.DUE: lambda loan, on: loan.due > on,
    PayReason.UNSECURED: lambda loan, _on: loan.secured,
    PayReason.BURDEN: lambda loan, _on: -loan.rate,
    PayReason.EARLIEST: lambda loan, _on: loan.due.toordinal(),
}
"""For what a loan comes before another, in this order: the lowest number first."""


def spread(
    loans: Sequence[OwedLoan], payments: Sequence[Paid], until: date, named: Mapping[date, str]
) -> Spread:
    """Every payment put to one of several loans of one creditor, and the balances on a day.

    The payments of a day are one. What the debtor named comes first; then what is due, what has
    no security, what bears the higher rate, what fell due earlier; loans alike in all share in
    proportion to what is owed. Within a loan, interest comes before principal.

    Args:
        loans: with names of their own; the rates are in percent a year.
        payments: in any order; those after `until` are left out.
        until: the day of the balances.
        named: the loan that the debtor named when paying, by day.

    Source:
        Civil Code, arts. 560 and 561 (civil-code/560, /561). A higher rate stands for the heavier
        burden, which the Code does not define.
    """
    accounts = {
        loan.name: Account(loan, loan.start, loan.principal, NOTHING, loan.start, NOTHING)
        for loan in sorted(loans, key=lambda each: each.name)
    }
    shares, excess = list[Share](), NOTHING
    for on, amount in _by_day(payments, until).items():
        paid = _pay(accounts, on, amount, named.get(on))
        shares += paid
        excess += amount - sum((share.amount for share in paid), NOTHING)
    return Spread(tuple(shares), tuple(_to(each, until) for each in accounts.values()), excess)


def _by_day(payments: Sequence[Paid], until: date) -> dict[date, Decimal]:
    """What was paid on each day up to one, in the order of the days."""
    days = sorted({paid.on for paid in payments if paid.on <= until})
    return {on: sum((paid.amount for paid in payments if paid.on == on), NOTHING) for on in days}


def _to(account: Account, on: date) -> Account:
    """An account with its interest to a day."""
    days = max((on - account.on).days, 0)
    fresh = accrued(account.principal, account.loan.rate, days)
    interest = account.interest + fresh
    return replace(account, on=max(on, account.on), interest=interest, last=account.on, fresh=fresh)


def _pay(accounts: dict[str, Account], on: date, amount: Decimal, named: str | None) -> list[Share]:
    """A day's payment put where it goes, until it or the debts are used up."""
    shares, left = list[Share](), amount
    made = {name: _to(a, on) for name, a in accounts.items() if a.loan.start <= on}
    while left > 0:
        open_ones = [account for account in made.values() if account.owed > 0]
        if not open_ones:
            break
        why, chosen = _chosen(open_ones, on, named)
        for account, part in _parts(chosen, left):
            if part:
                share = _share(account, on, why, part)
                accounts[account.loan.name] = made[account.loan.name] = share.left
                shares.append(share)
                left -= part
    return shares


def _chosen(
    open_ones: list[Account], on: date, named: str | None
) -> tuple[PayReason, list[Account]]:
    """The loans that come next, and why."""
    meant = [account for account in open_ones if account.loan.name == named]
    if meant:
        return PayReason.DESIGNATED, meant
    why, rest = PayReason.ONLY, open_ones
    for reason, rank in _RANKS.items():
        best = min(rank(account.loan, on) for account in rest)
        first = [account for account in rest if rank(account.loan, on) == best]
        why, rest = (reason if len(first) < len(rest) else why), first
    return (why if len(rest) == 1 else PayReason.SHARE), rest


def _parts(chosen: list[Account], amount: Decimal) -> list[tuple[Account, Decimal]]:
    """An amount over loans in proportion to what is owed, to the fen and none lost."""
    owed = sum((account.owed for account in chosen), NOTHING)
    if amount >= owed:
        return [(account, account.owed) for account in chosen]
    exact = [amount * account.owed / owed for account in chosen]
    parts = [each.quantize(FEN, ROUND_FLOOR) for each in exact]
    rest = amount - sum(parts)
    for n in sorted(range(len(chosen)), key=lambda n: parts[n] - exact[n]):
        more = min(FEN, rest)
        parts[n] += more
        rest -= more
    return list(zip(chosen, parts, strict=True))


def _share(account: Account, on: date, why: PayReason, amount: Decimal) -> Share:
    """An amount put to one loan: its interest first, then its principal."""
    to_interest = min(amount, account.interest)
    to_principal = amount - to_interest
    left = replace(
        account,
        principal=account.principal - to_principal,
        interest=account.interest - to_interest,
    )
    return Share(on, why, to_interest, to_principal, left)
