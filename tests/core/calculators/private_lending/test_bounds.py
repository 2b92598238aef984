from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.calculators.private_lending.test_working import DOUBTFUL, LAW, loans
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.private_lending.bounds import bounds, settled
from widgets.core.calculators.private_lending.rates import PrivateLoan
from widgets.core.calculators.private_lending.working import LendingDoubt, protected
from widgets.core.errors import NotPublished

DAY, END = date(2026, 9, 21), date(2026, 11, 25)
LOAN = PrivateLoan(Decimal(100_000), DAY, DAY, END, END, Decimal(60))


def at(rate, **changes):
    return replace(LOAN, rate=Decimal(rate), **changes)


@pytest.mark.parametrize(
    ("rate", "agree", "standing"),
    [
        # the LPR of 21 September 2026 lies from 2.50 to 3.50, the ceiling from 10 to 14
        ("5", True, Standing.PROTECTED),
        ("10", True, Standing.PROTECTED),
        ("10.01", False, None),
        ("14", False, None),
        ("14.01", True, Standing.PARTLY),
        ("60", True, Standing.PARTLY),
    ],
)
def test_the_corners_agree_where_no_possible_lpr_changes_the_verdict(rate, agree, standing):
    found = bounds(at(rate), LAW)

    assert found.agree is agree
    assert standing is None or found.shown.standing is standing


def test_the_sums_shown_are_the_most_protected_where_it_cuts_and_the_lowest_ceiling_where_not():
    cut, whole = bounds(at("60"), LAW), bounds(at("5"), LAW)

    # 100,000 x 14% x 65 / 365; 100,000 x 5% x 65 / 365
    assert (cut.shown.sums.protected, cut.exact) == (Decimal("2493.15"), False)
    assert (whole.shown.sums.protected, whole.exact) == (Decimal("890.41"), True)
    assert whole.shown.ceilings[0].rate == 10


def test_a_doubt_of_another_kind_is_never_settled_by_the_span_of_the_lpr():
    old = at("60", made=date(2019, 3, 1), start=date(2019, 3, 1))

    assert not bounds(old, LAW).agree
    assert LendingDoubt.AT_SUING in bounds(old, LAW).lowest.doubts


def test_what_is_settled_has_no_doubt_of_the_lpr_and_the_figures_of_the_one_on_record():
    loan = at("60", made=date(2025, 3, 3), start=date(2025, 3, 3), until=date(2025, 9, 3))
    found = settled(loan, DOUBTFUL)

    assert protected(loan, DOUBTFUL).doubts == (LendingDoubt.LPR,)
    assert found.doubts == ()
    assert found.sums == protected(loan, DOUBTFUL).sums
    assert settled(replace(loan, rate=Decimal("12.4")), DOUBTFUL).doubts == (LendingDoubt.LPR,)


def test_an_lpr_that_is_not_on_record_is_not_made_up():
    with pytest.raises(NotPublished):
        settled(at("60"), LAW)


@given(loans(), st.decimals(min_value=0, max_value=9, places=2))
def test_what_holds_at_all_corners_holds_at_every_lpr_between_them(loan, lpr):
    made = DAY if loan.until < DAY else loan.made
    moved = replace(
        loan,
        made=made,
        start=made,
        until=max(loan.until, made),
        accepted=max(loan.accepted, date(2026, 11, 25)),
        due=None,
        late=None,
        fees=Decimal(0),
        dealings=(),
    )
    found = bounds(moved, LAW)
    low, high = LAW.lpr.possible(moved.made if moved.made >= LAW.turned else moved.accepted)
    between = min(max(lpr, low), high)

    if found.agree:
        assert protected(moved, replace(LAW, typed=between)).standing is found.shown.standing
