import hashlib
import json

import pytest

from widgets.core.diary.chain import ChainFault, ChainFaultKind, linked, noted_at, verify
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry


def named(log):
    return [(fault.kind.value, fault.place, fault.number) for fault in verify(log)]


def test_a_chain_as_it_was_written_is_whole(diary):
    assert named(diary.log) == []
    assert named(()) == []


def test_a_hash_is_worked_out_over_what_is_said_and_the_hash_before_as_any_program_can():
    first = linked("", 1, 5, DiaryEntry(day="2026-11-20", said="还“钱”"))
    second = linked(first.hash, 1, 6, None)

    told = {"number": 1, "written": 5, "entry": {"day": "2026-11-20", "said": "还“钱”"}}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert first.hash == hashlib.sha256(text.encode()).hexdigest()
    text = f'{{"before":"{first.hash}","number":1,"written":6}}'
    assert second.hash == hashlib.sha256(text.encode()).hexdigest()


def test_an_entry_that_was_changed_is_named(diary):
    log = list(diary.log)
    log[2] = log[2].model_copy(update={"entry": DiaryEntry(said="别的话")})

    assert named(log) == [("changed", 3, 3)]


@pytest.mark.parametrize("name", ["number", "written"])
def test_a_number_and_a_time_that_were_changed_are_named(diary, name):
    log = list(diary.log)
    log[1] = log[1].model_copy(update={name: 77})

    assert [(kind, place) for kind, place, _ in named(log)] == [("changed", 2)]


def test_an_entry_changed_with_a_hash_of_its_own_is_missed_by_the_one_behind_it(diary):
    log = list(diary.log)
    log[2] = linked(log[1].hash, 3, 1_000, DiaryEntry(said="别的话"))

    assert named(log) == [("missing", 4, 4)]


@pytest.mark.parametrize(("gone", "behind"), [(0, (1, 2)), (2, (3, 4))])
def test_where_an_entry_was_removed_the_one_behind_it_is_named(diary, gone, behind):
    log = [each for n, each in enumerate(diary.log) if n != gone]

    assert named(log) == [("missing", *behind)]


def test_entries_in_another_order_are_named(diary):
    first, second, third, *rest = diary.log

    assert named((first, third, second, *rest)) == [
        ("moved", 2, 3),
        ("moved", 3, 2),
        ("moved", 4, 4),
    ]


def test_an_entry_that_stands_twice_is_named(diary):
    assert named((*diary.log, diary.log[-1])) == [("moved", 6, 2)]


def test_a_whole_new_chain_is_found_out_by_a_hash_that_was_noted(diary):
    noted = diary.log[2].hash
    anew = Diary().with_entries([DiaryEntry(said="编的")] * 5, 1_000)

    assert named(anew.log) == []
    assert noted_at(anew.log, noted) is None
    assert noted_at(diary.log, noted) == 3


def test_a_noted_hash_may_have_blanks_and_lack_its_end(diary):
    noted = diary.head[:16].upper()

    assert noted_at(diary.log, f" {noted[:8]} {noted[8:]}\n") == 5
    assert noted_at(diary.log, noted[:15]) is None
    assert noted_at(diary.log, "") is None


def test_a_fault_says_its_place_and_entry(diary):
    log = (diary.log[0].model_copy(update={"hash": "0" * 64}),)

    assert verify(log) == (ChainFault(ChainFaultKind.CHANGED, 1, 1),)
