from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.cash_flow import (
    Flow,
    NoRate,
    NoRateWhy,
    RateProof,
    solve,
)
from widgets.core.calculators.working import NOTHING

RATES = st.decimals(min_value="0.0001", max_value="0.5", places=4)


def balancing_rate(flows) -> Decimal:
    return solve(flows).rate


def present_value(flows, rate) -> Decimal:
    return sum(
        (flow.amount / (1 + flow.odd * rate) / (1 + rate) ** flow.at for flow in flows), Decimal(0)
    )


def periods(*amounts: float | str) -> list[Flow]:
    """An amount at each whole period from 0."""
    return [Flow(Decimal(n), Decimal(str(a))) for n, a in enumerate(amounts)]


def level(rate: Decimal, months: int, principal: Decimal = Decimal(10_000)) -> list[Flow]:
    """A loan repaid in equal instalments at a monthly rate."""
    paid = principal * rate / (1 - (1 + rate) ** -months)
    return [Flow(Decimal(0), principal), *(Flow(Decimal(n), -paid) for n in range(1, months + 1))]


@given(RATES, st.integers(min_value=1, max_value=60))
def test_the_rate_of_equal_instalments_is_found_again(rate, months):
    assert abs(balancing_rate(level(rate, months)) - rate) < Decimal("1e-12")


@given(RATES)
def test_at_that_rate_the_payments_balance(rate):
    flows = level(rate, 24)

    assert abs(present_value(flows, balancing_rate(flows))) < Decimal("1e-9")


@pytest.mark.parametrize("months", [1, 360])
def test_one_instalment_and_thirty_years_of_them(months):
    rate = Decimal("0.005")

    assert abs(balancing_rate(level(rate, months)) - rate) < Decimal("1e-14")


def test_a_loan_of_one_day():
    flows = [Flow(Decimal(0), Decimal(1000)), Flow(Decimal(1) / 365, Decimal(-1001))]

    assert balancing_rate(flows) == pytest.approx(Decimal("1.001") ** 365 - 1)


def test_a_loan_without_interest_costs_nothing():
    flows = [Flow(Decimal(0), Decimal(1000)), Flow(Decimal(3), Decimal(-1000))]

    assert abs(balancing_rate(flows)) < Decimal("1e-15")


def test_paying_back_less_than_received_is_a_rate_below_nought():
    flows = [Flow(Decimal(0), Decimal(1000)), Flow(Decimal(1), Decimal(-900))]

    assert balancing_rate(flows) == pytest.approx(Decimal("-0.1"))


def test_the_order_in_which_flows_are_given_does_not_matter():
    flows = level(Decimal("0.02"), 6)

    assert balancing_rate(flows[::-1]) == balancing_rate(flows)


@pytest.mark.parametrize("amounts", [(), (1000,), (-5, -5), (0, 0)])
def test_money_that_flows_one_way_has_no_rate(amounts):
    flows = [Flow(Decimal(n), Decimal(a)) for n, a in enumerate(amounts)]

    with pytest.raises(NoRate, match="one way only"):
        balancing_rate(flows)


def test_money_that_turns_twice_is_explained_and_not_guessed():
    flows = [Flow(Decimal(n), Decimal(a)) for n, a in enumerate((1000, -3000, 2000))]

    with pytest.raises(NoRate, match="changes direction 2 times"):
        balancing_rate(flows)


@pytest.mark.parametrize(
    ("amounts", "printed"),
    [
        # numpy-financial, TestIrr.test_basic_values and test_gh_44
        ((-150000, 15000, 25000, 35000, 45000, 60000), "0.0524"),
        ((-100, 0, 0, 74), "-0.0955"),
        ((-100, 39, 59, 55, 20), "0.28095"),
        ((-100, 100, 0, 7), "0.06206"),
        (("-1678.87", "771.96", "1814.05", 3520.30, 3552.95, 3584.99, 4789.91, -1), "1.00426"),
        # numpy-financial, TestRate.test_rate
        ((-3500, *[0] * 9, 10000), "0.1107"),
        # pyxirr, samples/equal_payments.csv
        ((*[-87.17] * 180, 5809.3), "-0.01352676905"),
    ],
)
def test_the_examples_of_numpy_financial_and_pyxirr_agree_to_the_last_digit(amounts, printed):
    found = balancing_rate(periods(*amounts))

    # some are printed rounded and some cut off
    last = Decimal(10) ** -len(printed.partition(".")[2])
    assert abs(found - Decimal(printed)) < last


