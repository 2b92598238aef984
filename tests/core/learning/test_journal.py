import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.learning.journal import (
    Choice,
    Journal,
    Sure,
    from_text,
    step_of,
    time_in,
    to_text,
)

WORDS = st.text(max_size=20)
STEPS = st.text(alphabet="abc-", min_size=1, max_size=9)
CHOICES = st.builds(
    Choice,
    at=WORDS,
    chose=st.lists(WORDS, min_size=1, max_size=4).map(tuple),
    sure=st.sampled_from([None, *Sure]),
    of=WORDS,
)
JOURNALS = st.builds(
    Journal,
    form=st.sampled_from([None, "a", "b"]),
    places=st.dictionaries(STEPS, STEPS).map(lambda told: {x: f"{x}/{told[x]}" for x in told}),
    hints=st.lists(WORDS, max_size=4).map(tuple),
    choices=st.lists(CHOICES, max_size=6).map(tuple),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["version", "lesson", "form", "at", "places", "hints", "choices"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(JOURNALS)
def test_a_journal_comes_back_as_it_was_kept(journal):
    assert from_text(to_text(journal, "small"), "small") == (journal, 0)


@given(st.text(max_size=60))
def test_text_that_is_no_journal_gives_a_fresh_one(text):
    assert from_text(text, "small")[0] == Journal()


@given(JSON)
def test_no_record_however_odd_raises(data):
    odd = {"version": 1, "lesson": "small", "choices": [data], "hints": data, "at": data}
    odd |= {"places": data}

    journal, unread = from_text(json.dumps(odd), "small")

    assert len(journal.choices) + unread == 1


@pytest.mark.parametrize("change", [{"version": 0}, {"lesson": "other"}, {"version": None}])
def test_the_record_of_another_lesson_or_version_is_not_taken_for_this_one(change):
    kept = json.loads(to_text(Journal(form="a"), "small")) | change

    assert from_text(json.dumps(kept), "small") == (Journal(), 1)


def test_what_can_be_kept_is_kept_and_the_rest_is_counted():
    good = {"at": "twins/many", "chose": ["x"], "sure": "certain", "of": "1"}
    entries = [good, good | {"chose": "x"}, good | {"sure": "very"}, {"at": 1}, "choice", None]
    kept = {"version": 1, "lesson": "small", "form": "c", "at": 5, "choices": entries}

    journal, unread = from_text(json.dumps(kept), "small")

    assert journal == Journal(choices=(Choice("twins/many", ("x",), Sure.CERTAIN, "1"),))
    assert unread == 5


def test_a_journal_is_made_anew_and_never_changed():
    first = Choice("visit.borrower/knock", ("ask",))
    journal = Journal().chosen(first).moved("visit.borrower")

    assert journal.places == {"visit": "visit.borrower"}
    assert journal.within("visit.borrower") == (first,)
    assert journal.within("visit") == ()
    assert journal.last_at("visit.borrower/knock") == first
    assert journal.without(first).choices == ()
    assert journal.choices == (first,)


def test_a_record_that_knew_one_place_opens_its_step_there():
    kept = {"version": 1, "lesson": "small", "at": "visit.borrower"}

    assert from_text(json.dumps(kept), "small")[0].places == {"visit": "visit.borrower"}


def test_a_place_that_is_none_of_its_step_is_left_out():
    kept = {"version": 1, "lesson": "small", "places": {"twins": "visit", "visit": "visit.lender"}}

    assert from_text(json.dumps(kept), "small")[0].places == {"visit": "visit.lender"}


@pytest.mark.parametrize("place", ["visit", "visit/knock", "visit.borrower", "visit.borrower/x"])
def test_a_place_stands_in_its_step(place):
    assert step_of(place) == "visit"


@pytest.mark.parametrize(
    ("told", "time"),
    [
        (1, 1),
        (2**53 - 1, 2**53 - 1),
        (2**53, 0),
        (0, 0),
        (-1, 0),
        (True, 0),
        (1.0, 0),
        ("1", 0),
        (None, 0),
    ],
)
def test_a_time_is_a_number_that_a_browser_counts_exactly(told, time):
    assert time_in(told) == time
    assert type(time_in(told)) is int


HALF = "\ud83d"


@pytest.mark.parametrize("odd", [{"chose": []}, {"chose": [HALF]}, {"at": HALF}, {"of": HALF}])
def test_a_choice_of_nothing_or_with_half_a_character_is_none_and_is_counted(odd):
    whole = {"at": "visit.borrower/knock", "chose": ["ask"], "of": ""}
    told = {"version": 1, "lesson": "small", "choices": [whole, {**whole, **odd}]}

    journal, unread = from_text(json.dumps(told), "small")

    assert (len(journal.choices), unread) == (1, 1)


def test_nothing_with_half_a_character_is_kept_again():
    told = {"version": 1, "lesson": "small", "places": {HALF: HALF, "a": f"a/{HALF}"}}
    told |= {"hints": [HALF], "changed": {HALF: 1}}

    assert from_text(json.dumps(told), "small") == (Journal(), 0)
