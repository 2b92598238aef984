from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.doubtful import seen_once
from widgets.content.library import Library
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.private_lending.law import lending_law
from widgets.core.calculators.private_lending.loan import PrivateLoan, Renewed
from widgets.core.calculators.private_lending.working import LendingDoubt, protected
from widgets.core.errors import NotPublished

LIBRARY = Library.open()
LAW = lending_law(LIBRARY.law_tables([LIBRARY.calculator("private-lending")], date.max))
DOUBTFUL = replace(LAW, lpr=seen_once(LAW.lpr, date(2025, 2, 20)))
MADE, END, CASE = date(2023, 9, 1), date(2024, 9, 1), date(2024, 10, 10)
LOAN = PrivateLoan(Decimal(100_000), MADE, MADE, END, CASE, Decimal(24))

MONEY = st.decimals(min_value=1, max_value=10**6, places=2)
RATES = st.decimals(min_value=0, max_value=80, places=2)


@st.composite
def loans(draw):
    made = date(2017, 1, 1) + timedelta(draw(st.integers(0, 2500)))
    length = draw(st.integers(0, 1500))
    until = made + timedelta(length)
    days = st.integers(0, length).map(lambda n: made + timedelta(n))
    principal = draw(MONEY)
    due = draw(st.none() | days)
    overdue = due is not None and due < until
    paid = draw(st.lists(st.builds(Paid, days, MONEY), max_size=3))
    notes = draw(st.lists(st.builds(Renewed, days, MONEY), max_size=2))
    return PrivateLoan(
        principal=principal,
        made=made,
        start=made,
        until=until,
        accepted=max(made, date(2021, 1, 1)) + timedelta(draw(st.integers(0, 300))),
        rate=draw(RATES),
        upfront=principal * draw(st.sampled_from([Decimal(0), Decimal("0.1"), Decimal("0.5")])),
        due=due,
        late=draw(st.none() | RATES) if overdue else None,
        fees=draw(st.sampled_from([Decimal(0), Decimal(500)])) if overdue else Decimal(0),
        dealings=(*paid, *notes),
    )


@settings(deadline=None)
@given(loans())
def test_protected_never_exceeds_what_is_claimed(loan):
    found = protected(loan, LAW)

    assert 0 <= found.sums.protected <= found.sums.claimed


@settings(deadline=None)
@given(loans(), RATES)
def test_a_higher_agreed_rate_never_lowers_the_protected_interest(loan, more):
    # A new note for less than is owed lets interest go, which fees could have taken up. Where no
    # interest is agreed, the law gives its own from the due day on.
    assume(loan.rate and not (loan.fees and loan.notes))
    low, high = protected(loan, LAW), protected(replace(loan, rate=loan.rate + more), LAW)

    assert low.sums.protected <= high.sums.protected


@settings(deadline=None)
@given(st.integers(0, 700), MONEY, st.decimals(min_value=0, max_value=15, places=2))
def test_splitting_at_the_day_of_the_change_changes_nothing_within_both_ceilings(n, money, rate):
    made = date(2020, 8, 19) - timedelta(n)
    loan = PrivateLoan(money, made, made, date(2021, 8, 20), date(2021, 8, 21), rate)
    found = protected(loan, LAW)

    # 3.85 x 4 = 15.4 and 24 are both above the rate
    whole = round(money * rate * (loan.until - made).days / 36500, 10)
    assert len(found.ceilings) == 2
    assert (
        found.sums.protected
        == found.sums.claimed
        == whole.quantize(Decimal("0.01"), "ROUND_HALF_UP")
    )


@settings(deadline=None)
@given(loans())
def test_what_is_owed_is_principal_and_protected_interest_less_what_was_paid(loan):
    simple = replace(loan, dealings=tuple(x for x in loan.dealings if isinstance(x, Paid)))
    found = protected(simple, LAW)
    paid = sum((each.amount for each in simple.dealings), Decimal(0))

    left = simple.received + found.sums.protected - paid
    assert abs(left - (found.sums.owed - found.sums.excess)) <= Decimal("0.02")


