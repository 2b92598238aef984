"""Records by id from the files of one folder: each file is read when first asked for, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from widgets.content.files import SourceFile, read_source
from widgets.content.meant import instead
from widgets.content.records import to_record, unnamed
from widgets.core.errors import ContentError, Fault
from widgets.core.record import Record, twice

R = TypeVar("R", bound=Record)


class Reader:
    """Reads files below one folder. Reading is lazy; what is read is kept.

    Every method that reads raises `ContentError` with all faults of the file it read.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[Path, SourceFile] = {}
        self._kept: dict[tuple[type[Record], str], Record] = {}

    def source(self, path: Path) -> SourceFile:
        """A file's plain data, read once."""
        if path not in self._read:
            self._read[path] = read_source(path, self.root)
        return self._read[path]

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """Every file read so far."""
        return tuple(self._read.values())

    def named(self, name: str) -> str:
        """The id of an instrument by its name, to be told to whoever cites it by that."""
        return unnamed(name)

    def _once(self, kind: type[R], record_id: str, read: Callable[[], R]) -> R:
        kept = self._kept.get((kind, record_id))
        if isinstance(kept, kind):
            return kept
        record = read()
        self._kept[(kind, record_id)] = record
        return record

    def _one(self, kind: type[R], record_id: str, folder: Path) -> R:
        return self._once(kind, record_id, lambda: self._file(kind, record_id, folder))

    def _file(self, kind: type[R], record_id: str, folder: Path) -> R:
        source = self._found(record_id, folder)
        record = to_record(kind, source, named=self.named)
        if record.model_dump().get("id") != record_id:
            what = f"the file is called {record_id}.yaml: the id must be {record_id!r}"
            raise ContentError((source.fault(("id",), what),))
        return record

    def _found(self, record_id: str, folder: Path) -> SourceFile:
        path = folder / f"{record_id}.yaml"
        if not path.is_file():
            there = {other.stem for other in folder.rglob("*.yaml")}
            name = path.relative_to(self.root).as_posix()
            what = f"no such file{instead(record_id, there)}"
            raise ContentError((Fault(name, 1, what),))
        return self.source(path)

    def _list(self, kind: type[R], path: Path) -> tuple[R, ...]:
        source, faults, found = self.source(path), list[Fault](), list[R]()
        for i, entry in enumerate(source.data):
            with gathering(faults):
                found.append(to_record(kind, source, entry, (i,), self.named))
        if not faults:
            faults = [source.fault(place, what) for place, what in twice(tuple(found))]
        if faults:
            raise ContentError(tuple(faults))
        return tuple(found)


@contextmanager
def gathering(faults: list[Fault]) -> Iterator[None]:
    """Adds the faults of what goes wrong within to a list, and goes on."""
    try:
        yield
    except ContentError as error:
        faults += error.faults


def every(read: Callable[[str], R], ids: Iterable[str], faults: list[Fault]) -> dict[str, R]:
    """What can be read of several records, by id; the faults of the rest are added."""
    found = {}
    for record_id in dict.fromkeys(ids):
        with gathering(faults):
            found[record_id] = read(record_id)
    return found
