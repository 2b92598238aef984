"""A row of a form as its cells: `2026-01-05 1500`, pasted from a statement or typed with commas."""

from __future__ import annotations

import re
from itertools import pairwise

from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day

_COMMA = re.compile("[,，;；、]")
_BETWEEN = re.compile(r"[\s,，;；、]+")
_SUMS = {FieldKind.MONEY, FieldKind.COUNT}
_TIMED = re.compile(
    r"(?<!\d)(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[ t]"
    r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:.])",
    re.ASCII | re.IGNORECASE,
)
_SPELT = re.compile(
    r"(?P<day>\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
    r"(?: ?(?:上午|下午|中午|晚上) ?\d{1,2}:\d\d(?::\d\d)?| \d{1,2}:\d\d(?::\d\d)? ?[ap]m)?"
    r"\s{0,9}[:：]?\s{0,9}(?P<paid>(?:还款?|付款?|转账?)了?|paid)?",
    re.ASCII | re.IGNORECASE,
)
_PAID = (FieldKind.DAY, FieldKind.MONEY)
_HEAD, _TAIL = re.compile(r"\s\d{1,3}$", re.ASCII), re.compile(r"\d{3}(?!\d)", re.ASCII)
_DAYS = frozenset(
    "日期 时间 日子 交易日期 交易时间 还款日期 还款时间 还款日 付款日期 付款时间 记账日期 入账日期 "
    "date day time datetime".split()
) | {"payment date", "paid on"}
_WAY = re.compile(
    r"收.?支.{0,4}|借.?贷.{0,4}|.{0,9}(?:类型|状态|方向)|type|status|direction|in/out"
)
_SUM = re.compile(
    r"(?:还款|交易|支出|付款)?金额(?:\((?:元|cny|rmb)\)|（元）)?"
    r"|(?:payment |paid )?(?:amount|sum)(?: ?\((?:cny|rmb|yuan)\))?"
)


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
    if not found or not rest or rest[0] in ",，;；、|":
        return line
    try:
        return f"{read_day(found['day'])} {rest}"
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

    Every other column is left out. Where the heading names no such columns, or more than one, or
    one that says which way the money went, or a line is not as long, the lines stay as they are.
    """
    for mark in ("\t", ",", "|"):
        table = [[cell.strip() for cell in line.strip(f" {mark}").split(mark)] for line in lines]
        head = [cell.lower() for cell in table[0]]
        days = [n for n, cell in enumerate(head) if cell in _DAYS]
        sums = [n for n, cell in enumerate(head) if _SUM.fullmatch(cell)]
        whole = all(len(cells) == len(head) for cells in table)
        whole = whole and not any(map(_WAY.fullmatch, head))
        if kinds == _PAID and len(head) > 1 and whole and len(days) == len(sums) == 1:
            return ["\t".join((cells[days[0]], cells[sums[0]])) for cells in table]
    return lines


def is_heading(line: str) -> bool:
    """Whether a line names its columns: the word for a day stands in it, and no digit."""
    words = _BETWEEN.split(line.lower())
    return not _DAYS.isdisjoint(words) and not any(map(str.isdigit, line))
