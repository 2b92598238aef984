from datetime import date
from urllib.parse import parse_qsl

import pytest

from tests.core.conftest import asked
from widgets.content.library import Library
from widgets.core.screen.hinted import hinted
from widgets.core.screen.inquiry import Inquiry, arrived, found
from widgets.core.screen.view import Actions, Links, Notice

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def law():
    return Library.open().law()


@pytest.fixture
def hints(law):
    """What stands beside the answer to some words, in a language."""

    def of(sought, lang="zh"):
        words = Library.open().words(lang)
        return hinted(law, Inquiry(day=TODAY, sought=sought), words)

    return of


def buttons(parts):
    return [button for part in parts if isinstance(part, Actions) for button in part.buttons]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_before_anything_is_sought_common_words_are_offered_and_each_finds_something(
    law, hints, lang
):
    offered = buttons(hints("", lang))

    assert len(offered) >= 8
    assert [button.label for button in offered] == [
        getattr(each.words, lang)[0] for each in law.synonyms if each.common
    ]
    for button in offered:
        inquiry = asked(law, Inquiry(day=TODAY), button.act)
        assert inquiry.sought == button.label
        assert found(law, inquiry)


def test_what_an_act_costs_is_one_press_away(law, hints):
    (links,) = [part for part in hints("泼油漆") if isinstance(part, Links)]
    path, _, query = links.links[0].href.partition("?")

    inquiry = arrived(law, Inquiry(day=TODAY), dict(parse_qsl(query.removesuffix("#ladder"))))

    assert (path, inquiry.ladder) == ("law.ipynb", "damaging-property")


def test_a_legal_term_is_explained(hints):
    (notice,) = [part for part in hints("债权转让") if isinstance(part, Notice)]

    assert "新债权人" in notice.text


def test_words_without_an_act_or_a_term_bring_no_hint(hints):
    assert hints("1033") == ()
