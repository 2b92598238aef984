"""A checked log as tables, pictures and a file to keep. What is shown is cut, with its count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from widgets.core.calculators.answer import Chart, ResultTable, Saved, Say, Strand
from widgets.core.calculators.contact_times.day import Flag
from widgets.core.calculators.contact_times.law import Counts
from widgets.core.calculators.contact_times.working import CheckedLog
from widgets.core.calculators.working import KeyTerm, Value, count
from widgets.core.contact_log.entry import Contact, Doubled, Log, Unread

MOST_ROWS, MOST_DAYS, MOST_NAMED = 200, 60, 6
FILE = "contact-log.csv"
_HEADER = (
    "line,datetime,type,direction,connected,seconds,number,mynumber,thirdperson,refused,purpose,"
    "text,reading"
)
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_PHONE = re.compile(r"\+[0-9]+")
_QUOTED = re.compile(r'[,"\r\n]')
_NOTHING = ("",) * 10
_YES_NO = {True: "yes", False: "no", None: ""}
TableRow = tuple[Value, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it is shown, and how many rows there are in all."""

    sheet: ResultTable
    total: int


def shown(log: Log, checked: CheckedLog, flags: Sequence[Flag]) -> tuple[ShownTable, ...]:
    """The tables that have any rows, each with its first rows."""
    every = (
        _shown("flags", _FLAGS, flags, _flag_row),
        _shown("unread", ("line", "text", "reason"), log.unread, _unread_row),
        _shown("duplicates", ("line", "of"), log.duplicates, _doubled_row),
        _shown("no-limit", ("day",), checked.no_limit, _day_row),
    )
    return tuple(each for each in every if each.total)


def cut_cautions(tables: Iterable[ShownTable], checked: CheckedLog) -> Iterator[Say]:
    """What was cut, and how much there is."""
    for each in tables:
        if each.total > MOST_ROWS:
            numbers = {"shown": count(MOST_ROWS), "all": count(each.total)}
            yield Say("caution-cut", {"sheet": KeyTerm(f"sheet-{each.sheet.key}"), **numbers})
    if len(checked.by_day) > MOST_DAYS:
        days = {"shown": count(MOST_DAYS), "all": count(len(checked.by_day))}
        yield Say("caution-cut-days", days)


def charts(checked: CheckedLog) -> tuple[Chart, ...]:
    """The contacts by hour of the day and by day; of the days, the last ones."""
    if not checked.by_day:
        return ()
    hours = tuple(f"{hour}:00" for hour in range(len(checked.by_hour)))
    last = checked.by_day[-MOST_DAYS:]
    by_hour = Strand("contacts", tuple(map(count, checked.by_hour)))
    by_day = Strand("contacts", tuple(count(number) for _, number in last))
    return (
        Chart("by-hour", "bars", "hour", hours, (by_hour,)),
        Chart("by-day", "bars", "day", tuple(on for on, _ in last), (by_day,)),
    )


def named(flag: Flag) -> str:
    """A flag's contacts by their times and lines, the first few: `22:30 #3, 22:41 #4`."""
    entries = flag.entries
    shape = "%H:%M" if isinstance(span(flag), date) else "%m-%d %H:%M"
    told = [f"{each.when.strftime(shape)} #{each.line}" for each in entries[:MOST_NAMED]]
    rest = len(entries) - MOST_NAMED
    return ", ".join(told) + (f" … (+{rest})" if rest > 0 else "")


def span(flag: Flag) -> Value:
    """The day of a flag, or the first and last day of its entries."""
    if flag.on:
        return flag.on
    days = [each.when.date() for each in flag.entries]
    first, last = min(days), max(days)
    return first if first == last else f"{first.isoformat()} ~ {last.isoformat()}"


def saved(log: Log, until: date) -> Saved:
    """The log in one table: a row a line, in the order of the log, all of them.

    The reader of logs can read it again. The log that was given is not changed.
    """
    rows = [(each.line, _contact_row(each, until)) for each in log.contacts]
    rows += [(each.line, _other_row(each.line, f"same-as-{each.of}")) for each in log.duplicates]
    rows += [(each.line, _other_row(each.line, each.reason, each.text)) for each in log.unread]
    lines = [_HEADER, *(",".join(map(_cell, row)) for _, row in sorted(rows))]
    return Saved(FILE, "text/csv", "\ufeff" + "\r\n".join(lines) + "\r\n")


def _shown(
    key: str, columns: tuple[str, ...], items: Sequence[T], row: Callable[[T], TableRow]
) -> ShownTable:
    return ShownTable(ResultTable(key, columns, tuple(map(row, items[:MOST_ROWS]))), len(items))


def _unread_row(each: Unread) -> TableRow:
    return count(each.line), each.text, KeyTerm(f"reason-{each.reason}")


def _doubled_row(each: Doubled) -> TableRow:
    return count(each.line), count(each.of)


def _day_row(on: date) -> TableRow:
    return (on,)


_FLAGS = ("day", "entries", "norm", "counted", "limit", "finding", "force")


def _flag_row(flag: Flag) -> TableRow:
    return (
        span(flag),
        named(flag),
        KeyTerm(f"norm-{flag.key}"),
        count(flag.found.value),
        _limit(flag),
        KeyTerm(f"finding-{flag.finding}"),
        force(flag.cite),
    )


def force(cite: str) -> KeyTerm:
    """An article's instrument with how binding it is."""
    return KeyTerm(f"force-{cite.partition('/')[0]}")


def _limit(flag: Flag) -> Value:
    if not flag.limits:
        return KeyTerm("no-number")
    if flag.counts is Counts.HOURS:
        latest, earliest = (limit.value for limit in flag.limits)
        return f"{latest:f}:00–{earliest:f}:00"
    return flag.limits[0]


def _contact_row(contact: Contact, until: date) -> tuple[str, ...]:
    return (
        str(contact.line),
        contact.when.isoformat(" ", "seconds"),
        contact.kind,
        contact.direction,
        _YES_NO[contact.connected],
        "" if contact.seconds is None else str(contact.seconds),
        contact.other,
        contact.mine,
        "yes" if contact.to_third else "",
        "yes" if contact.after_refusal else "",
        contact.purpose or "",
        contact.text,
        "ahead" if contact.when.date() > until else "read",
    )


def _other_row(line: int, reading: str, text: str = "") -> tuple[str, ...]:
    return (str(line), *_NOTHING, text, reading)


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number with its country stays one."""
    if not text:
        return ""
    safe = text
    if _FORMULA.match(text) and not _PHONE.fullmatch(text):
        safe = f"'{text}"
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
