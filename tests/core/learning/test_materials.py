import pytest

from widgets.core.errors import UnknownCitation


def test_a_citation_resolves_to_article_and_instrument(small):
    provision, instrument = small.cited("new-act/47.3")

    assert (provision.article, instrument.id) == ("47.3", "new-act")


def test_a_citation_that_the_lesson_does_not_hold_is_named(small):
    with pytest.raises(UnknownCitation, match=r"'old-act/40\.3' is not in the register"):
        small.cited("old-act/40.3")


def test_words_come_in_the_language_asked_for(small):
    assert small.words("en")("next") == "Next question"
    assert small.words("zh")("next") == "下一题"
