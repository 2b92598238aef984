"""The chain of a diary: each version carries a hash over itself and the version before it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from pydantic import Field

from widgets.core.diary.entry import DiaryData, DiaryEntry

LEAST_NOTED = 16
"""So many digits of a hash that was written down on paper tell it from all others."""
MOST_NUMBER = 1_000_000
MOST_MOMENT = 1 << 53

ChainHash = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]


class DiaryVersion(DiaryData):
    """An entry as it was written at one time, or that it was withdrawn; nothing is written over.

    Attributes:
        number: the number by which the diary calls the entry, in all its versions.
        written: when it was written, by the clock of the device, in milliseconds since 1970.
        entry: the entry as it was then; None where it was withdrawn.
        before: the hash of the version before it, of whatever entry; empty for the first.
        hash: the SHA-256 over all of this and `before`, in hexadecimal.
    """

    number: Annotated[int, Field(ge=1, le=MOST_NUMBER)]
    written: Annotated[int, Field(ge=0, le=MOST_MOMENT)] = 0
    entry: DiaryEntry | None = None
    before: ChainHash = ""
    hash: ChainHash = ""

    def told(self) -> dict[str, object]:
        """As JSON can carry it."""
        entry = {"entry": self.entry.told()} if self.entry is not None else {}
        return {**self.model_dump(exclude={"entry"}, exclude_defaults=True), **entry}

    def worked_out(self) -> str:
        """The hash that it has to carry, over all that it says but its hash.

        What it says is written as JSON in UTF-8: names in the order of their characters, no
        blanks, nothing that is empty, and no character escaped that JSON does not ask for.
        """
        said = {name: each for name, each in self.told().items() if name != "hash"}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()


def linked(before: str, number: int, written: int, entry: DiaryEntry | None) -> DiaryVersion:
    """A version as it follows upon the hash `before`."""
    bare = DiaryVersion(number=number, written=written, entry=entry, before=before)
    return bare.model_copy(update={"hash": bare.worked_out()})


class ChainFaultKind(StrEnum):
    """What is wrong at one place of a chain."""

    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """What is wrong, at which place from 1 on, and with which entry.

    A version is `changed` where it is not what its hash was worked out over. Right before one
    something is `missing` where the version that it follows is nowhere. It was `moved` where that
    one stands elsewhere.
    """

    kind: ChainFaultKind
    place: int
    number: int


def verify(log: Sequence[DiaryVersion]) -> tuple[ChainFault, ...]:
    """All that is wrong with a chain, in its order; nothing where it is whole.

    Versions taken away at its end leave no trace in it: a hash noted elsewhere shows that.
    """
    return tuple(_faults(log))


def _faults(log: Sequence[DiaryVersion]) -> Iterator[ChainFault]:
    there = {"", *(each.hash for each in log)}
    last = ""
    for place, each in enumerate(log, start=1):
        if each.worked_out() != each.hash:
            yield ChainFault(ChainFaultKind.CHANGED, place, each.number)
        if each.before != last:
            kind = ChainFaultKind.MOVED if each.before in there else ChainFaultKind.MISSING
            yield ChainFault(kind, place, each.number)
        last = each.hash


def noted_at(log: Sequence[DiaryVersion], noted: str) -> int | None:
    """The place from 1 on of the version whose hash was noted; None where there is none.

    Blanks are left out, and the first digits are enough.
    """
    digits = "".join(noted.split()).lower()
    if len(digits) < LEAST_NOTED:
        return None
    found = (place for place, each in enumerate(log, start=1) if each.hash.startswith(digits))
    return next(found, None)
