from datetime import date

import pytest

from widgets.core.diary.diary import Diary
from widgets.core.diary.diary_acts import CheckChain
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import to_text
from widgets.core.diary.looking import checked, selected

TODAY = date(2026, 11, 30)


def look(diary, said="", of="here"):
    return checked(diary, CheckChain(act="check", of=of, response=(said,)))


def test_the_diary_on_the_page_is_looked_at(diary):
    found = look(diary)

    assert (found.versions, found.faults, found.of_file, found.at) == (5, (), False, None)


def test_a_hash_that_was_noted_is_found_in_it(diary):
    assert look(diary, f" {diary.log[2].hash[:20]} ").at == 3
    assert look(diary, "0" * 64).at is None
    assert not look(diary, "0" * 64).is_too_short
    assert look(diary, "ab cd").is_too_short


def test_a_file_is_looked_at_and_nothing_else(diary):
    broken = to_text(diary).replace("话3", "别的")

    assert [each.number for each in look(Diary(), broken, "file").faults] == [3]
    assert look(Diary(), to_text(diary), "file").faults == ()


def test_what_is_no_diary_was_not_looked_at(diary):
    found = look(diary, "2026-11-20 来电", "file")

    assert (found.is_read, found.of_file) == (False, True)


def days(diary, first="", last=""):
    found = selected(diary, (f"from={first}", f"to={last}"), TODAY)
    return found.problem or [each.number for each in found.entries]


def test_entries_between_two_days_are_selected_with_both(diary):
    assert days(diary, "2026-11-03") == [3, 4]
    assert days(diary, "", "2026年11月3日") == [1, 3]
    assert days(diary, "2026-11-03", "2026-11-03") == [3]


def test_an_entry_without_a_day_is_among_them_where_no_day_is_set(diary):
    assert days(diary) == [1, 3, 4, 2]


@pytest.mark.parametrize("first", ["哪天", "2026-02-30"])
def test_days_that_cannot_be_read_are_told(diary, first):
    assert days(diary, first) == "diary-days-wrong"


def test_that_there_is_nothing_is_told(diary):
    assert days(diary, "2026-11-20") == "diary-nothing-there"
    assert selected(Diary(), (), TODAY).problem == "diary-nothing-there"


def test_an_entry_without_a_day_is_not_among_those_from_a_day_on():
    diary = Diary().with_entries([DiaryEntry(said="a")], 1)

    assert days(diary, "2026-01-01") == "diary-nothing-there"
