from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.calculators.annual_cost.test_loan import CORE, taken
from widgets.core.calculators.annual_cost.cash_flow import NoRate
from widgets.core.calculators.annual_cost.schedule import ContractTerms, Method, Payment, planned
from widgets.core.calculators.annual_cost.working import (
    AnnualCost,
    annual_cost,
    left_at,
    simple_rate,
)
from widgets.core.calculators.calendar_days import after_months


def loan(received: str, instalment: str, months: int, fee: str = "0") -> list[Payment]:
    """A loan of 10 January 2026, repaid on the tenth of each month, with a fee up front."""
    paid = [
        Payment(date(2026 + n // 12, n % 12 + 1, 10), -Decimal(instalment))
        for n in range(1, months + 1)
    ]
    return [Payment(date(2026, 1, 10), Decimal(received) - Decimal(fee)), *paid]


def rate(cost: AnnualCost, key: str) -> Decimal:
    return cost.rates[key]


def test_nominal_is_twelve_times_the_month_and_effective_compounds_it():
    cost = annual_cost(loan("10000", "888.49", 12))

    assert rate(cost, "nominal") == pytest.approx(Decimal("12.00"), abs=Decimal("0.001"))
    assert rate(cost, "effective") == pytest.approx(Decimal("12.68"), abs=Decimal("0.01"))
    assert rate(cost, "actuarial") == rate(cost, "nominal")


def test_the_rate_advertised_says_about_half_of_the_cost():
    months, principal = 12, Decimal(10_000)
    instalment = principal / months + principal * Decimal("0.006")

    cost = annual_cost(loan("10000", str(instalment), months))

    # (12 x 893.33 - 10,000) / 10,000 in a year
    assert (instalment * months - principal) / principal * 100 == pytest.approx(Decimal("7.2"))
    assert rate(cost, "nominal") == pytest.approx(Decimal("13.03"), abs=Decimal("0.01"))


@given(st.integers(min_value=0, max_value=3000), st.integers(min_value=1, max_value=3000))
def test_a_higher_fee_up_front_never_costs_less(fee, more):
    cheap = annual_cost(loan("10000", "888.49", 12, str(fee)))
    dear = annual_cost(loan("10000", "888.49", 12, str(fee + more)))

    assert rate(dear, "by-days") > rate(cheap, "by-days")


def test_an_odd_first_period_counts_its_days_and_leaves_the_monthly_rate_open():
    payments = [Payment(date(2026, 1, 10), Decimal(5000))]
    payments += [Payment(date(2026 + n // 12, n % 12 + 1, 25), Decimal(-230)) for n in range(1, 25)]

    cost = annual_cost(payments)

    assert {"nominal", "effective", "monthly"}.isdisjoint(cost.rates)
    assert rate(cost, "actuarial") == pytest.approx(Decimal("9.30"), abs=Decimal("0.01"))


def test_money_of_the_31st_that_is_repaid_on_the_30th_leaves_the_monthly_rate_open():
    repaid = [Payment(date(2026, month, 30), Decimal(-340)) for month in (9, 10, 11)]

    cost = annual_cost([Payment(date(2026, 8, 31), Decimal(1000)), *repaid])

    assert "nominal" not in cost.rates


def test_without_a_payment_or_without_repayment_there_is_no_cost():
    for payments in ([], [Payment(date(2026, 1, 1), Decimal(1000))]):
        with pytest.raises(NoRate, match="one way only"):
            annual_cost(payments)


def flows(*dated: tuple[str, str]) -> list[Payment]:
    return [Payment(date.fromisoformat(on), Decimal(amount)) for on, amount in dated]


@pytest.mark.parametrize(
    ("payments", "printed"),
    [
        # Directive 98/7/EC, annex III, A: calendar basis, years of 365 days
        ((("1994-01-01", "1000"), ("1995-07-01", "-1200")), "12.96"),
        ((("1994-01-01", "950"), ("1995-07-01", "-1200")), "16.9"),
        ((("1994-01-01", "1000"), ("1995-01-01", "-600"), ("1996-01-01", "-600")), "13.07"),
        # Microsoft, the XIRR function
        (
            (
                ("2008-01-01", "-10000"),
                ("2008-03-01", "2750"),
                ("2008-10-30", "4250"),
                ("2009-02-15", "3250"),
                ("2009-04-01", "2750"),
            ),
            "37.34",
        ),
    ],
)
def test_examples_of_the_european_directive_and_of_xirr_agree_to_the_last_digit(payments, printed):
    cost = annual_cost(flows(*payments))

    assert rate(cost, "by-days").quantize(Decimal(printed)) == Decimal(printed)


def test_the_federal_reserves_loan_of_18800_costs_nine_percent():
    # Federal Reserve Board, leasing pages, early_exp5: 48 payments of 467.84, 9.00 percent
    cost = annual_cost(loan("18800.00", "467.84", 48))

    assert rate(cost, "nominal").quantize(Decimal("0.01")) == Decimal("9.00")


def test_in_whole_months_the_european_rate_is_the_effective_one():
    cost = annual_cost(loan("10000", "888.49", 12))

    assert rate(cost, "by-months") == pytest.approx(rate(cost, "effective"))


def test_a_month_and_three_odd_days_are_a_twelfth_and_three_parts_of_the_year():
    cost = annual_cost(flows(("2012-01-12", "1000"), ("2012-02-15", "-1010")))

    years = Decimal(1) / 12 + Decimal(3) / 365
    assert rate(cost, "by-months") == pytest.approx((Decimal("1.01") ** (1 / years) - 1) * 100)


def test_the_last_days_of_months_are_a_month_apart():
    ends = [after_months(date(2026, 1, 31), n) for n in range(13)]
    paid = [Payment(day, Decimal("-888.49")) for day in ends[1:]]

    cost = annual_cost([Payment(ends[0], Decimal(10_000)), *paid])

    assert rate(cost, "nominal") == pytest.approx(Decimal("12.00"), abs=Decimal("0.001"))


def test_a_first_payment_of_three_odd_days_moves_every_instalment_by_three_days():
    paid = [Payment(after_months(date(2027, 2, 15), n), Decimal("-888.49")) for n in range(12)]

    cost = annual_cost([Payment(date(2027, 1, 12), Decimal(10_000)), *paid])

    # at a monthly rate of i, 10000 (1 + i)^(3 x 12 / 365) is what 12 whole months would repay
    monthly = (1 + rate(cost, "by-months") / 100) ** (Decimal(1) / 12) - 1
    level = Decimal("888.49") * (1 - (1 + monthly) ** -12) / monthly
    assert level == pytest.approx(
        10_000 * (1 + rate(cost, "by-months") / 100) ** (Decimal(3) / 365)
    )


def test_amounts_of_nothing_and_the_order_of_days_do_not_matter():
    payments = loan("10000", "888.49", 12)
    odd = [Payment(date(2020, 1, 1), Decimal(0)), *payments[::-1]]

    assert annual_cost(odd) == annual_cost(payments)


def test_a_loan_of_one_day_and_one_of_thirty_years():
    day = annual_cost(flows(("2026-01-01", "1000"), ("2026-01-02", "-1001")))
    terms = ContractTerms(Decimal(10**6), Decimal("0.3"), 360, start=date(2026, 1, 31))
    house = annual_cost(
        [
            Payment(date(2026, 1, 31), Decimal(10**6)),
            *planned(terms, Method.EQUAL_INSTALMENTS).payments,
        ]
    )

    assert rate(day, "by-days") == pytest.approx((Decimal("1.001") ** 365 - 1) * 100)
    assert (rate(day, "actuarial"), day.monthly) == (Decimal("36.5"), None)
    assert rate(house, "nominal") == pytest.approx(Decimal("3.6"), abs=Decimal("0.0001"))


def test_a_huge_loan_costs_what_a_small_one_costs():
    small, huge = loan("10", "11", 1), loan("1e15", "1.1e15", 1)

    assert rate(annual_cost(huge), "by-days") == pytest.approx(rate(annual_cost(small), "by-days"))


@pytest.mark.parametrize("amounts", [("0", "0"), ("1000", "-1100")])
def test_nothing_but_noughts_or_all_on_one_day_has_no_cost(amounts):
    payments = [Payment(date(2026, 1, 1), Decimal(amount)) for amount in amounts]

    with pytest.raises(NoRate, match="one way only"):
        annual_cost(payments)


@given(st.integers(min_value=1, max_value=11), st.integers(min_value=1, max_value=25))
def test_a_payment_made_later_costs_less(which, late):
    payments = loan("10000", "900", 12)
    one = payments[which]
    moved = Payment(date.fromordinal(one.on.toordinal() + late), one.amount)

    later = annual_cost([*payments[:which], moved, *payments[which + 1 :]])

    assert rate(later, "by-days") < rate(annual_cost(payments), "by-days")
    assert rate(later, "by-months") < rate(annual_cost(payments), "by-months")


def test_twelve_months_are_told_first_of_instalments_and_simple_interest_of_one_payment():
    once = taken("10000", "0", (date(2028, 1, 10), "14800"))

    assert annual_cost(CORE.payments).pair == ("nominal", "effective")
    assert annual_cost(once.payments).pair == ("simple", "effective")
    assert annual_cost(loan("0.50", "0.60", 1)).pair == ("simple", "effective")
    # 4,800 / 10,000 in 730 days
    assert annual_cost(once.payments).rates["simple"] == pytest.approx(Decimal(24))


def test_the_monthly_rate_of_one_late_payment_is_not_held_against_lines():
    once = taken("10000", "0", (date(2027, 1, 10), "12500"))

    # by every way 25, while 12 x (1.25^(1/12) - 1) is 22.52
    assert [round(rate, 4) for rate in annual_cost(once.payments).held] == [25] * 5
    assert annual_cost(once.payments).rates["nominal"] < 23


START = date(2026, 1, 10)


def lent(received: int, *paid: tuple[int, str]) -> list[Payment]:
    """A sum received on the first day, and what is paid so many days later."""
    later = [Payment(START + timedelta(days), -Decimal(amount)) for days, amount in paid]
    return [Payment(START, Decimal(received)), *later]


@pytest.mark.parametrize(
    ("days", "paid", "rate"),
    [
        # 2,400 on 10,000 for 365 days
        (365, "12400", "24"),
        # 4,800 on 10,000 for 730 days: no interest on interest
        (730, "14800", "24"),
        # 500 on 10,000 for 7 days: 5% x 365 / 7
        (7, "10500", "260.7142857"),
    ],
)
def test_one_payment_costs_its_interest_by_days(days, paid, rate):
    assert simple_rate(lent(10_000, (days, paid))) == pytest.approx(Decimal(rate))


def test_a_payment_covers_interest_before_principal():
    # 10,000 x 10% x 73 / 365 = 200, so 1,200 repays 1,000; 9,000 x 10% x 73 / 365 = 180
    assert simple_rate(lent(10_000, (73, "1200"), (146, "9180"))) == pytest.approx(Decimal(10))


def test_interest_that_a_payment_does_not_cover_bears_none():
    # 200 falls due and 50 is paid; 150 waits, and 10,000 x 10% x 73 / 365 = 200 more
    assert simple_rate(lent(10_000, (73, "50"), (146, "10350"))) == pytest.approx(Decimal(10))


def test_money_received_later_bears_interest_from_its_day():
    # 200 for the first 73 days, then 20,000 x 10% x 73 / 365 = 400
    moved = [*lent(10_000, (146, "20600")), Payment(START + timedelta(73), Decimal(10_000))]

    assert simple_rate(moved) == pytest.approx(Decimal(10))


def test_a_loan_without_cost_costs_nothing_and_one_that_loses_has_no_such_rate():
    assert simple_rate(lent(10_000, (365, "10000"))) == 0
    assert simple_rate(lent(10_000, (365, "9000"))) is None


def test_without_money_received_first_there_is_no_such_rate():
    assert simple_rate([]) is None
    assert (
        simple_rate([Payment(START, Decimal(-5)), Payment(START + timedelta(9), Decimal(4))])
        is None
    )


def test_all_repaid_on_the_very_day_with_a_fee_has_no_rate_within_reach():
    paid_at_once = [Payment(START, Decimal(100)), Payment(START, Decimal(-99))]

    assert simple_rate([*paid_at_once, Payment(START + timedelta(1), Decimal(-(10**15)))]) is None


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.decimals(min_value=1, max_value=5000, places=2)),
        min_size=1,
        max_size=40,
    )
)
def test_at_the_rate_found_nothing_is_left(paid):
    received = sum(amount for _, amount in paid) * Decimal("0.9")
    moved = [Payment(START + timedelta(days), -amount) for days, amount in sorted(paid)]
    moved = [Payment(START, received), *moved]

    rate = simple_rate(moved)

    assert rate is not None
    assert abs(left_at(moved, rate / 100)) < Decimal("0.0001")
