"""A phone's own log: the XML that "SMS Backup & Restore" writes for calls and messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from xml.parsers import expat

from widgets.core.contact_log.direction import ANSWERED, CALLS, MESSAGES, MISSED
from widgets.core.contact_log.entry import (
    Contact,
    ContactMeans,
    Found,
    UnreadReason,
    unread,
)
from widgets.core.contact_log.lines import lines_of
from widgets.core.contact_log.moment import from_epoch

SLICE = 65_536
OPENINGS = ("<?xml", "<smses", "<calls", "<!doctype", "<!--")
_RECORDS = {"sms", "mms", "call"}
_REFERENCE = re.compile(r"&#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}));(?:&#(\d{5});)?")


class _Refused(Exception):
    """The file declares a document type, through which entities could come."""


def is_backup(text: str) -> bool:
    """Whether a text is such a file, by how it begins."""
    return text[:200].lstrip().lower().startswith(OPENINGS)


def read_backup(text: str) -> Iterator[Found]:
    """Every record as a contact, or why it is none. No document type is let in.

    Where the file breaks off, what came before stands, and the break is told by its line.
    """
    reader = _Reader()
    text = _REFERENCE.sub(_repaired, text) if "&#" in text else text
    for start in range(0, len(text) + SLICE, SLICE):
        part = text[start : start + SLICE].encode("utf-8", "replace")
        try:
            reader.parser.Parse(part, start >= len(text))
        except _Refused:
            yield from reader.taken()
            yield unread(reader.count + 1, text.lstrip(), UnreadReason.DTD_REFUSED)
            return
        except expat.ExpatError as error:
            yield from reader.taken()
            broken = next(islice(lines_of(text), error.lineno - 1, None), text)
            yield unread(reader.count + 1, broken, UnreadReason.BROKEN_XML)
            return
        yield from reader.taken()


class _Reader:
    """Expat's handlers: they take each record as it opens, and hold only the last few."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.StartDoctypeDeclHandler = self._declared
        self.count = 0
        self._depth = 0
        self._found: list[Found] = []

    def taken(self) -> list[Found]:
        """What was found since the last time."""
        found, self._found = self._found, []
        return found

    def _opened(self, name: str, told: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 2:
            self.count += 1
            self._found.append(_record(self.count, name, told))

    def _closed(self, _name: str) -> None:
        self._depth -= 1

    def _declared(self, *_told: object) -> None:
        raise _Refused


def _record(number: int, name: str, told: dict[str, str]) -> Found:
    attributes = " ".join(f'{key}="{value}"' for key, value in told.items())
    whole = f"<{name} {attributes}>"
    if name not in _RECORDS:
        return unread(number, whole, UnreadReason.NOT_A_CONTACT)
    when = from_epoch(told.get("date", "").strip())
    if isinstance(when, UnreadReason):
        return unread(number, whole, when)
    is_call = name == "call"
    code = told.get("msg_box" if name == "mms" else "type", "").strip()
    direction = (CALLS if is_call else MESSAGES).get(code)
    if direction is None:
        return unread(number, whole, UnreadReason.NO_DIRECTION)
    seconds = _seconds(told) if is_call else None
    return Contact(
        line=number,
        when=when,
        kind=ContactMeans.CALL if is_call else ContactMeans.MESSAGE,
        direction=direction,
        connected=_connected(code, seconds) if is_call else None,
        seconds=seconds,
        other=_given(told, "number" if is_call else "address"),
        mine=_given(told, "subscription_id") or _given(told, "sub_id"),
        text=_given(told, "body"),
    )


def _connected(code: str, seconds: int | None) -> bool | None:
    """Missed, refused and blocked calls were not; one that came in and lasted was."""
    if code in MISSED:
        return False
    return True if code in ANSWERED or (code == "1" and seconds) else None


def _seconds(told: dict[str, str]) -> int | None:
    lasted = told.get("duration", "").strip()
    return int(lasted[:9]) if lasted.isascii() and lasted.isdigit() else None


def _given(told: dict[str, str], name: str) -> str:
    value = told.get(name, "")
    return "" if value == "null" else value


def _repaired(found: re.Match[str]) -> str:
    """A reference that XML forbids, as older versions wrote them: emoji in two halves."""
    decimal, hexadecimal, second = found.groups()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    low = int(second) if second else 0
    if 0xD800 <= code < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
    kept = f"&#{second};" if second and not 0xD800 <= low < 0xE000 else "\ufffd" * bool(second)
    if code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF:
        return found[0] if not second else f"&#{code};{kept}"
    return f"\ufffd{kept}"
