"""Events and obstacles as people type them, a row each, in Chinese and in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from widgets.core.errors import Unreadable
from widgets.core.law.limitation import EventKind, ObstacleKind, PeriodDoubt
from widgets.core.reading.reading import read_day

_WITHDRAWN = re.compile(r"撤诉|撤回|withdrawn|withdrew", re.IGNORECASE)
_JUDGED = re.compile(r"(?<!没有)(?<![没未无])判决|(?<!no )(?<!without )judge?ment", re.IGNORECASE)
_FAILED = re.compile(
    r"失败|未成功|没成功|未到账|未送达|没送到|未收到|没收到|退回|"
    r"failed|bounced|returned|not (?:delivered|received)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:到|至|结束于|结束|to|until|ended|[-–—~])?\s*"
    r"(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}+日?+)(?!\s*(?:起(?!诉)|开始))"
    r"(?:\s*(?:结束|终结|为止|前还清|ended))?",
    re.IGNORECASE,
)
_AFTER = r"(?=$|[\s,，;；、。:：(（\d]|[到至]\s*\d)"
_GAP = " \t,，;；、。:："

K = TypeVar("K", bound=EventKind | ObstacleKind)


@dataclass(frozen=True, slots=True)
class ClaimEvent:
    """Something that happened on a day.

    `ends` is the day that proceedings ended, or the last day for paying that was newly agreed.
    """

    day: date
    kind: EventKind
    ends: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What kept the creditor from claiming, from its first day to its last."""

    first: date
    last: date
    kind: ObstacleKind


def read_events(day: date, text: str, kinds: Sequence[EventKind]) -> tuple[ClaimEvent, ...]:
    """What a row tells, from what stands after its day: a kind, the day it ended, a note.

    Returns:
        The event, and the judgment that proceedings ended with; nothing where the kind is not
        among the words, or the row says that it failed.

    Raises:
        Unreadable: the day on which proceedings ended, or the new last day for paying, does not
            exist or is before the event.
    """
    found = read_kind(text, kinds)
    if found is None:
        return ()
    kind, note = found
    ends, by_id = None, {each.id: each for each in kinds}
    dated = _ENDS.match(note) if kind.lasts or kind.new_due else None
    if dated:
        ends, note = read_day(dated[1]), note[dated.end() :].strip(_GAP)
        if ends < day:
            raise Unreadable(f"{text!r} ends before it begins")
    if kind.sues and _WITHDRAWN.search(note):
        kind = by_id["withdrawn"]
    event = ClaimEvent(day, kind, ends, note)
    if kind.lasts and _JUDGED.search(note):
        return (event, ClaimEvent(ends or day, by_id["judgment"]))
    failed = not kind.lasts and kind.doubt is not PeriodDoubt.CALL and _FAILED.match(note)
    return () if failed else (event,)


def withdrawn(events: Sequence[ClaimEvent]) -> tuple[ClaimEvent, ...]:
    """The events, each suit or arbitration with the row of its own that withdraws it as one.

    A withdrawal belongs to the last of them before it that has not ended on another day.
    """
    found = list(events)
    for row in (each for each in events if each.kind.id == "withdrawn" and each.ends is None):
        suits = [e for e in found if e.kind.sues and e.day <= row.day]
        open_then = [e for e in suits if e.ends in {None, row.day}]
        if open_then:
            suit = max(open_then, key=lambda each: each.day)
            found.remove(row)
            found[found.index(suit)] = replace(suit, kind=row.kind, ends=row.day)
    return tuple(found)


def read_kind(text: str, kinds: Sequence[K]) -> tuple[K, str] | None:
    """The kind whose word leads a text, the longest word first, and what stands after it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    pairs = [(word, each) for each in kinds for word in (*each.words.zh, *each.words.en)]
    for word, kind in sorted(pairs, key=lambda pair: -len(pair[0])):
        leads = plain[: len(word)].lower() == word.lower()
        found = leads and re.match(re.escape(word) + _AFTER, plain, re.IGNORECASE)
        if found:
            return kind, plain[found.end() :].strip(_GAP)
    return None
