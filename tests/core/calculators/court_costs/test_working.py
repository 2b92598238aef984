from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.court_costs.form import CourtMatter, FeeKind, Halved
from widgets.core.calculators.court_costs.law import court_fee_law
from widgets.core.calculators.court_costs.working import THIRD, court_fee
from widgets.core.calculators.working import cny, percent

ON = date(2026, 11, 24)
LIBRARY = Library.open()
TABLES = LIBRARY.law_tables([LIBRARY.calculator("court-costs")], ON)
AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)


def fee(kind, amount, halved=None):
    matter = CourtMatter(kind, Decimal(amount), ON, halved)
    return court_fee(matter, court_fee_law(matter, TABLES))


@pytest.mark.parametrize(
    ("claimed", "costs"),
    [
        ("0", "50"),
        ("10000", "50"),
        ("10000.01", "50"),
        ("20000", "300"),
        ("100000", "2300"),
        ("200000", "4300"),
        ("500000", "8800"),
        ("1000000", "13800"),
        ("2000000", "22800"),
        ("5000000", "46800"),
        ("10000000", "81800"),
        ("20000000", "141800"),
        ("30000000", "191800"),
    ],
)
def test_the_filing_fee_adds_up_by_bands(claimed, costs):
    assert fee(FeeKind.FILING, claimed).amount == Decimal(costs)


def test_bands_are_summed_up_only_where_there_are_several():
    keys = [[line.key for line in fee(FeeKind.FILING, each).steps] for each in ("9999", "10001")]

    assert keys == [["band-first"], ["band-first", "band", "sum"]]


def test_the_working_has_a_line_a_band_and_their_sum_and_each_names_its_article():
    steps = fee(FeeKind.FILING, 150_000).steps

    # 90,000 x 2.5% = 2,250; 50,000 x 2% = 1,000; 50 + 2,250 + 1,000 = 3,300
    assert [step.value for step in steps] == [50, 2250, 1000, 3300]
    assert steps[2].given == {
        "over": cny(100_000),
        "within": cny(50_000),
        "percent": percent(2),
        "top": cny(200_000),
    }
    assert {step.cite for step in steps} == {"court-costs-2007/13"}


@pytest.mark.parametrize("why", Halved)
def test_a_halved_fee_is_half_and_says_why(why):
    halved = fee(FeeKind.FILING, 20_000, why)

    assert halved.amount == 150
    assert halved.steps[-1].key == f"halved-{why}"
    assert halved.steps[-1].given == {"whole": cny(300), "share": percent(50)}
    assert halved.steps[-1].cite == "court-costs-2007/15-and-16"


def test_a_halved_fee_is_rounded_once_from_what_its_line_shows():
    # 50 + 0.20 x 2.5% = 50.005, and half of that is 25.0025
    halved = fee(FeeKind.FILING, "10000.20", Halved.SIMPLIFIED)

    assert halved.steps[-1].given["whole"] == cny(Decimal("50.005"))
    assert halved.amount == Decimal("25.00")


@pytest.mark.parametrize(
    ("enforced", "costs"), [("10000", "50"), ("500000", "7400"), ("5000000", "52400")]
)
def test_enforcement_has_bands_of_its_own(enforced, costs):
    assert fee(FeeKind.ENFORCEMENT, enforced).amount == Decimal(costs)


@pytest.mark.parametrize(
    ("preserved", "costs"),
    [("1000", "30"), ("100000", "1020"), ("896000", "5000"), ("900000", "5000")],
)
def test_preservation_costs_no_more_than_its_ceiling(preserved, costs):
    assert fee(FeeKind.PRESERVATION, preserved).amount == Decimal(costs)


def test_a_payment_order_costs_a_third_and_is_rounded_once():
    assert fee(FeeKind.PAYMENT_ORDER, 5_000).amount == Decimal("16.67")
    assert fee(FeeKind.PAYMENT_ORDER, 30_000_000).amount == Decimal("63933.33")


def test_the_third_is_the_share_on_record_which_no_decimal_holds():
    share = TABLES.cited("payment-order-fee-share", ON)

    assert round(Decimal(100) / THIRD, 2) == share.value
    assert fee(FeeKind.PAYMENT_ORDER, 5_000).steps[-1].cite == share.cite


@given(AMOUNTS, AMOUNTS)
def test_more_never_costs_less(one, other):
    less, more = sorted((one, other))

    assert fee(FeeKind.FILING, less).amount <= fee(FeeKind.FILING, more).amount


def test_preservation_is_cut_only_above_the_most_it_may_cost():
    # 30 + 990 + 796,000 x 0.5% = 5,000
    at, above = fee(FeeKind.PRESERVATION, "896000"), fee(FeeKind.PRESERVATION, "896002")

    assert (at.amount, above.amount) == (5000, 5000)
    assert [each.steps[-1].key for each in (at, above)] == ["sum", "ceiling"]
