import pytest

from widgets.core.diary.chain import MOST_NUMBER, linked, verify
from widgets.core.diary.diary import Diary, joined
from widgets.core.diary.entry import DiaryEntry


def said(diary):
    return {number: entry.said for number, entry in diary.entries.items()}


def test_an_entry_is_as_it_was_written_last_and_its_history_is_kept(diary):
    assert said(diary) == {1: "话1", 2: "改了", 3: "话3", 4: "话4"}
    assert [each.entry.said for each in diary.history(2)] == ["话2", "改了"]


def test_an_entry_that_was_withdrawn_is_gone_and_its_history_is_kept(diary):
    after = diary.with_entry(4, None, 3_000)

    assert 4 not in after.entries
    assert [each.entry for each in after.history(4)] == [
        DiaryEntry(day="2026-11-04", said="话4"),
        None,
    ]
    assert next(after.next_numbers) == 5
    assert verify(after.log) == ()


def test_entries_stand_in_the_order_of_what_happened():
    early = DiaryEntry(day="2026-01-01")
    diary = Diary().with_entries([DiaryEntry(), DiaryEntry(day="2026-11-01"), early], 1)

    assert [each.number for each in diary.in_order] == [3, 2, 1]


def test_what_each_of_two_windows_has_written_is_in_the_one_made_of_both(diary):
    here = diary.with_entry(5, DiaryEntry(said="这边"), 3_000).with_entry(
        1, DiaryEntry(said="改1"), 4
    )
    there = diary.with_entry(5, DiaryEntry(said="那边"), 3_500)

    both = joined(there, here)

    assert both.log[: len(there.log)] == there.log
    assert said(both) == said(diary) | {1: "改1", 5: "那边", 6: "这边"}
    assert verify(both.log) == ()
    assert joined(both, there) == both


def test_a_diary_of_another_device_comes_in_under_new_numbers_with_its_history(diary):
    other = Diary().with_entries([DiaryEntry(said="甲")], 1).with_entry(1, DiaryEntry(said="乙"), 2)

    both = joined(diary, other)

    assert said(both)[5] == "乙"
    assert [each.entry.said for each in both.history(5)] == ["甲", "乙"]
    assert [each.written for each in both.history(5)] == [1, 2]


def test_an_empty_diary_takes_another_as_it_is(diary):
    assert joined(Diary(), diary) == diary
    assert joined(diary, Diary()) == diary
    assert Diary().head == ""


def test_a_copy_of_itself_that_was_changed_brings_nothing_in_twice(diary):
    log = list(diary.log)
    log[1] = log[1].model_copy(update={"entry": DiaryEntry(said="换过的话")})

    assert joined(diary, Diary(tuple(log))) == diary


@pytest.fixture
def full():
    """A diary with the highest number that an entry may have, and a lower one."""
    entries = ((3, DiaryEntry(said="三")), (MOST_NUMBER, DiaryEntry(said="最后")))
    log = [linked("", number, 1, entry) for number, entry in entries]
    return Diary(tuple(log))


def test_after_the_highest_number_new_entries_have_those_left_out(full):
    more = full.with_entries([DiaryEntry(said=f"新{n}") for n in range(3)], 2)

    assert said(more) == {3: "三", MOST_NUMBER: "最后", 1: "新0", 2: "新1", 4: "新2"}


def test_what_is_joined_to_a_diary_with_the_highest_number_has_those_left_out_too(full, diary):
    assert {1: "话1", 2: "改了", 4: "话3", 5: "话4"}.items() <= said(joined(full, diary)).items()
