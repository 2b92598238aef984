"""The base of every record an author writes, and the words that records share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2s
from typing import Annotated, Self, get_origin

from pydantic import BaseModel, ConfigDict, Field, model_validator

from widgets.core.errors import Amiss, Place

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Cite = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9.-]+$")]


class Record(BaseModel):
    """Frozen, and closed: a key that is not in the record is a fault.

    What a list holds is found by its id, so no id may stand twice in one list.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        lists = _lists(type(self))
        faults = [fault for name in lists for fault in twice(getattr(self, name), (name,))]
        if faults:
            raise Amiss(*faults)
        return self

    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when the record's substance does."""
        return blake2s(self.model_dump_json().encode(), digest_size=4).hexdigest()

    def citations(self) -> tuple[str, ...]:
        """Every citation in the record and in the records it holds, each once."""
        found: dict[str, None] = {}
        _collect(self, found)
        return tuple(found)


def twice(held: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every id, citation or name that stands a second time in a list, with its place."""
    if isinstance(held, dict):
        for key, value in held.items():
            yield from twice(value, (*place, key))
    elif isinstance(held, tuple):
        met: set[str] = set()
        for i, each in enumerate(held):
            name, at = (each, (i,)) if type(each) is str else (getattr(each, "id", None), (i, "id"))
            if name in met:
                yield (*place, *at), f"{name!r} stands twice"
            if name is not None:
                met.add(name)


@cache
def _lists(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that hold lists, or lists by key."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if get_origin(field.annotation) in (tuple, dict))


def _collect(value: object, found: dict[str, None]) -> None:
    if isinstance(value, Record):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name == "cite" and held:
                found.update(dict.fromkeys((held,) if isinstance(held, str) else held))
            else:
                _collect(held, found)
    elif isinstance(value, tuple):
        for each in value:
            _collect(each, found)
    elif isinstance(value, dict):
        _collect(tuple(value.values()), found)
