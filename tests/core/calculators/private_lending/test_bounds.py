from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.calculators.private_lending.test_working import DOUBTFUL, LAW, loans
from widgets.content.library import Library
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.private_lending.bounds import bounds, settled
from widgets.core.calculators.private_lending.loan import PrivateLoan
from widgets.core.calculators.private_lending.working import LendingDoubt, protected
from widgets.core.errors import NotPublished

DAY, END = date(2026, 9, 21), date(2026, 11, 25)
LOAN = PrivateLoan(Decimal(100_000), DAY, DAY, END, END, Decimal(60))
CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["private-lending"]
TYPED = {"principal": "10万", "made": "2026-09-21", "until": "2026-11-25"}


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


def found(**more):
    return calculate(CALCULATOR, {**TYPED, **more}, CONTEXT.tables)


def answered(**more):
    answer = found(**more).answer
    assert answer is not None
    return answer


def figures(answer):
    return {figure.key: str(figure.value.value) for figure in answer.figures}


def keys(items):
    return [item.key for item in items]


def test_a_rate_that_every_possible_ceiling_cuts_is_cut_and_by_how_much_at_least_is_told():
    answer = answered(rate="60%")

    assert (answer.standing, answer.says.key) == (Standing.PARTLY, "says-part-unrecorded")
    # 100,000 x 60% and x 14% x 65 / 365
    assert figures(answer) == {
        "protected-most": "2493.15",
        "unprotected-least": "8191.78",
        "claimed": "10684.93",
        "ceiling-least": "10.00",
        "ceiling-most": "14.00",
        "principal": "100000",
    }


def test_a_rate_within_every_possible_ceiling_is_protected_to_the_fen():
    answer = answered(rate="5%")

    assert (answer.standing, answer.says.key) == (Standing.PROTECTED, "says-within-unrecorded")
    assert (figures(answer)["protected"], figures(answer)["owed"]) == ("890.41", "100890.41")
    assert len(answer.charts) == 1


@pytest.mark.parametrize("rate", ["10.01%", "12%", "14%"])
def test_between_the_possible_ceilings_the_lpr_is_asked_for(rate):
    assert isinstance(found(rate=rate).fault, NotPublished)


def test_the_span_is_told_with_the_day_on_which_the_record_ends():
    (caution,) = answered(rate="60%").cautions

    assert caution.key == "caution-lpr-unrecorded"
    assert caution.given["last"] == date(2026, 9, 20)
    assert [str(caution.given[end].value) for end in ("low", "high")] == ["2.50", "3.50"]


def test_the_working_says_at_which_end_the_lpr_is_taken():
    cut, whole = answered(rate="60%"), answered(rate="5%")

    assert "cap-most" in keys(cut.steps)
    assert "cap-least" in keys(whole.steps)
    assert "cap" not in {*keys(cut.steps), *keys(whole.steps)}


def test_what_is_only_bounded_has_no_picture_and_no_table_as_if_it_were_exact():
    answer = answered(rate="60%", paid="2026-10-01 5000")

    assert (answer.charts, answer.sheets) == ((), ())


def test_the_last_lpr_on_record_can_be_tried_and_then_the_sums_are_exact():
    before = answered(rate="60%")
    turn = next(turn for turn in before.turns if turn.key == "lpr-last")
    after = answered(rate="60%", **turn.fill)

    assert turn.fill == {"lpr": "3.00%"}
    # 100,000 x 12% x 65 / 365
    assert (figures(after)["protected"], after.cautions) == ("2136.99", ())


def test_with_no_rate_at_all_the_lpr_of_the_default_is_tried_too():
    answer = answered(agreed="none", due="2026-10-01")

    assert answer.says.key == "says-late-unrecorded"
    assert answer.turns[0].fill == {"lpr": "3.00%", "late-lpr": "3.00%"}


def test_an_lpr_not_on_record_is_no_matter_to_an_old_loan_that_ended_before_the_lpr_counted():
    answer = answered(made="2019-03-01", until="2020-08-01", rate="20%", accepted="2026-11-24")

    # 100,000 x 20% x 519 / 365; two lines were drawn then, and 20% is below both
    assert answer.standing is Standing.PROTECTED
    assert figures(answer)["protected"] == "28438.36"
    assert answer.cautions == ()
