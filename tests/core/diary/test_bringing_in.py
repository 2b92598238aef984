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
    found = brought(text)

    assert found.source == "nothing"
    assert (found.new, found.unread, found.known, found.outgoing, found.broken) == (0,) * 5


def test_too_many_at_once_are_refused_as_a_whole():
    rows = "".join(f"2026-11-20,话{n},敲门\n" for n in range(MOST_TAKEN + 1))

    found = brought(f"日期,原话,做了什么\n{rows}")

    assert (found.source, found.diary, found.new) == ("too-many", Diary(), MOST_TAKEN + 1)


def test_five_thousand_at_once_are_taken():
    rows = "".join(f"2026-11-20,话{n},敲门\n" for n in range(5_000))

    found = brought(f"日期,原话,做了什么\n{rows}")
    beyond = brought(f"日期,原话,做了什么\n{rows}2026-11-20,还有,敲门\n")

    assert (found.source, found.new, len(found.diary.log)) == ("table", 5_000, 5_000)
    assert (beyond.source, beyond.new) == ("too-many", 5_001)


@pytest.mark.parametrize(
    "head", ["日期,原话", "日期,原话,原话", "日期,原话,别的", "时间,原话,做了什么"]
)
def test_a_table_with_too_few_columns_of_ours_or_without_the_day_is_none(head):
    assert brought(f"{head}\n2026-11-20,还钱,敲门\n").source != "table"


def test_a_row_without_its_last_cells_is_read_and_one_without_any_is_not_there():
    found = brought("日期,原话,做了什么\n2026-11-20,还钱\n,,\n\n,,敲门\n")

    assert [*found.diary.entries.values()] == [
        DiaryEntry(day="2026-11-20", said="还钱"),
        DiaryEntry(done="敲门"),
    ]
    assert (found.new, found.unread, found.known) == (2, 0, 0)


def test_a_row_whose_words_are_too_long_is_counted_as_unread():
    found = brought(f"日期,原话,做了什么\n2026-11-20,{'话' * 4_001},敲门\n2026-11-20,还钱,\n")

    assert (found.new, found.unread) == (1, 1)


def test_what_a_diary_has_already_is_known_in_a_table_too():
    diary = Diary().with_entries([DiaryEntry(day="2026-11-20", said="还钱")], 1)

    found = brought("日期,原话,做了什么\n2026-11-20,还钱,\n2026-11-21,还钱,\n", diary)

    assert (found.new, found.known, found.diary.entries[2].day) == (1, 1, "2026-11-21")
    assert [each.written for each in found.diary.log] == [1, 5_000]


def test_names_in_a_table_are_known_in_small_and_large_letters_and_quoted():
    names = BroughtWords({"day": "day", "said": "said", "kinds": "kinds"}, {}, {"threat": "threat"})
    text = "DAY,' Said,Kinds\n2026-11-20,'+86,Threat;threat；other\n"

    found = brought_in(Diary(), text.replace("' Said", "Said "), names, TODAY, 1)

    assert [*found.diary.entries.values()] == [
        DiaryEntry(day="2026-11-20", said="+86", kinds=("threat",))
    ]


@pytest.mark.parametrize(
    ("cell", "said"), [("'=1", "=1"), ("'-1", "-1"), ("'@a", "@a"), ("'甲", "'甲"), ("'", "'")]
)
def test_only_the_mark_before_what_could_be_a_formula_is_taken_off(cell, said):
    found = brought(f"日期,原话,做了什么\n2026-11-20,{cell},\n")

    assert found.diary.entries[1].said == said


@pytest.mark.parametrize(
    ("kinds", "ticked"), [(NAMES.kinds, ("refused",)), ({"威胁": "threat"}, ())]
)
def test_a_contact_after_a_refusal_is_ticked_only_where_that_can_be_ticked(kinds, ticked):
    names = BroughtWords(NAMES.columns, NAMES.ways, kinds)
    log = "2026-11-20 22:30 电话 拒绝后\n2026-11-21 22:30 电话\n"

    found = brought_in(Diary(), log, names, TODAY, 1)

    assert [each.kinds for each in found.diary.entries.values()] == [ticked, ()]
