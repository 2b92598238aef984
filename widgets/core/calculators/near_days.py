"""Days that a text may mean where its year, the order of its parts or its midnight is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day
from widgets.core.reading.numeral import signs

_THREE = re.compile(
    r"(\d{1,4})[^\d](\d{1,2})[^\d](\d{1,4})[日号.。]?"
    r"(?:\s(?:1?\d|2[0-3]):[\d:]{2,5}(?:\s?[ap]m)?)?",
    re.ASCII,
)
_SHORT = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
_NAMED = re.compile(r"(?:(\d{4})[- ])?(\d{1,2}[- ])?([a-z]{3,9})[- ](\d{1,2})", re.ASCII)
_AROUND = re.compile(r"[自从于在]?(.+?)(?:起|止|开始|截止|以?前|以?后|之[前后]|左右)?")
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
        told = "今" in typed or (typed.isalpha() and "月" not in typed)
        if read.year == today.year and not told:
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
        for day in _tried_day(late[1], today):
            yield from (day, day + timedelta(1))
    else:
        yield from _otherwise(text, today)


def _otherwise(text: str, today: date) -> Iterator[date]:
    """A day with a word before or behind it, without its 日, or in the order of a file."""
    short, named, around = (each.fullmatch(text) for each in (_SHORT, _NAMED, _AROUND))
    if short:
        yield from _tried_day("20{}-{}-{}".format(*short.groups()), today)
    elif named and named[1] and not named[2]:
        yield from _tried_day(f"{named[4]} {named[3]} {named[1]}", today)
    elif named and named[2] and not named[1]:
        yield from _tried_day(f"{named[2]}{named[3]} 20{named[4]}", today)
    elif around and around[1] != text:
        yield from _tried_day(around[1], today)
    elif "月" in text:
        yield from _tried_day(f"{text}日", today)


def _tried_day(text: str, today: date) -> Iterator[date]:
    try:
        yield read_day(text, today)
    except Unreadable:
        return


def _real(*parts: tuple[int, int, int]) -> Iterator[date]:
    """Those days that are in the calendar, and not long ago."""
    for year, month, day in parts:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found.year >= _FIRST_YEAR:
            yield found
