"""A log of contacts, read from what a person has: typed lines, a table, a bill, a backup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from widgets.core.contact_log.backup import is_backup, read_backup
from widgets.core.contact_log.columns import MOST_ABOVE, find_header, find_unknown_header
from widgets.core.contact_log.entry import (
    Contact,
    DayAlone,
    Doubled,
    Found,
    Log,
    LogShape,
    Passed,
    Purpose,
    Unread,
)
from widgets.core.contact_log.lines import lines_of, read_lines
from widgets.core.contact_log.row import number_of
from widgets.core.contact_log.table import read_table, refuse_table

BOM = "\ufeff"
_WEIGHT = {None: 0, Purpose.NOTICE: 1, Purpose.TWO_WAY: 2}
_SURE = (None, False, True)


def read_log(text: str, *, year: int | None = None) -> Log:
    """A log as its contacts, with every line accounted for. The text itself is never changed.

    Days and times are taken as Beijing time. A line that tells the same moment, kind, direction
    and other side again is merged into the first: no contact is counted twice. A day alone is no
    moment: each such line is a contact of its own.

    Args:
        text: typed lines; a table with a header, in Chinese or English, parted by commas,
            semicolons or tabs; an operator's bill; or the XML of "SMS Backup & Restore".
        year: the year of days that are written without one; without it they stay unread.
    """
    text = text.removeprefix(BOM)
    shape, found = _found(text, year)
    contacts: dict[tuple[object, ...], Contact] = {}
    duplicates, unread = list[Doubled](), list[Unread]()
    passed = Counter[Passed]()
    for each in found:
        if isinstance(each, Contact):
            alone = isinstance(each.when, DayAlone)
            same = (
                each.line if alone else each.when,
                each.kind,
                each.direction,
                number_of(each.other),
                each.mine,
            )
            first = contacts.get(same)
            contacts[same] = _merged(first, each) if first else each
            if first:
                duplicates.append(Doubled(each.line, first.line))
        elif isinstance(each, Unread):
            unread.append(each)
        else:
            passed[each] += 1
    return Log(shape, tuple(contacts.values()), tuple(duplicates), tuple(unread), passed)


def _found(text: str, year: int | None) -> tuple[LogShape, Iterator[Found]]:
    if is_backup(text):
        return LogShape.BACKUP, read_backup(text)
    first = list(islice(lines_of(text), MOST_ABOVE))
    if header := find_header(first):
        shape = LogShape.BILL if header.is_bill else LogShape.TABLE
        return shape, read_table(lines_of(text), header, year)
    unknown = find_unknown_header(first)
    if unknown is not None:
        return LogShape.TABLE, refuse_table(lines_of(text), unknown)
    return LogShape.LINES, read_lines(lines_of(text), year)


def _merged(first: Contact, again: Contact) -> Contact:
    """One contact from two lines. What either says is kept, whichever line came first."""
    return replace(
        first,
        connected=max(first.connected, again.connected, key=_SURE.index),
        seconds=max((s for s in (first.seconds, again.seconds) if s is not None), default=None),
        to_third=first.to_third or again.to_third,
        after_refusal=first.after_refusal or again.after_refusal,
        purpose=max(first.purpose, again.purpose, key=_WEIGHT.__getitem__),
    )
