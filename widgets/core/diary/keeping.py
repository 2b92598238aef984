"""A diary as text: what a browser keeps of it, and the file that comes back in."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic import ValidationError

from widgets.core.diary.chain import MOST_NUMBER, DiaryVersion
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.reading.kept import LONGEST, kept

VERSION = 1
MOST_KEPT_TEXT = LONGEST - 20_000
"""The longest diary that is kept, in characters of its text: some thousands of entries."""


@dataclass(frozen=True, slots=True)
class KeptDiary:
    """A diary, the draft of an entry with the number of the entry it changes (0: a new one), and
    how many versions could not be read.
    """

    diary: Diary
    draft: DiaryEntry | None = None
    number: int = 0
    unread: int = 0


def to_text(diary: Diary, draft: DiaryEntry | None = None, number: int = 0) -> str:
    """The text that is kept, or saved as a file; without a draft it has none."""
    told: dict[str, object] = {"version": VERSION, "log": [each.told() for each in diary.log]}
    if draft is not None:
        told["draft"] = {"number": number, "entry": draft.told()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> KeptDiary | None:
    """What a text holds; None where it is no diary at all.

    A version that cannot be read is left out and counted: the chain shows where it was.
    """
    told = kept(text.removeprefix("\ufeff"))
    log = told.get("log") if told else None
    if not told or not isinstance(log, list) or told.get("version") != VERSION:
        return None
    versions = [version for each in log if (version := _version(each)) is not None]
    draft, number = _draft(told.get("draft"))
    return KeptDiary(Diary(tuple(versions)), draft, number, len(log) - len(versions))


def _version(told: object) -> DiaryVersion | None:
    try:
        return DiaryVersion.model_validate(told)
    except ValidationError:
        return None


def _draft(told: object) -> tuple[DiaryEntry | None, int]:
    """The draft, and which entry it changes: none where it is no draft of ours."""
    if not isinstance(told, dict):
        return None, 0
    number = told.get("number")
    try:
        entry = DiaryEntry.model_validate(told.get("entry"))
    except ValidationError:
        return None, 0
    return entry, number if type(number) is int and 0 < number <= MOST_NUMBER else 0
