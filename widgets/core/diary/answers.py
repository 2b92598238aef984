"""What is typed into the steps of an entry, read into the entry; what cannot be read is named."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from pydantic import ValidationError

from widgets.core.acts import named_words
from widgets.core.contact_log.moment import find_moment
from widgets.core.contact_log.words import plain
from widgets.core.diary.entry import MOST_WORDS, DiaryEntry, FileDigest, KeptPiece
from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day
from widgets.core.reading.visible import visible

DiaryStep = Literal["when", "who", "what", "words", "mine", "kept", "look"]
STEPS: tuple[DiaryStep, ...] = ("when", "who", "what", "words", "mine", "kept", "look")
"""What is asked, one after another; the last shows the whole before it is put down."""
FIELDS: Mapping[DiaryStep, tuple[str, ...]] = {
    "when": ("day", "time", "way", "where"),
    "who": ("who", "claimed"),
    "what": ("done",),
    "words": ("said",),
    "mine": ("mine", "felt", "witnesses"),
}
PIECE = ("kind", "what", "proves", "carrier")
NONE = "none"
"""Ticked where nothing else applies; it is no kind."""


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """An entry after a step, what was typed and could not be read, and why, field by field."""

    entry: DiaryEntry
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


def answered(
    entry: DiaryEntry,
    step: DiaryStep,
    response: Sequence[str],
    kinds: Collection[str],
    today: date,
) -> StepAnswer:
    """The entry with what a step's form answered.

    Args:
        entry: the entry before.
        step: the step.
        response: what the form contributes: `name=value` of its fields, and what is ticked.
        kinds: the ids that can be ticked.
        today: the day, for 昨天 and for days without a year.
    """
    if step not in FIELDS:
        return StepAnswer(entry)
    typed = {name: clean(text) for name, text in named_words(tuple(response)).items()}
    found: dict[str, Any] = {}
    problems = {}
    for name in FIELDS[step]:
        text = typed.get(name, "")
        if len(text) > MOST_WORDS:
            problems[name] = "too-long"
        elif name not in ("day", "time"):
            found[name] = text
    if step == "what":
        found["kinds"] = tuple(each for each in kinds if each in response)
    if step == "when":
        moment, wrong = _moment(typed.get("day", ""), typed.get("time", ""), today)
        found, problems = found | moment, problems | wrong
    return StepAnswer(_with(entry, found), typed if problems else {}, problems)


def clean(text: str) -> str:
    """A text as it is kept: what can be seen of it, without blanks around it."""
    return visible(text).strip()


def piece(response: Sequence[str], file: FileDigest | None) -> KeptPiece | None:
    """Something kept, as its form says; None where nothing is said of it, or far too much."""
    typed = {name: clean(text) for name, text in named_words(tuple(response)).items()}
    told = {name: typed.get(name, "") for name in PIECE}
    try:
        return KeptPiece(**told, file=file) if any(told.values()) or file else None
    except ValidationError:
        return None


def file_digest(told: str) -> FileDigest | None:
    """The hash and the size that a browser worked out of a file, `<hash> <size>`."""
    digits, _, size = told.partition(" ")
    try:
        return FileDigest(sha256=digits, size=int(size))
    except ValueError:
        return None


def read_clock(typed: str, day: date) -> str:
    """A time of day as it is typed (`晚上9点半`, `21:30`), as `21:30`.

    Raises:
        Unreadable: no hour can be read for sure.
    """
    moment, _ = find_moment(f"{day.isoformat()} {plain(typed)}", None)
    if not isinstance(moment, datetime) or moment.date() != day:
        raise Unreadable(f"no time of day: {typed!r}")
    return f"{moment:%H:%M}"


def _with(entry: DiaryEntry, found: Mapping[str, Any]) -> DiaryEntry:
    """The entry with fields as they were found; as it was where a browser sent what no form can."""
    try:
        return DiaryEntry.model_validate({**entry.model_dump(), **found})
    except ValidationError:
        return entry


def _moment(day: str, time: str, today: date) -> tuple[dict[str, str], dict[str, str]]:
    """The day and the time that were typed, and what is wrong with them."""
    try:
        on = read_day(day, today)
    except Unreadable:
        return {}, {"day": "unreadable" if day else "no-day"}
    if on > today:
        return {}, {"day": "to-come"}
    try:
        at = read_clock(time, on) if time else ""
    except Unreadable:
        return {"day": on.isoformat()}, {"time": "no-time"}
    return {"day": on.isoformat(), "time": at}, {}
