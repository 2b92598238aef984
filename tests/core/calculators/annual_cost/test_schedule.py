from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.cash_flow import Flow, NoRate, solve
from widgets.core.calculators.annual_cost.schedule import (
    ContractTerms,
    DayCount,
    Method,
    Payment,
    Schedule,
    listed,
    planned,
    settled,
)

START = date(2026, 1, 31)
MONEY = st.decimals(min_value="0.01", max_value="10000000", places=2)
RATES = st.decimals(min_value=0, max_value=20, places=4)
MANY = st.integers(min_value=1, max_value=60)


def terms(periods: int = 12, rate: str = "1", fee: str = "0") -> ContractTerms:
    return ContractTerms(Decimal(12_000), Decimal(rate), periods, Decimal(fee), START)


def cost_of(plan: Schedule, kept: int = 0) -> Decimal:
    """The rate of one period at which a plan balances, where something is kept back."""
    paid = [Flow(Decimal(row.number), -row.paid) for row in plan.rows]
    return solve([Flow(Decimal(0), plan.principal - kept), *paid]).rate


@given(MONEY, RATES, MANY, st.sampled_from(Method))
def test_every_plan_balances_to_nought_in_whole_fen(principal, rate, periods, method):
    plan = planned(ContractTerms(principal, rate, periods, start=START), method)

    assert plan.rows[-1].balance == 0
    assert sum(row.principal for row in plan.rows) == principal
    assert all(row.balance >= 0 and row.principal >= 0 for row in plan.rows)
    assert all(row.paid == row.paid.quantize(Decimal("0.01")) for row in plan.rows)


@pytest.mark.parametrize(
    ("method", "first", "last", "cost"),
    [
        # 12,000 at 1 percent: 12000 x 0.01 / (1 - 1.01^-12) = 1066.19
        (Method.EQUAL_INSTALMENTS, "1066.19", "1066.14", "794.23"),
        # 1,000 and 120.00, 110.00, ... 10.00
        (Method.EQUAL_PRINCIPAL, "1120.00", "1010.00", "780.00"),
        (Method.INTEREST_FIRST, "120.00", "12120.00", "1440.00"),
        (Method.BULLET, "13440.00", "13440.00", "1440.00"),
        (Method.FLAT, "1120.00", "1120.00", "1440.00"),
    ],
)
def test_each_method_asks_for_what_it_says(method, first, last, cost):
    plan = planned(terms(), method)

    assert (plan.rows[0].paid, plan.rows[-1].paid) == (Decimal(first), Decimal(last))
    assert sum(row.paid for row in plan.rows) - plan.principal == Decimal(cost)


def test_the_federal_reserves_loan_is_split_as_printed():
    # Federal Reserve Board, leasing pages, early_exp5: 18,800 over 48 months at 9 percent a year
    plan = planned(ContractTerms(Decimal(18_800), Decimal("0.75"), 48), Method.EQUAL_INSTALMENTS)

    found = [
        tuple(str(part) for part in (row.paid, row.interest, row.principal, row.balance))
        for row in plan.rows[:2]
    ]
    assert found == [
        ("467.84", "141.00", "326.84", "18473.16"),
        ("467.84", "138.55", "329.29", "18143.87"),
    ]


def test_interest_agrees_with_the_table_of_pyxirr():
    # pyxirr, test_ipmt_vec: 25,000 over 12 periods at 0.0824 / 12, here rounded to the fen
    printed = "171.67 157.89 144.03 130.06 116.00 101.85 87.60 73.24 58.80 44.25 29.60 14.85"

    plan = planned(
        ContractTerms(Decimal(25_000), Decimal("8.24") / 12, 12), Method.EQUAL_INSTALMENTS
    )

    assert [str(row.interest) for row in plan.rows] == printed.split()


def test_principal_and_instalment_agree_with_numpy_financial():
    # numpy-financial: TestPpmt.test_broadcast and TestPmt.test_pmt_simple, rounded to the fen
    parts = planned(ContractTerms(Decimal(2000), Decimal(10) / 12, 24), Method.EQUAL_INSTALMENTS)
    level = planned(ContractTerms(Decimal(15_000), Decimal(8) / 12, 60), Method.EQUAL_INSTALMENTS)

    assert [str(row.principal) for row in parts.rows[:4]] == ["75.62", "76.25", "76.89", "77.53"]
    assert level.rows[0].paid == Decimal("304.15")