@pytest.mark.parametrize(
    ("received", "paid", "days", "printed"),
    [
        # php-apr-calculator, CalculatorSpec: percent a year of 365.25 days
        ("100", "125", 31, "1286.2"),
        ("250", "319.97", 28, "2400.3"),
        ("350", "447.97", 23, "4935.9"),
        ("150", "191.99", 36, "1123.2"),
        ("300", "383.97", 16, "27865.8"),
        ("150", "191.99", 9, "2238723.9"),
    ],
)
def test_rates_of_thousands_of_percent_agree_to_the_last_digit(received, paid, days, printed):
    flows = [Flow(Decimal(0), Decimal(received)), Flow(days / Decimal("365.25"), -Decimal(paid))]

    assert (balancing_rate(flows) * 100).quantize(Decimal("0.1")) == Decimal(printed)


@given(RATES, st.integers(min_value=1, max_value=60))
def test_the_bracket_changes_its_sign_around_the_rate(rate, months):
    flows = level(rate, months)

    root = solve(flows)

    assert root.low < root.rate < root.high
    assert root.high - root.low <= Decimal("0.0002")
    assert root.at_low < 0 < root.at_high
    assert present_value(flows, root.low) == pytest.approx(root.at_low)
    assert root.proof == RateProof.ONE_TURN


@given(RATES, st.integers(min_value=1, max_value=40), st.integers(min_value=2, max_value=30))
def test_the_same_flows_in_a_smaller_unit_give_the_same_rate(rate, months, parts):
    flows = level(rate, months)
    finer = [Flow(flow.at * parts, flow.amount) for flow in flows]

    assert abs(solve(finer, parts).rate - balancing_rate(flows)) < Decimal("1e-20")


@given(
    RATES, st.integers(min_value=1, max_value=40), st.integers(min_value=-(10**4), max_value=10**4)
)
def test_the_same_flows_counted_from_another_time_give_the_same_rate(rate, months, since):
    flows = level(rate, months)
    moved = [Flow(flow.at + since, flow.amount) for flow in flows]

    assert abs(balancing_rate(moved) - balancing_rate(flows)) < Decimal("1e-20")


@given(RATES, st.integers(min_value=1, max_value=40), st.integers(min_value=2, max_value=10**6))
def test_the_same_flows_in_a_smaller_coin_give_the_same_rate(rate, months, times):
    flows = level(rate, months)
    more = [Flow(flow.at, flow.amount * times) for flow in flows]

    assert abs(balancing_rate(more) - balancing_rate(flows)) < Decimal("1e-20")


@given(st.integers(min_value=1, max_value=11), st.integers(min_value=1, max_value=400))
def test_paying_later_costs_less(which, late):
    flows = level(Decimal("0.02"), 12)
    flow = flows[which]
    later = [*flows[:which], Flow(flow.at + Decimal(late) / 30, flow.amount), *flows[which + 1 :]]

    assert balancing_rate(later) < balancing_rate(flows)


def test_two_loans_one_after_the_other_have_one_rate_while_nothing_is_overpaid():
    root = solve(periods(1000, -1100, 1000, -1100))

    assert (root.turns, root.proof) == (3, RateProof.DEBT_STAYS)
    assert abs(root.rate - Decimal("0.1")) < Decimal("1e-20")


FLOWS = st.lists(
    st.tuples(
        st.integers(min_value=1, max_value=9),  # periods since the one before
        st.sampled_from((-900, -500, -100, 100, 500, 900)),
        st.sampled_from((NOTHING, Decimal("0.3"), Decimal("0.9"))),
    ),
    min_size=2,
    max_size=6,
)


# 659 is owed after 5 periods; after 10, 764 less 900. And 1100 after one, of which 1100.50 is paid.
@example(Decimal("0.03"), [(5, -500, NOTHING), (5, -900, NOTHING), (1, 500, NOTHING)], 1)
@example(Decimal("0.1"), [(1, Decimal("-1100.5"), NOTHING), (1, 500, NOTHING)], -1)
@given(RATES, FLOWS, st.sampled_from((1, -1)))
def test_that_the_debt_stays_is_said_exactly_where_something_is_owed_throughout(rate, moves, sign):
    flows = [Flow(Decimal(0), Decimal(1000 * sign))]
    for gap, amount, odd in moves:
        flows.append(Flow(flows[-1].at + gap, Decimal(amount * sign), odd))
    slight = Decimal("0.1")
    # Of the sign of what is owed at each flow: what all flows up to it are worth at the beginning.
    worth = [present_value(flows[:n], rate) * sign for n in range(1, len(flows) + 1)]
    assume(worth[-1] > slight)
    end = flows[-1].at + 2
    flows.append(Flow(end, -sign * worth[-1] * (1 + rate) ** end))

    try:
        root = solve(flows)
    except NoRate:
        root = None

    if min(worth) > slight:
        assert root is not None
        assert abs(root.rate - rate) < Decimal("1e-12")
        assert root.proof == (RateProof.ONE_TURN if root.turns == 1 else RateProof.DEBT_STAYS)
    if min(worth) < -slight:
        assert root is None or root.proof != RateProof.DEBT_STAYS


