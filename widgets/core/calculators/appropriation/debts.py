"""Which of several debts to one creditor a payment goes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from widgets.core.calculators.appropriation.working import OneDebt, Paid, PaymentLine, next_line
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

    @property
    def debt(self) -> OneDebt:
        """The debt of which a ledger is kept."""
        return OneDebt(self.principal, self.start, self.rate)


@dataclass(frozen=True, slots=True)
class Account:
    """A loan's line in its ledger, the day of the line before, and why a payment went to it."""

    loan: OwedLoan
    last: date
    line: PaymentLine
    why: PayReason | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Where every payment went, what each loan still owes, and what was paid too much, in CNY."""

    shares: tuple[Account, ...]
    accounts: tuple[Account, ...]
    excess: Decimal

    @property
    def owed(self) -> Decimal:
        """What is owed on all loans together, in CNY."""
        return _owed(self.accounts)


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
        loan.name: Account(loan, loan.start, next_line(loan.debt, None, Paid(loan.start, NOTHING)))
        for loan in sorted(loans, key=lambda each: each.name)
    }
    shares, excess = list[Account](), NOTHING
    for on in sorted({paid.on for paid in payments if paid.on <= until}):
        amount = sum((paid.amount for paid in payments if paid.on == on), NOTHING)
        put = _pay(accounts, on, amount, named.get(on))
        shares += put
        excess += amount - sum(share.line.paid for share in put)
    ends = (_next(account, Paid(until, NOTHING)) for account in accounts.values())
    return Spread(tuple(shares), tuple(ends), excess)


def _owed(accounts: Iterable[Account]) -> Decimal:
    return sum((account.line.owed for account in accounts), NOTHING)


def _next(account: Account, paid: Paid, why: PayReason | None = None) -> Account:
    line = next_line(account.loan.debt, account.line, paid)
    return Account(account.loan, account.line.on, line, why)


def _pay(
    accounts: dict[str, Account], on: date, amount: Decimal, named: str | None
) -> list[Account]:
    """A day's payment put where it goes, until it or the debts are used up."""
    shares, left, unpaid = list[Account](), amount, Paid(on, NOTHING)
    made = {name: _next(a, unpaid) for name, a in accounts.items() if a.loan.start <= on}
    while left > 0 and (open_ones := [each for each in made.values() if each.line.owed > 0]):
        why, chosen = _chosen(open_ones, on, named)
        for account, part in _parts(chosen, left):
            if part:
                name = account.loan.name
                accounts[name] = made[name] = _next(accounts[name], Paid(on, part), why)
                shares.append(made[name])
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
    owed = _owed(chosen)
    if amount >= owed:
        return [(account, account.line.owed) for account in chosen]
    exact = [amount * account.line.owed / owed for account in chosen]
    parts = [each.quantize(FEN, ROUND_FLOOR) for each in exact]
    rest = amount - sum(parts)
    for n in sorted(range(len(chosen)), key=lambda n: parts[n] - exact[n]):
        more = min(FEN, rest)
        parts[n] += more
        rest -= more
    return list(zip(chosen, parts, strict=True))