def test_a_flat_fee_is_the_same_however_little_is_left():
    plan = planned(terms(12, "0.6", "5"), Method.FLAT)

    assert {(row.interest, row.fee) for row in plan.rows} == {(Decimal(0), Decimal("77.00"))}


def test_instalments_fall_on_the_last_of_short_months():
    days = [row.on for row in planned(terms(4), Method.EQUAL_PRINCIPAL).rows]

    assert days == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]


def test_periods_of_days_and_a_first_day_of_its_own():
    plan = planned(
        ContractTerms(Decimal(300), Decimal(1), 3, start=START, first=date(2026, 2, 20), days=7),
        Method.EQUAL_PRINCIPAL,
    )

    assert [row.on for row in plan.rows] == [date(2026, 2, day) for day in (20, 27)] + [
        date(2026, 3, 6)
    ]


def test_the_rate_of_the_contract_is_found_again_in_its_flows():
    plan = planned(ContractTerms(Decimal(100_000), Decimal(1), 36), Method.EQUAL_INSTALMENTS)

    assert cost_of(plan) == pytest.approx(Decimal("0.01"), abs=Decimal("1e-7"))


@given(st.integers(min_value=0, max_value=2000), st.integers(min_value=1, max_value=2000))
def test_the_cost_rises_with_what_is_kept_back(kept, more):
    plan = planned(terms(), Method.EQUAL_INSTALMENTS)

    assert cost_of(plan, kept + more) > cost_of(plan, kept)


@given(st.integers(min_value=0, max_value=500), st.integers(min_value=1, max_value=500))
def test_the_cost_rises_with_a_fee_in_each_instalment(fee, more):
    cheap = planned(terms(fee=str(fee)), Method.EQUAL_INSTALMENTS)
    dear = planned(terms(fee=str(fee + more)), Method.EQUAL_INSTALMENTS)

    assert cost_of(dear) > cost_of(cheap)


@given(st.integers(min_value=1, max_value=12), st.sampled_from(Method))
def test_settling_early_leaves_nothing_and_asks_the_extra_fee(after, method):
    plan = planned(terms(), method)
    after = min(after, len(plan.rows))

    early = settled(plan, after, Decimal(50))

    assert len(early.rows) == after
    assert early.rows[-1].balance == 0
    assert sum(row.principal for row in early.rows) == plan.principal
    assert early.rows[-1].fee == plan.rows[after - 1].fee + 50


def test_settling_for_a_sum_that_was_told_pays_it_with_the_instalment_s_own_principal():
    plan = planned(terms(), Method.EQUAL_PRINCIPAL)

    early = settled(plan, 6, told=Decimal(5000))

    # 1,000 of the sixth instalment and 5,000, where 6,000 are left
    assert (early.rows[-1].principal, early.rows[-1].balance) == (6000, 0)


@pytest.mark.parametrize("after", [0, 13, -1])
def test_settling_with_an_instalment_that_is_not_there_is_refused(after):
    with pytest.raises(ValueError, match="not among the 12"):
        settled(planned(terms(), Method.FLAT), after)


def test_a_typed_list_is_split_at_the_rate_that_balances_it():
    # 10 percent a day: 1000 x 1.1 - 600 = 500, and 500 x 1.1 = 550
    asked = [(START + timedelta(2), Decimal(550)), (START + timedelta(1), Decimal(600))]

    plan = listed(Decimal(1000), START, asked)

    assert [(row.interest, row.principal, row.balance) for row in plan.rows] == [
        (Decimal(100), Decimal(500), Decimal(500)),
        (Decimal(50), Decimal(500), Decimal(0)),
    ]


