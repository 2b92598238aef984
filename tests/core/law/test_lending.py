import pytest
from pydantic import ValidationError

from widgets.content.library import Library
from widgets.core.law.lending import LendingText


def test_a_text_has_the_article_on_a_matter_or_none():
    text = LendingText.model_validate(
        {"id": "x", "from": "2026-01-01", "articles": {"late": "a/1"}}
    )

    assert (text.cite("late"), text.cite("void")) == ("a/1", "")
    assert text.cites("void", "late") == ("a/1",)
    assert text.cites("void") == ()


def test_a_matter_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="lateness"):
        LendingText.model_validate(
            {"id": "x", "from": "2026-01-01", "articles": {"lateness": "a/1"}}
        )


def test_every_article_of_every_text_was_in_force_on_the_first_day_of_the_text():
    library = Library.open()
    texts = library.lending_texts

    early = [
        cite for text in texts for cite in text.articles.values()
        if not library.cite(cite).in_force(text.starts)
    ]  # fmt: skip

    assert [text.id for text in texts] == ["old", "between", "now", "code"]
    assert early == []
