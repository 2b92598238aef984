"""The columns of a log in a table, by the many names that people, apps and operators give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from widgets.core.contact_log.words import plain
from widgets.core.contact_log.zones import ahead

DELIMITERS = ("\t", ";", ",", "|", "；", "，")
MOST_ABOVE = 30
FEWEST, LONGEST = 3, 24
_NAMES = {
    "when": "日期时间 通信时间 通话起始时间 起始时间 开始时间 通话开始时间 开始通话时间 通话开始 "
    "呼叫时间 呼叫起始时间 呼叫开始时间 拨打时间 发送时间 接收时间 收到时间 联系时间 来电时间 "
    "起始日期时间 消息时间 聊天时间 "
    "datetime dateandtime date/time starttime start started timestamp when calltime calldate "
    "createtime strtime sendtime senttime datesent readabledate msgtime messagedate",
    "zone": "时区 timezone tz utcoffset",
    "part": "时段 早晚 上下午 上午/下午 ampm am/pm",
    "date": "日期 通话日期 起始日期 呼叫日期 date day",
    "time": "时间 通话时间 时刻 time hour",
    "lasted": "通话时长 通信时长 时长 持续时间 通话时长秒 时长秒 拨打秒数 通话秒数 duration "
    "seconds length durations durationseconds durationinseconds callduration talktime",
    "minutes": "通话时长分 时长分 通话时长分钟 时长分钟 minutes durationminutes durationmin",
    "began": "呼叫类型 呼叫方式 主叫/被叫 主被叫 被叫/主叫 通信方式 话单方向 通话方式 "
    "事件类型名称 话单类型 "
    "来电/去电 去电/来电 呼入/呼出 呼出/呼入 calltype",
    "way": "方向 呼叫方向 通话方向 收发 收发方向 进出 来去 来往 来去电 "
    "direction calldirection dir inout in/out",
    "type": "通话类型 通信类型 类型 类别 消息类型 type callstatus",
    "words": "事件 事情 经过 情况 event 方式 状态 结果 接通状态 通话状态 "
    "呼叫状态 性质 联系方式 种类 kind status result how typename",
    "own": "issender isself ismine fromself sentbyme fromme isfromme originated isoriginated "
    "zoriginated issend issent outgoing isoutgoing 是否发送 是否主叫 是否自己 是否我发",
    "theirs": "incoming isincoming isreceived 是否来电 是否接收 是否被叫 是否对方",
    "sender": "sender sendername senderid fromid fromuser 来源 说话人 发送人 发送者 发件人 发信人",
    "caller": "from caller 主叫方 发起方 发起人 拨打人 谁打的 谁联系的",
    "to": "to 收件人 收信人 接收人 被叫方 recipient receiver callee",
    "connected": "接通 是否接通 已接通 connected answered zanswered",
    "number": "对方号码 对方 对端号码 对方手机号码 对方手机号 对方电话 电话号码 电话 号码 手机号码 "
    "来电号码 number phone phonenumber address othernumber",
    "name": "姓名 名称 联系人 对方姓名 对方名称 name contactname who other talker nickname",
    "mine": "本机号码 本机 我的号码 己方号码 用户号码 业务号码 计费用户号码 mynumber ownnumber sim",
    "calling": "主叫号码 callingnumber",
    "called": "被叫号码 callednumber",
    "third": "第三人 是否第三人 联系对象 对象 thirdperson thirdparty towhom",
    "refused": "拒绝后 是否拒绝后 已拒绝 afterrefusal refused",
    "purpose": "目的 告知/协商 用途 purpose",
    "note": "备注 说明 标记 note notes mark marks remark remarks",
    "said": "内容 短信内容 信息内容 消息内容 聊天内容 消息 正文 "
    "text body message content strcontent msg",
}
_NOT_ASKED = frozenset(
    (
        "序号 编号 行号 id no index line localid talkerid msgsvrid subtype roomname src "
        "reading 地点 通信地点 通话地点 归属地 费用 通话费 通话费用 通信费用 套餐 国家 "
        "location countryiso geocodedlocation fee cost read isread seen new locked presentation "
        "subscriptionid subid simid protocol subject toa sctoa servicecenter numbertype features "
        "chatsession roomid"
    ).split()
)
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_MOMENT = frozenset({"when", "date", "time"})
_ZONED = re.compile(r"([^(\[_ ]{1,20}(?: time)?)[ _]?[(\[ _]([a-z/+\-:0-9一-鿿]{1,20})[)\]]?")
_ASIDE = re.compile(r"[\s()\[\]【】*_:#'\"]+")


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header stands, what parts its cells, and which columns tell what.

    `unknown` are the places of columns under a name that we do not know. It is `coded` as Android
    does, from 1 on, unless the rows below tell otherwise. Its times are of the `zone` it names.
    """

    row: int
    delimiter: str
    width: int
    columns: Mapping[str, tuple[int, ...]]
    unknown: tuple[int, ...] = ()
    coded: bool = True
    zone: str = ""

    @property
    def is_bill(self) -> bool:
        """Whether it looks like an operator's bill: it tells the calling side from the called."""
        told = self.columns.keys()
        return "began" in told or {"calling", "called"} <= told


