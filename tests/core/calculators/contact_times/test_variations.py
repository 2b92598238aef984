from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answer import Answer
from widgets.core.calculators.contact_times.answer import answer as answer_of
from widgets.core.calculators.contact_times.variations import MOST
from widgets.core.calculators.form_values import read_form

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
NIGHT = "2026-11-20 22:30 电话 未接"
FOUR = "\n".join(f"2026-11-20 {hour}:00 电话 接通" for hour in range(10, 14))
LENDERS = [option.id for option in CALCULATOR.fields["lender"].options]


def answer(log: str, **typed: str) -> Answer:
    """What is answered to a log and to what else was typed."""
    given, problems = read_form(CALCULATOR, {"log": log, **typed})
    assert not problems
    return answer_of(given, TABLES)


def variations(log: str, **typed: str) -> dict:
    """The changes on offer, by key."""
    return {turn.key: turn.fill for turn in answer(log, **typed).turns}


def test_a_call_of_which_nobody_knows_what_it_was_for_can_be_tried_as_a_notice():
    found = variations(FOUR, lender="small-loan", loan="online-consumer")

    assert found["only-notice"] == {"notices": "1"}


def test_another_call_is_tried_beside_those_already_marked():
    found = variations(FOUR, lender="small-loan", loan="online-consumer", notices="1")

    assert "only-notice" not in variations(NIGHT, lender="small-loan", loan="online-consumer")
    assert found["only-notice"] == {"notices": "1, 2"}


def test_who_collects_and_what_was_lent_can_be_tried_the_other_way():
    bank = variations(NIGHT, lender="bank", who="agency", loan="online-consumer")
    small = variations(NIGHT, lender="small-loan", loan="online-consumer")

    assert (bank["itself"], bank["credit-card"]) == ({"who": "lender"}, {"loan": "credit-card"})
    assert small["agency"] == {"who": "agency"}
    assert small["other-consumer"] == {"loan": "other-consumer"}


def test_an_agency_whose_principal_is_not_known_can_be_tried_for_a_bank():
    assert variations(NIGHT, lender="agency")["for-bank"] == {"lender": "bank", "who": "agency"}


def test_consent_can_be_tried_and_taken_back():
    assert variations(NIGHT, loan="credit-card")["consented"] == {"consent": "consented"}
    assert variations(NIGHT, loan="credit-card", consent="consented")["no-consent"] == {
        "consent": "none"
    }


@pytest.mark.parametrize("lender", LENDERS)
@pytest.mark.parametrize("log", [NIGHT, FOUR, f"{NIGHT}\n{FOUR}", "2026-11-20 12:00 我打电话"])
def test_two_to_four_changes_are_on_offer_and_each_gives_an_answer(lender, log):
    typed = {"lender": lender, "loan": "online-consumer"}
    found = answer(log, **typed).turns

    assert 2 <= len(found) <= MOST
    for turn in found:
        assert answer(log, **{**typed, **turn.fill}).says.key.startswith("says-")
        assert f"turn-{turn.key}" in CALCULATOR.words
