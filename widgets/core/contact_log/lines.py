"""A log typed line by line: `2026-11-20 22:30 电话 接通 3分钟`, `20 Nov 2026 10pm call missed`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    DayAlone,
    Direction,
    Found,
    Passed,
    UnreadReason,
    unread,
)
from widgets.core.contact_log.moment import find_moment, find_seconds
from widgets.core.contact_log.words import before_quotation, plain, recognised_in

LONGEST_LOOKED_AT = 400
_HEADING = re.compile("记录|以下|如下")
"""Of a day without an hour: that it is a heading."""
_NUMBER = re.compile(r"(?<![\d.])\+?\d[\d*-]{3,19}(?!\d)")


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text, one after another, whichever way it ends them."""
    mark = "\n" if "\n" in text else "\r"
    start = 0
    while (end := text.find(mark, start)) >= 0:
        yield text[start:end].removesuffix("\r")
        start = end + 1
    if start < len(text):
        yield text[start:]


def read_lines(lines: Iterable[str], year: int | None) -> Iterator[Found]:
    """Every line as a contact, or why it is none."""
    for number, line in enumerate(lines, start=1):
        yield _read(number, line, year) if line.strip() else Passed.BLANK


def _read(number: int, line: str, year: int | None) -> Found:
    """A typed line. Without a word we know it is no contact: nobody is accused by a guess.

    A line that says nothing of who began it is taken as the collector's, which the form tells.
    """
    when, rest = find_moment(plain(line[:LONGEST_LOOKED_AT]), year)
    if isinstance(when, UnreadReason):
        return unread(number, line, when)
    seconds, rest = find_seconds(before_quotation(rest))
    other = _NUMBER.search(rest)
    marks = recognised_in(_NUMBER.sub("#", rest).strip())
    heads = isinstance(when, DayAlone) and _HEADING.search(rest)
    if heads or (marks.denied and marks.kind in {None, ContactMeans.OTHER}):
        return unread(number, line, UnreadReason.NOT_A_CONTACT)
    if marks.unclear:
        return unread(number, line, UnreadReason.NO_DIRECTION)
    kind = marks.kind or _kind(marks.direction, seconds)
    if kind is None:
        return unread(number, line, UnreadReason.NO_KIND)
    return Contact(
        line=number,
        when=when,
        kind=kind,
        direction=marks.direction or Direction.INCOMING,
        connected=True if marks.connected is None and seconds else marks.connected,
        seconds=seconds,
        other=other[0] if other else "",
        to_third=marks.to_third,
        after_refusal=marks.after_refusal,
        purpose=marks.purpose,
        text=line,
    )


def _kind(direction: Direction | None, seconds: int | None) -> ContactMeans | None:
    """The kind of a contact that a line does not name: it lasted, or the borrower made it."""
    if seconds is not None:
        return ContactMeans.CALL
    return ContactMeans.OTHER if direction is Direction.OUTGOING else None
