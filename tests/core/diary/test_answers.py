from datetime import date

import pytest

from widgets.core.diary.answers import answered, clean, file_digest, piece, read_clock
from widgets.core.diary.entry import MOST_WORDS, DiaryEntry, FileDigest, KeptPiece
from widgets.core.errors import Unreadable

TODAY = date(2026, 11, 30)
KINDS = ("threat", "insult")


def when(day, time="", **more):
    response = [f"day={day}", f"time={time}", *(f"{name}={text}" for name, text in more.items())]
    return answered(DiaryEntry(), "when", response, KINDS, TODAY)


def test_a_day_and_a_time_are_read_as_they_are_said():
    entry = when("昨天", "晚上9点半", way="door", where=" 家门口 ").entry

    assert (entry.day, entry.time) == ("2026-11-29", "21:30")
    assert (entry.way, entry.where) == ("door", "家门口")


def test_a_time_may_stay_open():
    found = when("2026-11-20")

    assert (found.entry.day, found.entry.time, found.problems) == ("2026-11-20", "", {})


@pytest.mark.parametrize(
    ("day", "time", "problems"),
    [
        ("", "", {"day": "no-day"}),
        ("那天", "", {"day": "unreadable"}),
        ("2026-12-01", "", {"day": "to-come"}),
        ("2026-11-20", "9点", {"time": "no-time"}),
        ("2026-11-20", "很晚", {"time": "no-time"}),
    ],
)
def test_what_cannot_be_read_is_named_and_stays_typed(day, time, problems):
    found = when(day, time)

    assert found.problems == problems
    assert found.typed["day"] == day


def test_what_is_ticked_is_taken_as_far_as_it_is_offered():
    entry = answered(DiaryEntry(), "what", ["done=敲门", "insult", "gone"], KINDS, TODAY).entry

    assert (entry.done, entry.kinds) == ("敲门", ("insult",))


def test_a_step_leaves_the_fields_of_the_others_alone():
    before = DiaryEntry(day="2026-11-20", said="开门", felt="怕")

    after = answered(before, "who", ["who=两个人", "said=别的"], KINDS, TODAY).entry

    assert after == before.model_copy(update={"who": "两个人"})


def test_a_text_that_is_too_long_is_not_cut_but_named():
    found = answered(DiaryEntry(), "words", ["said=" + "话" * (MOST_WORDS + 1)], KINDS, TODAY)

    assert found.problems == {"said": "too-long"}
    assert found.entry.said == ""


def test_the_last_step_asks_nothing():
    assert answered(DiaryEntry(said="a"), "look", ["said=b"], KINDS, TODAY).entry.said == "a"


def test_something_kept_is_read_with_its_file():
    mark = file_digest("ab" * 32 + " 12")

    assert mark == FileDigest(sha256="ab" * 32, size=12)
    assert piece(["kind=photo", "carrier=手机"], mark) == KeptPiece(
        kind="photo", carrier="手机", file=mark
    )


@pytest.mark.parametrize("told", ["", "ab 12", "ab" * 32, "AB" * 32 + " 1", "ab" * 32 + " -1"])
def test_what_is_no_mark_of_a_file_is_none(told):
    assert file_digest(told) is None


def test_nothing_said_of_something_kept_is_nothing():
    assert piece(["kind=", "what= "], None) is None
    assert piece(["what=" + "x" * (MOST_WORDS + 1)], None) is None
    assert piece(["kind=<b>"], None) is None


def test_what_no_form_can_send_leaves_an_entry_as_it_was():
    assert when("2026-11-20", way="<b>").entry == DiaryEntry()


@pytest.mark.parametrize(
    ("typed", "time"),
    [("21:30", "21:30"), ("下午三点", "15:00"), ("9:05", "09:05"), ("9pm", "21:00")],
)
def test_a_clock_is_read(typed, time):
    assert read_clock(typed, TODAY) == time


@pytest.mark.parametrize("typed", ["9点", "25:00", "两回"])
def test_a_clock_that_is_not_sure_is_not_guessed(typed):
    with pytest.raises(Unreadable):
        read_clock(typed, TODAY)


def test_what_is_no_character_is_replaced():
    assert clean(" \ud800好 ") == "?好"


def test_what_nobody_sees_is_not_kept():
    assert clean("\x00 还\u202e1500元\x0b ") == "还1500元"


def test_a_text_of_four_thousand_characters_is_taken_and_the_other_fields_stay_typed():
    fits = answered(DiaryEntry(), "words", ["said=" + "话" * 4_000], KINDS, TODAY)
    beyond = answered(
        DiaryEntry(), "mine", ["mine=" + "话" * 4_001, "felt=怕", "witnesses=邻居"], KINDS, TODAY
    )

    assert (len(fits.entry.said), fits.typed, fits.problems) == (4_000, {}, {})
    assert (beyond.entry.felt, beyond.entry.witnesses) == ("怕", "邻居")
    assert beyond.problems == {"mine": "too-long"}
    assert beyond.typed["felt"] == "怕"


def test_today_is_a_day_that_has_come():
    assert when("今天").entry.day == "2026-11-30"


def test_a_day_is_taken_also_where_its_time_cannot_be_read():
    found = when("2026-11-20", "很晚", way="door")

    assert (found.entry.day, found.entry.time, found.entry.way) == ("2026-11-20", "", "door")


def test_a_file_of_which_nothing_is_said_is_kept():
    mark = FileDigest(sha256="ab" * 32, size=0)

    assert file_digest("ab" * 32 + " 0") == mark
    assert piece([], mark) == KeptPiece(file=mark)


@pytest.mark.parametrize("said", ["what=门口", "proves=来过", "carrier=手机", "kind=photo"])
def test_one_word_of_something_kept_is_enough(said):
    name, _, text = said.partition("=")

    assert piece([said], None) == KeptPiece(**{name: text})
