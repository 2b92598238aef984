from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doubtful import tables_seen_once
from widgets.content.library import Library
from widgets.core.calculators.annual_cost.law import (
    CostDoubt,
    CostLine,
    CostSpan,
    LoanDays,
    RateStanding,
    cost_law,
    fixed,
    of_lpr,
    possible_lines,
)
from widgets.core.law.rule import Unit

TABLES = Library.open().calculator_context(date(2026, 11, 25)).tables
DOUBTFUL = tables_seen_once(TABLES, date(2025, 12, 22))


def law(made: date, granted: date | None = None):
    return cost_law(LoanDays(made, granted or made, made, TABLES.today), TABLES)


def test_each_line_is_that_of_the_day_that_counts_for_it():
    found = law(date(2020, 8, 19), date(2026, 1, 10))

    assert (found.cap.value, found.void.value) == (24, 36)
    assert (found.small.value, found.small.cite) == (24, "small-loan-cost-2025/line")
    assert (found.total.cite, found.crime.cite) == (
        "finance-trial-2017/2",
        "illegal-lending-2019/2",
    )


def test_a_rule_that_does_not_reach_the_day_draws_no_line():
    found = law(date(2020, 8, 20))

    assert (found.void, found.small) == (None, None)
    assert (found.cap.value, found.cap.unit) == (Decimal(4), Unit.TIMES_LPR_1Y)
    assert law(date(2025, 12, 30)).small is None
    assert law(date(1990, 1, 1)).cap is None


def test_first_days_come_from_the_register():
    found = law(date(2026, 1, 10))

    assert (found.one_line, found.code) == (date(2020, 8, 20), date(2021, 1, 1))
    assert (found.guide, found.disclosure) == (date(2025, 12, 31), date(2026, 8, 1))


def line(rate: str) -> CostLine:
    return CostLine("total", Decimal(rate), "finance-trial-2017/2")


def doubtful(on: date, typed: Decimal | None = None):
    return cost_law(LoanDays(on, on, on, TABLES.today), DOUBTFUL, typed)


def span(*rates: str) -> CostSpan:
    return CostSpan.of(tuple(map(Decimal, rates)))


@pytest.mark.parametrize(
    ("rates", "place"),
    [
        (("20", "24"), RateStanding.WITHIN),
        (("20", "24.004"), RateStanding.WITHIN),
        (("20", "24.005"), RateStanding.ACROSS),
        (("24", "30"), RateStanding.ACROSS),
        (("24.01", "30"), RateStanding.ABOVE),
    ],
)
def test_at_the_line_is_within_it_and_rates_are_compared_as_they_are_shown(rates, place):
    assert span(*rates).placed((line("24"),)) is place


def test_of_two_lines_that_may_hold_the_lower_must_be_kept_and_the_higher_exceeded():
    lines = (line("12.4"), line("13.4"))

    found = [span(rate).placed(lines) for rate in ("12.4", "13", "13.5")]

    assert found == [RateStanding.WITHIN, RateStanding.ACROSS, RateStanding.ABOVE]


@given(
    st.lists(st.decimals(0, 100, places=4), min_size=1, max_size=5), st.decimals(0, 100, places=2)
)
def test_a_higher_line_never_puts_a_cost_further_above(rates, rate):
    order = [RateStanding.WITHIN, RateStanding.ACROSS, RateStanding.ABOVE]
    found = CostSpan.of(rates)

    low, high = (found.placed((CostLine("total", each, ""),)) for each in (rate, rate + 1))

    assert order.index(high) <= order.index(low)


@pytest.mark.parametrize(
    ("on", "rates", "doubts"),
    [
        # 4 x 3.85
        (date(2020, 8, 20), ["15.40"], ()),
        # 4 x 3.10 from that day, 4 x 3.35 until the day before
        (date(2024, 10, 21), ["12.40", "13.40"], (CostDoubt.LPR_DAY,)),
        (date(2024, 10, 22), ["12.40"], ()),
        # 4 x 3.00, in one source only
        (date(2026, 1, 10), ["12.00"], (CostDoubt.LPR_UNSURE,)),
        (date(2026, 9, 20), ["12.00"], ()),
        (date(2026, 9, 21), [], (CostDoubt.LPR_MISSING,)),
    ],
)
def test_a_line_by_the_lpr_says_how_sure_it_is(on, rates, doubts):
    lines, found = of_lpr("cap", doubtful(on).cap, on, doubtful(on))

    assert [each.rate for each in lines] == [Decimal(rate) for rate in rates]
    assert found == doubts


def test_an_lpr_typed_in_leaves_no_doubt():
    on = date(2026, 10, 1)

    lines, doubts = of_lpr("cap", doubtful(on).cap, on, doubtful(on, Decimal("2.9")))

    assert ([each.rate for each in lines], doubts) == ([Decimal("11.6")], ())


def test_a_fixed_line_is_drawn_only_by_a_rule_that_reaches_the_day():
    assert [each.rate for each in fixed("void", doubtful(date(2020, 8, 19)).void)] == [36]
    assert fixed("void", doubtful(date(2020, 8, 20)).void) == ()


def test_the_lowest_and_the_highest_lpr_that_may_have_held_bound_the_line():
    on = date(2026, 9, 21)

    lines = possible_lines("cap", doubtful(on).cap, on, doubtful(on))

    assert [each.rate for each in lines] == [10, 14]


def test_a_line_is_a_step_with_its_article_and_a_multiple_shows_its_factors():
    on = date(2024, 3, 1)

    (cap,), _ = of_lpr("cap", doubtful(on).cap, on, doubtful(on))

    assert (cap.step.key, cap.step.cite) == ("line-cap-lpr", "private-lending-2020b/25")
    assert (cap.step.given["times"], cap.step.given["lpr"].value) == ("4", Decimal("3.45"))
    assert line("24").step.key == "line-total"
