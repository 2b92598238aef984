"""The base of every record an author writes, and the words that records share."""

from __future__ import annotations

from hashlib import blake2s
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Cite = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9.-]+$")]


class Record(BaseModel):
    """Frozen, and closed: a key that is not in the record is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when the record's substance does."""
        return blake2s(self.model_dump_json().encode(), digest_size=4).hexdigest()

    def citations(self) -> tuple[str, ...]:
        """Every citation in the record and in the records it holds, each once."""
        found: dict[str, None] = {}
        _collect(self, found)
        return tuple(found)


def _collect(value: object, found: dict[str, None]) -> None:
    if isinstance(value, Record):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name == "cite":
                found.update(dict.fromkeys((held,) if isinstance(held, str) else held))
            else:
                _collect(held, found)
    elif isinstance(value, tuple):
        for each in value:
            _collect(each, found)
    elif isinstance(value, dict):
        _collect(tuple(value.values()), found)