def test_where_the_sums_turn_once_the_one_rate_above_nought_is_given():
    # 1000, -500, -200: one turn; 1000 x^2 - 1500 x + 300 = 0 for x = 1 + rate
    root = solve(periods(1000, -1500, 300))

    assert (root.turns, root.proof) == (2, RateProof.SUMS_TURN_ONCE)
    assert root.rate == pytest.approx((Decimal(15) + Decimal(105).sqrt()) / 20 - 1)


@pytest.mark.parametrize(
    ("amounts", "why", "rates"),
    [
        ((), NoRateWhy.ONE_WAY, 0),
        ((0, 0), NoRateWhy.ONE_WAY, 0),
        ((1000, 1), NoRateWhy.ONE_WAY, 0),
        ((1000, -3000, 2000), NoRateWhy.SEVERAL, 2),
        # one rate is found, but the debt is overpaid and the sums 1000, -500, 400, -800 turn thrice
        ((1000, -1500, 900, -1200), NoRateWhy.SEVERAL, 1),
        ((1000, -3000, 2500), NoRateWhy.NONE_FOUND, 0),
    ],
)
def test_why_there_is_no_rate_is_carried_by_the_error(amounts, why, rates):
    with pytest.raises(NoRate) as error:
        solve(periods(*amounts))

    assert (error.value.why, len(error.value.rates)) == (why, rates)


def test_a_rate_that_no_number_can_hold_is_said_to_be_out_of_reach():
    flows = [Flow(Decimal(0), Decimal("1e15")), Flow(Decimal(1), Decimal("-0.01"))]

    with pytest.raises(NoRate) as error:
        solve(flows, 365)

    assert error.value.why == NoRateWhy.OUT_OF_REACH


def test_flows_of_one_day_have_no_rate():
    flows = [Flow(Decimal(3), Decimal(1000)), Flow(Decimal(3), Decimal(-1100))]

    with pytest.raises(NoRate, match="one way only"):
        balancing_rate(flows)


@pytest.mark.parametrize("amount", ["0.01", "1e15"])
def test_the_smallest_and_the_largest_amounts_are_worked_out(amount):
    flows = [Flow(Decimal(0), Decimal(amount)), Flow(Decimal(2), Decimal(amount) * -4)]

    assert balancing_rate(flows) == pytest.approx(Decimal(1))


def test_ten_percent_a_day_is_compounded_over_a_year_of_days():
    flows = [Flow(Decimal(0), Decimal(1000)), Flow(Decimal(1), Decimal(-1100))]

    assert solve(flows, 365).rate == pytest.approx(Decimal("1.1") ** 365 - 1)


def test_three_thousand_six_hundred_flows_balance():
    flows = periods(1000, *[-1] * 3600)

    assert abs(present_value(flows, balancing_rate(flows))) < Decimal("1e-15")


def test_odd_days_before_full_periods_bear_simple_interest():
    # 1000 (1 + 0.5 x 0.02) (1 + 0.02)^2 = 1050.804
    flows = [
        Flow(Decimal(0), Decimal(1000)),
        Flow(Decimal(2), Decimal("-1050.804"), odd=Decimal("0.5")),
    ]

    assert balancing_rate(flows) == pytest.approx(Decimal("0.02"))


def test_a_high_rate_after_odd_days_is_found_to_the_last_digit():
    # 100 x (1 + 2) x (1 + 0.9 x 2) = 840
    paid = Flow(Decimal(1), Decimal(-840), odd=Decimal("0.9"))

    assert solve([Flow(Decimal(0), Decimal(100)), paid]).rate == 2


def test_a_loan_of_a_few_yuan_that_is_paid_back_in_part_has_a_rate_below_nothing():
    # 9.99 for 10
    assert solve([Flow(Decimal(0), Decimal(10)), Flow(Decimal(1), Decimal("-9.99"))]).rate == (
        Decimal("-0.001")
    )


def test_a_whole_odd_period_at_all_but_minus_a_hundred_percent_is_no_division_by_nothing():
    whole = Flow(NOTHING, Decimal(-1), Decimal(1))

    with pytest.raises(NoRate) as error:
        solve([Flow(NOTHING, Decimal(10) ** 20), whole])

    assert error.value.why is NoRateWhy.OUT_OF_REACH


@pytest.mark.parametrize("sign", [1, -1])
def test_a_loan_of_less_than_a_yuan_has_a_rate_whoever_reckons_it(sign):
    lent, paid = (Decimal(amount) * sign for amount in ("0.5", "-0.55"))

    assert solve([Flow(Decimal(0), lent), Flow(Decimal(1), paid)]).rate == Decimal("0.1")
