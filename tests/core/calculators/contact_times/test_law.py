from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.law import Collector, held_on, limits_on
from widgets.core.errors import UnknownCitation
from widgets.core.law.citations import Citations
from widgets.core.law.contact_norms import LoanKind
from widgets.core.law.provision import Confidence, LenderType

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
ON = date(2026, 11, 20)
STANDARD = {"hours-standard", "notice-calls-standard", "two-way-calls-standard"}
BANKERS = {"hours-bankers", "unanswered-bankers"}


def held(collector: Collector, on: date = ON) -> dict:
    """The norms that hold, by their keys."""
    return {each.norm.id: each for each in held_on(on, collector, TABLES)}


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
    cite, register = "cba-2026/hours", LIBRARY.citations
    sunk = register.provision(cite).model_copy(update={"confidence": Confidence.SECONDARY_SOURCE})
    tables = replace(
        TABLES, citations=replace(register, provisions={**register.provisions, cite: sunk})
    )

    found = list(held_on(ON, Collector(LenderType.BANK), tables))

    assert [each.decides for each in found if each.cite == cite] == [False]


def test_an_article_that_the_register_has_not_is_named():
    with pytest.raises(UnknownCitation, match=r"gbt-45251-2025/5\.3-hours' is not in"):
        list(held_on(ON, Collector(LenderType.BANK), replace(TABLES, citations=Citations())))


def limits(norm_id: str, on: date = ON, **hours: int) -> dict[str, Decimal]:
    """The numbers of a norm by their keys, with some hours agreed."""
    norm = next(each for each in TABLES.contact_norms if each.id == norm_id)
    agreed = {name: Decimal(hour) for name, hour in hours.items()}
    collector = Collector(LenderType.BANK, hours=agreed)
    return {each.key: each.measure.value for each in limits_on(on, norm, collector, TABLES)}


def test_agreed_hours_take_the_place_of_the_standards_under_its_article():
    found = limits("hours-standard", latest=20, earliest=0)
    held = list(held_on(ON, Collector(LenderType.BANK, hours={"latest": Decimal(20)}), TABLES))

    assert found == {"agreed-latest": 20, "agreed-earliest": 0}
    assert held[0].cite == "gbt-45251-2025/5.3-hours"


def test_one_agreed_hour_leaves_the_other_as_it_is():
    assert limits("hours-standard", latest=20) == {
        "agreed-latest": 20,
        "contact-earliest-hour-standard": 8,
    }


def test_hours_of_a_norm_that_asks_for_consent_do_not_give_way_to_an_agreement():
    assert limits("hours-bankers", latest=20) == {
        "contact-latest-hour-bankers": 22,
        "contact-earliest-hour-bankers": 8,
    }


def test_before_its_first_day_a_norm_has_no_number():
    assert limits("hours-standard", date(2025, 2, 27), latest=20) == {}
