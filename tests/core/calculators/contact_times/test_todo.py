from datetime import date

import pytest

from widgets.content.files import read_source
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer
from widgets.core.calculators.contact_times.answer import answer as answer_of
from widgets.core.calculators.contact_times.todo import COMPLAIN, KEEP, MOST_TURNS, POLICE, STOP
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


def turns(log: str, **typed: str) -> dict:
    """The changes on offer, by key."""
    return {turn.key: turn.fill for turn in answer(log, **typed).turns}


@pytest.mark.parametrize("lender", LENDERS)
def test_every_lender_has_its_own_way_to_complain(lender):
    says = [say.key for say in answer(f"{NIGHT}\n{FOUR}", lender=lender).todo]

    assert says == ["todo-keep", "todo-stop", f"todo-complain-{lender}", "todo-police"]
    assert set(says) <= CALCULATOR.words.keys()


def test_where_nothing_was_found_the_log_is_kept_all_the_same():
    found = answer("2026-11-20 12:00 电话", lender="bank", loan="credit-card")

    assert [say.key for say in found.todo] == ["todo-keep"]


def test_one_contact_is_no_matter_for_the_police():
    assert "todo-police" not in [say.key for say in answer(NIGHT, loan="credit-card").todo]


def test_every_article_named_there_was_read_or_quoted_twice_and_is_in_force():
    cites = {*KEEP, *STOP, *POLICE, *(cite for cites in COMPLAIN.values() for cite in cites)}

    found = [LIBRARY.cite(cite) for cite in cites]

    assert all(each.confidence.carries_a_key and each.in_force(TABLES.today) for each in found)


def test_a_private_lender_s_way_rests_on_the_police_law_and_on_the_court_s_order():
    told = {say.key: say.cites for say in answer(FOUR, lender="private-lender").todo}

    assert told["todo-complain-private-lender"] == ("psapl-2025/50.1.5", "civil-code/997")
    assert told["todo-police"] == POLICE


def test_only_channels_of_the_record_are_named():
    path = LIBRARY.root / "channels.yaml"
    known = {channel["id"] for channel in read_source(path, LIBRARY.root).data}
    words = " ".join(text.zh for key, text in CALCULATOR.words.items() if key.startswith("todo-"))

    named = {number for number in ("12378", "12345", "12363", "12315", "12321") if number in words}

    assert named == {"12378", "12345"}
    assert named <= known


def test_a_call_of_which_nobody_knows_what_it_was_for_can_be_tried_as_a_notice():
    found = turns(FOUR, lender="small-loan", loan="online-consumer")

    assert found["only-notice"] == {"notices": "1"}


def test_another_call_is_tried_beside_those_already_marked():
    found = turns(FOUR, lender="small-loan", loan="online-consumer", notices="1")

    assert "only-notice" not in turns(NIGHT, lender="small-loan", loan="online-consumer")
    assert found["only-notice"] == {"notices": "1, 2"}


def test_who_collects_and_what_was_lent_can_be_tried_the_other_way():
    bank = turns(NIGHT, lender="bank", who="agency", loan="online-consumer")
    small = turns(NIGHT, lender="small-loan", loan="online-consumer")

    assert (bank["itself"], bank["credit-card"]) == ({"who": "lender"}, {"loan": "credit-card"})
    assert small["agency"] == {"who": "agency"}
    assert small["other-consumer"] == {"loan": "other-consumer"}


def test_an_agency_whose_principal_is_not_known_can_be_tried_for_a_bank():
    assert turns(NIGHT, lender="agency")["for-bank"] == {"lender": "bank", "who": "agency"}


def test_consent_can_be_tried_and_taken_back():
    assert turns(NIGHT, loan="credit-card")["consented"] == {"consent": "consented"}
    assert turns(NIGHT, loan="credit-card", consent="consented")["no-consent"] == {
        "consent": "none"
    }


@pytest.mark.parametrize("lender", LENDERS)
@pytest.mark.parametrize("log", [NIGHT, FOUR, f"{NIGHT}\n{FOUR}", "2026-11-20 12:00 我打电话"])
def test_two_to_four_changes_are_on_offer_and_each_gives_an_answer(lender, log):
    typed = {"lender": lender, "loan": "online-consumer"}
    found = answer(log, **typed).turns

    assert 2 <= len(found) <= MOST_TURNS
    for turn in found:
        assert answer(log, **{**typed, **turn.fill}).says.key.startswith("says-")
        assert f"turn-{turn.key}" in CALCULATOR.words
