import json

import pytest

from widgets.core.diary.chain import verify
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry, FileMark, KeptPiece
from widgets.core.diary.keeping import MOST_KEPT_TEXT, from_text, to_text

FILE = FileMark(sha256="0" * 64, size=5)


def test_a_diary_comes_back_as_it_was_kept_with_its_draft(diary):
    full = diary.with_entry(5, DiaryEntry(kinds=("threat",), kept=(KeptPiece(file=FILE),)), 9)
    draft = DiaryEntry(said="还没写完")

    back = from_text(to_text(full, draft, 3))

    assert (back.diary, back.draft, back.number, back.unread) == (full, draft, 3, 0)
    assert verify(back.diary.log) == ()


def test_a_diary_without_a_draft_has_none(diary):
    assert from_text("\ufeff" + to_text(diary)).draft is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version":1}', '{"version":2,"log":[]}', '{"version":1,"log":{}}']
)
def test_what_is_no_diary_is_none(text):
    assert from_text(text) is None


def test_a_version_that_cannot_be_read_is_counted_and_the_chain_shows_where_it_was(diary):
    told = json.loads(to_text(diary))
    told["log"][1]["entry"] = {"said": 5}
    told["draft"] = {"number": 1, "entry": []}

    back = from_text(json.dumps(told))

    assert (back.unread, back.draft, back.number) == (1, None, 0)
    assert [(each.kind, each.number) for each in verify(back.diary.log)] == [("missing", 3)]


def test_three_thousand_entries_can_be_kept():
    entry = DiaryEntry(
        day="2026-11-20", time="21:30", way="door", kinds=("threat", "third"), said="话" * 250
    )

    text = to_text(Diary().with_entries([entry] * 3_000, 1_700_000_000_000))

    assert len(text) < MOST_KEPT_TEXT
    assert len(from_text(text).diary.log) == 3_000
