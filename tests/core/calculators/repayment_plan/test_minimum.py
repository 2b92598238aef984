from datetime import date
from decimal import Decimal

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.repayment_plan.minimum import MinimumCase, card_course

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["repayment-plan"]


def card(owed="250", rate="12", share="40", floor="100"):
    return MinimumCase(Decimal(owed), Decimal(rate), Decimal(share), Decimal(floor))


def answer(**typed):
    typed = {"ask": "least", "balance": "20000", "balance-rate": "18%", **typed}
    found = calculate(CALCULATOR, typed, CONTEXT.tables)
    assert not found.problems
    return found.answer


def test_the_least_is_a_share_or_a_sum_and_never_more_than_the_bill():
    assert card().least(Decimal(1000)) == 400
    assert card().least(Decimal(200)) == 100
    assert card().least(Decimal(60)) == 60


def test_a_card_goes_on_month_by_month_until_it_is_paid_off():
    found = card()
    course = card_course(found, found.least)

    assert [month.owed[0] for month in course.months] == [
        Decimal("151.50"),
        Decimal("53.02"),
        Decimal(0),
    ]
    assert course.clears
    assert course.paid == 250 + course.interest


def test_what_does_not_shrink_is_given_up_at_once():
    growing, still = card(share="0.5", floor="1"), card(rate="0", share="0", floor="0")

    for found in (growing, still):
        course = card_course(found, found.least)

        assert (course.clears, len(course.months)) == (False, 1)


def test_a_share_and_a_sum_have_their_own_line_of_working():
    found = answer(balance="250", **{"balance-rate": "12%", "least-share": "40%"})

    assert [step.key for step in found.steps] == ["least", "least-sum", "least-sum", "least-total"]


def test_a_card_that_is_never_paid_off_has_no_picture_and_no_sum():
    found = answer(**{"least-share": "1%"})

    assert found.charts == ()
    assert [step.key for step in found.steps] == ["least"]
    assert [figure.key for figure in found.figures] == ["first-least", "first-interest"]


def test_twice_the_share_and_no_interest_are_on_offer_as_far_as_they_change_something():
    assert [turn.fill for turn in answer().turns] == [
        {"least-share": "20%"},
        {"balance-rate": "0%"},
    ]
    assert answer(**{"least-share": "100%", "balance-rate": "0%"}).turns == ()


def test_the_table_has_the_first_and_the_last_month_however_many_there_are():
    rows = answer(**{"least-share": "3%", "least-sum": "1"}).sheets[0].rows

    assert rows[0][0].value == 1
    assert rows[-1][-1].value == 0
    assert len(rows) <= 61


def test_a_picture_shows_every_so_many_months_from_what_is_owed_to_nothing():
    for share in ("3%", "6%", "40%"):
        found = answer(**{"least-share": share, "least-sum": "1"})
        [chart] = found.charts
        months = int(found.figures[1].value.value)
        shown = [int(each.value) for each in chart.labels]
        apart = shown[1] - shown[0]

        assert shown[0] == 0
        assert shown[-1] >= months > shown[-2]
        assert len(shown) <= 62
        assert apart == -(-months // 60)
        assert [each.values[0].value for each in chart.series] == [20_000, 20_000]
        assert [each.values[-1].value for each in chart.series] == [0, 0]


def test_the_first_three_months_are_worked_out_by_hand():
    steps = answer(**{"least-share": "40%"}).steps

    assert [step.given["n"].value for step in steps if "n" in step.given] == [1, 2, 3]
