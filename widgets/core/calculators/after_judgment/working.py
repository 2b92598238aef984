"""What is owed after a judgment: its own money, ordinary interest, and the doubled part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from widgets.core.calculators.after_judgment.form import JudgmentCase
from widgets.core.calculators.appropriation.working import PaymentLine, ledger
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, PERCENT, to_fen


@dataclass(frozen=True, slots=True)
class DelaySpan:
    """The days from one payment to the next on which what is unpaid bears the doubled part.

    `base` is what is unpaid of the judgment's money without ordinary interest, in CNY; `last` the
    day on which the span ends, `days` those that count in it, and `doubled` what they add, exact.
    """

    last: date
    base: Decimal
    days: int
    doubled: Decimal


@dataclass(frozen=True, slots=True)
class JudgmentDebt:
    """What is owed on a judgment on a day, in CNY, with the ledger and the spans of delay.

    `doubled` is all that the delay added, to the fen, and `doubled_left` what is unpaid of it.
    `excess` is what was paid beyond everything.
    """

    lines: tuple[PaymentLine, ...]
    spans: tuple[DelaySpan, ...]
    doubled: Decimal
    doubled_left: Decimal
    excess: Decimal

    @property
    def left(self) -> PaymentLine:
        """What is left of the judgment's own money, ordinary interest included."""
        return self.lines[-1]

    @property
    def total(self) -> Decimal:
        """All that is owed, the doubled part included."""
        return self.left.owed + self.doubled_left

    @property
    def ordinary(self) -> Decimal:
        """The ordinary interest that came due from the first line on."""
        return sum((line.accrued for line in self.lines), NOTHING)


def judgment_debt(case: JudgmentCase, rate: Decimal) -> JudgmentDebt:
    """What is owed on a judgment, payments put to its own money first and to the doubled part last.

    Ordinary interest is simple, by days of a 365-day year; `rate` is the doubled part, in percent a
    day. Its days are counted from the one after the last day for paying; the day of a payment
    counts. It is rounded half up to the fen once, at the end.

    Source:
        default-interest-2014/1 to /4; within the judgment's own money, Civil Code, art. 561.
    """
    lines = ledger(case.debt, case.payments, case.until)
    spans = tuple(_spans(case, lines, rate))
    doubled = to_fen(sum((span.doubled for span in spans), NOTHING))
    beyond = sum((line.excess for line in lines), NOTHING)
    left = max(doubled - beyond, NOTHING)
    return JudgmentDebt(lines, spans, doubled, left, max(beyond - doubled, NOTHING))


def a_day_more(case: JudgmentCase, debt: JudgmentDebt, rate: Decimal) -> Decimal:
    """What each further day adds, ordinary interest and doubled part together, in CNY."""
    left = debt.left
    doubled = (left.principal + left.costs) * rate / PERCENT
    return to_fen(left.principal * case.debt.rate / PERCENT / DAYS_IN_YEAR + doubled)


def _spans(
    case: JudgmentCase, lines: tuple[PaymentLine, ...], rate: Decimal
) -> Iterator[DelaySpan]:
    """The spans of delay between the lines of the ledger, those without days or money left out."""
    debt = case.debt
    held = [(debt.start, debt.principal + debt.costs)]
    held += [(line.on, line.principal + line.costs) for line in lines]
    for (before, base), (last, _) in pairwise(held):
        first = max(before, case.pay_by)
        counted = (last - first).days - _paused(case, first, last) if last > first else 0
        if counted and base:
            yield DelaySpan(last, base, counted, base * rate / PERCENT * counted)


def _paused(case: JudgmentCase, after: date, last: date) -> int:
    """How many days after one day, up to another, bear no doubled part."""
    held = ((max(first.toordinal() - 1, after.toordinal()), end) for first, end in case.paused)
    return sum(max(min(end, last).toordinal() - begun, 0) for begun, end in held)
