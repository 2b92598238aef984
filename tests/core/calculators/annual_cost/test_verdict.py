from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.calculators.annual_cost.test_law import DOUBTFUL, TABLES
from widgets.content.library import Library
from widgets.core.calculators.annual_cost.law import CostDoubt, CostSpan, LoanDays, cost_law
from widgets.core.calculators.annual_cost.verdict import CostVerdict, as_agreed
from widgets.core.calculators.annual_cost.verdict import verdict as verdict_of
from widgets.core.calculators.answer import Standing
from widgets.core.law.provision import LenderType

LIBRARY = Library.open()
TODAY = date(2026, 11, 25)
WORDS = LIBRARY.calculator("annual-cost").words
LENDERS = (
    LenderType.BANK,
    LenderType.CONSUMER_FINANCE,
    LenderType.SMALL_LOAN,
    LenderType.PRIVATE_LENDER,
    LenderType.UNLICENSED,
    None,
)


def costed(made: date, *rates: str | Decimal, until: date | None = None, kept: bool = False):
    """A loan's days, the span of its costs, and whether something was kept back."""
    days = LoanDays(made, made, until or made, TODAY)
    return days, CostSpan.of(tuple(map(Decimal, rates))), kept


def verdict(lender, loan, tables=TABLES, lpr=None) -> CostVerdict:
    days, span, kept = loan
    return verdict_of(lender, span, cost_law(days, tables, lpr), kept=kept)


def articles(found: CostVerdict) -> set[str]:
    """The articles of a verdict: those found by its day, and those of its words."""
    return {*found.cites, *WORDS[f"says-{found.key}"].cite}


@pytest.mark.parametrize(
    ("rates", "key", "standing"),
    [
        (("20", "24"), "financial-within", Standing.PROTECTED),
        (("24", "26.8"), "financial-across", Standing.DEPENDS),
        (("24.01", "27"), "financial-above", Standing.DEPENDS),
    ],
)
def test_a_bank_is_held_to_24_and_only_on_request(rates, key, standing):
    for lender in (LenderType.BANK, LenderType.CONSUMER_FINANCE):
        found = verdict(lender, costed(date(2026, 1, 10), *rates))

        assert (found.key, found.standing) == (key, standing)
        assert found.cites == ("finance-trial-2017/2",)


@pytest.mark.parametrize(
    ("made", "rate", "key", "standing"),
    [
        (date(2024, 3, 1), "13.8", "private-within", Standing.PROTECTED),
        (date(2024, 3, 1), "13.81", "private-above", Standing.PARTLY),
        # in doubt: 2.50 to 3.50, so a cap of 10 to 14; the day after the record has the same span
        (date(2026, 1, 10), "10", "private-within", Standing.PROTECTED),
        (date(2026, 1, 10), "10.01", "private-unsure", Standing.DEPENDS),
        (date(2026, 1, 10), "14", "private-unsure", Standing.DEPENDS),
        (date(2026, 1, 10), "14.01", "private-above", Standing.PARTLY),
        (date(2026, 9, 20), "12", "private-within", Standing.PROTECTED),
        (date(2026, 9, 21), "10", "private-within-unrecorded", Standing.PROTECTED),
        (date(2026, 9, 21), "10.01", "private-no-lpr", Standing.DEPENDS),
        (date(2026, 9, 21), "14", "private-no-lpr", Standing.DEPENDS),
        (date(2026, 9, 21), "14.01", "private-above-unrecorded", Standing.PARTLY),
        (date(2019, 1, 1), "24", "old-within", Standing.PROTECTED),
        (date(2019, 1, 1), "24.01", "old-between", Standing.DEPENDS),
        (date(2019, 1, 1), "36", "old-between", Standing.DEPENDS),
        (date(2019, 1, 1), "36.01", "old-above", Standing.PARTLY),
        (date(2015, 8, 31), "30", "no-line", None),
        (date(1990, 1, 1), "30", "no-line", None),
    ],
)
def test_a_private_loan_is_held_to_the_cap_of_its_day(made, rate, key, standing):
    found = verdict(LenderType.PRIVATE_LENDER, costed(made, rate), DOUBTFUL)

    assert (found.key, found.standing) == (key, standing)


def test_a_verdict_that_no_possible_lpr_changes_says_on_what_it_rests():
    seen_once = verdict(LenderType.PRIVATE_LENDER, costed(date(2026, 1, 10), "60"), DOUBTFUL)
    missing = verdict(LenderType.PRIVATE_LENDER, costed(date(2026, 9, 21), "60"), DOUBTFUL)

    assert seen_once.doubts == (CostDoubt.LPR_SPAN,)
    assert [(line.key, line.rate) for line in seen_once.lines] == [("cap", 12)]
    assert missing.doubts == (CostDoubt.LPR_MISSING,)
    assert [(line.key, line.rate) for line in missing.lines] == [
        ("cap-least", 10),
        ("cap-most", 14),
    ]


@pytest.mark.parametrize("lender", [LenderType.UNLICENSED, None])
def test_where_it_is_open_who_lent_the_lpr_in_doubt_stays_a_doubt(lender):
    found = verdict(lender, costed(date(2026, 1, 10), "60"), DOUBTFUL)

    assert found.standing is Standing.DEPENDS
    assert CostDoubt.LPR_UNSURE in found.doubts


