import json

import pytest

from widgets.core.diary.chain import verify
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry, FileDigest, KeptPiece
from widgets.core.diary.keeping import MOST_KEPT_TEXT, from_text, to_text

FILE = FileDigest(sha256="0" * 64, size=5)


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


def test_the_text_says_its_version_and_what_it_leaves_room_for():
    assert to_text(Diary()) == '{"version":1,"log":[]}'
    assert to_text(Diary(), DiaryEntry()) == (
        '{"version":1,"log":[],"draft":{"number":0,"entry":{}}}'
    )
    assert MOST_KEPT_TEXT == 1_980_000  # characters; `page.js` sends 2,000,000 at the most


@pytest.mark.parametrize("number", [-1, 0, True, "1", 1.0, None, 1_000_001])
def test_a_draft_whose_number_is_none_is_of_a_new_entry(number):
    told = {"version": 1, "log": [], "draft": {"number": number, "entry": {"said": "写一半"}}}

    back = from_text(json.dumps(told))

    assert (back.draft, back.number) == (DiaryEntry(said="写一半"), 0)
    assert type(back.number) is int


@pytest.mark.parametrize("draft", [None, [], 1, "x", {"number": 1}, {"number": 1, "entry": None}])
def test_what_is_no_draft_is_none(draft):
    back = from_text(json.dumps({"version": 1, "log": [], "draft": draft}))

    assert (back.draft, back.number, back.unread) == (None, 0, 0)
