"""An entry of the evidence diary: what happened, in its writer's words, and what was kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

MOST_WORDS = 4_000
"""The longest field of an entry, in characters."""
MOST_PICKED = 40
MOST_PIECES = 20
"""So many things kept may belong to one entry."""
MOST_BYTES = 1 << 50

DiaryWords = Annotated[str, Field(max_length=MOST_WORDS)]
DiaryPick = Annotated[str, Field(pattern=r"^[a-z0-9-]{0,40}$")]


def _day(text: str) -> str:
    if text and date.fromisoformat(text).isoformat() != text:
        raise ValueError("a day is written as 2026-11-20")
    return text


class DiaryData(BaseModel):
    """Frozen and closed, and what is read of it is trusted in nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def told(self) -> dict[str, Any]:
        """As JSON can carry it; what is empty is left out, so that a later field changes nothing.

        A chain's hashes are worked out over this.
        """
        return self.model_dump(mode="json", exclude_defaults=True)


class FileDigest(DiaryData):
    """What a browser worked out of a file: its SHA-256 in hexadecimal, and its size in bytes."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0, le=MOST_BYTES)]


class KeptPiece(DiaryData):
    """Something kept: what kind, what it is, what it is to show, and where its original is."""

    kind: DiaryPick = ""
    what: DiaryWords = ""
    proves: DiaryWords = ""
    carrier: DiaryWords = ""
    file: FileDigest | None = None


class DiaryEntry(DiaryData):
    """What happened once. What was seen and heard stands apart from what was felt.

    Attributes:
        day: the day as `2026-11-20`; empty where it is not known.
        time: its hour and minute in Beijing time, as `21:30`; empty where they are not known.
        way: how contact was made: an id of `data/diary.yaml`.
        where: the place, or the number or account.
        who: who came: how many, what they looked like, a name.
        claimed: what they said they were, and for whom.
        kinds: what is ticked of what happened: ids of `data/diary.yaml`.
        done: what they did.
        said: what they said, in their words.
        mine: what the writer did and said.
        felt: the writer's impression; it is never taken for a fact.
        witnesses: who else saw or heard it.
        kept: photos, recordings and papers of it.
    """

    day: Annotated[str, Field(max_length=10), AfterValidator(_day)] = ""
    time: Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$")] = ""
    way: DiaryPick = ""
    where: DiaryWords = ""
    who: DiaryWords = ""
    claimed: DiaryWords = ""
    kinds: Annotated[tuple[DiaryPick, ...], Field(max_length=MOST_PICKED, strict=False)] = ()
    done: DiaryWords = ""
    said: DiaryWords = ""
    mine: DiaryWords = ""
    felt: DiaryWords = ""
    witnesses: DiaryWords = ""
    kept: Annotated[tuple[KeptPiece, ...], Field(max_length=MOST_PIECES, strict=False)] = ()

    @model_validator(mode="after")
    def _has_a_day(self) -> Self:
        if self.time and not self.day:
            raise ValueError("a time without its day")
        return self

    @property
    def hour(self) -> int | None:
        """The hour of 24, where the time is known."""
        return int(self.time[:2]) if self.time else None


@dataclass(frozen=True, slots=True)
class NumberedEntry:
    """An entry as it stands now, with the number by which its diary calls it."""

    number: int
    entry: DiaryEntry

    @property
    def moment(self) -> tuple[str, str, int]:
        """By this entries are put in the order of what happened; an unknown day stands last."""
        return (self.entry.day or "9", self.entry.time or "99", self.number)


def facts_of(entries: Mapping[int, DiaryEntry] | Iterable[NumberedEntry]) -> list[NumberedEntry]:
    """Entries in the order of what happened, without what was only felt: for letters and lists."""
    pairs = (
        [NumberedEntry(number, entry) for number, entry in entries.items()]
        if isinstance(entries, Mapping)
        else entries
    )
    bare = (NumberedEntry(p.number, p.entry.model_copy(update={"felt": ""})) for p in pairs)
    return sorted(bare, key=lambda each: each.moment)