@settings(deadline=None)
@given(loans())
def test_new_notes_never_come_to_more_than_the_first_principal_at_the_ceiling(loan):
    found = protected(loan, LAW)

    if found.whole is not None:
        assert loan.received + found.sums.protected <= found.whole + Decimal("0.01")


def test_a_rate_above_the_ceiling_is_cut_to_four_times_the_lpr():
    found = protected(LOAN, LAW)

    # 100,000 x 13.8% x 366 / 365 and 100,000 x 24% x 366 / 365
    assert (found.sums.protected, found.sums.claimed) == (Decimal("13837.81"), Decimal("24065.75"))
    assert found.sums.unprotected == Decimal("10227.94")
    assert found.doubts == ()


def test_interest_taken_up_front_is_no_principal_and_counts_as_claimed():
    found = protected(replace(LOAN, rate=Decimal(10), upfront=Decimal(10_000)), LAW)

    # 90,000 x 10% x 366 / 365; 110,027.40 - 90,000
    assert (found.sums.protected, found.sums.claimed) == (Decimal("9024.66"), Decimal("20027.40"))


def test_overdue_interest_and_fees_share_one_ceiling():
    late = replace(LOAN, rate=Decimal(6), due=MADE, late=Decimal(10), fees=Decimal(5000))
    found = protected(late, LAW)

    # 100,000 x 3.8% x 366 / 365 = 3,810.41 is left for the fees
    assert found.sums.protected == Decimal("13837.81")
    assert round(found.room, 2) == Decimal("3810.41")


def test_fees_below_the_room_are_protected_in_full():
    late = replace(LOAN, rate=Decimal(6), due=MADE, fees=Decimal(1000))

    # 6,016.44 + 1,000
    assert protected(late, LAW).sums.protected == Decimal("7016.44")


def test_a_total_with_new_notes_is_cut_to_the_first_principal_at_the_ceiling():
    notes = (Renewed(date(2022, 8, 19), Decimal(116_000)),)
    loan = PrivateLoan(
        Decimal(100_000),
        date(2021, 8, 19),
        date(2021, 8, 19),
        date(2023, 8, 19),
        date(2023, 8, 25),
        Decimal(16),
        dealings=notes,
    )

    # 15.4% x 2 years, not 1.154 squared
    assert protected(loan, LAW).sums.protected == Decimal("30800.00")


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"made": date(2020, 8, 19), "accepted": date(2020, 8, 20)}, LendingDoubt.BETWEEN),
        ({"made": date(2019, 8, 19)}, LendingDoubt.AT_SUING),
        ({"dealings": (Renewed(date(2020, 3, 1), Decimal(110_000)),)}, LendingDoubt.OLD_NOTES),
        ({"due": date(2020, 8, 1), "rate": None}, LendingDoubt.OLD_BARE),
        ({"rate": Decimal(10), "due": date(2020, 8, 1), "fees": Decimal(1)}, LendingDoubt.AT_SUING),
        (
            {
                "made": date(2020, 9, 1),
                "accepted": date(2020, 12, 31),
                "due": date(2020, 9, 2),
                "until": date(2020, 12, 1),
                "rate": None,
            },
            LendingDoubt.NO_FIGURE,
        ),
        ({"made": date(2025, 3, 3), "until": date(2025, 9, 3)}, LendingDoubt.LPR),
    ],
)
def test_what_the_articles_on_record_do_not_settle_is_in_doubt(change, doubt):
    made = change.get("made", date(2019, 3, 1))
    case = change.get("accepted", date(2025, 10, 1))
    until = change.get("until", date(2021, 3, 1))
    loan = replace(LOAN, **{**change, "made": made, "start": made, "until": until})

    assert doubt in protected(replace(loan, accepted=case), DOUBTFUL).doubts


