"""Plain data into records, with every fault said in the author's terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from widgets.content.files import SourceFile
from widgets.content.meant import meant
from widgets.content.misread import of_key
from widgets.core.errors import Amiss, ContentError, Fault, Place, Unreadable
from widgets.core.reading.reading import read_day, read_number
from widgets.core.record import Record
from widgets.core.text import LANGS

R = TypeVar("R", bound=Record)
Naming = Callable[[str], str]

_NO_DAY = "{input!r} is not a day: write {day}"
_REMEDIES = {
    "date_from_datetime_parsing": _NO_DAY,
    "date_from_datetime_inexact": _NO_DAY,
    "date_parsing": _NO_DAY,
    "date_type": _NO_DAY,
    "decimal_parsing": "{input!r} is not a number{number}",
    "decimal_type": "{input!r} is not a number",
    "finite_number": "{input!r} is not a number",
    "int_parsing": "{input!r} is not a whole number{number}",
    "int_from_float": "{input!r} is not a whole number",
    "int_type": "{input!r} is not a whole number",
    "bool_parsing": "{input!r} is neither true nor false",
    "bool_type": "{input!r} is neither true nor false",
    "greater_than_equal": "{input!r} is too little: {ge} at least",
    "string_too_short": "there is nothing here; text that holds a comma or a colon needs quotes",
    "too_short": "there is nothing here",
    "tuple_type": "this is a list: start each entry with '- '",
    "model_type": "this holds keys and values, not {input!r}",
    "model_attributes_type": "this holds keys and values, not {input!r}",
    "dict_type": "this holds keys and values, not {input!r}",
    "string_type": "this is text, not a list or keys and values",
    "union_tag_not_found": "'kind' is missing",
}
_UNION = {"decimal": "decimal_parsing", "date": "date_from_datetime_parsing"}


def unnamed(_: str) -> str:
    """Naming where nothing is known by name."""
    return ""


def to_record(
    kind: type[R], source: SourceFile, data: Any = None, place: Place = (), named: Naming = unnamed
) -> R:
    """The record that a file, or a part of it at `place`, describes.

    `named` gives the id of an instrument by its name, for whoever cites it by that.

    Raises:
        ContentError: with every fault found, each with its file and line.
    """
    held = source.data if data is None else data
    try:
        return kind.model_validate(held)
    except ValidationError as error:
        details = _worth_saying(error.errors())
        faults = [f for detail in details for f in _faults(source, place, held, detail, named)]
        raise ContentError(tuple(dict.fromkeys(faults))) from error


def _worth_saying(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The details less what only follows from another one."""
    odd = [detail for detail in details if of_key(str(detail["loc"][-1] if detail["loc"] else ""))]
    return odd or [each for each in details if not _echo(each) and not _other_half(each, details)]


def _echo(detail: ErrorDetails) -> bool:
    """Whether a list only counts as short because what is in it is at fault."""
    if detail["type"] != "too_short":
        return False
    return bool(len(detail["input"]) >= detail["ctx"]["min_length"])


def _other_half(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether this is what a value that is a number or a day was less likely meant to be."""
    *above, half = detail["loc"] or ("",)
    if half not in _UNION or len({d["loc"][-1] for d in details if d["loc"][:-1] == (*above,)}) < 2:
        return False
    like_a_day = re.search(r"\d[-/.年]\d+[-/.月]", str(detail["input"])) is not None
    return (half == "date") != like_a_day


def _faults(
    source: SourceFile, above: Place, data: Any, detail: ErrorDetails, named: Naming
) -> Iterator[Fault]:
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, Amiss):
        for within, what in error.faults:
            yield source.fault(_written(source, above, data, (*detail["loc"], *within)), what)
        return
    place = _written(source, above, data, detail["loc"])
    if detail["type"] == "missing":
        yield _missing(source, place, str(detail["loc"][-1]))
    else:
        yield source.fault(place, _what(detail, named))


def _missing(source: SourceFile, place: Place, name: str) -> Fault:
    if name in LANGS:
        return source.fault(place, f"no text in {name}")
    return source.fault(place, f"{name!r} is missing")


def _what(detail: ErrorDetails, named: Naming) -> str:
    kind, found, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if of_key(name):
        return of_key(name)
    if kind == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if kind == "extra_forbidden":
        return f"{name!r} is not a key here{meant(name, _keys())}"
    if kind in ("enum", "literal_error", "union_tag_invalid"):
        wanted = str(context.get("expected") or context.get("expected_tags")).replace("'", "")
        return f"{context.get('tag', found)!r} is not one of {wanted}"
    if kind == "string_pattern_mismatch":
        return _unlike(str(found), named)
    told = _REMEDIES.get(kind, detail["msg"])
    written = {"input": _short(found), "number": _number(found), "day": _day(found)}
    return told.format(**written, ge=context.get("ge"))


def _unlike(found: str, named: Naming) -> str:
    """What is said of an id or a citation that is not written as one."""
    name, rest = re.match(r"([^/第\s]*)[/第\s]*(.*)", found, re.DOTALL).groups()  # type: ignore[union-attr]
    instrument = named(name.strip("《》"))
    if instrument:
        number = rest if re.fullmatch(r"[a-z0-9.-]+", rest) else "<article>"
        return f"{found!r}: {name} is {instrument}: write {instrument}/{number}"
    wanted = "small letters, digits and hyphens; a citation is instrument/article"
    return f"{_short(found)!r} is not written as it should be: {wanted}"


def _number(found: Any) -> str:
    """How a number is written that was written as one says it."""
    with suppress(Unreadable):
        return f": write {read_number(str(found).rstrip('%％')).normalize():f}"
    return ""


def _day(found: Any) -> str:
    """How a day is written that was written as one says it; else how days are written."""
    with suppress(Unreadable):
        return read_day(re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", str(found))).isoformat()
    return "2026-01-31"


def _short(found: Any) -> Any:
    return found[:40] + "…" if isinstance(found, str) and len(found) > 40 else found


def _written(source: SourceFile, above: Place, data: Any, within: Place) -> Place:
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