def find_header(lines: list[str]) -> Header | None:
    """The header among the first lines of a text, if it is a table at all.

    It names a day or a time, and something else that we know.
    """
    for row, line in enumerate(islice(lines, MOST_ABOVE)):
        for delimiter in DELIMITERS:
            cells = line.split(delimiter)
            columns = _columns(cells)
            if _MOMENT & columns.keys() and columns.keys() - _MOMENT:
                unknown = tuple(n for n, cell in enumerate(cells) if _is_unknown(cell))
                below = [each.split(delimiter) for each in lines[row + 1 :]]
                coded = _is_coded(below, columns.get("type", ()), columns.get("way", ()))
                zone = next(filter(None, (_zoned(cell)[1] for cell in cells)), "")
                return Header(row, delimiter, len(cells), columns, unknown, coded, zone)
    return None


def find_unknown_header(lines: list[str]) -> int | None:
    """Where a line stands that looks like a table's header, though none that we know.

    Several short cells without any figure, and as many cells in the line below.
    """
    filled = [(row, line) for row, line in enumerate(lines) if line.strip()]
    for (row, line), (_, below) in pairwise([*filled, (len(lines), "")]):
        if any(map(str.isdigit, line)):
            return None
        for delimiter in DELIMITERS:
            cells = [cell.strip() for cell in line.split(delimiter)]
            fits = not below or below.count(delimiter) >= len(cells) - 1
            if len(cells) >= FEWEST and fits and all(0 < len(each) <= LONGEST for each in cells):
                return row
    return None


def _is_coded(rows: list[list[str]], types: tuple[int, ...], ways: tuple[int, ...]) -> bool:
    """Whether figures are Android's. Of a direction, 1 alone may also be a yes or an outgoing."""
    places = (*types, *ways)
    told = {cells[place].strip() for cells in rows for place in places if place < len(cells)}
    return "0" not in told and not (ways and told.isdisjoint("23"))


def _is_unknown(cell: str) -> bool:
    name = _name(_zoned(cell)[0])
    return name != "" and name not in _ROLES and name not in _NOT_ASKED


def _zoned(cell: str) -> tuple[str, str]:
    """A column's name apart from the zone behind it: `date (UTC)`, `时间_GMT`."""
    found = _ZONED.fullmatch(plain(cell.strip()))
    if found and ahead("", found[2])[1] and _ROLES.get(_name(found[1])) in _MOMENT:
        return found[1], found[2]
    return cell, ""


def _name(cell: str) -> str:
    return _ASIDE.sub("", plain(cell))


def _columns(cells: list[str]) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(cells):
        if role := _ROLES.get(_name(_zoned(cell)[0])):
            columns[role] = (*columns.get(role, ()), place)
    return columns
