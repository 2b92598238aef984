"""Figures of an explanation that stand in nothing it rests on: worked arithmetic, or an old law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.core.figures import numbers_in
from widgets.core.learning.item import Item
from widgets.core.learning.scenario import Scenario
from widgets.core.record import Record
from widgets.core.text import LANGS, Text

# What a question gives: its figures need no source.
_GIVEN = {"stem", "quote", "exhibit", "care", "text", "label", "title", "explore"}
_FIGURE = re.compile(r"\d+(?:\.\d+)?")

SaidText = tuple[str, str, Text]


def unsourced(library: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every explanation with figures of its own: where it stands, and the figures."""
    records: list[Item | Scenario] = [
        *(library.item(path.stem) for path in record_files(library.root, BANKS)),
        *(library.scenario(path.stem) for path in record_files(library.root, "scenarios")),
    ]
    lines = {n for c in library.channels for text in (c.name, c.how) for n in _figures(text)}
    for record in records:
        said = list(_texts(record, record.id))
        known = {n for _, name, text in said if name in _GIVEN for n in _figures(text)}
        known |= lines | _expected(record) | _cited(library, record)
        for where, name, text in said:
            own = _figures(text) - known
            if name not in _GIVEN and own:
                yield where, tuple(sorted(own))


def _figures(text: Text) -> set[str]:
    return {number for lang in LANGS for number in numbers_in(text.to(lang), lang)}


def _texts(record: Record, where: str) -> Iterator[SaidText]:
    """Every text of a record, with its place and the name it stands under."""
    for name, held in record:
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Text):
                yield f"{where}.{name}", name, each
            elif isinstance(each, Record):
                yield from _texts(each, f"{where}.{getattr(each, 'id', name)}")


def _expected(record: Record) -> set[str]:
    """The values that an item expects, and the days of which it speaks."""
    values = re.findall(r'"(?:value|as_of)":"?([^",}]+)', record.model_dump_json())
    parts = (part for value in values for part in _FIGURE.findall(value))
    return {str(int(part)) if part.isdigit() else part for part in parts}


def _cited(library: Library, record: Record) -> set[str]:
    """The figures of the articles that a record cites, with their numbers and their days."""
    found: set[str] = set()
    for cite in record.citations():
        provision, instrument = library.cited(cite)
        texts = (provision.says, provision.label, instrument.title, instrument.number)
        notes = (provision.note, instrument.note)
        found |= {n for text in (*texts, *notes) if text for n in _figures(text)}
        days = (provision.starts, provision.ends or provision.starts)
        found |= {str(n) for day in days for n in (day.year, day.month, day.day)}
        found |= set(re.split("[.-]", provision.article))
    return found
