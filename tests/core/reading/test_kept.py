import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.reading.kept import DEEPEST, LONGEST, kept, read_json

DEPTHS = st.recursive(
    st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


def nested(depth: int) -> str:
    """An object with lists in it, so many levels in all."""
    return '{"x": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}"


def levels(value: object) -> int:
    inner = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    )
    return 0 if inner is None else 1 + max(map(levels, inner), default=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{broken",
        "[1]",
        "null",
        "7",
        '"{}"',
        "[" * 100_000,
        '{"x":' * 100_000,
        nested(DEEPEST + 1),
        nested(50_000),
        '{"x": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_object_or_lies_too_deep_is_none(text):
    assert kept(text) is None


def test_what_is_as_long_and_as_deep_as_may_be_is_read_and_not_one_more():
    longest = '{"x": "' + "门" * (LONGEST - 9) + '"}'

    assert kept(nested(DEEPEST)) is not None
    assert kept(longest) == {"x": "门" * (LONGEST - 9)}
    assert kept(longest + " ") is None


def test_brackets_within_a_text_are_none():
    told = {"x": '[{"' * 100, 'y"[[[[[[[[[': "\\"}

    assert kept(json.dumps(told)) == told


@given(st.dictionaries(st.text(), DEPTHS))
def test_whatever_json_writes_is_read_as_deep_as_may_be(told):
    assert kept(json.dumps(told)) == (told if levels(told) <= DEEPEST else None)


@given(st.text(alphabet='[]{}":,\\x0 '))
def test_no_text_raises(text):
    kept(text)


def test_half_a_character_in_json_is_a_question_mark_and_a_whole_one_stays():
    text = r'{"x\ud83d": ["\uD83D\uDE00", "\ud83d", 1.5, null]}'

    assert read_json(text) == {"x?": ["😀", "?", 1.5, None]}


@given(DEPTHS)
def test_whatever_json_writes_is_read(told):
    assert read_json(json.dumps(told)) == told
