from datetime import date
from decimal import Decimal

from tests.core.calculators.annual_cost.test_loan import CORE, START, taken
from widgets.core.calculators.annual_cost.loan import LoanAsTold, ledger
from widgets.core.calculators.annual_cost.schedule import ContractTerms, Method, Payment, planned
from widgets.core.calculators.annual_cost.tables import (
    MOST_BARS,
    charts,
    fen,
    figures,
    shown_rate,
    tables,
)
from widgets.core.calculators.annual_cost.working import annual_cost
from widgets.core.calculators.working import KeyTerm


def test_a_rate_beyond_sense_is_told_in_words():
    week = taken("2000", "500", (date(2026, 1, 17), "2000"))

    found = {each.key: each.value for each in figures(week, annual_cost(week.payments), None)}

    assert found["by-days"] == KeyTerm("too-high")
    assert shown_rate(Decimal(999_999)).value == Decimal(999_999)
    assert shown_rate(Decimal(-999_999)).value == Decimal(-999_999)
    assert [shown_rate(Decimal(sign * 10**6)) for sign in (1, -1)] == [KeyTerm("too-high")] * 2


def test_less_than_half_a_fen_owed_the_other_way_is_nothing_and_has_no_sign():
    assert str(fen(Decimal("-0.001")).value) == "0.00"


def test_the_picture_sets_the_rate_told_beside_the_real_ones():
    bars, split = charts(
        CORE,
        annual_cost(CORE.payments),
        Decimal("7.2"),
        (),
        ledger(CORE, annual_cost(CORE.payments)),
    )

    assert [label.key for label in bars.labels] == [
        "name-said", "name-flat", "name-nominal", "name-effective",
    ]  # fmt: skip
    assert [series.key for series in split.series] == ["cost", "back"]
    assert len(split.labels) == 12


def test_a_rate_that_would_leave_no_room_for_the_others_or_is_below_nothing_is_not_drawn():
    cost = annual_cost(CORE.payments)
    entries = ledger(CORE, cost)

    def told(rate: str) -> bool:
        bars, _ = charts(CORE, cost, Decimal(rate), (), entries)
        return KeyTerm("name-said") in bars.labels

    drawn = {rate: told(rate) for rate in ("-0.01", "0", "99999.99", "100000")}
    assert drawn == {"-0.01": False, "0": True, "99999.99": True, "100000": False}


def test_a_long_plan_has_its_own_parts_in_no_more_bars_than_there_is_room_for():
    plan = planned(
        ContractTerms(Decimal(10**6), Decimal("0.3"), 360, Decimal(5), START),
        Method.EQUAL_INSTALMENTS,
    )
    loan = LoanAsTold(
        Decimal(10**6),
        Decimal(0),
        START,
        (Payment(START, Decimal(10**6)), *plan.payments),
        360,
        plan,
    )
    entries = ledger(loan, annual_cost(loan.payments))

    _, split = charts(loan, annual_cost(loan.payments), None, (), entries)
    ours, theirs = tables(loan, entries)

    assert len(split.labels) <= MOST_BARS + 1
    assert [series.key for series in split.series] == ["interest", "fee", "principal"]
    assert (len(ours.rows), len(theirs.rows)) == (360, 360)


def test_one_payment_and_one_that_does_not_cover_the_cost_have_no_picture_of_parts():
    once = taken("10000", "0", (date(2027, 1, 10), "12500"))
    late = taken("10000", "0", (date(2026, 2, 10), "1"), (date(2027, 1, 10), "12500"))

    for loan in (once, late):
        cost = annual_cost(loan.payments)

        assert len(charts(loan, cost, None, (), ledger(loan, cost))) == 1


def test_money_received_later_has_a_column_of_its_own():
    later = Payment(date(2026, 2, 10), Decimal(100))
    loan = LoanAsTold(CORE.contract, CORE.kept, START, (*CORE.payments, later))

    (ours,) = tables(loan, ledger(loan, annual_cost(loan.payments)))

    assert "got" in ours.columns
    assert all(len(row) == len(ours.columns) for row in ours.rows)
