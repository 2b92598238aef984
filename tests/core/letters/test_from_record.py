import pytest

from tests.core.conftest import text
from tests.core.letters.conftest import written
from widgets.content.library import Library
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import to_text
from widgets.core.letters.from_record import record_field, record_lines

LIBRARY = Library.open()
WORDS = LIBRARY.words("zh")
LATER = DiaryEntry(day="2026-11-20", time="21:30", where="家门口", done="敲门", said="还钱")
EARLIER = DiaryEntry(day="2026-11-03", who="两个人", done="打电话\n三次", felt="很害怕")


def kept(*entries):
    return to_text(Diary().with_entries(entries, written=0))


def test_entries_are_lines_in_the_order_of_what_happened():
    assert record_lines(kept(LATER, EARLIER), WORDS).splitlines() == [
        "2026年11月3日，两个人，打电话 三次",
        "2026年11月20日 21:30，家门口，敲门，说：“还钱”",
    ]


def test_what_was_only_felt_is_left_out():
    assert "害怕" not in record_lines(kept(EARLIER), WORDS)
    assert record_lines(kept(DiaryEntry(felt="很害怕")), WORDS) == ""


@pytest.mark.parametrize("found", [None, "", "{", '{"version": 1}', kept()])
def test_where_there_is_no_record_that_can_be_read_nothing_is_taken(found):
    assert record_lines(found, WORDS) == ""


def test_only_a_long_field_for_what_happened_has_room_for_a_record():
    field = {"id": "events", "label": text("Events")}
    long, short = (
        written(
            groups=[{"title": text("Asked"), "fields": [{**field, "kind": kind}]}],
            clauses=[{"id": "a", "plain": True, "says": text("x")}],
        )
        for kind in ("lines", "text")
    )

    assert (record_field(long), record_field(short), record_field(written())) == ("events", "", "")
    assert record_field(LIBRARY.letter("contact-me-only")) == "others"
