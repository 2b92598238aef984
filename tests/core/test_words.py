from datetime import date

import pytest

from widgets.core.errors import LabError
from widgets.core.text import Text
from widgets.core.words import Words


@pytest.fixture
def words():
    texts = {"n-of-m": Text(zh="{m}题中的第{n}题", en="{n} of {m}")}
    return lambda lang: Words(texts, lang)


def test_words_are_filled_in_their_language(words):
    assert words("zh")("n-of-m", n=2, m=8) == "8题中的第2题"
    assert words("en")("n-of-m", n=2, m=8) == "2 of 8"


def test_words_that_are_not_there_are_named(words):
    with pytest.raises(LabError, match=r"strings.yaml has no words for 'm-of-n'"):
        words("zh")("m-of-n")


def test_days_and_lists_are_written_as_each_language_does(words):
    assert words("zh").day(date(2026, 1, 31)) == "2026年1月31日"
    assert words("en").day(date(2026, 1, 31)) == "31 January 2026"
    assert words("zh").listed(["甲", "乙"]) == "甲、乙"
    assert words("en").listed(["a", "b"]) == "a, b"


def test_a_text_that_is_not_there_is_nothing(words):
    assert words("zh").of(None) == ""
