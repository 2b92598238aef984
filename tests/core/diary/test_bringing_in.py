import json
from datetime import date

import pytest

from widgets.core.diary.bringing_in import MOST_TAKEN, BroughtWords, brought_in
from widgets.core.diary.chain import verify
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import to_text

TODAY = date(2026, 11, 30)
NAMES = BroughtWords(
    {
        "日期": "day",
        "时间": "time",
        "方式": "way",
        "原话": "said",
        "出现的情况": "kinds",
        "做了什么": "done",
    },
    {"上门": "door"},
    {"威胁": "threat", "说过还来": "refused"},
)


def brought(text, diary=Diary()):  # noqa: B008  # a diary is frozen
    return brought_in(diary, text, NAMES, TODAY, 5_000)


def test_a_diarys_file_comes_back_in_as_it_was(diary):
    found = brought(to_text(diary))

    assert (found.diary, found.source, found.new, found.broken) == (diary, "diary", 5, 0)


def test_what_is_there_already_is_not_brought_in_twice(diary):
    found = brought(to_text(diary), diary)

    assert (found.diary, found.new, found.known) == (diary, 0, 5)


def test_a_file_whose_chain_is_broken_is_told_and_linked_anew(diary):
    told = json.loads(to_text(diary))
    told["log"][1]["entry"]["said"] = "换过的话"

    found = brought(json.dumps(told))

    assert (found.broken, found.new) == (1, 5)


def test_a_log_of_contacts_becomes_an_entry_each():
    log = "2026-11-20 21:30 来电 138****0000\n2026-11-21 22:10 短信：明天不还就上门\n看不懂的一行"

    found = brought(log)

    assert [(e.day, e.time, e.way) for e in found.diary.entries.values()] == [
        ("2026-11-20", "21:30", "call"),
        ("2026-11-21", "22:10", "message"),
    ]
    assert (found.source, found.new, found.unread) == ("log", 2, 1)
    assert verify(found.diary.log) == ()


def test_what_the_writer_began_is_left_out_and_counted():
    found = brought(
        "日期,时间,方向,对方\n2026-11-20,10:00,主叫,10010\n2026-11-20,11:00,被叫,10010\n"
    )

    assert (found.new, found.outgoing) == (1, 1)


def test_a_table_of_ours_is_read_by_its_columns():
    rows = (
        "\ufeff日期,时间,方式,出现的情况,原话\n2026-11-20,21:30,上门,威胁；别的,'=还钱\n哪天,,,,x\n"
    )

    found = brought(rows)

    assert [*found.diary.entries.values()] == [
        DiaryEntry(day="2026-11-20", time="21:30", way="door", kinds=("threat",), said="=还钱")
    ]
    assert (found.source, found.unread) == ("table", 1)


def test_the_same_row_twice_is_one_entry():
    found = brought("日期,原话,做了什么\n2026-11-20,还钱,敲门\n2026-11-20,还钱,敲门\n")

    assert (found.new, found.known) == (1, 1)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_text_brings_nothing(text):
    assert brought(text).source == "nothing"


def test_too_many_at_once_are_refused_as_a_whole():
    rows = "".join(f"2026-11-20,话{n},敲门\n" for n in range(MOST_TAKEN + 1))

    found = brought(f"日期,原话,做了什么\n{rows}")

    assert (found.source, found.diary, found.new) == ("too-many", Diary(), MOST_TAKEN + 1)
