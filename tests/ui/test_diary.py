import base64
import json
import logging

import pytest

from widgets import diary
from widgets.core.diary.chain import verify
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import MOST_KEPT_TEXT, from_text, to_text

KEY = "law-at-the-door/record/diary"
DIARY = Diary().with_entries([DiaryEntry(day="2026-11-20", said="还钱")], 1)


@pytest.fixture
def piece(monkeypatch):
    """A diary that is kept, and on whose page everything that it says is noted."""
    made = diary("zh", keep="record")
    made.saved, made.files = [], []
    monkeypatch.setattr(made._kept_by, "send", made.saved.append)
    send = made.send
    monkeypatch.setattr(
        made, "send", lambda said: made.files.append(said.get("file")) or send(said)
    )
    return made


def arrive(piece, stored=None, **more):
    told = {"query": "", "stored": {KEY: stored}, "stores": True, **more}
    piece._kept_by._hear(None, {"arrived": told}, [])


def act(piece, **said):
    piece._hear(None, {"act": {"time": 5, **said}}, [])


def write(piece, said):
    act(piece, act="write")
    act(piece, act="step", to="words", response=["day=2026-11-20", "time="])
    act(piece, act="step", to="look", response=[f"said={said}"])
    act(piece, act="put")


def stored(piece):
    return [each["save"] for each in piece.saved if "save" in each][-1]


def handed(piece):
    return [file for file in piece.files if file]


def test_what_is_written_is_kept_by_the_browser(piece):
    arrive(piece)
    write(piece, "还钱")

    kept = from_text(stored(piece)).diary
    assert [each.said for each in kept.entries.values()] == ["还钱"]
    assert piece._kept_by.store_key == KEY


def test_what_was_kept_is_there_again_with_its_draft(piece):
    arrive(piece, to_text(DIARY, DiaryEntry(said="没写完"), 1))

    assert piece._state.diary == DIARY
    assert piece._state.draft.said == "没写完"
    assert piece.saved == [{"settled": True}]


def test_what_another_window_has_stored_and_what_is_written_here_are_made_one(piece):
    arrive(piece, to_text(DIARY))
    write(piece, "这边")
    theirs = DIARY.with_entry(2, DiaryEntry(said="那边"), 9)

    piece._kept_by._hear(None, {"met": to_text(theirs)}, [])

    kept = from_text(stored(piece)).diary
    assert [each.said for each in kept.entries.values()] == ["还钱", "那边", "这边"]
    assert verify(kept.log) == ()


def test_two_windows_that_have_the_same_stop_saving(piece):
    arrive(piece, to_text(DIARY))
    write(piece, "这边")
    piece.saved.clear()

    piece._kept_by._hear(None, {"met": to_text(piece._state.diary)}, [])

    assert piece.saved == []


def test_where_everything_was_erased_nothing_stays(piece):
    arrive(piece, to_text(DIARY))

    piece._kept_by._hear(None, {"met": None}, [])

    assert piece._state.diary == Diary()


@pytest.mark.parametrize("text", ["{", '{"version":9}', to_text(DIARY).replace("还钱", "\\ud800")])
def test_what_cannot_be_read_is_set_aside_and_told(piece, text):
    arrive(piece, text)

    assert [each.get("aside") for each in piece.saved if "save" in each] == [True]
    assert "changed" in [part.get("tone") for part in piece.view["parts"]]


def test_a_private_window_is_told(piece):
    arrive(piece, stores=False)

    assert piece.view["parts"][0]["tone"] == "fault"


def test_that_something_could_not_be_stored_is_told(piece):
    arrive(piece)
    write(piece, "还钱")

    piece._kept_by._hear(None, {"unsaved": True}, [])

    assert piece.view["parts"][0]["tone"] == "fault"


def test_each_file_is_handed_over(piece):
    arrive(piece, to_text(DIARY))
    for what in ("page", "word", "csv", "json"):
        act(piece, act="save", what=what, response=["from=", "to="], time=len(what))

    page, word, table, whole = handed(piece)
    assert page["text"].startswith("<!doctype html>")
    assert base64.b64decode(word["data"]).startswith(b"PK")
    assert "还钱" in table["text"]
    assert from_text(whole["text"]).diary == DIARY
    assert [file["name"] for file in (page, word, table, whole)] == [
        "证据目录.html",
        "证据目录.docx",
        "my-record.csv",
        "my-record.json",
    ]


def test_days_without_an_entry_give_no_file_and_say_so(piece):
    arrive(piece, to_text(DIARY))

    act(piece, act="save", what="page", response=["from=2026-11-21", "to="])

    assert handed(piece) == []
    assert "这些日子里没有记录。" in json.dumps(piece.view, ensure_ascii=False)


def test_what_is_no_act_of_a_diary_is_left_alone(piece, caplog):
    arrive(piece)
    with caplog.at_level(logging.WARNING):
        act(piece, act="step", to="秘密")

    assert piece._state.draft is None
    assert "秘密" not in caplog.text


def test_nothing_is_kept_where_nobody_says_under_which_name():
    assert diary("en")._kept_by.store_key == ""
    assert "not stored" in diary("en").view["parts"][-1]["paragraphs"][0]


def test_three_thousand_entries_come_back_and_go_on(piece):
    entry = DiaryEntry(
        day="2026-11-20", time="21:30", way="door", kinds=("threat",), said="话" * 230
    )
    many = Diary().with_entries(
        [entry.model_copy(update={"where": str(n)}) for n in range(3_000)], 1_700_000_000_000
    )
    text = to_text(many)

    arrive(piece, text)
    write(piece, "再来一条")

    assert len(text) < MOST_KEPT_TEXT
    assert len(from_text(stored(piece)).diary.entries) == 3_001
    assert len(json.dumps(piece.view)) < 50_000
    act(piece, act="check", response=[""], time=6)
    assert "链是完整的" in json.dumps(piece.view, ensure_ascii=False)
