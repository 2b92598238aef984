import pytest

from widgets.core.contact_log.columns import find_header
from widgets.core.contact_log.direction import code_of, direction_of
from widgets.core.contact_log.entry import Direction
from widgets.core.contact_log.row import LogRow

OUT, IN = Direction.OUTGOING, Direction.INCOMING


def row(head: str, cells: str) -> LogRow:
    """A row of a table with some columns and a time."""
    header = find_header([f"time,{head}", f",{cells}"])
    assert header is not None
    return LogRow(header, ["", *cells.split(",")])


@pytest.mark.parametrize(
    ("head", "cells", "direction"),
    [
        ("类型", "已拨电话", OUT),
        ("类型", "未接来电", IN),
        ("类型", "已接", IN),
        ("类型", "已取消", OUT),
        ("呼叫类型", "主叫", OUT),
        ("方向", "出", OUT),
        ("方向", "2", OUT),
        ("direction", "INBOUND", IN),
        ("call direction", "outbound", OUT),
        ("状态,方式", "已拨,电话", OUT),
        ("Type,Status", "Outgoing,Sent", OUT),
        ("话单类型", "语音被叫", IN),
        ("来电/去电", "去电", OUT),
        ("方向,内容", "发出,好", OUT),
        ("类型", "已发短信", OUT),
        ("caller,callee", "4001,me", IN),
        ("本机号码,主叫号码,被叫号码", "13800138000,8613800138000,4001", OUT),
        ("本机号码,主叫号码,被叫号码", "13800138000,4001,+86 138-0013-8000", IN),
        ("内容", "还钱", IN),
        ("originated", "true", OUT),
        ("ZORIGINATED", "0", IN),
        ("IsSender,StrContent", "1,好", OUT),
        ("is_sender,msg", "0,还钱", IN),
        ("incoming", "no", OUT),
        ("是否来电", "是", IN),
        ("from,to", "Me,4001", OUT),
        ("from,to", "4001,me", IN),
        ("发送人,内容", "我,好", OUT),
        ("主叫号码,被叫号码,本机号码", "9,8,8", IN),
        ("呼叫类型,主叫号码,被叫号码", "已拨电话,9,8", OUT),
        ("type,number,duration", "OUTGOING_TYPE,9,60", OUT),
        ("来去电", "去电", OUT),
        ("呼叫状态", "已拨", OUT),
        ("类型", "电话", IN),
        ("方式", "电话", IN),
        ("from", "4001", IN),
    ],
)
def test_a_column_tells_who_began_it_in_many_habits(head, cells, direction):
    assert direction_of(row(head, cells)) is direction


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("类型", "abc"),
        ("类型", ""),
        ("类型", "未接通"),
        ("类型", "true"),
        ("type", "9"),
        ("type", "0"),
        ("方向", ""),
        ("方向", "对方"),
        ("呼叫类型", "1"),
        ("呼叫类型", "呼转"),
        ("originated", "?"),
        ("originated", ""),
        ("IsSender,StrContent", ",还钱"),
        ("发送人,内容", "小王,还钱"),
        ("from,to", "4001,4002"),
        ("caller", "客户"),
        ("主叫号码,被叫号码", "9,8"),
        ("呼叫类型,主叫号码,被叫号码", "呼出,9,8"),
        ("type,originated", "incoming,true"),
        ("号码,事项", "4001,已拨电话"),
        ("号码,事项", "4001,拨打"),
        ("号码,x", "4001,O"),
        ("号码,x", "4001,true"),
        ("号码,时长", "4001,60"),
        ("方式,备注", "电话,我打过去的"),
        ("内容", "我打电话给银行"),
        ("方向,号码", "1,4001"),
        ("direction,number", "1,4001"),
        ("方式,是否本人", "电话,是"),
        ("号码,通话状态", "4001,未接通"),
        ("type,message,Des", "1,好,0"),
    ],
)
def test_what_is_not_understood_or_tells_both_is_never_taken_as_incoming(head, cells):
    assert direction_of(row(head, cells)) is None


@pytest.mark.parametrize(
    ("head", "by_code"),
    [
        ("type,duration", {"1": IN, "2": OUT, **dict.fromkeys("34567", IN)}),
        ("type,body", {"1": IN, **dict.fromkeys("23456", OUT), "7": None}),
        ("type,number", {"1": IN, "2": OUT, **dict.fromkeys("34567", None)}),
    ],
)
def test_androids_figures_are_those_of_a_call_or_of_a_message(head, by_code):
    found = {code: direction_of(row(head, f"{code},5")) for code in by_code}

    assert found == by_code


def test_figures_from_nought_on_are_not_androids():
    header = find_header(["time,type,duration", ",0,60", ",1,60"])
    assert header is not None

    assert direction_of(LogRow(header, ["", "1", "60"])) is None


def test_a_chats_figure_is_the_kind_of_its_message_and_tells_no_side():
    chat = row("Type,IsSender,StrContent", "1,1,好")

    assert (code_of(chat), direction_of(chat)) == ("", OUT)
    assert code_of(row("type,duration", "3,0")) == "3"
