from datetime import date

import pytest

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.diary.context import COLUMNS, PIECE_KINDS, WAYS
from widgets.core.text import LANGS

CONTEXT = diary_context(Library.open(), date(2026, 11, 30))


def test_a_table_of_either_language_is_read_by_its_names():
    names = CONTEXT.names

    assert (names.columns["原话"], names.columns["their words"]) == ("said", "said")
    assert (names.ways["打电话"], names.ways["called"]) == ("call", "call")
    assert names.kinds["没同意就进了屋"] == "entered"


def test_no_two_things_have_one_name():
    names = CONTEXT.names

    assert len(names.columns) == len(LANGS) * len(COLUMNS)
    assert len(names.ways) == len(LANGS) * len(WAYS)
    assert len(names.kinds) == len(LANGS) * len(CONTEXT.ticked)


@pytest.mark.parametrize("lang", LANGS)
def test_every_way_and_every_thing_kept_has_its_words(lang):
    words = CONTEXT.words(lang)

    assert all(
        [*(words(f"diary-way-{w}") for w in WAYS), *(words(f"diary-kept-{k}") for k in PIECE_KINDS)]
    )
