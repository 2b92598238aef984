"""A log in a table: a person's own list, an app's export, or a mobile operator's bill."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from widgets.core.calc.contact_columns import Header
from widgets.core.calc.contact_entry import Contact, Direction, Found, Kind, Passed, Reason, unread
from widgets.core.calc.contact_moment import find_moment, from_epoch, read_seconds, spread
from widgets.core.calc.contact_words import Marks, is_yes, marks_in, marks_in_cell, plain

MOST_JOINED = 20
LONGEST_LOOKED_AT = 400
EPOCH_DIGITS = 12
QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, by what their columns tell."""

    header: Header
    cells: list[str]

    def given(self, *roles: str) -> str:
        """The cells of some columns as given, one after another."""
        places = [place for role in roles for place in self.header.columns.get(role, ())]
        if not places:
            return ""
        told = [self.cells[place].strip() for place in places if place < len(self.cells)]
        return " ".join(cell for cell in told if cell)

    def plain(self, *roles: str) -> str:
        """The same for recognising: plain digits, lower case."""
        return plain(self.given(*roles))

    def says(self, role: str) -> bool:
        """Whether a column says yes, or names what it is about: `家人` under `对象`."""
        cell = self.plain(role)
        return bool(cell) and (is_yes(cell) or (is_yes(cell) is None and _marked(role, cell)))


def read_table(lines: Iterable[str], header: Header, year: int | None) -> Iterator[Found]:
    """Every row as a contact, or why it is none."""
    number = 1
    for first, cells, joined in _rows(lines, header):
        if not first.strip():
            yield Passed.BLANK
        elif number <= header.row:
            yield unread(number, first, Reason.ABOVE_HEADER)
        elif number == header.row + 1:
            yield Passed.HEADING
        else:
            yield _read(number, first, Row(header, cells), year)
        yield from [Passed.JOINED] * joined
        number += joined + 1


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


def _read(number: int, first: str, row: Row, year: int | None) -> Found:
    if not any(cell.strip() for cell in row.cells):
        return Passed.BLANK
    when = _when(row, year)
    if isinstance(when, Reason):
        return unread(number, first, when)
    marks = marks_in_cell(row.plain("began", "words"))
    direction = marks.direction or _by_sides(row)
    if direction is None:
        if row.header.is_bill:
            return unread(number, first, Reason.NO_DIRECTION)
        direction = Direction.INCOMING
    seconds = _seconds(row)
    noted = marks_in(row.plain("note", "purpose"))
    return Contact(
        line=number,
        when=when,
        kind=_kind(row, marks, seconds),
        direction=direction,
        connected=_connected(row, marks, seconds),
        seconds=seconds,
        other=_other(row, direction),
        mine=row.given("mine"),
        to_third=noted.to_third or row.says("third"),
        after_refusal=noted.after_refusal or row.says("refused"),
        purpose=noted.purpose or marks.purpose,
        text=row.given("said", "note"),
    )


def _when(row: Row, year: int | None) -> datetime | Reason:
    told = row.plain("when", "date", "time")[:LONGEST_LOOKED_AT]
    if told.isdigit() and len(told) >= EPOCH_DIGITS and not told.startswith(("19", "20")):
        return from_epoch(told)
    return find_moment(spread(told), year)[0]


def _seconds(row: Row) -> int | None:
    if lasted := row.plain("lasted"):
        return read_seconds(lasted)
    return read_seconds(row.plain("minutes"), each=60)


def _kind(row: Row, marks: Marks, seconds: int | None) -> Kind:
    """The kind that a row names, else what its table is: bills and durations are of calls."""
    if marks.kind is not None:
        return marks.kind
    if row.header.is_bill or seconds is not None or row.given("connected"):
        return Kind.CALL
    return Kind.MESSAGE if row.given("said") else Kind.OTHER


def _connected(row: Row, marks: Marks, seconds: int | None) -> bool | None:
    cell = row.plain("connected")
    told = is_yes(cell)
    if told is None and cell:
        told = marks_in(cell).connected
    if told is None:
        told = marks.connected
    return True if told is None and seconds else told


def _by_sides(row: Row) -> Direction | None:
    """Who began a call, where a bill names both numbers and the borrower's own."""
    mine = row.given("mine")
    if not mine:
        return None
    if row.given("calling") == mine:
        return Direction.OUTGOING
    return Direction.INCOMING if row.given("called") == mine else None


def _other(row: Row, direction: Direction) -> str:
    side = "calling" if direction is Direction.INCOMING else "called"
    return row.given("number") or row.given(side) or row.given("name")


def _marked(role: str, cell: str) -> bool:
    marks = marks_in(cell)
    return marks.to_third if role == "third" else marks.after_refusal
