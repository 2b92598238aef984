from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.conftest import act
from widgets.core.errors import NoSuchChoice
from widgets.core.learning.journal import Choice, Journal
from widgets.core.learning.lesson import WorkedStep
from widgets.core.learning.progress import (
    answered,
    answers_of,
    earned,
    form_of,
    is_done,
    items_of,
    lost,
    missed,
    next_item,
    opened,
    opening,
    scenario_of,
    verdicts_open,
    walk,
)


@pytest.fixture
def did(small, begun):
    """The journal after some acts."""

    def do(*acts):
        journal = begun
        for each in acts:
            journal = act(small, journal, each).journal
        return journal

    return do


def answer(place, *response):
    return {"act": "answer", "at": place, "response": list(response), "sure": "fairly"}


def edited(small, item_id, **changed):
    """The materials after an author has edited an item."""
    item = small.items[item_id].model_copy(update=changed)
    return replace(small, items={**small.items, item_id: item})


def test_an_answer_is_marked_by_the_content_of_today(small, did):
    found = answered(small, did(answer("twins/many", "x", "z")), "twins/many")

    assert found is not None
    assert found.mark is not None
    assert found.mark.right
    assert not found.changed


def test_an_item_edited_since_keeps_its_answer_and_is_marked_as_changed(small, did):
    journal = did(answer("twins/many", "x", "z"))
    now = edited(small, "many", stem=small.items["form-a"].stem)

    found = answered(now, journal, "twins/many")

    assert found is not None
    assert found.changed
    assert found.choice.chose == ("x", "z")
    assert found.mark is not None


def test_an_answer_whose_option_is_gone_is_kept_without_a_mark(small, did):
    journal = did(answer("twins/many", "x", "z"))
    now = edited(small, "many", options=small.items["many"].options[:2])

    found = answered(now, journal, "twins/many")

    assert found is not None
    assert found.mark is None
    assert found.choice.chose == ("x", "z")


def test_a_wrong_answer_brings_its_twin_forward(small, did):
    twins = small.lesson.step("twins")

    assert next_item(small, did(answer("twins/twin-a", "unlawful", "x")), twins) == "many"
    assert next_item(small, did(answer("twins/twin-a", "lawful", "x")), twins) == "twin-b"


def test_a_missed_twin_does_not_come_back_itself(small, did):
    wrong = [answer(f"twins/{twin}", "lawful", "y") for twin in ("twin-a", "twin-b")]

    assert next_item(small, did(*wrong), small.lesson.step("twins")) == "many"


def test_what_was_missed_is_told_but_for_the_questions_of_the_forms(small, did):
    journal = did(
        answer("before/form-a", "y"), answer("twins/many", "y"), answer("practice/months", "6")
    )

    assert [each.item.id for each in missed(small, journal)] == ["many"]


def test_the_second_form_is_the_other_one(small):
    before, after = small.lesson.step("before"), small.lesson.step("after")

    assert [form_of(s, Journal(form="a")) for s in (before, after)] == ["a", "b"]
    assert [form_of(s, Journal(form="b")) for s in (before, after)] == ["b", "a"]
    assert items_of(after, Journal(form="a")) == ("form-b",)


def test_a_step_is_done_when_its_items_are_answered(small, did):
    twins = small.lesson.step("twins")
    acts = [
        answer("twins/twin-a", "unlawful", "x"),
        answer("twins/many", "x"),
        answer("twins/twin-b", "unlawful", "x"),
    ]

    assert not is_done(small, did(*acts[:2]), twins)
    assert is_done(small, did(*acts), twins)
    assert len(answers_of(small, did(*acts), twins)) == 3


def test_a_step_that_only_shows_is_done_once_passed(small, did):
    card = small.lesson.step("now")

    assert not is_done(small, did(), card)
    assert is_done(small, did({"act": "go", "to": "now", "read": True}), card)


def test_a_case_is_done_when_one_seat_has_reached_an_ending(small, did):
    case = small.lesson.step("visit")
    ask = {"act": "choose", "at": "visit.borrower", "node": "knock", "branch": "ask"}
    call = {"act": "choose", "at": "visit.borrower", "node": "threat", "branch": "call"}

    assert not is_done(small, did(ask), case)
    assert is_done(small, did(ask, call), case)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        *[("", 0), ("/0", 0), ("/1", 1), ("/2", 2), ("/3", None), ("/x", None), ("/１", None)],
        pytest.param(f"/{'1' * 5_000}", None, id="long"),
    ],
)
def test_a_worked_case_opens_finding_by_finding_and_no_further(small, told, found):
    step = next(each for each in small.lesson.steps if isinstance(each, WorkedStep))

    assert opened(step, f"{step.id}{told}") == found
    assert opened(step, f"other{told}") is None


def test_verdicts_are_open_but_for_those_of_a_form_while_another_form_waits(small, did):
    before, twins = small.lesson.step("before"), small.lesson.step("twins")

    assert verdicts_open(small, did(), twins) is True
    assert verdicts_open(small, did(), before) is False


def test_a_walk_goes_as_far_as_the_case_still_offers(small, begun):
    journal = begun.chosen(Choice("visit.borrower/knock", ("ask",))).chosen(
        Choice("visit.borrower/threat", ("bribe",))
    )

    here = walk(small, journal, "visit.borrower")

    assert here.position.node.id == "threat"
    assert lost(small, journal) == (journal.choices[1],)


def test_choices_without_a_place_are_lost_and_all_others_are_not(small, did):
    journal = did(
        answer("twins/many", "x"),
        {"act": "go", "to": "twins", "read": "now"},
        {"act": "go", "to": "practice", "read": "visit"},
        {"act": "choose", "at": "visit.collector", "node": "knock", "branch": "ask"},
    )
    strays = [Choice(at, ("x",)) for at in ("gone/many", "twins/gone", "visit.judge/knock", "")]
    for stray in strays:
        journal = journal.chosen(stray)

    assert lost(small, journal) == tuple(strays)


@pytest.mark.parametrize("place", ["visit", "visit.judge", "twins.borrower", "gone.borrower"])
def test_a_place_without_a_scene_is_refused(small, place):
    with pytest.raises(NoSuchChoice, match="has no scene"):
        scenario_of(small, place)


def test_a_step_has_earned_the_share_of_its_questions_that_were_right(small, did):
    twins = small.lesson.step("twins")
    half = [answer("twins/many", "x"), answer("twins/twin-a", "unlawful", "x")]

    assert earned(small, did(), twins) == 0
    assert earned(small, did(*half), twins) == Fraction(3, 2) / 3
    assert earned(small, did({"act": "skip", "at": "twins/twin-a"}), twins) == 0
    assert earned(small, did(), small.lesson.step("now")) == 0


def test_a_case_has_earned_what_its_better_walk_has(small, did):
    ask = {"act": "choose", "at": "visit.borrower", "node": "knock", "branch": "ask"}
    case = small.lesson.step("visit")

    assert earned(small, did(), case) == 0
    assert earned(small, did(ask), case) == Fraction(1, 2)


def test_a_step_with_one_seat_opens_at_it_and_any_other_as_a_whole(small):
    case = small.lesson.step("visit")
    alone = case.model_copy(update={"seats": {"borrower": "b-seat"}})

    assert [opening(s) for s in (case, alone, small.lesson.step("twins"))] == [
        "visit",
        "visit.borrower",
        "twins",
    ]
