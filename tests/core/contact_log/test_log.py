from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.contact_log.entry import (
    ContactMeans,
    Doubled,
    LogShape,
    Passed,
    Purpose,
    UnreadReason,
)
from widgets.core.contact_log.lines import lines_of
from widgets.core.contact_log.log import read_log

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

    assert log.shape is LogShape.LINES
    assert [contact.kind for contact in log.contacts] == [ContactMeans.CALL, ContactMeans.MESSAGE]
    assert (log.passed, log.unread, log.duplicates) == ({Passed.BLANK: 1}, (), ())


def test_a_mark_of_the_byte_order_is_no_part_of_the_log():
    assert read_log(f"\ufeff{CALL}").contacts[0].text == CALL
    assert read_log("\ufeff时间,方式\n2026-11-20 22:30,电话").shape is LogShape.TABLE
    assert read_log("\ufeff<calls/>").shape is LogShape.BACKUP


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


@pytest.mark.parametrize(
    "again", ["+86 13800138000", "13800138000", "0086-138-0013-8000", "8613800138000"]
)
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


@pytest.mark.parametrize("head", ["foo,bar,baz", "消息号\t甲\t乙"])
def test_a_table_whose_header_is_not_known_is_not_read_as_typed_lines(head):
    comma = "\t" if "\t" in head else ","
    row = comma.join(["2026-11-20 22:30", "电话", "4001"])

    log = read_log(f"{head}\n\n{row}\n{row}")

    assert (log.shape, log.contacts) == (LogShape.TABLE, ())
    assert log.passed == {Passed.HEADING: 1, Passed.BLANK: 1}
    assert [each.reason for each in log.unread] == [UnreadReason.UNKNOWN_HEADER] * 2


CHAT = (
    "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender"
    "\n12,3,1,0,1,1795185120,2,请不要再打电话给我家人,2026-11-20 22:32:00,家人,王,wxid_me"
    "\n13,3,1,0,0,1795185180,2,还钱,2026-11-20 22:33:00,家人,王,wxid_they"
    "\n14,3,50,0,0,1795185240,2,通话,2026-11-20 22:34:00,家人,王,wxid_they"
    "\n15,3,10000,0,0,1795185300,2,撤回了一条消息,2026-11-20 22:35:00,家人,王,wxid_they"
    "\n16,3,1,0,0,1795185120,2,还钱,2026-11-20 14:32:00,家人,王,wxid_they"
)


def test_a_wechat_chat_tells_ones_own_messages_from_theirs():
    log = read_log(CHAT)

    told = [(each.line, each.kind, each.direction.value) for each in log.contacts]
    assert told == [
        (2, ContactMeans.MESSAGE, "outgoing"),
        (3, ContactMeans.MESSAGE, "incoming"),
        (4, ContactMeans.CALL, "incoming"),
    ]
    assert not any(each.to_third for each in log.contacts)
    assert [(each.line, each.reason) for each in log.unread] == [
        (5, UnreadReason.NOT_A_CONTACT),
        (6, UnreadReason.NO_SUCH_TIME),
    ]


def test_another_export_of_wechat_is_read_as_well():
    log = read_log(
        "id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime\n"
        "1,99,文本,1,wxid_a,,好,,2026-11-20 22:32:00\n2,98,文本,0,wxid_b,,还钱,,1795185120"
    )

    assert [each.direction.value for each in log.contacts] == ["outgoing", "incoming"]
    assert {each.when for each in log.contacts} == {datetime.fromisoformat("2026-11-20T22:32")}


def test_a_year_is_given_for_days_without_one():
    assert read_log("11月20日 22:30 电话").unread[0].reason is UnreadReason.NO_YEAR
    assert read_log("11月20日 22:30 电话", year=2026).contacts[0].when == datetime.fromisoformat(
        "2026-11-20T22:30"
    )


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("", LogShape.LINES),
        ("时间,方式,号码", LogShape.TABLE),
        ("起始时间,呼叫类型", LogShape.BILL),
        ("<smses/>", LogShape.BACKUP),
        ("<smses>", LogShape.BACKUP),
        ("\x00\x01\x02PK\x03\x04", LogShape.LINES),
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

    if log.shape is not LogShape.BACKUP:
        assert log.lines == len(list(lines_of(text.removeprefix("\ufeff"))))


@given(st.text(alphabet='<>/="& sms call date type 12 &#;![', max_size=200))
def test_no_broken_backup_is_beyond_reading(text):
    assert read_log(f"<smses>{text}").contacts is not None


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("+8613800138000", "13800138000", True),
        ("008613800138000", "13800138000", True),
        ("8613800138000", "13800138000", True),
        ("0013800138000", "13800138000", False),
        ("138-0013-8000", "13800138000", True),
        ("12-345", "12345", True),
        ("1-234", "1234", False),
    ],
)
def test_a_number_is_the_same_whatever_stands_around_it_from_five_digits_on(one, other, together):
    head = "日期,时间,方式,号码\n"
    rows = "".join(f"2026-11-20,22:30:15,电话,{number}\n" for number in (one, other))

    assert len(read_log(head + rows).contacts) == (1 if together else 2)


@pytest.mark.parametrize("note", ["没打", "没有来电", "催收没打来", "no calls"])
def test_a_row_that_says_there_was_no_contact_is_none(note):
    log = read_log(
        f"日期,时间,方式,备注\n2026-11-20,22:30,电话,{note}\n2026-11-20,22:31,电话,没打给家人"
    )

    assert [each.reason for each in log.unread] == [UnreadReason.NOT_A_CONTACT]
    assert [(each.line, each.to_third) for each in log.contacts] == [(3, False)]
