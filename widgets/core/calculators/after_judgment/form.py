"""What was typed of a judgment and of what happened since, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from widgets.core.calculators.appropriation.working import OneDebt, Paid
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.limitation.course import Claim
from widgets.core.calculators.limitation.form import typed_events, typed_obstacles
from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.law.tables import LawTables


@dataclass(frozen=True, slots=True)
class JudgmentCase:
    """A judgment for money, what was paid on it, and the day `until` to which it is counted.

    `debt` bears the ordinary interest that the judgment sets, in percent a year, 0 where it sets
    none; its `costs` are the judgment's other sums. `pay_by` is the last day for paying, `paused`
    the spans of days that bear no doubled interest. `claim` is the application for enforcement,
    judged on the day it was made or, where there was none yet, on `until`.
    """

    debt: OneDebt
    pay_by: date
    until: date
    payments: tuple[Paid, ...]
    paused: tuple[tuple[date, date], ...]
    claim: Claim

    @property
    def is_late(self) -> bool:
        """Whether the last day for paying is over."""
        return self.until > self.pay_by


def judgment_case(given: FormValues, tables: LawTables) -> JudgmentCase:
    """The judgment of a form; without a day of the question, today counts.

    Raises:
        Unfit: a row cannot be read, or days do not fit together.
    """
    pay_by, until = given.day("pay-by"), given.day_or("until", tables.today)
    first = min(pay_by, until)
    start = given.day_or("interest-from", first)
    if not given.number_or("rate", 0) and start == first:
        start = min([first, *(on for on, _ in given.amounts("payments"))])
    if start > first:
        raise Unfit("interest-from", "problem-interest-from", day=first)
    applied = given.day_if("applied")
    if applied and not pay_by < applied <= until:
        raise Unfit("applied", "problem-applied", pay_by=pay_by, until=until)
    payments, asked = tuple(_payments(given, start)), applied or until
    others = (given.number_or(name, 0) for name in ("rate", "other", "interest"))
    debt, paused = OneDebt(given.number("principal"), start, *others), tuple(_paused(given))
    events = tuple(e for e in _events(given, tables, payments) if e.day <= asked)
    claim = Claim(pay_by, asked, events, tuple(typed_obstacles(given, tables)))
    return JudgmentCase(debt, pay_by, until, payments, paused, claim)


def _events(
    given: FormValues, tables: LawTables, payments: tuple[Paid, ...]
) -> Iterator[ClaimEvent]:
    """What happened; each payment is one of the events."""
    kinds = {kind.id: kind for kind in tables.limitation_events}
    yield from typed_events(given, tables)
    yield from (ClaimEvent(each.on, kinds["payment"]) for each in payments)


def _payments(given: FormValues, start: date) -> Iterator[Paid]:
    for on, amount in given.amounts("payments"):
        if on < start:
            raise Unfit("payments", "problem-early", on=on, start=start)
        if not amount:
            raise Unfit("payments", "problem-nothing-paid", on=on)
        yield Paid(on, amount)


def _paused(given: FormValues) -> Iterator[tuple[date, date]]:
    """The spans typed, in order of their days.

    Raises:
        Unfit: one ends before it begins, or two share a day.
    """
    over = date.min
    for first, last in sorted(cast("tuple[tuple[date, date], ...]", given.rows("paused"))):
        if last < first or first <= over:
            raise Unfit("paused", "problem-paused", first=first, last=last)
        over = last
        yield first, last
