from datetime import date
from decimal import Decimal

from widgets.content.library import Library
from widgets.core.calculators.annual_cost.offers import LoanOffer
from widgets.core.calculators.answering import calculate

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["annual-cost"]


def compare(rows):
    return calculate(CALCULATOR, {"ask": "offers", "offers": rows}, CONTEXT.tables)


def test_an_offer_balances_at_its_monthly_rate():
    offer = LoanOffer("a", Decimal(10000), Decimal(100), 12, Decimal(10000))

    assert round(offer.rates[0], 9) == 12
    assert [round(rate, 2) for rate in offer.rates] == [Decimal("12.00"), Decimal("12.68")]
    assert (offer.paid, offer.cost) == (11200, 1200)


def test_all_at_the_end_is_an_offer_as_well():
    offer = LoanOffer("a", Decimal(10000), Decimal(0), 12, Decimal(11200))

    # 1.12 in a year
    assert round(offer.rates[1], 6) == 12


def test_an_offer_without_interest_costs_nothing():
    found = compare("a 1200 100 12 0\nb 1200 110 12 0").answer

    assert found.says.given["low"] == "a"
    assert found.figures[0].value.value == 0


def test_every_offer_has_a_row_a_bar_and_two_lines_of_working():
    found = compare("a 1000 100 12 0\nb 1000 90 12 50\nc 900 80 12 10").answer

    assert [row[0] for row in found.sheets[0].rows] == ["a", "b", "c"]
    assert found.charts[0].labels == ("a", "b", "c")
    assert [step.key for step in found.steps] == [
        "offer",
        "offer-rate",
        "offer-last",
        "offer-rate",
        "offer-last",
        "offer-rate",
    ]


def test_the_cheaper_by_the_year_and_the_cheaper_in_all_are_both_named_where_they_differ():
    found = compare("long 10000 443.21 24 0\nshort 10000 3400.22 3 0").answer

    assert (found.says.given["low"], found.says.given["cheap"]) == ("long", "short")
    assert found.says.given["more"].value == Decimal("436.38")


def test_seven_offers_are_too_many_and_six_hundred_and_one_months_too_long():
    assert compare("a 1000 100 12 0\n" * 7).problems["offers"].key == "problem-offers"
    long = compare("a 1000 100 601 0\nb 1000 100 600 0").problems["offers"]
    assert long.key == "problem-offer-months"


def test_nothing_received_is_no_offer():
    assert compare("a 0 0 12 0\nb 1000 100 12 0").problems["offers"].key == "problem-offer-less"


def test_the_loan_itself_is_not_asked_for():
    assert set(compare("").problems) == {"offers"}
