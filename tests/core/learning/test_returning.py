from dataclasses import replace

import pytest

from tests.core.conftest import act
from widgets.core.errors import NoSuchChoice
from widgets.core.learning.journal import Choice, Journal, from_text, to_text
from widgets.core.learning.merging import merged
from widgets.core.learning.progress import answered, lost, missed
from widgets.core.learning.returning import (
    DAYS,
    confidently_wrong,
    is_again,
    item_again,
    remembered,
    result_step,
    returning,
)

LESSON = {"twins": "twins/many"}
"""What is open of it once it was kept: the lesson where it was, the result as a whole."""
WRONG, RIGHT = ["y"], ["x", "z"]


def answer(journal, small, response, *, at="twins/many", time=0, sure="certain"):
    said = {"act": "answer", "at": at, "response": response, "sure": sure, "time": time}
    return act(small, journal, said).journal


@pytest.fixture
def wrong(small):
    """The question `many` answered wrong at 1000, and certain."""
    return answer(Journal(form="a"), small, WRONG, time=1000)


def again(journal, small, *responses, time=2000):
    """The question that comes back answered so, a second apart."""
    for n, response in enumerate(responses):
        place = returning(small, journal)[0].place
        journal = answer(journal, small, response, at=place, time=time + 1000 * n, sure="fairly")
    return journal


def told(small, journal):
    return [(r.item.id, r.place, r.since, r.days) for r in returning(small, journal)]


def test_what_was_wrong_and_certain_comes_back_after_a_day(small, wrong):
    assert told(small, wrong) == [("many", "result/many/0", 1000, 1)]


@pytest.mark.parametrize("sure", ["guess", "fairly", None])
def test_what_was_wrong_and_not_certain_does_not_come_back(small, sure):
    assert told(small, answer(Journal(form="a"), small, WRONG, sure=sure)) == []


def test_what_was_certain_and_right_does_not_come_back_and_partly_right_does(small):
    assert told(small, answer(Journal(form="a"), small, RIGHT)) == []
    assert [row[0] for row in told(small, answer(Journal(form="a"), small, ["x"]))] == ["many"]


def test_each_right_answer_makes_the_wait_longer_and_after_the_last_it_is_done(small, wrong):
    waits = [told(small, again(wrong, small, *[RIGHT] * n)) for n in range(len(DAYS) + 1)]

    assert [[row[1:] for row in each] for each in waits] == [
        [("result/many/0", 1000, 1)],
        [("result/many/1", 2000, 4)],
        [("result/many/2", 3000, 14)],
        [],
    ]


@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_wrong_answer_starts_again_however_far_it_had_come(small, wrong, before):
    journal = again(wrong, small, *[RIGHT] * before, WRONG)

    assert told(small, journal)[0][2:] == (2000 + 1000 * before, 1)
    assert told(small, again(journal, small, RIGHT, time=9000))[0][2:] == (9000, 4)


def test_an_answer_is_taken_once_where_a_question_comes_back(small, wrong):
    once = answer(wrong, small, RIGHT, at="result/many/0", time=2000)
    twice = answer(once, small, WRONG, at="result/many/0", time=3000)

    assert [c.at for c in twice.choices] == ["twins/many", "result/many/0"]
    assert told(small, twice) == told(small, once)


@pytest.mark.parametrize("at", ["result/many/1", "result/twin-a/0", "result/none/0", "result/many"])
def test_a_question_that_does_not_come_back_there_cannot_be_opened_or_answered(small, wrong, at):
    with pytest.raises(NoSuchChoice, match="nothing again"):
        act(small, wrong, {"act": "go", "to": at})
    with pytest.raises(NoSuchChoice, match="nothing again"):
        answer(wrong, small, RIGHT, at=at)
    assert not is_again(small, wrong, at)


def test_one_that_comes_back_is_opened_in_the_result_and_back_again(small, wrong):
    opened = act(small, wrong, {"act": "go", "to": "result/many/0"}).journal
    closed = act(small, opened, {"act": "go", "to": "result"}).journal

    assert opened.places["result"] == "result/many/0"
    assert closed.places["result"] == "result"
    assert item_again(small, opened, "result/many/0").id == "many"


def test_what_comes_back_changes_nothing_that_the_lesson_compares(small, wrong):
    journal = again(wrong, small, RIGHT)

    assert [each.item.id for each in missed(small, journal)] == ["many"]
    assert lost(small, journal) == ()
    assert from_text(to_text(journal, "small"), "small") == (replace(journal, places=LESSON), 0)


def test_a_question_of_the_forms_comes_back_once_their_verdicts_are_open(small):
    first = answer(Journal(form="a"), small, WRONG, at="before/form-a", time=5)
    second = answer(first, small, ["x"], at="after/form-b", time=6)

    assert told(small, first) == []
    assert told(small, second) == [("form-a", "result/form-a/0", 5, 1)]


def test_doing_what_was_missed_again_does_not_take_it_from_what_comes_back(small, wrong):
    redone = act(small, wrong, {"act": "redo", "time": 3000}).journal
    right = answer(redone, small, RIGHT, time=4000)

    assert answered(small, redone, "twins/many") is None
    assert told(small, redone) == told(small, right) == [("many", "result/many/1", 3000, 1)]
    assert lost(small, right) == ()


def test_doing_it_again_after_it_has_come_back_leaves_how_far_it_has_come(small, wrong):
    journal = again(wrong, small, RIGHT)
    redone = act(small, journal, {"act": "redo", "time": 9000}).journal

    assert told(small, redone) == told(small, journal) == [("many", "result/many/1", 2000, 4)]


def test_wrong_and_certain_once_more_in_the_lesson_starts_again(small, wrong):
    redone = act(small, again(wrong, small, RIGHT), {"act": "redo", "time": 5000}).journal
    worse = answer(redone, small, WRONG, time=6000)

    assert told(small, worse) == [("many", "result/many/1", 6000, 1)]
    found = answered(small, worse, "twins/many")
    assert found
    assert remembered(small, worse, found) == Choice(
        "result/many/1",
        *next((c.chose, c.sure, c.of) for c in worse.choices if c.at == "twins/many"),
    )


def test_two_windows_that_went_on_apart_are_made_one(small, wrong):
    here, there = again(wrong, small, RIGHT), answer(wrong, small, ["x"], at="twins/twin-b")
    both = merged(here, there)

    assert ("many", "result/many/1", 2000, 4) in told(small, both)


def test_an_answer_that_can_no_longer_be_marked_leaves_the_wait_as_it_was(small, wrong):
    odd = wrong.chosen(Choice("result/many/0", ("gone",)))
    odd = Journal(
        odd.form, odd.places, odd.hints, odd.choices, {**odd.changed, "result/many/0": 7000}
    )

    assert told(small, odd) == [("many", "result/many/1", 7000, 1)]


def test_what_was_kept_without_its_time_is_due_at_once(small, wrong):
    assert told(small, Journal(choices=wrong.choices))[0][2:] == (0, 1)


def test_in_a_lesson_without_a_result_nothing_comes_back(small, wrong):
    steps = tuple(step for step in small.lesson.steps if step.id != "result")
    bare = type(small)(
        small.lesson.model_copy(update={"steps": steps}), small.items, small.scenarios, small.cards,
        small.rules, small.provisions, small.instruments, small.texts,
    )  # fmt: skip

    assert result_step(bare) is None
    assert returning(bare, wrong) == ()
    (found,) = confidently_wrong(bare, wrong)
    assert remembered(bare, wrong, found) is None
