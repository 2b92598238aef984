from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.appropriation.working import (
    DebtPart,
    OneDebt,
    Paid,
    PayOrder,
    ledger,
    put,
)

START = date(2026, 1, 1)
DEBT = OneDebt(Decimal(10_000), START, Decimal(12), Decimal(100))
PAYMENTS = st.lists(
    st.builds(
        Paid,
        st.dates(min_value=START, max_value=date(2027, 12, 31)),
        st.decimals(min_value="0.01", max_value=8000, places=2),
    ),
    max_size=12,
)


def test_a_payment_goes_to_costs_then_interest_then_principal():
    day = START + timedelta(days=73)

    first, balance = ledger(DEBT, [Paid(day, Decimal(1000))], day)

    assert first.accrued == Decimal("240.00")
    assert [first.to_costs, first.to_interest, first.to_principal] == [100, 240, 660]
    assert balance.owed == 9340


def test_a_payment_too_small_for_the_interest_leaves_the_principal_alone():
    day = START + timedelta(days=73)

    line = ledger(DEBT, [Paid(day, Decimal(150))], day)[0]

    assert [line.to_costs, line.to_interest, line.to_principal] == [100, 50, 0]
    assert [line.principal, line.interest] == [10_000, 190]


def test_interest_runs_on_the_principal_left():
    year = START + timedelta(days=365)
    debt = OneDebt(Decimal(10_000), START, Decimal(10))

    half = ledger(debt, [Paid(START, Decimal(5000))], year)

    assert half[-1].interest == 500


def test_what_is_paid_beyond_the_debt_is_told_as_excess():
    line = ledger(DEBT, [Paid(START, Decimal(11_000))], START)[0]

    assert [line.owed, line.excess] == [0, 900]


def test_payments_after_the_day_of_the_balance_are_left_out():
    late = Paid(date(2027, 1, 1), Decimal(500))

    assert [line.paid for line in ledger(DEBT, [late], date(2026, 12, 31))] == [0]


@pytest.mark.parametrize(
    ("order", "costs", "interest", "principal"),
    [
        (PayOrder.LAW, 100, 50, 0),
        (PayOrder.INTEREST_FIRST, 0, 80, 70),
        (PayOrder.PRINCIPAL_FIRST, 0, 0, 150),
    ],
)
def test_an_order_that_was_agreed_is_followed(order, costs, interest, principal):
    owed = {
        DebtPart.COSTS: Decimal(100),
        DebtPart.INTEREST: Decimal(80),
        DebtPart.PRINCIPAL: Decimal(900),
    }

    gone = put(Decimal(150), owed, order)

    assert gone == {
        DebtPart.COSTS: costs,
        DebtPart.INTEREST: interest,
        DebtPart.PRINCIPAL: principal,
    }


def test_interest_owed_from_before_is_met_before_the_principal():
    debt = OneDebt(Decimal(1000), START, Decimal(0), interest=Decimal(90))

    line = ledger(debt, [Paid(START, Decimal(100))], START)[0]

    assert [line.to_interest, line.to_principal, line.owed] == [90, 10, 990]


@given(PAYMENTS, st.sampled_from(PayOrder))
def test_a_payment_is_all_put_somewhere_and_no_balance_is_below_zero(payments, order):
    for line in ledger(DEBT, payments, date(2027, 12, 31), order):
        put_to = line.to_costs + line.to_interest + line.to_principal

        assert line.paid == put_to + line.excess
        assert min(line.costs, line.interest, line.principal, line.excess) >= 0


@given(PAYMENTS, st.decimals(min_value="0.01", max_value="0.99", places=2))
def test_a_payment_split_in_two_on_its_day_changes_nothing(payments, share):
    halves = [Paid(p.on, part) for p in payments for part in _split(p.amount, share)]
    until = date(2027, 12, 31)

    assert ledger(DEBT, halves, until)[-1] == ledger(DEBT, payments, until)[-1]


def _split(amount, share):
    first = (amount * share).quantize(Decimal("0.01"))
    return [part for part in (first, amount - first) if part]


@given(PAYMENTS)
def test_paying_principal_first_never_leaves_more_than_the_laws_order(payments):
    until = date(2027, 12, 31)

    law, agreed = (
        ledger(DEBT, payments, until, order)[-1]
        for order in (PayOrder.LAW, PayOrder.PRINCIPAL_FIRST)
    )

    # interest is rounded once a line, by half a fen at most
    assert agreed.owed <= law.owed + len(payments) * Decimal("0.01")


@given(PAYMENTS)
def test_no_fen_is_lost_or_made(payments):
    until = date(2027, 12, 31)

    lines = ledger(DEBT, payments, until)

    due = DEBT.principal + DEBT.costs + sum(line.accrued for line in lines)
    paid = sum(line.paid - line.excess for line in lines)
    assert due - paid == lines[-1].owed


@given(PAYMENTS)
def test_the_order_in_which_payments_are_typed_does_not_matter(payments):
    until = date(2027, 12, 31)

    assert ledger(DEBT, payments, until)[-1] == ledger(DEBT, payments[::-1], until)[-1]
