from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.after_judgment.form import JudgmentCase
from widgets.core.calculators.after_judgment.working import a_day_more, judgment_debt
from widgets.core.calculators.appropriation.working import OneDebt, Paid
from widgets.core.calculators.limitation.course import Claim

DUE, RATE = date(2026, 3, 31), Decimal("0.0175")
UNTIL = date(2026, 7, 9)
"""The 100th day of delay."""


def case(*payments: tuple[date, int], rate="0", costs=0, paused=()):
    debt = OneDebt(Decimal(10_000), DUE, Decimal(rate), Decimal(costs))
    paid = tuple(Paid(on, Decimal(amount)) for on, amount in payments)
    return JudgmentCase(debt, DUE, UNTIL, paid, paused, Claim(DUE, UNTIL))


def test_the_doubled_part_is_on_all_that_is_unpaid_but_ordinary_interest():
    found = judgment_debt(case(rate="3.65", costs=2000), RATE)

    # 12,000 x 0.0175% x 100 = 210; 10,000 x 3.65% x 100/365 = 100
    assert (found.doubled, found.ordinary, found.total) == (210, 100, 12_310)
    assert [(span.base, span.days) for span in found.spans] == [(12_000, 100)]


def test_a_payment_ends_a_span_and_the_doubled_part_is_paid_last():
    found = judgment_debt(case((date(2026, 5, 20), 4000), (date(2026, 6, 29), 6100)), RATE)

    # 10,000 x 0.0175% x 50 = 87.50; 6,000 x 0.0175% x 40 = 42
    assert [(span.base, span.days) for span in found.spans] == [(10_000, 50), (6_000, 40)]
    assert (found.doubled, found.doubled_left, found.excess) == (
        Decimal("129.5"),
        Decimal("29.5"),
        0,
    )


def test_what_is_paid_beyond_everything_is_too_much():
    found = judgment_debt(case((UNTIL, 10_200)), RATE)

    assert (found.total, found.excess) == (0, 25)


def test_days_without_enforcement_count_once_and_only_within_the_delay():
    spans = ((date(2026, 3, 1), date(2026, 4, 1)), (date(2026, 7, 9), date(2026, 8, 1)))

    assert judgment_debt(case(paused=spans), RATE).spans[0].days == 98
    whole = ((date(2026, 1, 1), date(2026, 12, 31)),)
    assert judgment_debt(case(paused=whole), RATE).spans == ()


def test_a_further_day_adds_both_interests():
    given = case(rate="3.65", costs=2000)

    # 10,000 x 3.65% / 365 = 1.00; 12,000 x 0.0175% = 2.10
    assert a_day_more(given, judgment_debt(given, RATE), RATE) == Decimal("3.10")


@given(st.lists(st.tuples(st.dates(DUE, UNTIL), st.integers(1, 9000)), max_size=4))
def test_nothing_that_was_paid_is_lost(payments):
    found = judgment_debt(case(*payments, rate="12"), RATE)
    paid = sum(amount for _, amount in payments)

    due = 10_000 + found.ordinary + found.doubled
    assert found.total - found.excess == due - paid
