from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doubtful import seen_once
from widgets.content.library import Library
from widgets.core.calculators.annual_cost.law import (
    CostDoubt,
    Costed,
    CostLaw,
    CostLine,
    RateStanding,
    fixed,
    of_lpr,
    placed,
    version_on,
)

TABLES = Library.open().calculator_context(date(2026, 11, 25)).tables
LAW = CostLaw(
    cap=TABLES.rules["private-lending-cap"],
    void=TABLES.rules["private-lending-void-line"],
    total=TABLES.rules["financial-loan-total-line"],
    small=TABLES.rules["small-loan-cost-line"],
    crime=TABLES.rules["illegal-lending-line"],
    lpr=TABLES.series["lpr-1y"],
)
DOUBTFUL = replace(LAW, lpr=seen_once(LAW.lpr, date(2025, 12, 22)))
DAY = date(2026, 1, 10)


def costed(*rates: str) -> Costed:
    return Costed(tuple(map(Decimal, rates)), DAY, DAY, DAY, DAY)


def line(rate: str) -> CostLine:
    return CostLine("total", Decimal(rate), "finance-trial-2017/2")


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
    assert placed(costed(*rates), (line("24"),)) is place


def test_of_two_lines_that_may_hold_the_lower_must_be_kept_and_the_higher_exceeded():
    lines = (line("12.4"), line("13.4"))

    found = [placed(costed(rate), lines) for rate in ("12.4", "13", "13.5")]

    assert found == [RateStanding.WITHIN, RateStanding.ACROSS, RateStanding.ABOVE]


@given(
    st.lists(st.decimals(0, 100, places=4), min_size=1, max_size=5), st.decimals(0, 100, places=2)
)
def test_a_higher_line_never_puts_a_cost_further_above(rates, rate):
    order = [RateStanding.WITHIN, RateStanding.ACROSS, RateStanding.ABOVE]
    loan = Costed(tuple(rates), DAY, DAY, DAY, DAY)

    low, high = (placed(loan, (CostLine("total", each, ""),)) for each in (rate, rate + 1))

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
    lines, found = of_lpr("cap", LAW.cap.at(on), on, DOUBTFUL)

    assert [each.rate for each in lines] == [Decimal(rate) for rate in rates]
    assert found == doubts


def test_an_lpr_typed_in_leaves_no_doubt():
    on = date(2026, 10, 1)

    lines, doubts = of_lpr("cap", LAW.cap.at(on), on, replace(LAW, typed=Decimal("2.9")))

    assert ([each.rate for each in lines], doubts) == ([Decimal("11.6")], ())


def test_a_rule_that_does_not_reach_the_day_draws_no_line():
    assert fixed("void", LAW.void, date(2020, 8, 19)) is not None
    assert fixed("void", LAW.void, date(2020, 8, 20)) is None
    assert version_on(LAW.small, date(2025, 12, 30)) is None


def test_a_line_is_a_step_with_its_article_and_a_multiple_shows_its_factors():
    (cap,), _ = of_lpr("cap", LAW.cap.at(date(2024, 3, 1)), date(2024, 3, 1), LAW)

    assert (cap.step.key, cap.step.cite) == ("line-cap-lpr", "private-lending-2020b/25")
    assert (cap.step.given["times"], cap.step.given["lpr"].value) == ("4", Decimal("3.45"))
    assert line("24").step.key == "line-total"
