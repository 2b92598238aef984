"""What an entry may show, and what is missing to show it: by what is ticked, and by its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from widgets.core.calculators.context import CitationLookup
from widgets.core.diary.entry import DiaryEntry
from widgets.core.errors import Amiss
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text

DiaryField = Literal["time", "where", "who", "claimed", "done", "said", "mine", "witnesses", "kept"]
KindSign = Literal["ticked", "night", "alone", "uncarried", "listed"]


class DiaryKind(Record):
    """A kind of thing that happens, or of gap in an entry: what it may bear on, and its articles.

    Attributes:
        id: its name in entries.
        sign: how it is known: it is ticked, or seen from the entry's other fields; `listed` is no
            kind of entry, but what a list of evidence has to have.
        text: what is ticked.
        early: the hour from which on it is no night.
        late: the hour up to which it is none.
        says: what it may bear on.
        cite: the articles.
        wants: the fields without which it is hard to show.
    """

    id: Id
    sign: KindSign = "ticked"
    text: Text | None = None
    early: int | None = Field(default=None, ge=0, le=24)
    late: int | None = Field(default=None, ge=0, le=24)
    says: Text
    cite: tuple[Cite, ...] = Field(min_length=1)
    wants: tuple[DiaryField, ...] = ()

    @model_validator(mode="after")
    def _as_signed(self) -> Self:
        if (self.sign == "ticked") != (self.text is not None):
            raise Amiss((("text",), "what is ticked has a text, and nothing else has one"))
        if (self.sign == "night") != (self.early is not None and self.late is not None):
            raise Amiss((("sign",), "a night, and nothing else, has `early` and `late`"))
        return self

    def is_shown_by(self, entry: DiaryEntry) -> bool:
        """Whether an entry is of this kind."""
        match self.sign:
            case "ticked":
                return self.id in entry.kinds
            case "night":
                return entry.hour is not None and not self._by_day(entry.hour)
            case "alone":
                return not entry.witnesses and not entry.kept
            case "uncarried":
                return any(not piece.carrier for piece in entry.kept)
            case "listed":
                return False

    def _by_day(self, hour: int) -> bool:
        return self.early is not None and self.late is not None and self.early <= hour < self.late


@dataclass(frozen=True, slots=True)
class DiaryFlag:
    """What an entry may show: the kind, the articles in force on its day, the fields missing.

    `earlier` says that others came into force only after that day.
    """

    kind: DiaryKind
    cites: tuple[str, ...]
    missing: tuple[DiaryField, ...]
    earlier: bool


def flags(
    entry: DiaryEntry, kinds: Iterable[DiaryKind], cited: CitationLookup, today: date
) -> tuple[DiaryFlag, ...]:
    """What an entry may show, in the order of the kinds.

    Args:
        entry: the entry; one without a day counts as of today.
        kinds: the kinds there are.
        cited: what a citation resolves to.
        today: the day.
    """
    on = date.fromisoformat(entry.day) if entry.day else today
    return tuple(_flag(kind, entry, cited, on) for kind in kinds if kind.is_shown_by(entry))


def _flag(kind: DiaryKind, entry: DiaryEntry, cited: CitationLookup, on: date) -> DiaryFlag:
    held = tuple(cite for cite in kind.cite if cited(cite)[0].in_force(on))
    missing = tuple(name for name in kind.wants if not getattr(entry, name))
    later = any(cited(cite)[0].starts > on for cite in kind.cite)
    return DiaryFlag(kind, held, missing, later)
