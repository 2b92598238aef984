"""Entries from elsewhere: a diary's own file, its table, or a log of contacts."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any, Literal

from pydantic import ValidationError

from widgets.core.contact_log.entry import Contact, ContactMeans, Direction
from widgets.core.contact_log.log import read_log
from widgets.core.diary.answers import clean, read_clock
from widgets.core.diary.chain import verify
from widgets.core.diary.diary import Diary, joined
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import from_text
from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day

MOST_TAKEN = 5_000
"""So many entries are brought in at once."""
LEAST_COLUMNS = 3
"""So many of a table's columns bear names of ours, or it is read as a log of contacts."""
_WAYS = {ContactMeans.CALL: "call", ContactMeans.MESSAGE: "message", ContactMeans.VISIT: "door"}
_PLAIN = ("where", "who", "claimed", "done", "said", "mine", "felt", "witnesses")
_REFUSED = "refused"

BroughtFrom = Literal["diary", "table", "log", "nothing", "too-many"]


@dataclass(frozen=True, slots=True)
class Brought:
    """A diary with what was brought in, and what became of the text.

    Attributes:
        diary: the diary, with it.
        source: what the text was read as.
        new: how many entries, or versions, came in.
        unread: how many lines or versions could not be read.
        known: how many were there already.
        outgoing: how many contacts the writer had begun; they are left out.
        broken: how many faults the chain of a diary's file has; it is linked anew.
    """

    diary: Diary
    source: BroughtFrom
    new: int = 0
    unread: int = 0
    known: int = 0
    outgoing: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class BroughtWords:
    """How a table names what we know: its columns, ways and kinds, in whatever language."""

    columns: Mapping[str, str]
    ways: Mapping[str, str]
    kinds: Mapping[str, str]


def brought_in(diary: Diary, text: str, names: BroughtWords, today: date, written: int) -> Brought:
    """The diary with the entries that a text tells.

    Args:
        diary: the diary.
        text: a diary's file, a table of ours, or anything the contact log can read.
        names: how tables name things.
        today: the day; days without a year are of its year.
        written: when this is, in milliseconds of the browser's clock.
    """
    if other := from_text(text):
        both = joined(diary, other.diary)
        new, broken = len(both.log) - len(diary.log), len(verify(other.diary.log))
        return Brought(both, "diary", new, other.unread, len(other.diary.log) - new, broken=broken)
    rows = _table(text, names)
    if rows is not None:
        read = [_from_row(row, names, today) for row in rows]
        return _added(diary, "table", read, written)
    log = read_log(text, year=today.year)
    mine = sum(each.direction is Direction.OUTGOING for each in log.contacts)
    came = [each for each in log.contacts if each.direction is Direction.INCOMING]
    unread = [None] * len(log.unread)
    found = [*(_from_contact(each, names.kinds.values()) for each in came), *unread]
    if not found and not mine:
        return Brought(diary, "nothing")
    return _added(diary, "log", found, written, mine)


def _added(
    diary: Diary,
    source: Literal["table", "log"],
    read: Iterable[DiaryEntry | None],
    written: int,
    outgoing: int = 0,
) -> Brought:
    """The diary with those entries that it does not have; None counts as unread."""
    every = list(read)
    there, fresh = set(diary.entries.values()), dict[DiaryEntry, None]()
    entries = [each for each in every if each is not None]
    for each in entries:
        if each not in there:
            fresh[each] = None
    if len(fresh) > MOST_TAKEN:
        return Brought(diary, "too-many", len(fresh))
    unread, known = len(every) - len(entries), len(entries) - len(fresh)
    after = diary.with_entries(fresh, written)
    return Brought(after, source, len(fresh), unread, known, outgoing)


def _table(text: str, names: BroughtWords) -> list[dict[str, str]] | None:
    """The rows of a table with our columns, by the fields they fill; None where it is none."""
    rows = csv.reader(StringIO(text.removeprefix("\ufeff")))
    try:
        head = [names.columns.get(_name(cell), "") for cell in next(rows, [])]
        if len(set(head) - {""}) < LEAST_COLUMNS or "day" not in head:
            return None
        return [dict(zip(head, row, strict=False)) for row in rows if any(row)]
    except csv.Error:
        return None


def _name(cell: str) -> str:
    return _unquoted(cell).strip().lower()


def _unquoted(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from reading it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(tuple("=+-@\t\r")) else cell


def _from_row(row: Mapping[str, str], names: BroughtWords, today: date) -> DiaryEntry | None:
    told = {name: clean(_unquoted(cell)) for name, cell in row.items() if name}
    found: dict[str, Any] = {name: told[name] for name in _PLAIN if told.get(name)}
    found["way"] = names.ways.get(told.get("way", "").lower(), "")
    parts = told.get("kinds", "").lower().replace(";", "；").split("；")
    found["kinds"] = tuple(
        dict.fromkeys(names.kinds[part.strip()] for part in parts if part.strip() in names.kinds)
    )
    try:
        if day := told.get("day", ""):
            on = read_day(day, today)
            found["day"] = on.isoformat()
            found["time"] = read_clock(told["time"], on) if told.get("time") else ""
        entry = DiaryEntry.model_validate(found)
    except (Unreadable, ValidationError):
        return None
    return entry if entry != DiaryEntry() else None


def _from_contact(contact: Contact, kinds: Collection[str]) -> DiaryEntry | None:
    """A contact of a log; nothing is ticked that the log does not say."""
    message = contact.kind is ContactMeans.MESSAGE
    told = {
        "day": contact.on.isoformat(),
        "time": f"{contact.at:%H:%M}" if contact.at else "",
        "way": _WAYS.get(contact.kind, ""),
        "where": clean(contact.other),
        "said" if message else "done": clean(contact.text),
        "kinds": (_REFUSED,) if contact.after_refusal and _REFUSED in kinds else (),
    }
    try:
        return DiaryEntry.model_validate(told)
    except ValidationError:
        return None
