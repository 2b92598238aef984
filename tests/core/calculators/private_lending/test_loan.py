from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.appropriation.working import OneDebt, Paid, PayOrder, ledger
from widgets.core.calculators.private_lending.law import Ceiling, lending_law
from widgets.core.calculators.private_lending.loan import (
    PrivateLoan,
    Rate,
    Renewed,
    asked_rates,
    bare_rates,
    cap_on,
    capped,
    course,
)
from widgets.core.calculators.working import to_fen

START, END = date(2023, 9, 1), date(2024, 9, 1)
DAYS = st.integers(0, 366).map(lambda n: START + timedelta(n))
PAYMENTS = st.lists(
    st.builds(Paid, DAYS, st.decimals(min_value="0.01", max_value=50_000, places=2)), max_size=5
)
RATES = st.decimals(min_value=0, max_value=60, places=2)
LIBRARY = Library.open()
TEXTS = {text.id: text for text in LIBRARY.lending_texts}
LAW = lending_law(LIBRARY.law_tables([LIBRARY.calculator("private-lending")], date.max))
MADE, DUE, LAST = date(2019, 3, 1), date(2021, 3, 1), date(2022, 3, 1)
OLD = Ceiling(MADE, Decimal(24), "x/1")
NEW = Ceiling(date(2020, 8, 20), Decimal("14.8"), "x/2", text=TEXTS["now"])
LOAN = PrivateLoan(Decimal(1000), MADE, MADE, LAST, LAST, Decimal(20), due=DUE)


def lent(principal, rates, *dealings, **more):
    """How a loan of a sum goes to the end, at rates named one after another."""
    on_paper = more.pop("on_paper", False)
    loan = PrivateLoan(Decimal(principal), START, START, END, END, dealings=dealings, **more)
    return course(loan, loan.principal, rates, on_paper=on_paper)


def test_interest_counts_the_day_of_lending_and_not_the_day_of_repayment():
    found = lent(100_000, [Rate(START, Decimal("13.8"))])

    # 100,000 x 13.8% x 366 / 365
    assert to_fen(found.interest) == Decimal("13837.81")
    assert found.runs()[0].days == 366


def test_a_payment_goes_to_interest_and_then_to_principal():
    found = lent(36_500, [Rate(START, Decimal(10))], Paid(END, Decimal(20_000)))

    # 36,500 x 10% x 366 / 365 = 3,660; 20,000 - 3,660 = 16,340; 36,500 - 16,340 = 20,160
    assert (found.principal, found.interest) == (20_160, 0)
    assert found.payments()[0].to_interest == 3660


def test_a_payment_goes_to_principal_first_where_that_was_agreed():
    paid, rates = Paid(END, Decimal(20_000)), [Rate(START, Decimal(10))]
    found = lent(36_500, rates, paid, order=PayOrder.PRINCIPAL_FIRST)

    assert (found.principal, found.interest) == (16_500, 3660)


def test_what_is_paid_beyond_the_debt_is_set_apart():
    paid = (Paid(START, Decimal(40_000)), Paid(END, Decimal(500)))
    found = lent(36_500, [Rate(START, Decimal(10))], *paid)

    assert (found.owed, found.excess, found.total) == (0, 4000, 36_500)


def test_a_new_note_counts_for_no_more_than_was_owed_unless_the_paper_alone_counts():
    note, rates = Renewed(END, Decimal(45_000)), [Rate(START, Decimal(10))]
    ours = lent(36_500, rates, note)
    theirs = lent(36_500, rates, note, on_paper=True)

    assert (ours.principal, theirs.principal) == (40_160, 45_000)


def test_a_payment_of_the_day_of_a_new_note_comes_before_it():
    dealings = (Renewed(END, Decimal(50_000)), Paid(END, Decimal(3660)))
    found = lent(36_500, [Rate(START, Decimal(10))], *dealings)

    assert found.principal == 36_500


@given(PAYMENTS, RATES)
def test_at_one_rate_it_agrees_with_the_ledger_to_a_fen_a_line(payments, rate):
    lines = ledger(OneDebt(Decimal(100_000), START, rate), payments, END)
    found = lent(100_000, [Rate(START, rate)], *payments)

    assert abs(found.owed - lines[-1].owed) <= Decimal("0.02") * len(lines)


@given(PAYMENTS, RATES, DAYS)
def test_a_rate_that_is_named_again_changes_nothing(payments, rate, day):
    once = lent(100_000, [Rate(START, rate)], *payments)
    twice = lent(100_000, [Rate(START, rate), Rate(day, rate)], *payments)

    assert round(once.owed, 10) == round(twice.owed, 10)


@given(PAYMENTS, RATES)
def test_what_is_paid_is_used_or_too_much(payments, rate):
    found = lent(100_000, [Rate(START, rate)], *payments)

    assert round(found.total - found.owed + found.excess, 10) == sum(
        paid.amount for paid in payments
    )
    assert not (found.owed and found.excess)


def test_a_rate_is_named_on_every_day_on_which_it_or_its_ceiling_may_change():
    found = asked_rates(LOAN, (OLD, NEW))

    assert [(rate.starts, rate.overdue, rate.cite) for rate in found] == [
        (MADE, False, "x/1"),
        (date(2020, 8, 20), False, "x/2"),
        (DUE, True, "private-lending-2020b/28"),
    ]


def test_the_rate_of_the_term_runs_on_where_no_overdue_rate_was_agreed():
    bare, agreed = LOAN, replace(LOAN, late=Decimal(30))

    assert [asked_rates(loan, (OLD, NEW))[-1].percent for loan in (bare, agreed)] == [20, 30]


def test_without_any_rate_it_is_that_of_the_law_once_overdue():
    later = date(2021, 6, 1)
    bare = (Ceiling(DUE, Decimal(6), "x/4"), Ceiling(later, Decimal("3.85"), "x/5"))
    found = asked_rates(replace(LOAN, rate=None), (OLD, NEW), bare)

    assert [(rate.starts, rate.percent, rate.cite) for rate in found[2:]] == [
        (DUE, 6, "x/4"),
        (later, Decimal("3.85"), "x/5"),
    ]
    assert [(rate.percent, rate.cite) for rate in found[:2]] == [
        (0, ""),
        (0, "private-lending-2020b/24"),
    ]


def test_a_rate_is_cut_to_the_ceiling_of_its_first_day_and_never_raised():
    day = date(2020, 8, 20)
    rates = [Rate(MADE, Decimal(20)), Rate(day, Decimal(20)), Rate(day, Decimal(6))]

    assert [capped(rate, (OLD, NEW)).percent for rate in rates] == [20, Decimal("14.8"), 6]
    assert cap_on((OLD, NEW), date(2020, 8, 19)) is OLD


def test_it_is_overdue_only_after_the_day_of_repayment():
    assert [replace(LOAN, until=day).overdue for day in (DUE, LAST)] == [False, True]


def test_the_principal_is_what_was_handed_over():
    assert replace(LOAN, upfront=Decimal(100)).received == 900


def test_overdue_interest_is_looked_up_only_where_no_rate_was_agreed():
    late, none = replace(LOAN, rate=None, late=Decimal(20)), replace(LOAN, rate=None)

    assert bare_rates(LOAN, LAW) == bare_rates(late, LAW) == ()
    assert bare_rates(replace(none, due=None), LAW) == ()
    assert [each.starts for each in bare_rates(none, LAW)][:1] == [DUE]
