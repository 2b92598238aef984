from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.errors import NotInForce, UnknownCitation
from widgets.ui.article import Article


def test_an_article_tells_whom_it_binds_and_how_binding_it_is_without_a_kernel():
    shown = Article(Library.open(), "psapl-2025/47.3", "en")._repr_html_()

    assert shown.startswith('<section lang="en">')
    assert "<script" not in shown
    assert "reference translation" in shown
    for fact, _ in Article(Library.open(), "psapl-2025/47.3", "en").source.facts:
        assert f"<dt>{fact}</dt>" in shown


def test_an_article_is_not_shown_for_a_day_on_which_it_was_not_in_force():
    library = Library.open()

    Article(library, "psapl-2025/47.3", "zh", date(2026, 1, 1))
    with pytest.raises(NotInForce, match="2025-12-31"):
        Article(library, "psapl-2025/47.3", "zh", date(2025, 12, 31))


def test_an_article_that_the_register_does_not_have_is_an_error():
    with pytest.raises(UnknownCitation, match="psapl-2025/470"):
        Article(Library.open(), "psapl-2025/470", "zh")
