from datetime import datetime

import pytest

from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    Direction,
    Passed,
    Unread,
    UnreadReason,
)
from widgets.core.contact_log.lines import lines_of, read_lines

NIGHT = datetime.fromisoformat("2026-11-20T22:30")


def only(line: str):
    """What the one line is read as."""
    (found,) = read_lines([line], None)
    return found


def test_a_typed_call_has_its_number_and_how_long_it_lasted():
    line = "2026-11-20 22:30 电话 接通 3分钟 13800138000"

    assert only(line) == Contact(
        1, NIGHT, ContactMeans.CALL, connected=True, seconds=180, other="13800138000", text=line
    )


def test_a_duration_alone_is_of_a_call_that_got_through():
    found = only("2026-11-20 22:30 45秒")

    assert (found.kind, found.connected, found.seconds) == (ContactMeans.CALL, True, 45)


def test_a_call_of_the_borrower_is_outgoing():
    assert only("2026-11-20 22:30 我打电话 400-800-1234").direction is Direction.OUTGOING


@pytest.mark.parametrize(
    "said", ["拨打 4001", "打给小王", "电话 不是我打的", "来电 已回拨", "called back"]
)
def test_a_line_that_does_not_surely_tell_who_called_accuses_nobody(said):
    assert only(f"2026-11-20 22:30 {said}").reason is UnreadReason.NO_DIRECTION


def test_a_line_that_says_nothing_of_it_is_the_collectors_as_the_form_tells():
    assert only("2026-11-20 22:30 电话 未接").direction is Direction.INCOMING


def test_what_the_borrower_sent_is_theirs_though_it_does_not_say_what_it_was():
    found = only("2026-11-20 22:30 我回了")

    assert getattr(found, "reason", None) is UnreadReason.NO_KIND
    assert only("2026-11-20 22:30 outgoing").direction is Direction.OUTGOING


def test_words_spoken_to_someone_are_no_marks():
    assert only("2026-11-20 22:32,请不要再打电话给我家人").reason is UnreadReason.NO_KIND


def test_a_wechat_call_is_a_call():
    assert only("2026-11-20 22:30 微信语音").kind is ContactMeans.CALL


def test_what_a_message_said_marks_nothing():
    found = only("2026-11-20 22:30 短信：请您的家人与我们协商")

    assert (found.kind, found.to_third, found.purpose) == (ContactMeans.MESSAGE, False, None)


def test_the_text_is_never_changed():
    line = "  ２０２６－１１－２０ ２２：３０ 短信：<b>还钱</b> \x00 "

    assert only(line).text == line


def test_a_line_without_a_word_we_know_accuses_nobody():
    assert only("2026-11-20 22:30,±»½Ð,13800138000") == Unread(
        1, "2026-11-20 22:30,±»½Ð,13800138000", UnreadReason.NO_KIND
    )


def test_a_line_of_a_million_signs_is_looked_at_only_in_its_beginning():
    assert only("2026-11-20 " + " " * 10**6 + "22:30 电话").reason is UnreadReason.NO_KIND


def test_empty_lines_are_blank():
    assert list(read_lines(["", " \u3000\t"], None)) == [Passed.BLANK, Passed.BLANK]


@pytest.mark.parametrize("text", ["a\nb\n", "a\r\nb", "a\rb\r", "a\nb"])
def test_lines_end_in_any_of_three_ways(text):
    assert list(lines_of(text)) == ["a", "b"]


def test_other_signs_end_no_line():
    assert list(lines_of("a\x0b\u2028b\x1c\x85c\n\nd")) == ["a\x0b\u2028b\x1c\x85c", "", "d"]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-20 没有电话",
        "2026-11-20 无来电",
        "2026-11-20 no calls",
        "2026-11-20 电话记录如下",
        "2026-11-20 22:30 没有来电",
        "2026-11-20 22:30 催收没打来",
        "2026-11-20 22:30 they did not call",
    ],
)
def test_a_day_on_which_nobody_called_is_no_contact(line):
    assert only(line) == Unread(1, line, UnreadReason.NOT_A_CONTACT)


def test_a_day_on_which_somebody_called_is_one_also_without_an_hour():
    assert only("2026-11-20 打给我妈").to_third
    assert only("2026-11-20 电话 没接").connected is False
