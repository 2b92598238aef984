import pytest
from pydantic import ValidationError

from widgets.core.diary.entry import (
    MOST_PIECES,
    MOST_WORDS,
    DiaryEntry,
    FileMark,
    KeptPiece,
    NumberedEntry,
    facts_of,
)


def test_what_is_empty_is_not_told_so_that_a_later_field_changes_no_hash():
    assert DiaryEntry(day="2026-11-20", said="开门").told() == {"day": "2026-11-20", "said": "开门"}


def test_an_entry_comes_back_as_it_was_told():
    mark = FileMark(sha256="a" * 64, size=12)
    entry = DiaryEntry(kinds=("threat",), kept=(KeptPiece(kind="photo", file=mark),))

    assert DiaryEntry.model_validate(entry.told()) == entry


@pytest.mark.parametrize(
    "told",
    [
        {"day": "2026-02-30"},
        {"day": "20.11.2026"},
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
