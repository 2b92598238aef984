import pytest
from pydantic import ValidationError

from widgets.core.diary.entry import (
    MOST_PIECES,
    MOST_WORDS,
    DiaryEntry,
    FileDigest,
    KeptPiece,
    NumberedEntry,
    facts_of,
)


def test_what_is_empty_is_not_told_so_that_a_later_field_changes_no_hash():
    assert DiaryEntry(day="2026-11-20", said="开门").told() == {"day": "2026-11-20", "said": "开门"}


def test_an_entry_comes_back_as_it_was_told():
    mark = FileDigest(sha256="a" * 64, size=12)
    entry = DiaryEntry(kinds=("threat",), kept=(KeptPiece(kind="photo", file=mark),))

    assert DiaryEntry.model_validate(entry.told()) == entry


@pytest.mark.parametrize(
    "told",
    [
        {"day": "2026-02-30"},
        {"day": "20.11.2026"},
        {"day": "2026-W47-5"},
        {"day": "20261120"},
        {"time": "21:30"},
        {"day": "2026-11-20", "time": "24:00"},
        {"kinds": ["<b>"]},
        {"said": 5},
        {"said": "x" * (MOST_WORDS + 1)},
        {"kept": [{}] * (MOST_PIECES + 1)},
        {"kept": [{"file": {"sha256": "A" * 64, "size": 1}}]},
        {"kept": [{"file": {"sha256": "a" * 64, "size": -1}}]},
        {"unknown": "x"},
        {"said": "\ud800"},
    ],
)
def test_what_is_no_entry_is_refused(told):
    with pytest.raises(ValidationError):
        DiaryEntry.model_validate(told)


def test_the_hour_is_known_where_the_time_is():
    assert DiaryEntry(day="2026-11-20", time="22:05").hour == 22
    assert DiaryEntry(day="2026-11-20").hour is None


def test_facts_stand_in_the_order_of_what_happened_and_without_what_was_felt():
    late = DiaryEntry(day="2026-11-21", time="09:00", felt="怕")
    early = DiaryEntry(day="2026-11-21", time="08:00")
    unknown = DiaryEntry(said="还钱")

    facts = facts_of({1: unknown, 2: late, 3: early})

    assert [each.number for each in facts] == [3, 2, 1]
    assert facts[1].entry == late.model_copy(update={"felt": ""})
    assert facts_of([NumberedEntry(2, late)]) == [facts[1]]


@pytest.mark.parametrize(
    "told",
    [
        {"said": "话" * 4_000},
        {"way": "a" * 40},
        {"kinds": ["threat"] * 40},
        {"kept": [{"what": "话" * 4_000}] * 20},
        {"kept": [{"file": {"sha256": "a" * 64, "size": 0}}]},
        {"kept": [{"file": {"sha256": "a" * 64, "size": 2**50}}]},
        {"day": "2026-11-20", "time": "00:00"},
        {"day": "2026-11-20", "time": "23:59"},
    ],
)
def test_what_just_fits_is_an_entry(told):
    entry = DiaryEntry.model_validate(told)

    assert DiaryEntry.model_validate(entry.told()) == entry


@pytest.mark.parametrize(
    "told",
    [
        {"said": "话" * 4_001},
        {"way": "a" * 41},
        {"kinds": ["threat"] * 41},
        {"kept": [{}] * 21},
        {"kept": [{"what": "话" * 4_001}]},
        {"kept": [{"file": {"sha256": "a" * 63, "size": 0}}]},
        {"kept": [{"file": {"sha256": "a" * 64, "size": 2**50 + 1}}]},
        {"kept": [{"file": {"sha256": "a" * 64, "size": 1, "name": "door.jpg"}}]},
        {"day": "2026-11-20", "time": "23:60"},
    ],
)
def test_what_is_one_too_many_is_refused(told):
    with pytest.raises(ValidationError):
        DiaryEntry.model_validate(told)


def test_what_was_written_is_not_written_over():
    with pytest.raises(ValidationError, match="frozen"):
        setattr(DiaryEntry(), "said", "x")  # noqa: B010  # a checker of types refuses the plain form


def test_of_one_day_the_unknown_times_stand_last_and_the_rest_as_they_are_numbered():
    open_, known = DiaryEntry(day="2026-11-21"), DiaryEntry(day="2026-11-21", time="23:59")

    assert [each.number for each in facts_of({1: open_, 3: known, 2: known})] == [2, 3, 1]


def test_of_what_nothing_is_said_nothing_is_kept():
    assert set(DiaryEntry().model_dump().values()) == {"", ()}
    assert set(KeptPiece().model_dump().values()) == {"", None}
