from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calc.contact_entry import Doubled, Kind, Purpose, Reason, Shape
from widgets.core.calc.contact_lines import lines_of
from widgets.core.calc.contact_log import read_log

CALL = "2026-11-20 22:30 电话 接通 3分钟"
LINES = st.sampled_from(
    [
        CALL,
        "2026-11-20 22:30 电话 未接 13800138000",
        "2026-11-20 22:30 call missed +86 13800138000",
        "2026-11-20 8:00 短信 同事",
        "2026-02-30 10:00 电话",
        "<b>markup</b>",
        '"',
        "时间,方式,号码",
        '2026-11-20 9:00,电话,"a',
        ",,,",
        "",
        " ",
        "\x00\xff\ufffd",
    ]
)


def test_typed_lines_become_contacts():
    log = read_log(f"{CALL}\n\n2026-11-20 8:00 短信\n")

    assert log.shape is Shape.LINES
    assert [contact.kind for contact in log.contacts] == [Kind.CALL, Kind.MESSAGE]
    assert (log.blank, log.unread, log.duplicates) == (1, (), ())


def test_a_mark_of_the_byte_order_is_no_part_of_the_log():
    assert read_log(f"\ufeff{CALL}").contacts[0].text == CALL
    assert read_log("\ufeff时间,方式\n2026-11-20 22:30,电话").shape is Shape.TABLE
    assert read_log("\ufeff<calls/>").shape is Shape.BACKUP


def test_a_line_told_twice_is_counted_once_and_named():
    log = read_log(f"{CALL}\n{CALL}\n2026-11-20 22:30 电话")

    assert len(log.contacts) == 1
    assert log.duplicates == (Doubled(2, 1), Doubled(3, 1))


def test_what_either_line_says_is_kept_whichever_comes_first():
    one = "2026-11-20 22:30 电话 接通 3分钟 告知"
    other = "2026-11-20 22:30 电话 未接 家人 拒绝后 协商"

    (found,), (turned,) = (read_log(f"{a}\n{b}").contacts for a, b in ((one, other), (other, one)))

    assert (found.connected, found.seconds, found.purpose) == (True, 180, Purpose.TWO_WAY)
    assert found.to_third
    assert found.after_refusal
    assert (turned.connected, turned.seconds, turned.purpose) == (True, 180, Purpose.TWO_WAY)


@pytest.mark.parametrize("again", ["+86 13800138000", "13800138000", "0086-138-0013-8000"])
def test_a_number_is_the_same_with_and_without_its_prefix(again):
    head = "时间,方式,号码"
    rows = f"2026-11-20 22:30,电话,138-0013-8000\n2026-11-20 22:30,电话,{again}"

    log = read_log(f"{head}\n{rows}")

    assert [contact.other for contact in log.contacts] == ["138-0013-8000"]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-20 22:31 电话",
        "2026-11-20 22:30 短信",
        "2026-11-20 22:30 电话 13800138000",
        "2026-11-20 22:30 我打电话",
    ],
)
def test_another_moment_kind_number_or_direction_is_another_contact(line):
    assert len(read_log(f"{CALL}\n{line}").contacts) == 2


def test_a_year_is_given_for_days_without_one():
    assert read_log("11月20日 22:30 电话").unread[0].reason is Reason.NO_YEAR
    assert read_log("11月20日 22:30 电话", year=2026).contacts[0].when == datetime.fromisoformat(
        "2026-11-20T22:30"
    )


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("", Shape.LINES),
        ("时间,方式,号码", Shape.TABLE),
        ("起始时间,呼叫类型", Shape.BILL),
        ("<smses/>", Shape.BACKUP),
        ("<smses>", Shape.BACKUP),
        ("\x00\x01\x02PK\x03\x04", Shape.LINES),
    ],
)
def test_what_holds_no_contact_is_an_empty_log(text, shape):
    log = read_log(text)

    assert (log.shape, log.contacts) == (shape, ())


@given(st.lists(LINES, max_size=40), st.sampled_from(["\n", "\r\n"]))
def test_every_line_is_a_contact_or_doubled_or_blank_or_unread(lines, end):
    text = end.join(lines)

    assert read_log(text).lines == len(list(lines_of(text)))


@given(st.text(max_size=300))
def test_no_text_at_all_is_beyond_reading(text):
    log = read_log(text)

    if log.shape is not Shape.BACKUP:
        assert log.lines == len(list(lines_of(text.removeprefix("\ufeff"))))


@given(st.text(alphabet='<>/="& sms call date type 12 &#;![', max_size=200))
def test_no_broken_backup_is_beyond_reading(text):
    assert read_log(f"<smses>{text}").contacts is not None
