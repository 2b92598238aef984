"""Days as people, courts and statements write them: `2026-11-20`, `二〇二六年十一月二十日`."""

from __future__ import annotations

import re
from datetime import date

from widgets.core.errors import Unreadable
from widgets.core.reading.numeral import DIGIT, numeral, signs

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT = [name[:3] for name in _MONTHS]
_NAMED = rf"(?:{'|'.join((*_MONTHS, 'sept', *_SHORT))})\.?"
_WEEK = "一二三四五六日"
_DASH = r"\s*[-/.—–]\s*"
_SHAPES = (
    rf"(?P<y>\d{{4}})(?:{_DASH}|\s*年\s*)(?P<m>\d{{1,2}})(?:{_DASH}|\s*月\s*)(?P<d>\d{{1,2}})\s*[日号]?",
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)",
    rf"(?P<y>[{DIGIT}零]{{4}})年(?P<m>[{DIGIT}十]{{1,2}})月(?P<d>[{DIGIT}十]{{1,3}})[日号]",
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<n>{_NAMED}),? (?P<y>\d{{4}})",
    rf"(?P<n>{_NAMED}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})",
)
_BEHIND = (
    rf"(?:\s*\(?(?:周|星期|礼拜)(?P<week>[{_WEEK}天])\)?)?"
    r"(?:(?:\s+|t)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)?"
)
_DAYS = tuple(re.compile(shape + _BEHIND, re.ASCII) for shape in _SHAPES)


def read_day(typed: str) -> date:
    """A day; a time of day behind it, as statements and spreadsheets write it, is left out.

    Raises:
        Unreadable: no day can be read, there is no such day, or it is no such day of the week.
    """
    text = signs(typed)
    found = next((found for shape in _DAYS if (found := shape.fullmatch(text))), None)
    if found is None:
        raise Unreadable(f"{typed!r} is not a day")
    part = found.groupdict()
    try:
        day = date(_year(part["y"]), _month(part), _number(part["d"]))
    except ValueError as error:
        raise Unreadable(f"there is no such day as {typed!r}") from error
    if part["week"] and day.weekday() != _WEEK.index(part["week"].replace("天", "日")):
        raise Unreadable(f"{typed!r} is another day of the week")
    return day


def _year(written: str) -> int:
    figures = (str(DIGIT.find(sign) + 1) if sign in f"{DIGIT}零" else sign for sign in written)
    return int("".join(figures))


def _month(part: dict[str, str | None]) -> int:
    name = part.get("n")
    return _SHORT.index(name[:3]) + 1 if name else _number(part["m"] or "")


def _number(written: str) -> int:
    """A day or month in figures or Chinese; 0, which no calendar has, where it is neither."""
    return int(written) if written.isdecimal() else int(numeral(written) or 0)
