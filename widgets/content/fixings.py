"""The rows of a published history from CSV: `date,value,confidence,source`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from widgets.content.files import SourceFile, read_text
from widgets.core.errors import ContentError, Fault, Place

_COLUMNS = ["date", "value", "confidence", "source"]


def read_fixings(path: Path, root: Path) -> SourceFile:
    """Every row of a file as plain data with its line, for `Series` to type.

    Raises:
        ContentError: the file cannot be read, or a row has not the four columns.
    """
    name = path.relative_to(root).as_posix()
    try:
        rows = list(_rows(name, read_text(path, root)))
    except csv.Error as error:
        raise ContentError((Fault(name, 1, f"cannot be read: {error}"),)) from error
    if not rows or rows[0][1] != _COLUMNS:
        raise ContentError((Fault(name, 1, f"the first line must be {','.join(_COLUMNS)}"),))
    filled = [(line, row) for line, row in rows[1:] if row]
    faults = [
        Fault(name, line, f"{len(row)} values, not {len(_COLUMNS)}")
        for line, row in filled
        if len(row) != len(_COLUMNS)
    ]
    if faults:
        raise ContentError(tuple(faults))
    keys = ["day", *_COLUMNS[1:]]
    data = [dict(zip(keys, row, strict=True)) for _, row in filled]
    return SourceFile(name, data, _lines([line for line, _ in filled], keys))


def _rows(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row with its line; one that runs over several has swallowed those below it."""
    reader = csv.reader(text.splitlines())
    for line, row in enumerate(reader, start=1):
        if reader.line_num != line:
            raise ContentError((Fault(name, line, "a quote opens here and is not closed"),))
        yield line, row


def _lines(rows: list[int], keys: list[str]) -> dict[Place, int]:
    lines = {
        place: line for i, line in enumerate(rows) for place in ((i,), *((i, k) for k in keys))
    }
    return {(): 1, **lines}
