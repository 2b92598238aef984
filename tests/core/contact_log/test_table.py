from datetime import datetime

import pytest

from widgets.core.contact_log.columns import find_header
from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    DayAlone,
    Direction,
    Passed,
    Purpose,
    UnreadReason,
)
from widgets.core.contact_log.lines import lines_of
from widgets.core.contact_log.table import read_table

NIGHT = datetime.fromisoformat("2026-11-20T22:30:15")


def rows(text: str, year: int | None = None) -> list:
    """What a table's lines are read as."""
    lines = list(lines_of(text))
    header = find_header(lines[:30])
    assert header is not None
    return list(read_table(lines, header, year))


def contact(text: str) -> Contact:
    """The one contact of a table."""
    (found,) = [row for row in rows(text) if isinstance(row, Contact)]
    return found


def test_an_operators_bill_tells_who_called_and_how_long():
    found = contact(
        "序号,通话起始时间,通信地点,呼叫类型,对方号码,通话时长,通话类型\n"
        "1,2026-11-20 22:30:15,深圳,被叫,13800138000,3分20秒,国内通话\n"
    )

    assert found == Contact(
        2, NIGHT, ContactMeans.CALL, connected=True, seconds=200, other="13800138000"
    )


@pytest.mark.parametrize(
    "text",
    [
        "起始时间,主叫/被叫,对端号码,时长\n2026-11-20 22:30:15,被叫,9,00:03:20",
        "时长(秒)\t对方号码\t通信方式\t开始时间\n200\t9\t被叫\t2026/11/20 22:30:15",
        "主叫号码;被叫号码;本机号码;起始时间;拨打秒数\n9;8;8;20261120 22:30:15;200",
        "通话日期,通话时间,对方号码,呼叫类型,通话时长\n2026-11-20,223015,9,被叫,200",
        '"Started","Number","Call type","Duration"\n"20 Nov 2026 22:30:15","9","Incoming","200"',
        "timestamp,number,type,duration\n1795185015000,9,INCOMING,200",
    ],
)
def test_columns_stand_in_any_order_and_under_many_names(text):
    found = contact(text)

    assert (found.when, found.other, found.seconds) == (NIGHT, "9", 200)
    assert (found.kind, found.direction, found.connected) == (
        ContactMeans.CALL,
        Direction.INCOMING,
        True,
    )


def test_a_call_that_the_borrower_made_is_outgoing():
    text = "起始时间,呼叫类型,对方号码\n2026-11-20 22:30:15,主叫,9"

    assert contact(text).direction is Direction.OUTGOING


@pytest.mark.parametrize(
    ("code", "connected"), [("1", None), ("3", False), ("5", False), ("6", False), ("7", True)]
)
def test_androids_figures_tell_whether_a_call_got_through(code, connected):
    found = contact(f"number,type,date,duration\n4001,{code},1795185015000,0")

    assert (found.direction, found.connected, found.when) == (Direction.INCOMING, connected, NIGHT)


def test_a_part_of_the_day_in_its_own_column_belongs_to_the_time():
    found = contact("日期,时段,时间,方式\n2026-11-20,晚上,10:30:15,电话")

    assert found.when == NIGHT


@pytest.mark.parametrize("epoch", ["1795185015", "1795185015.0", "1795185015000"])
def test_seconds_and_milliseconds_are_read(epoch):
    assert contact(f"CreateTime,方式\n{epoch},电话").when == NIGHT


def test_a_moment_told_twice_must_agree():
    head = "CreateTime,StrTime,方式"

    assert contact(f"{head}\n1795185015,2026-11-20 22:30:15,电话").when == NIGHT
    assert (
        rows(f"{head}\n1795185015,2026-11-20 14:30:15,电话")[1].reason is UnreadReason.NO_SUCH_TIME
    )
    assert rows(f"{head}\n1795185015,明天,电话")[1].reason is UnreadReason.NO_DAY


def test_a_bill_that_does_not_tell_who_called_leaves_the_row_unread():
    found = rows("起始时间,呼叫类型,对方号码\n2026-11-20 22:30:15,呼转,9")

    assert [getattr(row, "reason", None) for row in found] == [None, UnreadReason.NO_DIRECTION]


def test_a_persons_own_list_has_marks_in_columns():
    found = contact(
        "日期,时间,方式,接通,第三人,拒绝后,目的,备注\n2026-11-20,22:30:15,电话,否,同事,是,告知,吵"
    )

    assert (found.connected, found.to_third, found.after_refusal) == (False, True, True)
    assert (found.purpose, found.text) == (Purpose.NOTICE, "吵")


def test_no_means_no_mark():
    found = contact("日期,时间,方式,第三人,拒绝后\n2026-11-20,22:30,电话,否,no")

    assert not found.to_third
    assert not found.after_refusal


def test_the_words_of_a_message_are_no_marks():
    found = contact("时间,内容\n2026-11-20 22:30:15,请转告您的家人协商")

    assert (found.kind, found.to_third, found.purpose) == (ContactMeans.MESSAGE, False, None)
    assert found.text == "请转告您的家人协商"