@pytest.mark.parametrize(
    "change",
    [
        {"upfront": Decimal(10_000)},
        {"dealings": (Renewed(date(2019, 9, 1), Decimal(112_000)),)},
        {"due": date(2019, 9, 1), "late": Decimal(30), "fees": Decimal(5000)},
        {"due": date(2019, 9, 1), "rate": None},
    ],
)
def test_a_case_under_the_text_of_2015_is_settled_by_its_articles(change):
    made, case = date(2019, 3, 1), date(2020, 8, 19)
    loan = replace(LOAN, made=made, start=made, until=case, accepted=case)

    assert protected(replace(loan, **change), LAW).doubts == ()


def test_being_late_without_any_rate_has_six_percent_to_the_change_and_the_lpr_after_it():
    made = date(2018, 8, 20)
    due, until = date(2019, 8, 20), date(2021, 8, 20)
    found = protected(replace(LOAN, made=made, start=made, due=due, until=until, rate=None), LAW)

    # 100,000 x 6% x 366 / 365 + 100,000 x 3.85%
    assert found.sums.protected == Decimal("9866.44")


def test_an_lpr_that_is_not_on_record_is_no_matter_where_no_interest_is_asked():
    day = date(2026, 10, 1)
    loan = replace(LOAN, made=day, start=day, until=day, accepted=day, rate=None)
    found = protected(loan, LAW)

    assert (found.sums.protected, found.lprs, found.doubts) == (0, (), ())
    with pytest.raises(NotPublished):
        protected(replace(loan, rate=Decimal(1)), LAW)


def test_a_ceiling_that_begins_after_the_last_day_is_left_out():
    made, until = date(2019, 3, 1), date(2020, 8, 20)
    loan = replace(LOAN, made=made, start=made, until=until)

    assert [cap.rate for cap in protected(loan, LAW).ceilings] == [24]
    assert len(protected(replace(loan, until=date(2020, 8, 21)), LAW).ceilings) == 2


def test_a_payment_above_the_old_ceiling_before_the_change_is_in_doubt():
    made = date(2019, 3, 1)
    paid = (Paid(date(2020, 8, 19), Decimal(30_000)),)
    loan = replace(LOAN, made=made, start=made, rate=Decimal(36), dealings=paid)

    assert LendingDoubt.OLD_PAID in protected(loan, LAW).doubts
    assert LendingDoubt.OLD_PAID in protected(replace(loan, rate=None), LAW).doubts
    assert LendingDoubt.OLD_PAID not in protected(replace(loan, rate=Decimal(24)), LAW).doubts


def test_a_renewed_loan_that_is_overdue_is_in_doubt():
    notes = (Renewed(date(2024, 3, 1), Decimal(110_000)),)
    loan = replace(LOAN, dealings=notes, due=date(2024, 6, 1))

    assert protected(loan, LAW).doubts == (LendingDoubt.RENEWED_LATE,)


@pytest.mark.parametrize(
    ("change", "standing"),
    [
        ({}, Standing.PARTLY),
        ({"rate": Decimal(5)}, Standing.PROTECTED),
        ({"rate": None}, Standing.NOT_PROTECTED),
        ({"rate": Decimal(0)}, None),
        ({"dealings": (Renewed(date(2024, 3, 1), Decimal(110_000)),), "due": date(2024, 6, 1)},
         Standing.DEPENDS),
    ],
)  # fmt: skip
def test_how_the_law_stands_follows_from_what_is_asked_and_what_of_it_is_protected(
    change, standing
):
    assert protected(replace(LOAN, **change), LAW).standing is standing


@pytest.mark.parametrize(
    ("rate", "late", "fees"), [(24, None, 0), (0, None, 0), (None, 24, 0), (None, None, 5)]
)
def test_what_was_agreed_is_bounded_by_the_last_ceiling(rate, late, fees):
    agreed = [None if each is None else Decimal(each) for each in (rate, late)]
    loan = replace(LOAN, due=END, rate=agreed[0], late=agreed[1], fees=Decimal(fees))

    found = protected(loan, LAW)

    assert found.most_cite == found.ceilings[-1].cite
