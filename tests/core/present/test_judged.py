from dataclasses import replace

import pytest

from widgets.core.acts import Done, act
from widgets.core.present.judged import judged
from widgets.core.present.showing import Showing
from widgets.core.standing import answered
from widgets.core.view import Notice, Verdict

DIARY = ("day=2026-11-17", "people=3", "kept=phone")


@pytest.fixture
def verdict(small, begun):
    """The screen after an answer, in English."""

    def show(place, *response, materials=small, act_name="answer"):
        said = {"act": act_name, "at": place, "response": list(response), "sure": "certain"}
        journal = act(small, begun, said).journal
        answer = answered(materials, journal, place)
        assert answer is not None
        return judged(Showing(materials, Done(journal), materials.words("en")), answer)

    return show


def only(parts, kind):
    return next(each for each in parts if isinstance(each, kind))


@pytest.mark.parametrize(
    ("place", "response", "outcome", "states"),
    [
        ("twins/many", ("x", "z"), "right", ["hit", "hit"]),
        ("twins/many", ("x", "y"), "wrong", ["hit", "wrong", "missed"]),
        ("twins/many", ("x",), "partly", ["hit", "missed"]),
        ("twins/twin-a", ("lawful", "x"), "partly", ["wrong", "missed", "hit"]),
        ("twins/twin-a", ("unlawful", "x"), "right", ["hit", "hit"]),
        ("practice/steps", ("y", "x", "z"), "wrong", ["wrong", "wrong", "hit"]),
        ("practice/months", ("36",), "wrong", ["wrong"]),
        ("practice/diary", DIARY, "partly", ["hit", "wrong", "hit"]),
    ],
)
def test_every_choice_is_told_right_wrong_or_missed(verdict, place, response, outcome, states):
    found = only(verdict(place, *response), Verdict)

    assert found.outcome == outcome
    assert [reason.state for reason in found.reasons] == states
    assert all(reason.rationale for reason in (*found.reasons, *found.others))


def test_a_verdict_says_what_decides_what_to_do_and_what_it_rests_on(verdict):
    found = only(verdict("twins/many", "x", "z"), Verdict)

    assert [text for _, text in found.lines] == ["The fact that decides many", "Ask him to leave"]
    assert [source.cite for source in found.sources] == ["new-act/47.3"]


def test_a_wrong_choice_names_its_misconception_and_a_missed_one_does_not(verdict):
    found = only(verdict("twins/twin-a", "lawful", "y"), Verdict)

    told = {reason.state: reason.misconception for reason in found.reasons}
    assert "only violence" in found.reasons[0].misconception
    assert told["missed"] == ""


def test_a_slip_is_answered_by_its_own_reason(verdict):
    slip = only(verdict("practice/months", "36"), Verdict).reasons[0]
    other = only(verdict("practice/months", "7"), Verdict).reasons[0]

    assert slip.rationale == "That is limitation"
    assert other.rationale == "Six months"


def test_what_was_skipped_has_no_verdict_and_can_be_answered(verdict):
    parts = verdict("twins/twin-a", act_name="skip")

    assert not any(isinstance(each, Verdict) for each in parts)
    assert only(parts, Notice).buttons[0].act == {"act": "again", "at": "twins/twin-a"}


def test_a_changed_item_tells_the_old_answer(small, verdict):
    item = small.items["many"].model_copy(update={"options": small.items["many"].options[:2]})
    now = replace(small, items={**small.items, "many": item})

    parts = verdict("twins/many", "x", "z", materials=now)

    assert only(parts, Notice).tone == "changed"
    assert "Option X, z" in only(parts, Notice).text
    assert not any(isinstance(each, Verdict) for each in parts)
