import pytest

from widgets.core.errors import UnknownCitation
from widgets.core.learning.acts import ActResult
from widgets.core.screen.showing import Showing


@pytest.fixture
def showing(small, begun):
    return Showing(small, ActResult(begun), small.words("en"))


def test_articles_come_once_each_in_the_order_cited(showing):
    found = showing.sources(["guide/hours", "new-act/47.3", "guide/hours"])

    assert [each.cite for each in found] == ["guide/hours", "new-act/47.3"]


def test_an_article_that_is_not_there_is_an_error_and_no_gap(showing):
    with pytest.raises(UnknownCitation):
        showing.sources(["new-act/1"])


def test_a_misconception_is_told_in_words_and_none_is_nothing(showing):
    told = showing.misconception("police-cannot-act")

    assert told == "A common mistake: it is a civil matter, so the police cannot act"
    assert showing.misconception(None) == ""
