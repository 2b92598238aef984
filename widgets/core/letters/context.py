"""Everything the letters' screen needs, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.context import CitationLookup
from widgets.core.letters.letter import Letter
from widgets.core.text import Lang, Text
from widgets.core.words import Words


@dataclass(frozen=True, slots=True)
class LetterContext:
    """The letters, what day it is, where citations lead, and the interface's words."""

    letters: Mapping[str, Letter]
    today: date
    texts: Mapping[str, Text]
    cited: CitationLookup

    def words(self, lang: Lang) -> Words:
        """The words of the interface in a language."""
        return Words(self.texts, lang)
