from __future__ import annotations

import json

import pytest

from widgets.ui import joining
from widgets.ui.joining import Joining


def pieces(text, *cuts):
    parts = [text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True)]
    return [{"piece": each, "n": n, "last": n == len(cuts)} for n, each in enumerate(parts)]


@pytest.fixture
def heard():
    return []


@pytest.fixture
def say(heard):
    joining = Joining(lambda widget, content, buffers: heard.append((widget, content, buffers)))
    return lambda content: joining("widget", content, ["buffer"])


@pytest.mark.parametrize("said", [None, 3, "x", [], {}, {"act": {"act": "go"}}, {"piece": 3}])
def test_what_is_said_at_once_is_heard_at_once(say, heard, said):
    say(said)

    assert heard == [("widget", said, ["buffer"])]


def test_what_is_said_in_pieces_is_heard_with_the_last(say, heard):
    act = {"act": {"act": "ask", "response": ["log=夜里"]}}
    *first, last = pieces(json.dumps(act), 3, 20)

    for each in first:
        say(each)
    assert heard == []
    say(last)

    assert heard == [("widget", act, ["buffer"])]


def test_what_is_begun_again_on_another_line_is_heard_once(say, heard):
    first, *rest = pieces('{"act": {"act": "go"}}', 3, 9)

    for each in (first, rest[0], first, *rest, rest[-1]):
        say(each)

    assert [content for _, content, _ in heard] == [{"act": {"act": "go"}}]


def test_a_piece_that_follows_upon_no_other_is_left_alone(say, heard, caplog):
    first, second, third = pieces('{"act": {}}', 3, 9)

    for each in (second, first, third):
        say(each)

    assert heard == []
    assert len(caplog.records) == 2


def test_pieces_without_end_are_not_kept(say, heard, monkeypatch, caplog):
    monkeypatch.setattr(joining, "MOST_LETTERS", 25)

    for n in range(4):
        say({"piece": "1" * 10, "n": n, "last": n == 3})

    assert heard == []
    assert len(caplog.records) == 1


@pytest.mark.parametrize("text", ["{", "[" * 100_000])
def test_pieces_that_are_no_content_are_left_alone(say, heard, text, caplog):
    say({"piece": text, "n": 0, "last": True})

    assert heard == []
    assert len(caplog.records) == 1


def test_half_a_character_in_pieces_is_a_question_mark(say, heard):
    for each in pieces(r'{"act": {"response": ["夜\ud83d里"]}}', 9):
        say(each)

    assert [content for _, content, _ in heard] == [{"act": {"response": ["夜?里"]}}]
