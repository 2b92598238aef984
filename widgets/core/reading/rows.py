"""A row of a form as its cells: `2026-01-05 1500`, pasted from a statement or typed with commas."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day

_COMMA = re.compile("[,，;；、]")
_BETWEEN = re.compile(r"[\s，;；、]+")
_QUOTED = re.compile(r'"([^"]{0,60})"')
_SUMS = {FieldKind.MONEY, FieldKind.COUNT}
_TIMED = re.compile(
    r"(?<!\d)(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[ t]"
    r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:.])",
    re.ASCII | re.IGNORECASE,
)
_SPELT = re.compile(
    r"(?:(?P<near>\d{1,2}月\d{1,2}[日号])"
    r"|(?P<day>\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}"
    r"|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}))"
    r"(?: ?(?:上午|下午|中午|晚上) ?\d{1,2}:\d\d(?::\d\d)?| \d{1,2}:\d\d(?::\d\d)? ?[ap]m"
    r"|t\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\+08:?00)?)?"
    r"\s{0,9}[:：]?\s{0,9}(?P<paid>(?:还款?|付款?|转账?)了?|paid)?",
    re.ASCII | re.IGNORECASE,
)
MARKS = ("\t", ",", "|")
_PAID = (FieldKind.DAY, FieldKind.MONEY)
_HEAD, _TAIL = re.compile(r"\s\d{1,3}$", re.ASCII), re.compile(r"\d{3}(?!\d)", re.ASCII)
_DAYS = frozenset(
    "日期 时间 日子 交易日期 交易时间 还款日期 还款时间 还款日 付款日期 付款时间 记账日期 入账日期 "
    "date day time datetime".split()
) | {"payment date", "paid on"}
_BESIDE = re.compile(
    r".{0,4}余额|序号|编号|期数|期次|第?几期|.{0,4}(?:单号|流水号?)|.{0,4}(?:卡号|账号|账户|户名)"
    r"|.{0,2}对方.{0,4}|商户.{0,4}|收款(?:人|方|单位)|.{0,4}(?:渠道|地点|网点)|(?:付|支付|还)款?方式"
    r"|(?:account )?balance|no\.?|#|id|ref(?:erence)?|payee|counterparty|merchant|channel|method"
)
"""Columns beside a sum that do not change whether it was paid, or how much."""
_PAYING = re.compile(
    r"[-/—]?|人民币|cny|rmb|支出|微信|支付宝|银行卡|"
    r"(?:(?:正常|主动|自动|手动|提前|部分|全额|按期|逾期|线上|线下|银行卡?|微信|支付宝|扫码|信用卡|网贷|贷款|"
    r"借款|账单|本期|分期|每月|月供|第?\d{1,3}期){0,3}"
    r"(?:还款|还贷|还|付款|支付|扣款|代扣|划扣|转账|月供))?"
    r"(?:交易)?(?:成功|已?完成)?|"
    r"(?:loan |auto(?:matic)? )?(?:re)?payment|repaid|paid|transfer|success(?:ful)?|completed?"
)
"""What the cell of any other column may say of a payment. A refund or a failure is none."""
_SUM = re.compile(
    r"(?:还款|交易|支出|付款|支付|已还|实还)?(?:金额|额|数额)|还款|付款|支出|已还|实还"
    r"|(?:payment |paid )?(?:amount|sum)(?: paid)?|paid|payment|repayment"
)
_IN_YUAN = re.compile(r" ?[(（](?:元|cny|rmb|yuan)[)）]")


def cells_of(line: str, kinds: tuple[FieldKind, ...]) -> list[str]:
    """A line's cells, by tabs, else by spaces, else by commas: `1,500` is one number.

    The last cell takes what is left of the line. A time of day behind a day is left out. Where
    a comma could stand in a number as well as between cells, the line stays whole.
    """
    text, most = _day_first(line) if kinds == _PAID else line, len(kinds) - 1
    text = _TIMED.sub(r"\1", text) if FieldKind.DAY in kinds else text
    if not most:
        return [text.strip()]
    if "|" in text:
        cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
        return cells if len(cells) == len(kinds) else [text]
    for cells in (text.split("\t", most), text.split(None, most)):
        if len(cells) == len(kinds):
            return [cell.strip() for cell in cells]
    cells = [cell.strip() for cell in _COMMA.split(text, most)]
    return [text] if _torn(cells, kinds) else cells


def _day_first(line: str) -> str:
    """A payment whose day is written with spaces, a word behind it or an hour: its day, its sum."""
    found = _SPELT.match(line.strip())
    rest = line.strip()[found.end() :].strip() if found else ""
    if not found or not rest or rest[0] == "|":
        return line
    rest = rest.lstrip(",，;；、 ")
    try:
        return f"{found['near'] or read_day(found['day'])} {rest}"
    except Unreadable:
        return line


def _torn(cells: list[str], kinds: tuple[FieldKind, ...]) -> bool:
    """Whether commas may have torn a number apart: `网贷 9,500,24%`, or too many in `1,500,200`."""
    if any(kind in _SUMS for kind in kinds[:-1]) and _COMMA.search(cells[-1]):
        return True
    return any(
        before is FieldKind.TEXT and kind in _SUMS and _HEAD.search(a) and _TAIL.match(b)
        for (a, b), (before, kind) in zip(pairwise(cells), pairwise(kinds), strict=False)
    )


def under_heading(lines: list[str], kinds: tuple[FieldKind, ...]) -> list[str]:
    """Lines under a heading that names a day and one sum, as days and sums in this order.

    Columns beside them are left out, but for a line in which one says anything else than that it
    was paid: that line keeps all its cells. So do all where the heading names no such columns, or
    more than one; where a line is not as long, they stay as they are.
    """
    for mark in MARKS:
        table = [[cell.strip() for cell in line.strip(f" {mark}").split(mark)] for line in lines]
        head = [_name(cell) for cell in table[0]]
        whole = all(len(cells) <= len(head) for cells in table)
        if kinds == _PAID and len(head) > 1 and whole:
            kept, empty = _kept(head), [""] * len(head)
            return ["\t".join(kept([*cells, *empty][: len(head)])) for cells in table]
    return lines


def _name(cell: str) -> str:
    return _IN_YUAN.sub("", cell.strip().lower())


def _day_and_sum(head: list[str]) -> list[int]:
    """The columns of a heading that name the day and the sum; none where not one of each does."""
    days = [n for n, cell in enumerate(head) if cell in _DAYS]
    sums = [n for n, cell in enumerate(head) if _SUM.fullmatch(cell)]
    return [*days, *sums] if len(days) == len(sums) == 1 else []


def _kept(head: list[str]) -> Callable[[list[str]], list[str]]:
    """Which cells of a row are kept under a heading."""
    wanted = _day_and_sum(head)
    told = [n for n, cell in enumerate(head) if not _BESIDE.fullmatch(cell)]

    def kept(cells: list[str]) -> list[str]:
        paid = all(_PAYING.fullmatch(cells[n].lower()) for n in told if n not in wanted)
        return [cells[n] for n in wanted] if wanted and paid else [cell or "-" for cell in cells]

    return kept


def unquoted(line: str) -> str:
    """A line of a file without its quotation marks: `2026-03-15,"1,000.00"` has two cells."""
    return _QUOTED.sub(lambda found: found[1].replace(",", ""), line)


def is_heading(line: str, kinds: tuple[FieldKind, ...], own: str) -> bool:
    """Whether a line names its columns: a day, no figure, and no sum that is not asked for.

    Under 余额, 应还金额 or 金额（万元） stand other sums than those paid, in yuan. `own` are the
    words by which the field itself names its columns, in their order.
    """
    mark = next((mark for mark in MARKS if mark in line), None)
    cells = line.strip(f" {mark}").split(mark) if mark else _BETWEEN.split(line.strip())
    head, sums = [_name(cell) for cell in cells], kinds.count(FieldKind.MONEY)
    if _DAYS.isdisjoint(head) or any(map(str.isdigit, line)):
        return False
    if not sums or (kinds == _PAID and mark and _day_and_sum(head)):
        return True
    at = 0
    for cell in head:
        if cell not in _DAYS and not (sums == 1 and _SUM.fullmatch(cell)):
            at = own.find(cell, at)
        if at < 0:
            return False
    return True
