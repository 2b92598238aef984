import pytest

from widgets.core.errors import UnknownCitation
from widgets.core.learning.acts import ActResult
from widgets.core.screen.presentation import BRIEF, Presentation, brief


@pytest.fixture
def presentation(small, begun):
    return Presentation(small, ActResult(begun), small.words("en"))


def test_articles_come_once_each_in_the_order_cited(presentation):
    found = presentation.sources(["guide/hours", "new-act/47.3", "guide/hours"])

    assert [each.cite for each in found] == ["guide/hours", "new-act/47.3"]


def test_an_article_that_is_not_there_is_an_error_and_no_gap(presentation):
    with pytest.raises(UnknownCitation):
        presentation.sources(["new-act/1"])


def test_a_misconception_is_told_in_words_and_none_is_nothing(presentation):
    told = presentation.misconception("police-cannot-act")

    assert told == "A common mistake: it is a civil matter, so the police cannot act"
    assert presentation.misconception(None) == ""


@pytest.mark.parametrize("length", [BRIEF - 1, BRIEF, BRIEF + 1])
def test_how_a_text_begins_is_no_longer_than_it_may_be_and_says_when_more_follows(length):
    told = brief("字" * length)

    assert len(told) == min(length, BRIEF)
    assert told.endswith("…") == (length > BRIEF)
