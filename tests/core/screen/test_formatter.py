from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answer import Say
from widgets.core.calculators.working import (
    KeyTerm,
    Line,
    Measure,
    a_year,
    cny,
    count,
    days,
    percent,
)
from widgets.core.law.rule import Unit
from widgets.core.screen.formatter import Teller, plain, shown
from widgets.core.text import Text
from widgets.core.words import Words

OWN = {
    "says-x": Text(zh="{who}欠{sum}", en="{who} owes {sum}"),
    "step-x": Text(zh="{a}加{b}得{value}", en="{a} and {b} make {value}"),
}
TEXTS = {**Library.open().texts, **OWN}


@pytest.fixture
def english():
    return Teller(Words(TEXTS, "en"))


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (cny(0), "0"),
        (cny(1500), "1,500"),
        (cny(Decimal("1500.5")), "1,500.50"),
        (cny(Decimal("0.005")), "0.01"),
        (cny(Decimal("-2.345")), "-2.35"),
        (a_year(Decimal("13.80")), "13.8"),
        (a_year(Decimal("13.085")), "13.09"),
        (a_year(Decimal(100)), "100"),
        (percent(Decimal("0.6")), "0.6"),
        (percent(Decimal("0.01234567")), "0.0123"),
        (Measure(Decimal("0.0175"), Unit.PERCENT_A_DAY), "0.0175"),
        (count(1000), "1,000"),
        (days(30), "30"),
    ],
)
def test_a_number_is_shown_as_people_write_it(measure, text):
    assert shown(measure) == text


def test_a_number_has_its_unit_in_the_language(english):
    chinese = Teller(Words(TEXTS, "zh"))

    assert (english.told(cny(1500)), chinese.told(cny(1500))) == ("CNY 1,500", "1,500元")
    assert (english.told(days(2)), english.told(days(1))) == ("2 days", "1 day")
    assert english.told(count(7)) == "7"


def test_days_terms_and_the_learners_own_text_are_told_as_they_are(english):
    assert english.told(date(2026, 1, 2)) == "2 January 2026"
    assert english.told(KeyTerm("lender-bank")) == "banks"
    assert english.told("<b>王</b> {sum}") == "<b>王</b> {sum}"
    assert english.told(None) == ""


def test_a_sentence_and_a_line_of_the_working_have_their_places_filled(english):
    step = Line("x", Decimal(3), Unit.CNY, given={"a": cny(1), "b": cny(2)})

    assert english.say(Say("says-x", {"who": "王", "sum": cny(5)})) == "王 owes CNY 5"
    assert english.step(step) == "CNY 1 and CNY 2 make CNY 3"


def test_text_of_the_learner_that_looks_like_a_place_is_left_alone(english):
    assert english.say(Say("says-x", {"who": "{sum}", "sum": cny(5)})) == "{sum} owes CNY 5"


def test_for_a_table_of_numbers_units_fall_away(english):
    assert plain(cny(Decimal("1500.50")), english) == "1500.5"
    assert plain(cny(1000), english) == "1000"
    assert plain(date(2026, 1, 2), english) == "2026-01-02"
    assert plain(KeyTerm("lender-bank"), english) == "banks"