def test_an_old_loan_that_runs_on_past_20_august_2020_depends_on_the_day_of_suing():
    made, last = date(2019, 9, 1), date(2020, 8, 19)

    ended = verdict(LenderType.PRIVATE_LENDER, costed(made, "20", until=last))
    running = verdict(LenderType.PRIVATE_LENDER, costed(made, "20", until=date(2020, 8, 20)))

    assert ended.standing is Standing.PROTECTED
    assert (running.standing, running.doubts) == (Standing.DEPENDS, (CostDoubt.TRANSITION,))
    assert "private-lending-2020b/31" in articles(running)


def test_a_small_loan_is_outside_private_lending_and_has_its_own_line_from_its_day():
    before, since = (date(2025, 12, 30), date(2025, 12, 31))

    found = [verdict(LenderType.SMALL_LOAN, costed(on, "20")) for on in (before, since)]

    assert [each.key for each in found] == ["small-old-within", "small-within"]
    assert [articles(each) for each in found] == [
        {"lending-scope-2020/1", "finance-trial-2017/2"},
        {"lending-scope-2020/1", "small-loan-cost-2025/line"},
    ]
    assert verdict(LenderType.SMALL_LOAN, costed(since, "25")).standing is Standing.DEPENDS


def test_from_the_end_of_2027_a_small_loan_needs_the_lpr():
    loan = costed(date(2028, 1, 1), "11")

    without = verdict(LenderType.SMALL_LOAN, loan)
    typed = verdict(LenderType.SMALL_LOAN, loan, lpr=Decimal(3))

    assert (without.key, without.standing) == ("small-no-lpr", Standing.DEPENDS)
    assert (typed.key, typed.standing) == ("small-within", Standing.PROTECTED)


def test_the_criminal_line_is_shown_only_for_unlicensed_lending_above_it():
    made = date(2024, 3, 1)

    below = verdict(LenderType.UNLICENSED, costed(made, "36"))
    above = verdict(LenderType.UNLICENSED, costed(made, "36.01"))
    private = verdict(LenderType.PRIVATE_LENDER, costed(made, "400"))

    assert CostDoubt.CRIME not in below.doubts
    assert above.doubts == (CostDoubt.CRIME,)
    assert [line.key for line in above.lines] == ["cap", "crime"]
    assert CostDoubt.CRIME not in private.doubts


def test_something_kept_back_leaves_open_what_would_have_been_protected():
    made = date(2024, 3, 1)

    open_ = verdict(LenderType.PRIVATE_LENDER, costed(made, "10", kept=True))
    above = verdict(LenderType.PRIVATE_LENDER, costed(made, "20", kept=True))
    old = verdict(LenderType.BANK, costed(date(2020, 12, 31), "10", kept=True))

    assert (open_.key, open_.standing) == ("private-within-kept", Standing.DEPENDS)
    assert articles(open_) >= {"civil-code/670", "private-lending-2020b/26"}
    assert (above.key, above.standing) == ("private-above", Standing.PARTLY)
    assert old.key == "financial-within-kept-old"
    assert "civil-code/670" not in articles(old)


@given(
    st.sampled_from(LENDERS),
    st.dates(date(2010, 1, 1), date(2029, 12, 31)),
    st.lists(st.decimals(0, 500, places=2), min_size=1, max_size=5),
    st.booleans(),
)
def test_every_standing_rests_on_articles_that_carry_a_verdict(lender, made, rates, kept):
    found = verdict(lender, costed(made, *rates, kept=kept))

    assert (found.standing is None) or articles(found)
    assert all(LIBRARY.cite(cite).confidence.carries_a_key for cite in articles(found))
    assert all(LIBRARY.cite(line.cite).confidence.carries_a_key for line in found.lines)


@given(
    st.sampled_from(LENDERS),
    st.dates(date(2015, 9, 1), date(2026, 8, 20)),
    st.decimals(0, 100, places=2),
    st.decimals(0, 20, places=2),
)
def test_a_dearer_loan_never_stands_better(lender, made, rate, more):
    order = [Standing.PROTECTED, Standing.DEPENDS, Standing.PARTLY]

    cheap, dear = (verdict(lender, costed(made, each)).standing for each in (rate, rate + more))

    assert cheap
    assert dear
    assert order.index(cheap) <= order.index(dear)


def test_where_the_ways_of_counting_part_the_rate_agreed_settles_a_private_loan():
    # 4 x 3.45 = 13.8
    loan = costed(date(2024, 3, 1), "13.5", "14.37")
    private, bank = (verdict(each, loan) for each in (LenderType.PRIVATE_LENDER, LenderType.BANK))
    within, above = (CostSpan.of((Decimal(rate),)) for rate in ("13.80", "13.81"))

    assert (private.key, private.standing) == ("private-across", Standing.DEPENDS)
    found = as_agreed(private, within)
    assert (found.key, found.standing) == ("private-agreed", Standing.PROTECTED)
    assert as_agreed(private, above) == private
    assert as_agreed(bank, within) == bank


def test_a_rate_within_the_cap_whose_own_count_of_days_is_above_it_is_left_open():
    # 4 x 3.45 = 13.8
    private = verdict(LenderType.PRIVATE_LENDER, costed(date(2024, 3, 1), "13.94", "14.9"))
    across, above = (CostSpan.of((Decimal(rate), Decimal("13.94"))) for rate in ("13.75", "13.81"))

    found = as_agreed(private, across)

    assert (found.key, found.standing) == ("private-counted", Standing.DEPENDS)
    assert (private.key, as_agreed(private, above)) == ("private-above", private)
