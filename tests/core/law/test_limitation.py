import pytest
from pydantic import ValidationError

from widgets.content.library import Library
from widgets.core.law.limitation import EventKind

LIBRARY = Library.open()
KINDS = LIBRARY.limitation_events
WORDS = {"zh": ["文"], "en": ["word"]}


def test_every_kind_rests_on_articles_that_may_decide():
    cites = [c for kind in KINDS for c in (kind.cite, kind.new_due, kind.gives_up) if c]

    assert len(cites) > len(KINDS)
    assert all(LIBRARY.cite(cite).confidence.carries_a_key for cite in cites)


def test_no_kind_is_both_the_creditors_act_and_proceedings_and_only_the_debtors_acts_agree():
    assert not [kind.id for kind in KINDS if kind.by_creditor and kind.lasts]
    assert not [kind.id for kind in KINDS if kind.lasts and kind.gives_up]
    assert [kind.id for kind in KINDS if kind.by_creditor and kind.gives_up] == ["signed"]


def test_what_sets_a_new_day_gives_the_plea_up_as_well():
    assert [kind.id for kind in KINDS if kind.new_due] == ["plan", "extension", "agreement"]
    assert all(kind.gives_up for kind in KINDS if kind.new_due)


@pytest.mark.parametrize("kinds", [KINDS, LIBRARY.limitation_obstacles])
def test_no_word_stands_for_two_kinds(kinds):
    words = [word for kind in kinds for word in (*kind.words.zh, *kind.words.en)]

    assert len(words) == len(set(words))


def test_only_what_a_court_may_not_see_as_an_obstacle_is_doubtful():
    assert [kind.id for kind in LIBRARY.limitation_obstacles if kind.doubtful] == ["other"]


def test_a_doubt_that_has_no_words_is_refused():
    with pytest.raises(ValidationError, match="doubt"):
        EventKind.model_validate({"id": "x", "cite": "a/1", "words": WORDS, "doubt": "whim"})
