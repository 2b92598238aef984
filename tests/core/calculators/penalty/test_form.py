from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.form_values import FieldValue, FormValues, Unfit
from widgets.core.calculators.penalty.form import Charges, Late, read_case

TABLES = Library.open().calculator_context(date(2026, 11, 25)).tables
TYPED: dict[str, FieldValue] = {
    "lender": "other", "made": date(2025, 11, 20), "late": Decimal(36_500), "days": Decimal(100),
    "penalty-kind": "none", "rate": Decimal(10),
}  # fmt: skip
AMOUNTS = st.decimals(min_value="0.01", max_value=10**8, places=2)
RATES = st.decimals(min_value=0, max_value=200, places=2)
DAYS = st.integers(min_value=1, max_value=3650)


def read(**typed):
    named = {name.replace("_", "-"): value for name, value in typed.items()}
    return read_case(FormValues(TYPED | named), TABLES)


@pytest.mark.parametrize(
    ("typed", "penalty"),
    [
        ({"penalty_kind": "none"}, 0),
        ({"penalty_kind": "amount", "penalty": Decimal(70)}, 70),
        ({"penalty_kind": "rate", "penalty_rate": Decimal(2)}, 200),
        ({"penalty_kind": "share", "penalty_share": Decimal(2)}, 730),
    ],
)
def test_a_penalty_is_a_sum_a_rate_by_the_day_or_a_share_once(typed, penalty):
    # 36,500 x 10% x 100 / 365 = 1,000
    found = read(**typed, fees=Decimal(5)).charges

    assert found == Charges(Decimal(1000), Decimal(penalty), Decimal(5))


def test_what_is_left_empty_is_today_no_fees_no_loss_and_no_lpr():
    found = read()

    assert (found.on, found.fees, found.loss, found.lpr) == (date(2026, 11, 25), 0, None, None)


def test_a_loss_is_told_to_the_fen():
    assert read(loss=Decimal("1.005")).loss == Decimal("1.01")


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        ({"on": date(2020, 12, 31), "made": date(2019, 1, 1)}, "on", "problem-old"),
        ({"on": date(2025, 11, 19)}, "made", "problem-made"),
        ({"rate": Decimal(0)}, "penalty-kind", "problem-nothing"),
        ({"rate": Decimal("0.00001")}, "penalty-kind", "problem-nothing"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(typed, field, key):
    with pytest.raises(Unfit) as unfit:
        read(**typed)

    assert (unfit.value.field, unfit.value.problem.key) == (field, key)


def test_the_first_day_of_the_code_and_the_day_of_the_contract_itself_fit():
    first = date(2021, 1, 1)

    assert read(on=first, made=first).made == first


def test_a_day_rate_of_five_in_ten_thousand_is_eighteen_and_a_quarter_a_year():
    late = Late(Decimal(1_000_000), 100)

    assert late.at(Decimal("18.25")) == 50_000
    assert late.rate_of(Decimal(50_000)) == Decimal("18.25")


def test_a_share_is_taken_once_whatever_the_days():
    assert Late(Decimal(8000), 5).share(Decimal(10)) == Late(Decimal(8000), 500).share(Decimal(10))


def test_interest_penalty_and_fees_are_charged_together():
    assert Charges(Decimal(40), Decimal(30), Decimal("5.50")).total == Decimal("75.50")


def test_parts_are_added_before_they_are_rounded():
    late = Late(Decimal(100_000), 100)
    halves = Charges(late.at(Decimal(6)), late.at(Decimal(6)))

    # 1,643.835... twice is 3,287.67, while each rounded is 1,643.84
    assert halves.total == Decimal("3287.67")
    assert halves.above(late.at(Decimal(12))) == 0


def test_the_excess_is_told_to_the_fen_and_is_never_below_zero():
    assert Charges(penalty=Decimal(5)).above(Decimal("4.994")) == Decimal("0.01")
    assert Charges(penalty=Decimal(5)).above(Decimal(6)) == 0


@given(AMOUNTS, DAYS, RATES, RATES)
def test_a_higher_rate_never_costs_less(amount, days, one, other):
    low, high = sorted((one, other))
    late = Late(amount, days)

    assert Charges(late.at(low)).total <= Charges(late.at(high)).total


@given(AMOUNTS, DAYS, DAYS, RATES)
def test_more_days_never_cost_less(amount, one, other, rate):
    fewer, more = sorted((one, other))

    less, most = (Charges(Late(amount, days).at(rate)).total for days in (fewer, more))

    assert less <= most


@given(AMOUNTS, DAYS, RATES)
def test_a_rate_comes_back_from_what_it_costs(amount, days, rate):
    late = Late(amount, days)

    assert abs(late.rate_of(late.at(rate)) - rate) < Decimal("1e-12")


@pytest.mark.parametrize(("amount", "days"), [(0, 5), (-1, 5), (5, 0), (5, -1)])
def test_nothing_late_is_refused(amount, days):
    with pytest.raises(ValueError, match="must be above 0"):
        Late(Decimal(amount), days)