@given(
    st.lists(st.tuples(st.integers(min_value=1, max_value=900), MONEY), min_size=1, max_size=20),
    MONEY,
)
def test_a_typed_list_always_balances_to_nought(asked, principal):
    plan = listed(principal, START, [(START + timedelta(day), paid) for day, paid in asked])

    assert plan.rows[-1].balance == 0
    assert sum(row.principal for row in plan.rows) == principal
    assert [row.paid for row in plan.rows] == [paid for _, paid in sorted(asked)]


def test_a_fee_comes_on_top_of_each_amount_of_a_typed_list():
    asked = [(START + timedelta(1), Decimal(600)), (START + timedelta(2), Decimal(550))]

    plan = listed(Decimal(1000), START, asked, Decimal(5))

    assert [(row.interest, row.paid) for row in plan.rows] == [(100, 605), (50, 555)]


def test_an_empty_list_has_no_rate():
    with pytest.raises(NoRate, match="one way only"):
        listed(Decimal(100), START, [])


@pytest.mark.parametrize(
    ("principal", "rate", "periods"),
    [("0", "1", 12), ("-5", "1", 12), ("5", "1", 0), ("5", "-1", 3)],
)
def test_terms_that_make_no_loan_are_refused(principal, rate, periods):
    with pytest.raises(ValueError, match="must"):
        planned(ContractTerms(Decimal(principal), Decimal(rate), periods), Method.FLAT)


def test_a_plan_is_paid_on_its_days_and_without_days_has_none():
    terms = ContractTerms(Decimal(100), Decimal(1), 1, start=START)

    assert planned(terms, Method.BULLET).payments == (
        Payment(date(2026, 2, 28), Decimal("-101.00")),
    )
    assert planned(ContractTerms(Decimal(100), Decimal(1), 2), Method.FLAT).payments == ()


def odd(first: date, method=Method.EQUAL_INSTALMENTS, gap=0, by=DayCount.MONTHS) -> ContractTerms:
    rate = Decimal(12 * gap) / 365 if gap else Decimal(1)
    return ContractTerms(
        Decimal(12_000), rate, 12, start=START, first=first, days=gap, day_count=by
    )


@pytest.mark.parametrize(
    ("first", "days", "interest"),
    [
        # 12,000 x 12% x 11 / 365
        (date(2026, 2, 11), 11, "43.40"),
        # 12,000 x 12% / 12 for the month back from 20 March, and 20 days to 20 February
        (date(2026, 3, 20), 48, "198.90"),
        (date(2026, 2, 28), 0, "120.00"),
    ],
)
def test_an_odd_first_period_bears_the_interest_of_its_days(first, days, interest):
    asked, plan = odd(first), planned(odd(first), Method.EQUAL_INSTALMENTS)

    assert asked.odd_days == days
    assert plan.rows[0].interest == Decimal(interest)


def test_a_first_period_of_a_month_is_odd_where_periods_are_thirty_days():
    plan = ContractTerms(
        *(Decimal(300), Decimal(1), 3), start=date(2026, 1, 1), first=date(2026, 2, 1), days=30
    )

    assert plan.odd_days == 31


def test_an_odd_first_period_repays_as_much_as_a_regular_one():
    regular, short = (
        planned(odd(first), Method.EQUAL_INSTALMENTS).rows
        for first in (date(2026, 2, 28), date(2026, 2, 11))
    )

    assert [row.principal for row in short] == [row.principal for row in regular]


@pytest.mark.parametrize(
    ("by", "interest"), [(DayCount.DAYS_365, "55.23"), (DayCount.DAYS_360, "56.00")]
)
def test_periods_of_days_bear_interest_of_the_contracts_year(by, interest):
    # 12,000 x 12% x 14 / 365, and by 360
    plan = planned(odd(START + timedelta(14), gap=14, by=by), Method.EQUAL_INSTALMENTS)

    assert plan.rows[0].interest == Decimal(interest)


def test_interest_by_days_differs_with_the_month():
    # 12,000 x 12% x 28 / 365 and x 31 / 365, from 31 January
    terms = ContractTerms(Decimal(12_000), Decimal(1), 12, start=START, day_count=DayCount.DAYS_365)
    plan = planned(terms, Method.INTEREST_FIRST)

    assert [row.interest for row in plan.rows[:2]] == [Decimal("110.47"), Decimal("122.30")]
