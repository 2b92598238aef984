"""Everything a diary's screen needs, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.context import CitationLookup
from widgets.core.diary.bringing_in import BroughtWords
from widgets.core.diary.kinds import DiaryKind
from widgets.core.text import LANGS, Lang, Text
from widgets.core.words import Words

WAYS = ("door", "work", "street", "call", "message", "online", "paper", "others")
"""How contact is made; each has its words `diary-way-…`."""
PIECE_KINDS = (
    "photo", "video", "recording", "screenshot", "messages", "calls", "paper", "thing", "medical",
    "police", "payment", "other",
)  # fmt: skip
"""What can be kept, in the order of a list of evidence; each has its words `diary-kept-…`."""
COLUMNS = (
    "day", "time", "way", "where", "who", "claimed", "kinds", "done", "said", "mine", "felt",
    "witnesses",
)  # fmt: skip
"""The columns of a table that are read back; each has its words `diary-column-…`."""


@dataclass(frozen=True, slots=True)
class DiaryContext:
    """The kinds of things that happen, the words, where citations lead, and the day."""

    kinds: tuple[DiaryKind, ...]
    texts: Mapping[str, Text]
    cited: CitationLookup
    today: date

    def words(self, lang: Lang) -> Words:
        """The words in a language."""
        return Words(self.texts, lang)

    @property
    def ticked(self) -> tuple[DiaryKind, ...]:
        """The kinds that a learner ticks."""
        return tuple(kind for kind in self.kinds if kind.sign == "ticked")

    @property
    def names(self) -> BroughtWords:
        """How tables of ours name things, in every language."""
        return BroughtWords(
            columns=self._by_name("column", COLUMNS),
            ways=self._by_name("way", WAYS),
            kinds={
                kind.text.to(lang).lower(): kind.id
                for kind in self.ticked
                for lang in LANGS
                if kind.text
            },
        )

    def _by_name(self, what: str, ids: tuple[str, ...]) -> dict[str, str]:
        texts = {each: self.texts[f"diary-{what}-{each}"] for each in ids}
        return {texts[each].to(lang).lower(): each for each in ids for lang in LANGS}
