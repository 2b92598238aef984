"""Every fault in every content file, at once: `python -m widgets.content.check [folder]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from widgets.content.blanks import unfilled_faults
from widgets.content.dates import article_faults, instrument_faults
from widgets.content.faults import (
    CheckedRecord,
    ladder_faults,
    record_faults,
    synonym_faults,
    text_faults,
)
from widgets.content.files import SourceFile, data_root
from widgets.content.forms import LETTERS
from widgets.content.law_tables import TABLES, table_faults
from widgets.content.layout import BANKS, COMPARISONS, PLANS, layout_faults, record_files
from widgets.content.library import Library
from widgets.content.meant import counted
from widgets.content.notebook_faults import notebook_faults
from widgets.content.today import today_in_china
from widgets.content.uncited import uncited_faults
from widgets.content.uses import missing_faults, periods_of, rules_of, unused_faults
from widgets.core.errors import ContentError, Fault

_WHOLE = (
    "instruments", "texts", "channels", "glossary", "synonyms", "withheld", "outdated", "ladders",
    "contact_norms",
    "lending_texts", "limitation_events", "limitation_obstacles",
    "papers", "diary_kinds", "diary_texts",
)  # fmt: skip

RecordReader = Callable[[str], CheckedRecord]


def check(library: Library, today: date) -> tuple[Fault, ...]:
    """Every fault in a library, in file order; nothing was checked after `today`."""
    return tuple(sorted({*_faults(library), *_future(library, today)}))


def faults_of(library: Library, path: Path) -> tuple[Fault, ...]:
    """Every fault of one file of records, or of one instrument's articles."""
    folder = path.relative_to(library.root)
    for name, read in _readers(library):
        if folder.is_relative_to(name):
            return tuple(sorted(set(_file(library, path, read))))
    found = _tried(lambda: _articles(library, path.stem, library.source(path)))
    return tuple(sorted(set(found)))


def main(arguments: list[str], today: date) -> int:
    """Print what is wrong, if anything; 1 where something is."""
    try:
        root = Path(arguments[0]) if arguments else data_root()
    except ContentError as error:
        return _print(error.faults)
    return _print([_seen_from_here(fault, root) for fault in check(Library(root), today)])


def _print(faults: Sequence[Fault]) -> int:
    for fault in faults:
        print(fault)
    print(counted(len(faults), "fault") if faults else "The content is sound.")
    return 1 if faults else 0


def _seen_from_here(fault: Fault, root: Path) -> Fault:
    """A fault with the path of its file from where one is, so that an editor opens it."""
    return replace(fault, file=os.path.normpath(f"{os.path.relpath(root)}/{fault.file}"))


def _faults(library: Library) -> Iterator[Fault]:
    yield from layout_faults(library.root)
    for whole in _WHOLE:
        yield from _tried(lambda name=whole: _read(lambda: getattr(library, name)))  # type: ignore[misc]
    yield from _law(library)
    for folder, read in _readers(library):
        for path in record_files(library.root, folder):
            yield from _file(library, path, read)
    with suppress(ContentError):  # each lesson is reported by itself
        yield from unused_faults(library)
        notebooks = library.root.parent / "notebooks"
        if notebooks.is_dir():
            yield from notebook_faults(notebooks, library)


def _future(library: Library, today: date) -> Iterator[Fault]:
    """What says that it was compared with its source on a day that is still to come."""
    for source in library.sources:
        for place, held in source.maps:
            with suppress(ValueError):  # what is no day is reported by its record
                if date.fromisoformat(str(held.get("checked", today))) > today:
                    what = f"{held['checked']} is still to come: write the day of the comparison"
                    yield source.fault((*place, "checked"), what)


def _law(library: Library) -> Iterator[Fault]:
    law = library.root / "law"
    for path in sorted((law / "instruments").glob("*.yaml")):
        yield from _tried(lambda path=path: _instruments(library, library.source(path)))  # type: ignore[misc]
    for path in sorted((law / "provisions").glob("*.yaml")):
        yield from _tried(lambda path=path: _articles(library, path.stem, library.source(path)))  # type: ignore[misc]
    yield from _tried(lambda: _read(library.every_series))
    for name in TABLES:
        yield from _tried(lambda name=name: _table(library, library.source(library.root / name)))  # type: ignore[misc]
    yield from _tried(lambda: _ladders(library, library.source(law / "ladders.yaml")))


def _table(library: Library, source: SourceFile) -> Iterator[Fault]:
    yield from table_faults(library, source)
    match source.name:
        case "glossary.yaml":
            yield from text_faults(source, but=("term",))
        case "channels.yaml":
            yield from text_faults(source, but=("name",))
        case "law/diary-kinds.yaml" | "diary.yaml":
            yield from text_faults(source)
        case "synonyms.yaml":
            yield from synonym_faults(library, source)
        case "law/papers.yaml":
            yield from missing_faults(library, periods_of(library.papers), source)
        case "law/contact-norms.yaml":
            yield from missing_faults(library, rules_of(library.contact_norms), source)


def _instruments(library: Library, source: SourceFile) -> Iterator[Fault]:
    yield from text_faults(source, but=("short", "title"))
    for i, entry in enumerate(source.data):
        for key, what in instrument_faults(library, library.instruments[entry["id"]]):
            yield source.fault((i, key), what)


def _articles(library: Library, instrument: str, source: SourceFile) -> Iterator[Fault]:
    left = list(unfilled_faults(source))
    yield from left or _read_articles(library, instrument, source)


def _read_articles(library: Library, instrument: str, source: SourceFile) -> Iterator[Fault]:
    yield from text_faults(source, but=("label",))
    yield from article_faults(library, instrument, source)
    for i, provision in enumerate(library.articles(instrument)):
        for topic in provision.topics:
            if f"topic-{topic}" not in library.texts:
                what = f"strings.yaml has no words for {topic!r}: add 'topic-{topic}' there"
                yield source.fault(("provisions", i, "topics"), what)


def _ladders(library: Library, source: SourceFile) -> Iterator[Fault]:
    yield from text_faults(source)
    for i, ladder in enumerate(library.ladders):
        yield from ladder_faults(library, ladder, source, i)


def _readers(library: Library) -> tuple[tuple[str, RecordReader], ...]:
    return (
        ("law/rules", library.rule),
        ("cards", library.card),
        (BANKS, library.item),
        ("scenarios", library.scenario),
        ("lessons", library.lesson),
        (COMPARISONS, library.lesson),
        (PLANS, library.class_plan),
        ("calculators", library.calculator),
        (LETTERS, library.letter),
    )


def _file(library: Library, path: Path, read: RecordReader) -> Iterator[Fault]:
    try:
        source = library.source(path)
        left = list(unfilled_faults(source))
        yield from left or _read_faults(library, read(path.stem), source)
    except ContentError as error:
        yield from error.faults


def _read_faults(library: Library, record: CheckedRecord, source: SourceFile) -> Iterator[Fault]:
    yield from record_faults(library, record, source)
    yield from uncited_faults(record, source)


def _read(read: Callable[[], object]) -> Iterator[Fault]:
    """Nothing but what reading itself raises."""
    read()
    yield from ()


def _tried(look: Callable[[], Iterable[Fault]]) -> Iterator[Fault]:
    """What looking finds, and what cannot be read while looking."""
    try:
        yield from look()
    except ContentError as error:
        yield from error.faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], today_in_china()))
