from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.cash_flow import NoRate
from widgets.core.calculators.annual_cost.schedule import (
    ContractTerms,
    Method,
    Payment,
    months_after,
    planned,
)
from widgets.core.calculators.annual_cost.working import annual_cost, flat_rate, year_parts
from widgets.core.calculators.working import days


def loan(received: str, instalment: str, months: int, fee: str = "0") -> list[Payment]:
    """A loan of 10 January 2026, repaid on the tenth of each month, with a fee up front."""
    paid = [
        Payment(date(2026 + n // 12, n % 12 + 1, 10), -Decimal(instalment))
        for n in range(1, months + 1)
    ]
    return [Payment(date(2026, 1, 10), Decimal(received) - Decimal(fee)), *paid]


def test_nominal_is_twelve_times_the_month_and_effective_compounds_it():
    cost = annual_cost(loan("10000", "888.49", 12))

    assert cost.nominal == pytest.approx(Decimal("12.00"), abs=Decimal("0.001"))
    assert cost.effective == pytest.approx(Decimal("12.68"), abs=Decimal("0.01"))
    assert cost.actuarial == cost.nominal


def test_the_rate_advertised_says_about_half_of_the_cost():
    months, principal = 12, Decimal(10_000)
    instalment = principal / months + principal * Decimal("0.006")

    cost = annual_cost(loan("10000", str(instalment), months))

    assert flat_rate(principal, instalment * months - principal, months) == pytest.approx(
        Decimal("7.2")
    )
    assert cost.nominal == pytest.approx(Decimal("13.03"), abs=Decimal("0.01"))


@given(st.integers(min_value=0, max_value=3000), st.integers(min_value=1, max_value=3000))
def test_a_higher_fee_up_front_never_costs_less(fee, more):
    cheap = annual_cost(loan("10000", "888.49", 12, str(fee)))
    dear = annual_cost(loan("10000", "888.49", 12, str(fee + more)))

    assert dear.by_days > cheap.by_days


def test_an_odd_first_period_counts_its_days_and_leaves_the_monthly_rate_open():
    payments = [Payment(date(2026, 1, 10), Decimal(5000))]
    payments += [Payment(date(2026 + n // 12, n % 12 + 1, 25), Decimal(-230)) for n in range(1, 25)]

    cost = annual_cost(payments)

    assert cost.nominal is None
    assert cost.unfit == {"nominal": "odd-days", "effective": "odd-days"}
    assert cost.actuarial == pytest.approx(Decimal("9.30"), abs=Decimal("0.01"))


def test_without_a_payment_or_without_repayment_there_is_no_cost():
    with pytest.raises(ValueError, match="no payment is given"):
        annual_cost([])
    with pytest.raises(NoRate):
        annual_cost([Payment(date(2026, 1, 1), Decimal(1000))])


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

    assert cost.by_days.quantize(Decimal(printed)) == Decimal(printed)


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        # SWD(2012) 128 final, as copied in the tests of curo, test_eu_2008_48_ec.py
        ("2012-01-12", "2012-02-15", (1, 3, 365)),
        ("2012-01-12", "2012-04-15", (3, 3, 365)),
        ("2013-01-12", "2013-02-15", (1, 3, 366)),
        ("2013-01-12", "2013-04-15", (3, 3, 366)),
        ("2013-02-25", "2013-03-28", (1, 3, 366)),
        ("2013-02-26", "2013-03-29", (1, 2, 366)),
        ("2012-02-26", "2012-03-29", (1, 3, 366)),
        ("2024-12-31", "2025-02-28", (2, 0, 365)),
        ("2024-02-29", "2025-03-31", (13, 0, 366)),
        ("2024-02-28", "2025-02-27", (11, 28, 366)),
        ("2024-02-29", "2025-02-28", (12, 0, 366)),
        ("2023-02-28", "2024-02-29", (12, 0, 365)),
    ],
)
def test_the_intervals_of_the_european_guidelines_are_found_again(start, end, parts):
    found = year_parts(date.fromisoformat(start), date.fromisoformat(end))

    assert found[:2] == parts[:2]
    assert found[1] == 0 or found == parts


def test_the_federal_reserves_loan_of_18800_costs_nine_percent():
    # Federal Reserve Board, leasing pages, early_exp5: 48 payments of 467.84, 9.00 percent
    cost = annual_cost(loan("18800.00", "467.84", 48))

    assert cost.nominal.quantize(Decimal("0.01")) == Decimal("9.00")


def test_in_whole_months_the_european_rate_is_the_effective_one():
    cost = annual_cost(loan("10000", "888.49", 12))

    assert cost.by_months == pytest.approx(cost.effective)


def test_a_month_and_three_odd_days_are_a_twelfth_and_three_parts_of_the_year():
    cost = annual_cost(flows(("2012-01-12", "1000"), ("2012-02-15", "-1010")))

    years = Decimal(1) / 12 + Decimal(3) / 365
    assert cost.by_months == pytest.approx((Decimal("1.01") ** (1 / years) - 1) * 100)


def test_the_last_days_of_months_are_a_month_apart():
    ends = [months_after(date(2026, 1, 31), n) for n in range(13)]
    paid = [Payment(day, Decimal("-888.49")) for day in ends[1:]]

    cost = annual_cost([Payment(ends[0], Decimal(10_000)), *paid])

    assert cost.nominal == pytest.approx(Decimal("12.00"), abs=Decimal("0.001"))


def test_a_first_payment_of_three_odd_days_moves_every_instalment_by_three_days():
    paid = [Payment(months_after(date(2027, 2, 15), n), Decimal("-888.49")) for n in range(12)]

    cost = annual_cost([Payment(date(2027, 1, 12), Decimal(10_000)), *paid])

    # at a monthly rate of i, 10000 (1 + i)^(3 x 12 / 365) is what 12 whole months would repay
    monthly = (1 + cost.by_months / 100) ** (Decimal(1) / 12) - 1
    level = Decimal("888.49") * (1 - (1 + monthly) ** -12) / monthly
    assert level == pytest.approx(10_000 * (1 + cost.by_months / 100) ** (Decimal(3) / 365))


def numbers(step, *keys):
    """The numbers that a step gives, by key."""
    return [step.given[key].value for key in keys]


def test_each_step_gives_its_unit_and_the_ends_that_show_the_rate():
    steps = {step.key: step for step in annual_cost(loan("10000", "888.49", 12)).steps}

    assert list(steps) == (
        "received paid cost by-days by-months monthly nominal effective unit-rate actuarial".split()
    )
    assert all(step.unit and step.given for step in steps.values())
    assert steps["cost"].value == Decimal("661.88")
    assert steps["by-days"].given["days"] == days(365)
    for key in ("by-days", "by-months", "monthly", "unit-rate"):
        low, high, at_low, at_high = numbers(steps[key], "low", "high", "at_low", "at_high")
        assert low < steps[key].value < high
        assert at_low < 0 < at_high


def test_the_monthly_rate_put_in_by_hand_gives_the_yearly_ones():
    steps = {step.key: step for step in annual_cost(loan("10000", "888.49", 12)).steps}

    monthly, months = numbers(steps["nominal"], "monthly", "months")
    (growth,) = numbers(steps["effective"], "growth")
    rate, a_year = numbers(steps["actuarial"], "rate", "per_year")
    assert steps["nominal"].value == monthly * months
    assert steps["effective"].value == (growth - 1) * 100
    assert steps["actuarial"].value == rate * a_year


def test_amounts_of_nothing_and_the_order_of_days_do_not_matter():
    payments = loan("10000", "888.49", 12)
    odd = [Payment(date(2020, 1, 1), Decimal(0)), *payments[::-1]]

    assert annual_cost(odd) == annual_cost(payments)


def test_a_loan_of_one_day_and_one_of_thirty_years():
    day = annual_cost(flows(("2026-01-01", "1000"), ("2026-01-02", "-1001")))
    terms = ContractTerms(Decimal(10**6), Decimal("0.3"), 360, start=date(2026, 1, 31))
    house = annual_cost(planned(terms, Method.EQUAL_INSTALMENTS).payments())

    assert day.by_days == pytest.approx((Decimal("1.001") ** 365 - 1) * 100)
    assert (day.actuarial, day.nominal) == (Decimal("36.5"), None)
    assert house.nominal == pytest.approx(Decimal("3.6"), abs=Decimal("0.0001"))


def test_a_huge_loan_costs_what_a_small_one_costs():
    small, huge = loan("10", "11", 1), loan("1e15", "1.1e15", 1)

    assert annual_cost(huge).by_days == pytest.approx(annual_cost(small).by_days)


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

    assert later.by_days < annual_cost(payments).by_days
    assert later.by_months < annual_cost(payments).by_months


def test_a_flat_rate_of_no_months_or_no_principal_is_refused():
    with pytest.raises(ValueError, match="must be above 0"):
        flat_rate(Decimal(0), Decimal(1), 12)
