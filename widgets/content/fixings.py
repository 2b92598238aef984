"""The rows of a published history from CSV: `date,value,confidence,source`."""

from __future__ import annotations

import csv
from pathlib import Path

from widgets.core.errors import ContentError, Fault

_COLUMNS = ["date", "value", "confidence", "source"]


def read_fixings(path: Path, root: Path) -> list[dict[str, str]]:
    """Every row of a file as plain data, for `Series` to type.

    Raises:
        ContentError: the file cannot be read, or a row has not the four columns.
    """
    name = path.relative_to(root).as_posix()
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    except OSError as error:
        raise ContentError((Fault(name, 1, f"cannot be read: {error.strerror}"),)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ContentError((Fault(name, 1, f"cannot be read: {error}"),)) from error
    if not rows or rows[0] != _COLUMNS:
        raise ContentError((Fault(name, 1, f"the first line must be {','.join(_COLUMNS)}"),))
    faults = [
        Fault(name, line, f"{len(row)} values, not {len(_COLUMNS)}")
        for line, row in enumerate(rows[1:], start=2)
        if len(row) != len(_COLUMNS)
    ]
    if faults:
        raise ContentError(tuple(faults))
    keys = ["day", *_COLUMNS[1:]]
    return [dict(zip(keys, row, strict=True)) for row in rows[1:]]
