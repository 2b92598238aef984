import json

from tests.core.conftest import act
from widgets.core.learning.journal import Journal, from_text
from widgets.core.screen.standing import is_told, kept_text, standing


def answer(small, journal, at, *response, sure="certain", time=0):
    said = {"act": "answer", "at": at, "response": [*response], "sure": sure, "time": time}
    return act(small, journal, said).journal


def test_before_anything_is_done_all_of_it_is_nothing(small):
    told = standing(small, Journal())

    assert told == {"done": 0, "of": 7, "sure": [[0, 0]] * 3, "due": [], "forms": 0}


def test_what_is_done_how_right_by_how_sure_and_what_comes_back_is_told(small, begun):
    journal = answer(small, begun, "twins/many", "y", time=5000)
    journal = answer(small, journal, "twins/twin-a", "unlawful", "x", sure="fairly")
    journal = act(small, journal, {"act": "go", "to": "now", "read": True}).journal

    told = standing(small, journal)

    assert told["done"] == 1
    assert told["sure"] == [[0, 1], [1, 1], [0, 0]]
    assert told["due"] == [[5000, 1]]


def test_nothing_is_told_of_a_form_whose_verdict_is_closed(small, begun):
    one = answer(small, begun, "before/form-a", "y")
    two = answer(small, one, "after/form-b", "x")

    assert (standing(small, one)["sure"][0], standing(small, one)["due"]) == ([0, 0], [])
    assert standing(small, one)["forms"] == 1
    assert (standing(small, two)["sure"][0], standing(small, two)["forms"]) == ([1, 2], 2)


def test_it_stands_beside_the_journal_and_is_not_read_back(small, begun):
    journal = answer(small, begun, "twins/many", "y")
    text = kept_text(small, journal)

    assert json.loads(text)["standing"] == standing(small, journal)
    assert from_text(text, "small") == (journal, 0)


def test_a_text_without_it_or_with_that_of_other_answers_does_not_tell_it(small, begun):
    journal = answer(small, begun, "twins/many", "y")

    assert is_told(kept_text(small, journal), small, journal)
    assert not is_told(kept_text(small, begun), small, journal)
    assert not is_told("{broken", small, journal)
