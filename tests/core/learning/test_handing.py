from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.learning.handing import MOST_TEXT, OpenedFile, handed, joined, taken
from widgets.core.learning.journal import Choice, Journal

JOURNAL = Journal(form="a", choices=(Choice("before/x", ("门",)),), changed={"": 1, "before/x": 2})


def test_a_journal_that_was_handed_out_comes_back_as_it_was():
    file = handed(JOURNAL, "small")

    assert (file.name, file.media) == ("law-at-the-door-small.json", "application/json")
    assert taken((file.text,), "small") == OpenedFile(JOURNAL)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ((handed(JOURNAL, "other").text,), "file-other-lesson"),
        (("{}",), "file-unread"),
        (("[1]",), "file-unread"),
        (("[" * 100_000,), "file-unread"),
        (('{"version": 2, "lesson": "small"}',), "file-unread"),
        ((handed(JOURNAL, "small").text[:-9],), "file-unread"),
        ((), "file-unread"),
        (("{}", "{}"), "file-unread"),
        (("门" * (MOST_TEXT // 2),), "file-too-large"),
    ],
)
def test_what_is_no_file_of_this_lesson_is_told_and_gives_an_empty_journal(said, problem):
    assert taken(said, "small") == OpenedFile(Journal(), problem=problem)


def test_what_cannot_be_read_of_a_file_is_counted():
    spoiled = json.loads(handed(JOURNAL, "small").text)
    spoiled["choices"] += [7, None]

    assert taken((json.dumps(spoiled),), "small") == OpenedFile(JOURNAL, unread=2)


@given(st.lists(st.text(), max_size=3).map(tuple))
def test_whatever_is_sent_is_answered(said):
    assert taken(said, "small").problem


def test_what_would_grow_too_long_by_a_file_is_not_taken():
    def long(name: str) -> Journal:
        return Journal(hints=tuple(f"{name}-{n}" for n in range(12_000)))

    mine = long("a")
    theirs = handed(long("b"), "small").text

    assert joined(Journal(), (theirs,), "small").problem == ""
    assert joined(mine, (theirs,), "small") == OpenedFile(Journal(), problem="file-too-large")


@pytest.mark.parametrize(("more", "problem"), [(0, ""), (1, "file-too-large")])
def test_a_file_of_two_hundred_thousand_bytes_is_taken(more, problem):
    text = handed(JOURNAL, "small").text
    padded = text + " " * (200_000 - len(text.encode()) + more)

    assert taken((padded,), "small").problem == problem
