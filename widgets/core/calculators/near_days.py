"""Days that a text may mean where its year, the order of its parts or its midnight is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day
from widgets.core.reading.numeral import signs

_THREE = re.compile(r"(\d{1,4})[^\d](\d{1,2})[^\d](\d{1,4})[日号.。]?", re.ASCII)
_TWO = re.compile(r"(\d{1,2})[-/.](\d{1,2})", re.ASCII)
_LATE = re.compile(
    r"(.{1,20}?\d[日号]?)"
    r"(?:\s?(?:晚上|夜里|24[:点时]).*|[ t]\d\d:[\d:.]{2,15}\s?(?:z|[-+]\d\d:?\d\d))"
)
_FIRST_YEAR = 1900


def years_around(typed: str, read: date, today: date) -> Iterator[date]:
    """The same day a year before and after, where its year was not told."""
    try:
        read_day(typed)
    except Unreadable:
        if read.year == today.year and not typed.isalpha() and "今" not in typed:
            yield from _real((read.year - 1, read.month, read.day))
            yield from _real((read.year + 1, read.month, read.day))


def days_meant(typed: str, today: date) -> Iterator[date]:
    """Days that a text may mean: the order of day and month, the century, and midnight."""
    try:
        text = signs(typed)
    except Unreadable:
        return
    three, two, late = (each.fullmatch(text) for each in (_THREE, _TWO, _LATE))
    if three:
        first, middle, last = (int(each) for each in three.groups())
        century = 2000 if len(three[1]) == 2 and len(three[3]) <= 2 else 0
        yield from _real((first + century, middle, last))
        if "年" not in text and len(three[1]) <= 2:
            year = last + (2000 if len(three[3]) == 2 else 0)
            yield from _real((year, middle, first), (year, first, middle))
    elif two:
        first, last = int(two[1]), int(two[2])
        yield from _real((today.year, first, last), (today.year, last, first))
    elif late:
        try:
            day = read_day(late[1], today)
        except Unreadable:
            return
        yield from (day, day + timedelta(1))


def _real(*parts: tuple[int, int, int]) -> Iterator[date]:
    """Those days that are in the calendar, and not long ago."""
    for year, month, day in parts:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found.year >= _FIRST_YEAR:
            yield found
