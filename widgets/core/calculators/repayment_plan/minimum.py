"""A credit card on which only the least is paid: a share of what is owed, or a sum at least."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Figure, ResultTable, Say, Variation
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.repayment_plan.plans import owed_chart
from widgets.core.calculators.repayment_plan.working import CAP, Month, Payoff, a_month
from widgets.core.calculators.working import (
    PERCENT,
    Line,
    Value,
    a_year,
    cny,
    count,
    in_cny,
    months,
    percent,
    to_fen,
)
from widgets.core.law.rule import Unit

MOST_ROWS, SHOWN_STEPS = 60, 3


@dataclass(frozen=True, slots=True)
class MinimumCase:
    """A card on which nothing new is bought: CNY, percent a year, and a share in percent."""

    owed: Decimal
    rate: Decimal
    share: Decimal
    floor: Decimal

    def least(self, due: Decimal) -> Decimal:
        """The least to be paid of what a bill says, never more than that."""
        return min(max(to_fen(due * self.share / PERCENT), self.floor), due)


def card_course(case: MinimumCase, pays: Callable[[Decimal], Decimal]) -> Payoff:
    """Month by month: a twelfth of the yearly rate is added to the fen, then what is due is paid.

    `pays` is what is paid of what is owed with its interest, in CNY. It stops after `CAP` months,
    and at once where a month's payment does not reach its interest and the next ones cannot either.
    """
    owed, found = case.owed, list[Month]()
    while owed and len(found) < CAP:
        fresh = a_month(owed, case.rate)
        paid = pays(owed + fresh)
        left = owed + fresh - paid
        found.append(Month((fresh,), (paid,), (left,)))
        if left >= owed:
            break
        owed = left
    return Payoff(tuple(found))


def paid_at_least(given: FormValues) -> Answer:
    """How long the least payment takes and what it costs, beside the first one paid every month.

    Raises:
        Unfit: nothing is owed.
    """
    case = MinimumCase(
        to_fen(given.number("balance")),
        given.number("balance-rate"),
        given.number("least-share"),
        to_fen(given.number("least-sum")),
    )
    if not case.owed:
        raise Unfit("balance", "problem-no-balance")
    course = card_course(case, case.least)
    first = course.first
    fixed = card_course(case, lambda due: min(first, due))
    told: dict[str, Value] = {"months": months(len(course.months)), "share": percent(case.share)}
    told |= in_cny(owed=case.owed, paid=course.paid, interest=course.interest, first=first)
    told |= in_cny(saved=course.interest - fixed.interest, month=course.months[0].interest[0])
    told |= {"sooner": months(len(fixed.months)), "cap": months(CAP)}
    shrinks = course.months[0].owed[0] < case.owed
    state = "clears" if course.clears else "long" if shrinks else "never"
    state = "alike" if course == fixed and course.clears else state
    ways = {"least-share": course, "least-fixed": fixed}
    return Answer(
        says=Say(f"says-least-{state}", told),
        figures=tuple(_figures(course, fixed)),
        steps=tuple(_steps(case, course)),
        decides=(Say("decides-least-contract"), Say("decides-least-new")),
        todo=(Say("todo-least-more"), Say("todo-least-plan")),
        turns=tuple(_variations(case)),
        charts=(owed_chart("least", ways, len(course.months)),) if course.clears else (),
        sheets=(_table(course),),
    )


def _figures(course: Payoff, fixed: Payoff) -> Iterator[Figure]:
    yield Figure("first-least", cny(course.first))
    if not course.clears:
        yield Figure("first-interest", cny(course.months[0].interest[0]))
        return
    yield Figure("months", months(len(course.months)))
    yield Figure("interest", cny(course.interest))
    yield Figure("paid", cny(course.paid))
    if course == fixed:
        return
    yield Figure("months-fixed", months(len(fixed.months)))
    yield Figure("saved-fixed", cny(course.interest - fixed.interest))


def _steps(case: MinimumCase, course: Payoff) -> Iterator[Line]:
    """The first months by hand, then the sum of all."""
    owed = case.owed
    for n, month in enumerate(course.months[:SHOWN_STEPS], 1):
        interest, paid, left = month.interest[0], month.paid[0], month.owed[0]
        told = in_cny(owed=owed, interest=interest, paid=paid, due=owed + interest)
        told |= {"n": count(n), "rate": a_year(case.rate), "share": percent(case.share)}
        by_share = paid == to_fen((owed + interest) * case.share / PERCENT)
        yield Line("least" if by_share else "least-sum", left, Unit.CNY, given=told)
        owed = left
    if course.clears:
        told = in_cny(owed=case.owed, interest=course.interest)
        yield Line("least-total", course.paid, Unit.CNY, given=told)


def _variations(case: MinimumCase) -> Iterator[Variation]:
    """Twice the share, and no interest."""
    double = min(case.share * 2, Decimal(PERCENT))
    if double > case.share:
        yield Variation("double", {"least-share": f"{double:f}%"}, {"double": percent(double)})
    if case.rate:
        yield Variation("card-free", {"balance-rate": "0%"})


def _table(course: Payoff) -> ResultTable:
    """Every month, or every so many where there are more than fit."""
    apart = -(-len(course.months) // MOST_ROWS)
    rows = tuple(
        (count(n), *map(cny, (month.interest[0], month.paid[0], month.owed[0])))
        for n, month in enumerate(course.months, 1)
        if n % apart == 1 % apart or n == len(course.months)
    )
    return ResultTable("least", ("month", "interest", "paid-month", "still-owed"), rows)
