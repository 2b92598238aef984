"""Plain data into records, with every fault said in the author's terms."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from widgets.content.files import Place, Source
from widgets.core.errors import Amiss, ContentError, Fault
from widgets.core.record import Record
from widgets.core.text import LANGS

R = TypeVar("R", bound=Record)

_REMEDIES = {
    "string_pattern_mismatch": "{input!r} is not written as it should be: {wanted}",
    "date_from_datetime_parsing": "{input!r} is not a day: write 2026-01-31",
    "date_parsing": "{input!r} is not a day: write 2026-01-31",
    "decimal_parsing": "{input!r} is not a number",
    "int_parsing": "{input!r} is not a whole number",
    "bool_parsing": "{input!r} is neither true nor false",
    "string_too_short": "there is nothing here; text that holds a comma or a colon needs quotes",
    "too_short": "there is nothing here",
    "tuple_type": "this is a list: start each entry with '- '",
    "model_type": "this holds keys and values, not {input!r}",
    "dict_type": "this holds keys and values, not {input!r}",
    "string_type": "this is text, not a list or keys and values",
}


def to_record(kind: type[R], source: Source, data: Any = None, place: Place = ()) -> R:
    """The record that a file, or a part of it at `place`, describes.

    Raises:
        ContentError: with every fault found, each with its file and line.
    """
    held = source.data if data is None else data
    try:
        return kind.model_validate(held)
    except ValidationError as error:
        details = [detail for detail in error.errors() if not _echo(detail)]
        faults = [fault for detail in details for fault in _faults(source, place, held, detail)]
        raise ContentError(tuple(dict.fromkeys(faults))) from error


def _faults(source: Source, above: Place, data: Any, detail: ErrorDetails) -> Iterator[Fault]:
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, Amiss):
        for within, what in error.faults:
            yield source.fault(_written(source, above, data, (*detail["loc"], *within)), what)
        return
    place = _written(source, above, data, detail["loc"])
    if detail["type"] == "missing":
        yield _missing(source, place, str(detail["loc"][-1]))
    else:
        yield source.fault(place, _what(detail))


def _echo(detail: ErrorDetails) -> bool:
    """Whether a list only counts as short because what is in it is at fault."""
    if detail["type"] != "too_short":
        return False
    return bool(len(detail["input"]) >= detail["ctx"]["min_length"])


def _missing(source: Source, place: Place, name: str) -> Fault:
    if name in LANGS:
        return source.fault(place, f"no text in {name}")
    return source.fault(place, f"{name!r} is missing")


def _what(detail: ErrorDetails) -> str:
    kind, found = detail["type"], detail.get("input")
    if kind == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if kind == "extra_forbidden":
        name = str(detail["loc"][-1])
        near = get_close_matches(name, _keys(), n=1)
        return f"{name!r} is not a key here" + (f"; did you mean {near[0]!r}?" if near else "")
    if kind in ("enum", "literal_error", "union_tag_invalid"):
        context = detail.get("ctx", {})
        wanted = str(context.get("expected") or context.get("expected_tags")).replace("'", "")
        return f"{context.get('tag', found)!r} is not one of {wanted}"
    wanted = "small letters, digits and hyphens; a citation is instrument/article"
    return _REMEDIES.get(kind, detail["msg"]).format(input=_short(found), wanted=wanted)


def _short(found: Any) -> Any:
    return found[:40] + "…" if isinstance(found, str) and len(found) > 40 else found


def _written(source: Source, above: Place, data: Any, within: Place) -> Place:
    """The part of a place that stands in the file: after an index pydantic adds a kind's name."""
    kept, held, kind = above, data, None
    for part in within:
        if part == kind:
            kind = None
        elif (*kept, part) in source.lines:
            kept, held = (*kept, part), held[part]
            kind = held.get("kind") if isinstance(held, dict) else None
    return kept


def _keys() -> set[str]:
    names: set[str] = set()
    waiting: list[type[Record]] = [Record]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        names |= {f.alias or name for name, f in kind.model_fields.items()}
    return names
