"""Every fault in every content file, at once: `python -m widgets.content.check [folder]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from widgets.content.faults import Checked, record_faults
from widgets.content.files import data_root
from widgets.content.library import Library
from widgets.core.errors import ContentError, Fault

Reader = Callable[[str], Checked]


def check(library: Library) -> tuple[Fault, ...]:
    """Every fault in a library, in file order."""
    return tuple(sorted(set(_faults(library))))


def main(arguments: list[str]) -> int:
    """Print what is wrong, if anything; 1 where something is."""
    try:
        root = Path(arguments[0]) if arguments else data_root()
        faults = check(Library(root))
    except ContentError as error:
        faults = error.faults
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults" if faults else "The content is sound.")
    return 1 if faults else 0


def _faults(library: Library) -> Iterator[Fault]:
    for whole in ("instruments", "texts", "channels", "glossary"):
        yield from _tried(lambda name=whole: getattr(library, name))  # type: ignore[misc]
    for path in sorted((library.root / "law" / "provisions").glob("*.yaml")):
        yield from _tried(lambda path=path: library.provisions(path.stem))  # type: ignore[misc]
    for folder, read in _readers(library):
        for path in sorted((library.root / folder).rglob("*.yaml")):
            yield from _file(library, path, read)


def _readers(library: Library) -> tuple[tuple[str, Reader], ...]:
    return (
        ("law/rules", library.rule),
        ("cards", library.card),
        ("quizzes", library.item),
        ("scenarios", library.scenario),
        ("lessons", library.lesson),
    )


def _file(library: Library, path: Path, read: Reader) -> Iterator[Fault]:
    try:
        record = read(path.stem)
    except ContentError as error:
        yield from error.faults
    else:
        yield from record_faults(library, record, library.source(path))


def _tried(read: Callable[[], object]) -> Iterator[Fault]:
    try:
        read()
    except ContentError as error:
        yield from error.faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
