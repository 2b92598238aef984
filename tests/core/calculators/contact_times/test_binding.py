from datetime import date, timedelta

import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.binding import Collector, held_on
from widgets.core.calculators.contact_times.law import LoanKind
from widgets.core.errors import UnknownCitation
from widgets.core.law.provision import Confidence, LenderType

LIBRARY = Library.open()
RULES = {rule.id: rule for rule in LIBRARY.rules()}
PROVISIONS = {provision.cite: provision for provision in LIBRARY.provisions()}
ON = date(2026, 11, 20)
STANDARD = {"hours-standard", "notice-calls-standard", "two-way-calls-standard"}
BANKERS = {"hours-bankers", "unanswered-bankers"}


def held(collector: Collector, on: date = ON) -> dict:
    """The norms that hold, by their keys."""
    return {each.norm.key: each for each in held_on(on, collector, RULES, PROVISIONS)}


def numbered(collector: Collector, on: date = ON) -> set[str]:
    """The keys of the norms that hold with numbers."""
    return {key for key, each in held(collector, on).items() if each.limits}


@pytest.mark.parametrize("agency", [False, True])
@pytest.mark.parametrize(
    ("lender", "keys"),
    [
        (LenderType.BANK, STANDARD | BANKERS),
        (LenderType.CONSUMER_FINANCE, STANDARD | BANKERS),
        (LenderType.SMALL_LOAN, STANDARD),
        (LenderType.AGENCY, STANDARD | BANKERS),
        (LenderType.PRIVATE_LENDER, set()),
        (LenderType.UNLICENSED, set()),
        (LenderType.ASSIGNEE, set()),
    ],
)
def test_numbers_bind_only_the_lenders_they_are_for_and_those_who_collect_for_them(
    lender, agency, keys
):
    assert numbered(Collector(lender, agency)) == keys


@pytest.mark.parametrize(
    ("loan", "keys"),
    [
        (LoanKind.ONLINE_CONSUMER, STANDARD | BANKERS),
        (LoanKind.CREDIT_CARD, BANKERS),
        (LoanKind.OTHER_CONSUMER, BANKERS),
        (LoanKind.OTHER, set()),
        (None, STANDARD | BANKERS),
    ],
)
def test_numbers_are_for_certain_loans(loan, keys):
    assert numbered(Collector(LenderType.BANK, loan=loan)) == keys


def test_membership_is_open_for_a_consumer_finance_company_and_taken_for_a_bank():
    bank = held(Collector(LenderType.BANK, loan=LoanKind.OTHER_CONSUMER))["hours-bankers"]
    other = held(Collector(LenderType.CONSUMER_FINANCE, loan=LoanKind.OTHER_CONSUMER))

    assert (bank.settles, bank.turns_on) == (True, ("consented", "member"))
    assert not other["hours-bankers"].settles
    assert other["hours-bankers"].turns_on == ("member", "consented")


def test_a_loan_that_is_not_told_leaves_it_open_whether_the_norm_binds():
    told = held(Collector(LenderType.BANK, loan=LoanKind.ONLINE_CONSUMER))["hours-standard"]
    untold = held(Collector(LenderType.BANK))["hours-standard"]

    assert (told.doubts, told.settles) == ((), True)
    assert (untold.doubts, untold.settles) == (("loan-kind",), False)


@pytest.mark.parametrize(
    ("key", "first", "lender"),
    [
        ("hours-standard", date(2025, 2, 28), LenderType.SMALL_LOAN),
        ("notice-calls-standard", date(2025, 2, 28), LenderType.BANK),
        ("two-way-calls-standard", date(2025, 2, 28), LenderType.BANK),
        ("third-standard", date(2025, 2, 28), LenderType.BANK),
        ("refused-standard", date(2025, 2, 28), LenderType.BANK),
        ("hours-bankers", date(2026, 1, 30), LenderType.BANK),
        ("unanswered-bankers", date(2026, 1, 30), LenderType.CONSUMER_FINANCE),
        ("third-bankers", date(2026, 1, 30), LenderType.BANK),
        ("third-small-loan", date(2025, 1, 17), LenderType.SMALL_LOAN),
        ("repeated-small-loan", date(2025, 1, 17), LenderType.SMALL_LOAN),
        ("third-consumer-finance", date(2024, 4, 18), LenderType.CONSUMER_FINANCE),
        ("third-card", date(2011, 1, 13), LenderType.BANK),
        ("repeated-police", date(2026, 1, 1), LenderType.UNLICENSED),
        ("repeated-peace", date(2021, 1, 1), LenderType.PRIVATE_LENDER),
        ("repeated-police-before", date(2006, 3, 1), LenderType.PRIVATE_LENDER),
    ],
)
def test_a_norm_holds_from_its_first_day_and_not_the_day_before(key, first, lender):
    assert key in held(Collector(lender), first)
    assert key not in held(Collector(lender), first - timedelta(1))


def test_the_old_law_on_public_order_holds_to_its_last_day():
    private = Collector(LenderType.PRIVATE_LENDER)

    assert "repeated-police-before" in held(private, date(2025, 12, 31))
    assert "repeated-police-before" not in held(private, date(2026, 1, 1))


def test_an_agency_of_a_small_loan_company_is_kept_in_hand_by_the_company():
    agency = held(Collector(LenderType.SMALL_LOAN, agency=True))["third-small-loan"]

    assert agency.doubts == ("lender-answers",)


def test_an_agency_whose_lender_is_unknown_is_bound_only_for_some_lenders():
    assert "for-whom" in held(Collector(LenderType.AGENCY))["hours-bankers"].doubts
    assert "third-small-loan" not in held(Collector(LenderType.AGENCY))


def test_what_one_publication_says_decides_nothing():
    found = held(Collector(LenderType.SMALL_LOAN))

    assert {key for key, each in found.items() if not each.decides} == {
        "suitable-times",
        "hours-of-rest",
        "when-contacts",
    }


def test_a_number_whose_article_sinks_to_one_publication_decides_nothing_any_more():
    cite = "cba-2026/hours"
    sunk = PROVISIONS[cite].model_copy(update={"confidence": Confidence.SECONDARY_SOURCE})

    found = list(held_on(ON, Collector(LenderType.BANK), RULES, {**PROVISIONS, cite: sunk}))

    assert [each.decides for each in found if each.cite == cite] == [False]


def test_an_article_that_was_not_given_is_named():
    with pytest.raises(UnknownCitation, match=r"gbt-45251-2025/5\.3-hours' is not among"):
        list(held_on(ON, Collector(LenderType.BANK), RULES, {}))
