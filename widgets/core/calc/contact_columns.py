"""The columns of a log in a table, by the many names that people, apps and operators give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from widgets.core.calc.contact_words import plain

DELIMITERS = ("\t", ";", ",", "|", "；", "，")
MOST_ABOVE = 30
_NAMES = {
    "when": "日期时间 通话起始时间 起始时间 开始时间 通话开始时间 呼叫时间 呼叫起始时间 发送时间 "
    "接收时间 收到时间 联系时间 来电时间 起始日期时间 datetime dateandtime date/time starttime "
    "start started timestamp when calltime calldate",
    "date": "日期 通话日期 起始日期 呼叫日期 date day",
    "time": "时间 通话时间 时刻 time hour",
    "lasted": "通话时长 通信时长 时长 持续时间 通话时长秒 时长秒 拨打秒数 通话秒数 duration "
    "seconds length durations durationseconds durationinseconds callduration talktime",
    "minutes": "通话时长分 时长分 通话时长分钟 时长分钟 minutes durationminutes durationmin",
    "began": "呼叫类型 呼叫方式 主叫/被叫 主被叫 被叫/主叫 通信方式 话单方向 通话方式 "
    "事件类型名称 calltype",
    "words": "通话类型 通信类型 类型 方式 方向 状态 结果 接通状态 通话状态 性质 联系方式 种类 "
    "type direction kind status result how",
    "connected": "接通 是否接通 已接通 connected answered",
    "number": "对方号码 对方 对端号码 对方手机号码 对方手机号 对方电话 电话号码 电话 号码 手机号码 "
    "来电号码 number phone phonenumber from address othernumber",
    "name": "姓名 名称 对方姓名 对方名称 name contactname who other caller",
    "mine": "本机号码 本机 我的号码 己方号码 用户号码 业务号码 计费用户号码 mynumber ownnumber sim",
    "calling": "主叫号码 callingnumber",
    "called": "被叫号码 callednumber",
    "third": "第三人 是否第三人 联系对象 对象 thirdperson thirdparty towhom",
    "refused": "拒绝后 是否拒绝后 已拒绝 afterrefusal refused",
    "purpose": "目的 告知/协商 用途 purpose",
    "note": "备注 说明 标记 note notes mark marks remark remarks",
    "said": "内容 短信内容 信息内容 正文 text body message content",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_MOMENT = frozenset({"when", "date", "time"})
_ASIDE = re.compile(r"[\s()\[\]【】*_:#'\"]+")


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header stands, what parts its cells, and which columns tell what."""

    row: int
    delimiter: str
    width: int
    columns: Mapping[str, tuple[int, ...]]

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
                return Header(row, delimiter, len(cells), columns)
    return None


def _columns(cells: list[str]) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(cells):
        role = _ROLES.get(_ASIDE.sub("", plain(cell)))
        if role:
            columns[role] = (*columns.get(role, ()), place)
    return columns
