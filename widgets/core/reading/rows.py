"""A row of a form as its cells: `2026-01-05 1500`, pasted from a statement or typed with commas."""

from __future__ import annotations

import re
from itertools import pairwise

from widgets.core.calculators.calculator import FieldKind

_COMMA = re.compile("[,，;；、]")
_BETWEEN = re.compile(r"[\s,，;；、]+")
_SUMS = {FieldKind.MONEY, FieldKind.COUNT}
_TIMED = re.compile(
    r"(?<!\d)(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[ t]"
    r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:.])",
    re.ASCII | re.IGNORECASE,
)
_HEAD, _TAIL = re.compile(r"\s\d{1,3}$", re.ASCII), re.compile(r"\d{3}(?!\d)", re.ASCII)
_DAYS = frozenset(
    "日期 时间 日子 交易日期 交易时间 还款日期 还款时间 还款日 付款日期 付款时间 记账日期 入账日期 "
    "date day time datetime".split()
)


def cells_of(line: str, kinds: tuple[FieldKind, ...]) -> list[str]:
    """A line's cells, by tabs, else by spaces, else by commas: `1,500` is one number.

    The last cell takes what is left of the line. A time of day behind a day is left out. Where
    a comma could stand in a number as well as between cells, the line stays whole.
    """
    text, most = _TIMED.sub(r"\1", line) if FieldKind.DAY in kinds else line, len(kinds) - 1
    if not most:
        return [text.strip()]
    for cells in (text.split("\t", most), text.split(None, most)):
        if len(cells) == len(kinds):
            return [cell.strip() for cell in cells]
    cells = [cell.strip() for cell in _COMMA.split(text, most)]
    return [text] if _torn(cells, kinds) else cells


def _torn(cells: list[str], kinds: tuple[FieldKind, ...]) -> bool:
    """Whether commas may have torn a number apart: `网贷 9,500,24%`, or too many in `1,500,200`."""
    if any(kind in _SUMS for kind in kinds[:-1]) and _COMMA.search(cells[-1]):
        return True
    return any(
        before is FieldKind.TEXT and kind in _SUMS and _HEAD.search(a) and _TAIL.match(b)
        for (a, b), (before, kind) in zip(pairwise(cells), pairwise(kinds), strict=False)
    )


def is_heading(line: str) -> bool:
    """Whether a line names its columns: the word for a day stands in it, and no digit."""
    words = _BETWEEN.split(line.lower())
    return not _DAYS.isdisjoint(words) and not any(map(str.isdigit, line))
