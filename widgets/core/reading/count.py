"""Whole numbers of things: `6`, `两`, `3人`, `12期`, `100天`; a number of other things is none."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from widgets.core.errors import Unreadable
from widgets.core.reading.numeral import numeral, plain

_PAIRS = {"俩": Decimal(2), "仨": Decimal(3)}
_LEADING = re.compile(r"^0(?=\d$)", re.ASCII)
_POINTED = re.compile(r"[\d,]*\.\d*", re.ASCII)


class Counted(StrEnum):
    """What a field counts, so that `90天` is no 90 months."""

    THINGS = "things"
    DAYS = "days"
    MONTHS = "months"
    INSTALMENTS = "instalments"
    YEAR = "year"
    HOUR = "hour"


_SHAPES = {
    Counted.THINGS: r"(.+?)(?:[次个人名位遍回趟通条封家笔]|个人|[个通]电话|条短信|"
    r"times?|people|persons?|calls?)?",
    Counted.DAYS: r"(.+?)(?:天|日|days?)?",
    Counted.MONTHS: r"(.+?)(?:个月|months?|mths?|mo)?",
    Counted.INSTALMENTS: r"(?:第|分|一?共|总共)?(.+?)(?:期|instal?lments?|payments?)?",
    Counted.YEAR: r"(.+?)年?",
    Counted.HOUR: r"(.+?)(?:点整?|点钟|时|:00)?",
}
_UNITS = {counted: re.compile(shape) for counted, shape in _SHAPES.items()}
_YEARS = re.compile(
    r"(?P<half>半|halfa|a)(?:年|year)"
    r"|(?P<years>.{1,20}?)(?:年期?|years?|yrs?)(?:(?P<more>半)|[零又]?(?P<months>.{1,20}?)(?:个月|months?))?"
)
_A_YEAR, _HALF_A_YEAR, _A_WEEK = 12, 6, 7
_WEEKS = re.compile(r"(.+?)(?:个?星期|周|weeks?)")
_HOURS_OF = {
    "凌晨": range(7),
    "早": range(4, 12),
    "早上": range(4, 12),
    "上午": range(4, 13),
    "中午": range(11, 15),
    "下午": range(12, 19),
    "傍晚": range(16, 21),
    **dict.fromkeys(("晚上", "晚"), range(17, 24)),
    **dict.fromkeys(("夜里", "深夜"), (*range(20, 24), *range(5))),
    "am": range(12),
    "pm": range(12, 24),
}
_PART = re.compile(r"(凌晨|早上?|上午|中午|下午|傍晚|晚上?|夜里|深夜)?(.+?)([ap]\.?m\.?)?")
_NOON = 12


def read_count(typed: str, counted: Counted = Counted.THINGS) -> Decimal:
    """A whole number of what a field counts; where it counts months, years are taken as such.

    Raises:
        Unreadable: no whole number can be read, or it is one of something else.
    """
    number = _of(plain(typed), counted)
    if number is None or number != number.to_integral_value():
        raise Unreadable(f"{typed!r} is not a whole number of {counted}")
    return number


def _of(text: str, counted: Counted) -> Decimal | None:
    years, weeks = _YEARS.fullmatch(text), _WEEKS.fullmatch(text)
    match counted:
        case Counted.MONTHS if years:
            return _months(years)
        case Counted.DAYS if weeks:
            number = _number(weeks[1], counted)
            return None if number is None else number * _A_WEEK
        case Counted.HOUR:
            return _hour(text)
    return _number(text, counted)


def _months(years: re.Match[str]) -> Decimal | None:
    """Years as months: `半年`, `一年半`, `1年3个月`."""
    if years["half"]:
        return Decimal(_A_YEAR if years["half"] == "a" else _HALF_A_YEAR)
    whole, more = numeral(years["years"]), numeral(years["months"] or "零")
    if whole is None or more is None or more >= _A_YEAR:
        return None
    return whole * _A_YEAR + more + (_HALF_A_YEAR if years["more"] else 0)


def _hour(text: str) -> Decimal | None:
    """An hour of 24: `20点`, `晚上8点`, `8 pm`; 早上20点 and 晚上1点 are none."""
    part = _PART.fullmatch(text)
    number = _number(part[2], Counted.HOUR) if part else None
    words = [word.replace(".", "") for word in part.groups()[::2] if word] if part else []
    if number is None or not words:
        return number
    both = {number % _NOON, number % _NOON + _NOON} if number <= _NOON else {number}
    fits = {each for each in both if all(each in _HOURS_OF[word] for word in words)}
    return fits.pop() if len(fits) == 1 else None


def _number(text: str, counted: Counted) -> Decimal | None:
    """The number before its unit; one with a point is none, though `1.5万` is whole."""
    found = _UNITS[counted].fullmatch(text)
    if not found:
        return None
    bare = _LEADING.sub("", found[1])
    if _POINTED.fullmatch(bare):
        return None
    return _PAIRS.get(bare, numeral(bare))