def test_a_quoted_cell_may_hold_commas_quotes_and_line_ends():
    found = rows('时间,内容,号码\n2026-11-20 22:30:15,"还钱,""马上""\n\n否则",9\n')

    assert found[1].text == '还钱,"马上"\n\n否则'
    assert found[1].other == "9"
    assert found[2:] == [Passed.JOINED, Passed.JOINED]


@pytest.mark.parametrize(("more", "joined"), [(20, True), (21, False)])
def test_a_quoted_cell_goes_on_for_twenty_lines_and_no_further(more, joined):
    inside = "\n".join("催" for _ in range(more - 1))

    found = rows(f'时间,内容,号码\n2026-11-20 22:30:15,"还钱\n{inside}\n否则",9\n')

    assert found[2:] == [Passed.JOINED] * more if joined else Passed.JOINED not in found


@pytest.mark.parametrize(("ahead", "found"), [(381, True), (382, False)])
def test_no_more_than_400_signs_of_a_cell_are_looked_through_for_its_moment(ahead, found):
    row = rows(f"时间,方式\n{'x' * ahead}2026-11-20 22:30:15,电话")[1]

    assert (row.when == NIGHT) == found


def test_a_quote_that_is_never_closed_swallows_no_row():
    body = "".join(f'2026-11-20 22:{n:02d},"还钱,9\n' for n in range(50))

    found = rows(f"时间,内容,号码\n{body}")

    assert len([row for row in found if isinstance(row, Contact)]) == 50


def test_lines_above_the_header_and_rows_without_a_day_are_told():
    found = rows("客户姓名:张三\n\n时间,方式\n合计,3\n,\n2026-02-30 10:00,电话\n")

    assert [getattr(row, "reason", row) for row in found] == [
        UnreadReason.ABOVE_HEADER,
        Passed.BLANK,
        Passed.HEADING,
        UnreadReason.NO_DAY,
        Passed.BLANK,
        UnreadReason.NO_SUCH_DAY,
    ]


def test_days_without_a_year_take_the_year_given():
    text = "起始时间,呼叫类型\n11-20 22:30:15,被叫"

    assert rows(text)[1].reason is UnreadReason.NO_YEAR
    assert rows(text, 2026)[1].when == NIGHT


def test_a_cell_larger_than_csv_allows_does_not_stop_the_table():
    found = rows(f'时间,内容\n2026-11-20 22:30:15,"{"a" * 200_000}"\n2026-11-20 22:31,短信')

    assert [type(row) for row in found[1:]] == [Contact, Contact]


@pytest.mark.parametrize(
    "text",
    [
        "date (UTC),number,direction\n2026-11-20 14:30:15,9,incoming",
        "时间_GMT,号码,方向\n2026-11-20 14:30:15,9,来电",
        "date,timezone,number,direction\n2026-11-20 14:30:15,UTC,9,incoming",
        "date,tz,number,direction\n2026-11-20 23:30:15,Asia/Tokyo,9,incoming",
        "时间（北京时间）,号码,方向\n2026-11-20 22:30:15,9,来电",
    ],
)
def test_times_are_of_the_zone_that_the_table_names(text):
    assert contact(text).when == NIGHT


@pytest.mark.parametrize("zone", ["America/New_York", "?", "480"])
def test_a_zone_that_is_not_known_leaves_the_day_alone(zone):
    found = contact(f"date,tz,number,direction\n2026-11-20 22:30:15,{zone},9,incoming")

    assert found.when == DayAlone(NIGHT.date(), UnreadReason.TIME_ZONE)


def test_a_row_without_a_time_keeps_its_day():
    found = contact("日期,时间,号码,类型\n2026-11-20,,4001,未接来电")

    assert found.when == DayAlone(NIGHT.date(), UnreadReason.NO_TIME)
    assert found.connected is False


def test_figures_tell_the_hour_of_a_day_that_stands_alone_and_no_other_day():
    head = "CreateTime,日期,方式"

    assert contact(f"{head}\n1795185015,2026-11-20,电话").when == NIGHT
    assert rows(f"{head}\n1795185015,2026-11-19,电话")[1].reason is UnreadReason.NO_SUCH_TIME


def test_a_call_to_the_family_may_stand_in_the_column_of_its_kind():
    assert contact("时间,类型\n2026-11-20 22:30:15,打电话给我妈").to_third


def test_a_chats_sides_are_told_by_the_words_for_either_and_by_no_name():
    found = rows(
        "时间,来源,内容\n2026-11-20 22:30:15,我,别打了\n2026-11-20 22:30:16,催收,还钱\n"
        "2026-11-20 22:30:17,阿强,还钱"
    )

    assert [each.direction for each in found[1:3]] == [Direction.OUTGOING, Direction.INCOMING]
    assert found[3].reason is UnreadReason.NO_DIRECTION


def test_a_chat_with_a_column_that_we_do_not_know_is_not_taken_as_the_collectors():
    found = rows("时间,甲方,内容\n2026-11-20 22:30:15,阿强,还钱")

    assert found[1].reason is UnreadReason.NO_DIRECTION


def test_what_happened_may_stand_in_one_column_and_what_was_said_is_no_mark():
    found = rows("日期,时间,事件\n2026-11-20,22:30,我打给催收\n2026-11-20,22:31,来电 说要打给我妈")

    assert [each.direction for each in found[1:]] == [Direction.OUTGOING, Direction.INCOMING]
    assert not found[2].to_third
