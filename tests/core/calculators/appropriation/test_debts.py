from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.appropriation.debts import OwedLoan, PayReason, spread
from widgets.core.calculators.appropriation.working import OneDebt, Paid, ledger

START, DUE, ON = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 15)
UNTIL = date(2027, 12, 31)


def loan(name: str, principal: int = 1000, rate: int = 0, **more) -> OwedLoan:
    return OwedLoan(name, Decimal(principal), START, more.pop("due", DUE), Decimal(rate), **more)


def paid(amount: str, on: date = ON) -> Paid:
    return Paid(on, Decimal(amount))


PAYMENTS = st.lists(
    st.builds(
        Paid,
        st.dates(min_value=START, max_value=UNTIL),
        st.decimals(min_value="0.01", max_value=3000, places=2),
    ),
    max_size=8,
)
LOANS = st.lists(
    st.builds(
        OwedLoan,
        st.sampled_from("abcd"),
        st.decimals(min_value="0.01", max_value=4000, places=2),
        st.just(START),
        st.dates(min_value=START, max_value=UNTIL),
        st.sampled_from([Decimal(0), Decimal(12), Decimal(24)]),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each.name,
)


@pytest.mark.parametrize(
    ("first", "other", "why"),
    [
        (loan("z", due=ON), loan("a", due=ON + timedelta(1)), PayReason.DUE),
        (loan("z"), loan("a", secured=True), PayReason.UNSECURED),
        (loan("z", rate=12), loan("a", rate=10), PayReason.BURDEN),
        (loan("z", due=DUE), loan("a", due=DUE + timedelta(1)), PayReason.EARLIEST),
    ],
)
def test_the_law_says_which_debt_comes_first_and_why(first, other, why):
    shares = spread([other, first], [paid("500")], ON, {}).shares

    assert [(share.loan.name, share.why) for share in shares] == [("z", why)]


def test_security_counts_before_the_rate_and_due_before_security():
    secured, dear = loan("z", rate=1), loan("a", rate=24, secured=True)
    late = loan("b", due=ON + timedelta(9))

    names = [s.loan.name for s in spread([late, dear, secured], [paid("2500")], ON, {}).shares]

    assert names == ["z", "a", "b"]


def test_the_debt_named_comes_first_and_the_rest_goes_on_by_the_law():
    loans = [loan("a"), loan("b", secured=True), loan("c", due=DUE + timedelta(1))]

    shares = spread(loans, [paid("1500")], ON, {ON: "b"}).shares

    assert [(s.loan.name, s.why, s.line.paid) for s in shares] == [
        ("b", PayReason.DESIGNATED, 1000),
        ("a", PayReason.EARLIEST, 500),
    ]


def test_debts_alike_in_all_share_in_proportion_and_no_fen_is_lost():
    loans = [loan("a", 1000), loan("b", 1000), loan("c", 1000)]

    shares = spread(loans, [paid("100")], ON, {}).shares

    assert [share.line.paid for share in shares] == [
        Decimal("33.34"),
        Decimal("33.33"),
        33 + Decimal("0.33"),
    ]
    assert {share.why for share in shares} == {PayReason.SHARE}


def test_a_debt_made_later_takes_nothing_of_an_earlier_payment():
    later = OwedLoan("b", Decimal(1000), ON + timedelta(1), ON + timedelta(9), Decimal(24))

    found = spread([loan("a", 100), later], [paid("150")], ON + timedelta(1), {})

    assert [account.line.owed for account in found.accounts] == [0, 1000]
    assert found.excess == 50


def test_the_last_debt_left_is_the_only_one():
    assert [s.why for s in spread([loan("a")], [paid("5")], ON, {}).shares] == [PayReason.ONLY]


@given(PAYMENTS)
def test_one_debt_among_several_is_the_ledger_of_one(payments):
    single = OwedLoan("a", Decimal(2000), START, DUE, Decimal(12))

    account = spread([single], payments, UNTIL, {}).accounts[0]
    line = ledger(OneDebt(Decimal(2000), START, Decimal(12)), payments, UNTIL)[-1]

    # the two round interest on other days, where the debt is paid off and paid again
    assert abs(account.line.owed - line.owed) <= len(payments) * Decimal("0.01")


@given(LOANS, PAYMENTS)
def test_every_fen_paid_is_put_to_a_debt_or_told_as_excess(loans, payments):
    found = spread(loans, payments, UNTIL, {})

    put = sum(share.line.paid for share in found.shares)
    assert put + found.excess == sum(paid.amount for paid in payments)
    assert all(min(a.line.principal, a.line.interest) >= 0 for a in found.accounts)
    for account in found.accounts:
        of_it = [s for s in found.shares if s.loan.name == account.loan.name]
        assert account.loan.principal - account.line.principal == sum(
            s.line.to_principal for s in of_it
        )
    assert found.excess == 0 or found.owed == 0


@given(LOANS, PAYMENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_rows_are_typed_does_not_matter(loans, payments, random):
    others, mixed = list(loans), list(payments)
    random.shuffle(others)
    random.shuffle(mixed)

    assert spread(others, mixed, UNTIL, {}) == spread(loans, payments, UNTIL, {})


@given(LOANS, PAYMENTS)
def test_two_payments_of_a_day_are_one(loans, payments):
    halves = [
        Paid(p.on, part) for p in payments for part in (p.amount - p.amount / 4, p.amount / 4)
    ]

    assert spread(loans, halves, UNTIL, {}) == spread(loans, payments, UNTIL, {})
