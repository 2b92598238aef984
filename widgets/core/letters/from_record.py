"""What stands in the learner's record as lines of a letter: facts alone, where they ask for it."""

from __future__ import annotations

from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.diary.entry import DiaryEntry, facts_of
from widgets.core.diary.keeping import from_text
from widgets.core.letters.letter import Letter
from widgets.core.reading.day import read_day
from widgets.core.words import Words

RECORD_FIELDS = ("events", "contacts", "others")
"""The fields of letters that entries of a record can fill: what happened, an entry a line."""


def record_field(letter: Letter) -> str:
    """The field of a letter that a record can fill; nothing where there is none."""
    fields = (name for name in RECORD_FIELDS if name in letter.fields)
    return next((name for name in fields if letter.fields[name].kind is FieldKind.LINES), "")


def record_lines(text: str | None, words: Words) -> str:
    """The entries of a record that a browser kept, a line each, in the order of what happened.

    What was only felt is left out. Nothing where there is no record, or none that can be read.
    """
    kept = from_text(text) if text else None
    entries = facts_of(kept.diary.entries) if kept else []
    return "\n".join(line for each in entries if (line := _line(each.entry, words)))


def _line(entry: DiaryEntry, words: Words) -> str:
    """An entry in one line: when, where, who, what was done, what was said in their words."""
    day = words.day(read_day(entry.day)) if entry.day else ""
    said = words("letter-said", said=entry.said) if entry.said else ""
    told = (f"{day} {entry.time}".strip(), entry.where, entry.who, entry.done, said)
    return words("letter-between").join(" ".join(each.split()) for each in told if each)
