"""A log in a table: a person's own list, an app's export, or a mobile operator's bill."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from widgets.core.contact_log.columns import Header
from widgets.core.contact_log.direction import ANSWERED, MISSED, code_of, direction_of
from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    ContactMoment,
    DayAlone,
    Direction,
    Found,
    Passed,
    UnreadReason,
    unread,
)
from widgets.core.contact_log.moment import find_moment, from_epoch, read_seconds, with_colons
from widgets.core.contact_log.row import LogRow
from widgets.core.contact_log.words import (
    Recognised,
    before_quotation,
    is_yes,
    plain,
    recognised_in,
)
from widgets.core.contact_log.zones import ahead

MOST_JOINED = 20
LONGEST_LOOKED_AT = 400
A_MINUTE = timedelta(minutes=1)
VOICE_OF_WECHAT = "50"
_NOTICES = frozenset({"10000", "10002", "系统", "系统消息", "系统通知"})
_EPOCH = re.compile(r"(1[0-8]\d{8}(?:\d{3})?)(?:\.\d{1,9})?")
QUOTE = '"'


def read_table(lines: Iterable[str], header: Header, year: int | None) -> Iterator[Found]:
    """Every row as a contact, or why it is none."""
    number = 1
    for first, cells, joined in _rows(lines, header):
        if not first.strip():
            yield Passed.BLANK
        elif number <= header.row:
            yield unread(number, first, UnreadReason.ABOVE_HEADER)
        elif number == header.row + 1:
            yield Passed.HEADING
        else:
            yield _read(number, first, LogRow(header, cells), year)
        yield from [Passed.JOINED] * joined
        number += joined + 1


def refuse_table(lines: Iterable[str], head: int) -> Iterator[Found]:
    """Every row of a table whose header we do not know: none is read as a typed line."""
    for number, line in enumerate(lines):
        if not line.strip():
            yield Passed.BLANK
        elif number == head:
            yield Passed.HEADING
        else:
            yield unread(number + 1, line, UnreadReason.UNKNOWN_HEADER)


def _rows(lines: Iterable[str], header: Header) -> Iterator[tuple[str, list[str], int]]:
    """Each row's first line, its cells, and how many more lines it took.

    A quoted cell may hold line ends. One that is never closed must not swallow the table: a row
    is joined from a few lines only, and only while those are no rows by themselves.
    """
    stream, ahead = iter(lines), deque[str]()
    while ahead or (ahead := deque(islice(stream, 1))):
        line = ahead.popleft()
        joined = 0
        if line.count(QUOTE) % 2:
            ahead.extend(islice(stream, max(0, MOST_JOINED - len(ahead))))
            joined = _continued(list(ahead), header)
        whole = [line, *(ahead.popleft() for _ in range(joined))]
        yield line, _cells(whole, header), joined


def _continued(after: list[str], header: Header) -> int:
    """How many of the lines after an open quote belong to it: 0 where it is a stray mark."""
    for place, line in enumerate(after, start=1):
        if line.count(QUOTE) % 2:
            return place if _closes(line, header.delimiter) else 0
        if line.count(header.delimiter) + 1 >= header.width:
            return 0
    return 0


def _closes(line: str, delimiter: str) -> bool:
    """Whether a line's first quote ends a cell, and does not begin one."""
    at = line.find(QUOTE)
    if at:
        return line[at - 1] != delimiter
    return line[1:2] in {"", delimiter}


def _cells(lines: list[str], header: Header) -> list[str]:
    text = "\n".join(lines)
    if text.count(QUOTE) % 2 or QUOTE not in text:
        return text.split(header.delimiter)
    try:
        return next(csv.reader([text], delimiter=header.delimiter, skipinitialspace=True), [])
    except csv.Error:
        return text.split(header.delimiter)


