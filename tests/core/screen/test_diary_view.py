from datetime import date

import pytest

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.state import DiaryState
from widgets.core.screen.diary_view import present_diary
from widgets.core.screen.keeping import Keeping

TODAY = date(2026, 11, 30)
CONTEXT = diary_context(Library.open(), TODAY)
DIARY = Diary().with_entries([DiaryEntry(said="a")], 1)


def view(keeping=Keeping(), **given):  # noqa: B008  # it is frozen
    return present_diary(CONTEXT, DiaryState(TODAY, DIARY, **given), "en", keeping)


def small(shown):
    return shown.parts[-1].paragraphs[0]


@pytest.mark.parametrize(
    ("given", "key", "title"),
    [
        ({}, "diary/list", ""),
        ({"place": "write", "draft": DiaryEntry()}, "diary/write/when", "1 of 7: When, and where"),
        ({"place": "write"}, "diary/list", ""),
        ({"place": "entry", "shown": 1}, "diary/entry/1", "Entry no. 1"),
        ({"place": "entry", "shown": 9}, "diary/list", ""),
        ({"place": "take"}, "diary/take", "Bring entries in"),
        ({"place": "keep"}, "diary/keep", "Print or save"),
        ({"place": "check"}, "diary/check", "Check: was it changed?"),
    ],
)
def test_what_is_open_is_a_screen_of_its_own_with_a_title(given, key, title):
    shown = view(**given)

    assert (shown.key, shown.title) == (key, title)


def test_every_screen_says_where_it_is_kept_and_what_passes_through():
    assert "memory of the machine that serves the page" in small(view())
    assert "not stored" in small(view(Keeping(kept=False)))
    assert "not stored" in small(view(Keeping(unsaved=True)))


def test_what_was_done_or_has_to_be_mended_is_read_out():
    assert view(told="diary-put-down").announce == "It is put down."
    wrong = view(place="write", draft=DiaryEntry(), problems={"day": "no-day"})
    assert "(1)" in wrong.announce
