from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.appropriation.working import OneDebt, Paid, PayOrder, ledger
from widgets.core.calculators.private_lending.run import AccrualTerms, Rate, Renewed, course
from widgets.core.calculators.working import to_fen

START, END = date(2023, 9, 1), date(2024, 9, 1)
DAYS = st.integers(0, 366).map(lambda n: START + timedelta(n))
PAYMENTS = st.lists(
    st.builds(Paid, DAYS, st.decimals(min_value="0.01", max_value=50_000, places=2)), max_size=5
)
RATES = st.decimals(min_value=0, max_value=60, places=2)


def test_interest_counts_the_day_of_lending_and_not_the_day_of_repayment():
    found = course(Decimal(100_000), [Rate(START, Decimal("13.8"))], AccrualTerms(END))

    # 100,000 x 13.8% x 366 / 365
    assert to_fen(found.interest) == Decimal("13837.81")
    assert found.runs()[0].days == 366


def test_a_payment_goes_to_interest_and_then_to_principal():
    paid = (Paid(date(2024, 9, 1), Decimal(20_000)),)
    found = course(Decimal(36_500), [Rate(START, Decimal(10))], AccrualTerms(END, paid))

    # 36,500 x 10% x 366 / 365 = 3,660; 20,000 - 3,660 = 16,340; 36,500 - 16,340 = 20,160
    assert (found.principal, found.interest) == (20_160, 0)
    assert found.payments()[0].to_interest == 3660


def test_a_payment_goes_to_principal_first_where_that_was_agreed():
    paid = (Paid(date(2024, 9, 1), Decimal(20_000)),)
    terms = AccrualTerms(END, paid, PayOrder.PRINCIPAL_FIRST)
    found = course(Decimal(36_500), [Rate(START, Decimal(10))], terms)

    assert (found.principal, found.interest) == (16_500, 3660)


def test_what_is_paid_beyond_the_debt_is_set_apart():
    paid = (Paid(START, Decimal(40_000)), Paid(END, Decimal(500)))
    found = course(Decimal(36_500), [Rate(START, Decimal(10))], AccrualTerms(END, paid))

    assert (found.owed, found.excess, found.total) == (0, 4000, 36_500)


def test_a_new_note_counts_for_no_more_than_was_owed_unless_the_paper_alone_counts():
    notes = (Renewed(END, Decimal(45_000)),)
    terms = AccrualTerms(END, notes)
    ours = course(Decimal(36_500), [Rate(START, Decimal(10))], terms)
    theirs = course(
        Decimal(36_500),
        [Rate(START, Decimal(10))],
        replace(terms, settle=lambda note, _owed: note),
    )

    assert (ours.principal, theirs.principal) == (40_160, 45_000)


def test_a_payment_of_the_day_of_a_new_note_comes_before_it():
    dealings = (Renewed(END, Decimal(50_000)), Paid(END, Decimal(3660)))
    found = course(Decimal(36_500), [Rate(START, Decimal(10))], AccrualTerms(END, dealings))

    assert found.principal == 36_500


@given(PAYMENTS, RATES)
def test_at_one_rate_it_agrees_with_the_ledger_to_a_fen_a_line(payments, rate):
    lines = ledger(OneDebt(Decimal(100_000), START, rate), payments, END)
    found = course(Decimal(100_000), [Rate(START, rate)], AccrualTerms(END, tuple(payments)))

    assert abs(found.owed - lines[-1].owed) <= Decimal("0.02") * len(lines)


@given(PAYMENTS, RATES, DAYS)
def test_a_rate_that_is_named_again_changes_nothing(payments, rate, day):
    terms = AccrualTerms(END, tuple(payments))
    once = course(Decimal(100_000), [Rate(START, rate)], terms)
    twice = course(Decimal(100_000), [Rate(START, rate), Rate(day, rate)], terms)

    assert round(once.owed, 10) == round(twice.owed, 10)


@given(PAYMENTS, RATES)
def test_what_is_paid_is_used_or_too_much(payments, rate):
    found = course(Decimal(100_000), [Rate(START, rate)], AccrualTerms(END, tuple(payments)))

    assert round(found.used + found.excess, 10) == sum(paid.amount for paid in payments)
    assert not (found.owed and found.excess)