def _read(number: int, first: str, row: LogRow, year: int | None) -> Found:
    if not any(cell.strip() for cell in row.cells):
        return Passed.BLANK
    if row.has("own") and _NOTICES.intersection(row.filled("type", "words")):
        return unread(number, first, UnreadReason.NOT_A_CONTACT)
    when = _when(row, year)
    if isinstance(when, UnreadReason):
        return unread(number, first, when)
    direction = direction_of(row)
    if direction is None:
        return unread(number, first, UnreadReason.NO_DIRECTION)
    marks, seconds = (
        recognised_in(before_quotation(row.plain("began", "way", "type", "words"))),
        _seconds(row),
    )
    noted = recognised_in("" if row.has("own") else row.plain("note", "purpose"))
    if noted.denied or (marks.denied and marks.kind is None):
        return unread(number, first, UnreadReason.NOT_A_CONTACT)
    return Contact(
        line=number,
        when=when,
        kind=_kind(row, marks, seconds),
        direction=direction,
        connected=_connected(row, marks, seconds),
        seconds=seconds,
        other=_other(row, direction),
        mine=row.text("mine"),
        to_third=noted.to_third or marks.to_third or row.is_marked("third"),
        after_refusal=noted.after_refusal or row.is_marked("refused"),
        purpose=noted.purpose or marks.purpose,
        text=row.text("said", "note"),
    )


def _when(row: LogRow, year: int | None) -> ContactMoment | UnreadReason:
    """The moment of a row. Where it is told twice, as figures and in words, both must agree."""
    cells = [plain(each[:LONGEST_LOOKED_AT]) for each in row.filled("when", "date", "part", "time")]
    moments: list[ContactMoment | UnreadReason] = [
        from_epoch(found[1]) for each in cells if (found := _EPOCH.fullmatch(each))
    ]
    worded = [each for each in cells if not _EPOCH.fullmatch(each)]
    if worded or not moments:
        moments.append(_worded(" ".join(worded), row, year))
    if unread := [each for each in moments if isinstance(each, UnreadReason)]:
        return unread[-1]
    timed = [each for each in moments if isinstance(each, datetime)]
    if not timed:
        return moments[-1]
    days = {each.on for each in moments if isinstance(each, DayAlone)}
    agreed = max(timed) - min(timed) < A_MINUTE and days <= {timed[-1].date()}
    return timed[-1] if agreed else UnreadReason.NO_SUCH_TIME


def _worded(told: str, row: LogRow, year: int | None) -> ContactMoment | UnreadReason:
    """The moment that a row tells in words, by the clock of the zone that its table names."""
    zones = [row.header.zone] if row.header.zone else [*map(plain, row.filled("zone"))]
    when, _ = find_moment(" ".join((with_colons(told), *zones)), year)
    if isinstance(when, datetime) and not all(ahead("", each)[1] for each in zones):
        return DayAlone(when.date(), UnreadReason.TIME_ZONE)
    return when


def _seconds(row: LogRow) -> int | None:
    if lasted := row.plain("lasted"):
        return read_seconds(lasted)
    return read_seconds(row.plain("minutes"), each=60)


def _kind(row: LogRow, marks: Recognised, seconds: int | None) -> ContactMeans:
    """The kind that a row names, else what its table is: bills and durations are of calls."""
    if row.has("own") and VOICE_OF_WECHAT in row.filled("type"):
        return ContactMeans.CALL
    if marks.kind is not None:
        return marks.kind
    if row.header.is_bill or seconds is not None or row.text("connected"):
        return ContactMeans.CALL
    return ContactMeans.MESSAGE if row.text("said") else ContactMeans.OTHER


def _connected(row: LogRow, marks: Recognised, seconds: int | None) -> bool | None:
    cell, code = row.plain("connected"), code_of(row)
    told = is_yes(cell)
    if told is None and cell:
        told = recognised_in(cell).connected
    if told is None:
        told = marks.connected
    if told is None and not row.has("said") and code in MISSED | ANSWERED:
        return code in ANSWERED
    return True if told is None and seconds else told


def _other(row: LogRow, direction: Direction) -> str:
    sides = ("calling", "caller", "sender") if direction is Direction.INCOMING else ("called", "to")
    return row.text("number") or row.text(*sides) or row.text("name", "caller")
