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
    Counted.THINGS: r"(.+?)(?:次|个|个人|人|名|位|遍|times?|people|persons?)?",
    Counted.DAYS: r"(.+?)(?:天|日|days?)?",
    Counted.MONTHS: r"(.+?)(?:个月|months?)?",
    Counted.INSTALMENTS: r"第?(.+?)(?:期|instal?lments?)?",
    Counted.YEAR: r"(.+?)年?",
    Counted.HOUR: r"(.+?)(?:点整?|点钟|时|:00)?",
}
_UNITS = {counted: re.compile(shape) for counted, shape in _SHAPES.items()}
_YEARS = re.compile(r"半年|(.+?)(?:年|years?)(半?)")
_A_YEAR, _HALF_A_YEAR = 12, 6


def read_count(typed: str, counted: Counted = Counted.THINGS) -> Decimal:
    """A whole number of what a field counts; where it counts months, years are taken as such.

    Raises:
        Unreadable: no whole number can be read, or it is one of something else.
    """
    text = plain(typed)
    years = _YEARS.fullmatch(text) if counted is Counted.MONTHS else None
    number = _months(years) if years else _number(text, counted)
    if number is None or number != number.to_integral_value():
        raise Unreadable(f"{typed!r} is not a whole number of {counted}")
    return number


def _months(years: re.Match[str]) -> Decimal | None:
    whole = numeral(years[1]) if years[1] else Decimal(0)
    if whole is None:
        return None
    return whole * _A_YEAR + (_HALF_A_YEAR if years[2] or not years[1] else 0)


def _number(text: str, counted: Counted) -> Decimal | None:
    """The number before its unit; one with a point is none, though `1.5万` is whole."""
    found = _UNITS[counted].fullmatch(text)
    if not found:
        return None
    bare = _LEADING.sub("", found[1])
    if _POINTED.fullmatch(bare):
        return None
    return _PAIRS.get(bare, numeral(bare))
