"""How fresh the register is, as the explorer tells it: what was read, and what came after."""

from __future__ import annotations

from widgets.core.law.freshness import Freshness, ReadingExtent, freshness
from widgets.core.screen.inquiry import Law
from widgets.core.screen.lines import Cell, Table
from widgets.core.screen.view import Part, Prose
from widgets.core.words import Words


def fresh_parts(law: Law, words: Words) -> tuple[Part, ...]:
    """A table for each degree of reading, the least read first."""
    every = freshness(law.instruments, law.provisions)
    groups = ((reading, [f for f in every if f.reading is reading]) for reading in ReadingExtent)
    tables = (_table(reading, group, words) for reading, group in groups if group)
    return (Prose((words("fresh-lead"),)), *tables)


def fresh_line(law: Law, instrument_id: str, words: Words) -> Prose:
    """To which day one instrument was read, in a line."""
    every = freshness(law.instruments, law.provisions)
    found = next(each for each in every if each.instrument.id == instrument_id)
    told = {"read": _read(found, words), "since": _since(found, words)}
    return Prose((words(f"fresh-one-{found.reading}", **told),), "small")


def _table(reading: ReadingExtent, group: list[Freshness], words: Words) -> Table:
    columns = (words("fresh-what"), words("fresh-read"), words("fresh-since"))
    rows = tuple(
        (
            Cell(words.of(each.instrument.short)),
            Cell(_read(each, words)),
            Cell(_since(each, words)),
        )
        for each in group
    )
    return Table(words(f"fresh-{reading}", n=len(group)), columns, rows)


def _read(each: Freshness, words: Words) -> str:
    if each.instrument.read_to is None:
        parts = each.reading is ReadingExtent.PARTS
        return words("fresh-read-parts" if parts else "fresh-not-read")
    key = "fresh-read-before" if each.before_it_held else "fresh-read-to"
    return words(key, day=words.day(each.instrument.read_to))


def _since(each: Freshness, words: Words) -> str:
    """What ended it, what took its place and what is reported; else that nothing is known."""
    instrument, told = each.instrument, list[str]()
    if instrument.ends:
        told.append(words("fresh-ended", day=words.day(instrument.ends)))
    if each.successor:
        told.append(words("fresh-then", name=words.of(each.successor.short)))
    for report in instrument.reported:
        text = words.of(report.says).rstrip("。.")
        if report.starts:
            told.append(words("fresh-says-from", day=words.day(report.starts), text=text))
        else:
            told.append(words("fresh-says", text=text))
    return ("；" if words.lang == "zh" else "; ").join(told) or words("fresh-no-later")
