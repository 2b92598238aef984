from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.form import LoanAsTold
from widgets.core.calculators.annual_cost.schedule import (
    ContractTerms,
    Method,
    Payment,
    months_after,
    planned,
)
from widgets.core.calculators.annual_cost.simple_cost import simple_rate
from widgets.core.calculators.annual_cost.tables import (
    MOST_BARS,
    Rated,
    charts,
    figures,
    flat,
    ledger,
    sheets,
    told_rate,
)
from widgets.core.calculators.annual_cost.working import annual_cost
from widgets.core.calculators.working import KeyTerm

START = date(2026, 1, 10)


def taken(contract: str, kept: str, *paid: tuple[date, str]) -> LoanAsTold:
    received = Payment(START, Decimal(contract) - Decimal(kept))
    moved = (received, *(Payment(on, -Decimal(amount)) for on, amount in paid))
    return LoanAsTold(Decimal(contract), Decimal(kept), START, moved, len(paid))


def monthly(contract: str, kept: str, each: str, number: int) -> LoanAsTold:
    return taken(contract, kept, *((months_after(START, n), each) for n in range(1, number + 1)))


def rated(loan: LoanAsTold) -> Rated:
    once = len(loan.repaid) == 1
    return Rated(annual_cost(loan.payments), simple_rate(loan.payments), once)


CORE = monthly("10000", "300", "893.33", 12)


def test_the_ledger_ends_with_nothing_left_and_its_costs_are_the_cost():
    found = ledger(CORE, annual_cost(CORE.payments))

    assert found[-1].left == 0
    assert sum(each.cost for each in found) == pytest.approx(Decimal("1019.96"))
    # 9,700 x 1.5727%
    assert found[0].cost == pytest.approx(Decimal("152.555"), abs=Decimal("0.001"))


@given(
    st.lists(
        st.tuples(st.integers(1, 900), st.decimals(min_value=1, max_value=5000, places=2)),
        min_size=1,
        max_size=30,
    )
)
def test_the_ledger_of_any_days_begins_with_what_arrived_and_ends_with_nothing(paid):
    days = [(date.fromordinal(START.toordinal() + n), str(amount)) for n, amount in paid]
    total = sum((amount for _, amount in paid), Decimal(0))
    loan = taken(str(total), str(total / 10), *days)

    found = ledger(loan, annual_cost(loan.payments))

    first = found[0]
    assert first.left + first.back - first.got == pytest.approx(loan.received)
    assert sum(each.cost for each in found) == pytest.approx(loan.cost)
    assert found[-1].left == 0


def test_the_flat_rate_looks_at_the_first_sum_alone():
    # 719.96 / 10,000 in a year; 0 for what is kept back
    assert flat(CORE) == pytest.approx(Decimal("7.1996"))
    assert flat(taken("2000", "500", (date(2026, 1, 17), "2000"))) == 0
    # 5 / 100 x 365 / 10
    assert flat(taken("100", "0", (date(2026, 1, 20), "105"))) == Decimal("182.5")


def test_where_more_was_received_later_there_is_no_first_sum_to_look_at():
    later = Payment(date(2026, 2, 10), Decimal(100))

    assert flat(LoanAsTold(CORE.contract, CORE.kept, START, (*CORE.payments, later))) is None


def test_twelve_months_are_told_first_of_instalments_and_simple_interest_of_one_payment():
    once = taken("10000", "0", (date(2028, 1, 10), "14800"))

    assert rated(CORE).pair == ("nominal", "effective")
    assert rated(once).pair == ("simple", "effective")
    # 4,800 / 10,000 in 730 days
    assert rated(once).by_key["simple"] == pytest.approx(Decimal(24))


def test_the_monthly_rate_of_one_late_payment_is_not_held_against_lines():
    once = taken("10000", "0", (date(2027, 1, 10), "12500"))

    # by every way 25, while 12 x (1.25^(1/12) - 1) is 22.52
    assert [round(rate, 4) for rate in rated(once).held] == [25] * 5
    assert rated(once).by_key["nominal"] < 23


def test_a_rate_beyond_sense_is_told_in_words():
    week = taken("2000", "500", (date(2026, 1, 17), "2000"))

    found = {each.key: each.value for each in figures(week, rated(week), None)}

    assert found["by-days"] == KeyTerm("too-high")
    assert told_rate(Decimal(999_999)).value == Decimal(999_999)


def test_the_picture_sets_the_rate_told_beside_the_real_ones():
    bars, split = charts(CORE, rated(CORE), Decimal("7.2"), (), ledger(CORE, rated(CORE).cost))

    assert [label.key for label in bars.labels] == [
        "name-said", "name-flat", "name-nominal", "name-effective",
    ]  # fmt: skip
    assert [strand.key for strand in split.strands] == ["cost", "back"]
    assert len(split.labels) == 12


def test_a_long_plan_has_its_own_parts_in_no_more_bars_than_there_is_room_for():
    plan = planned(
        ContractTerms(Decimal(10**6), Decimal("0.3"), 360, Decimal(5), START),
        Method.EQUAL_INSTALMENTS,
    )
    loan = LoanAsTold(Decimal(10**6), Decimal(0), START, plan.payments(), 360, plan)
    entries = ledger(loan, annual_cost(loan.payments))

    _, split = charts(loan, rated(loan), None, (), entries)
    ours, theirs = sheets(loan, entries)

    assert len(split.labels) <= MOST_BARS + 1
    assert [strand.key for strand in split.strands] == ["interest", "fee", "principal"]
    assert (len(ours.rows), len(theirs.rows)) == (360, 360)


def test_one_payment_and_one_that_does_not_cover_the_cost_have_no_picture_of_parts():
    once = taken("10000", "0", (date(2027, 1, 10), "12500"))
    late = taken("10000", "0", (date(2026, 2, 10), "1"), (date(2027, 1, 10), "12500"))

    for loan in (once, late):
        cost = rated(loan)

        assert len(charts(loan, cost, None, (), ledger(loan, cost.cost))) == 1


def test_money_received_later_has_a_column_of_its_own():
    later = Payment(date(2026, 2, 10), Decimal(100))
    loan = LoanAsTold(CORE.contract, CORE.kept, START, (*CORE.payments, later))

    (ours,) = sheets(loan, ledger(loan, annual_cost(loan.payments)))

    assert "got" in ours.columns
    assert all(len(row) == len(ours.columns) for row in ours.rows)
