"""Everything the calculators' screen needs, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from widgets.core.calculators.calculator import Calculator
from widgets.core.law.provision import Instrument, Provision
from widgets.core.law.tables import LawTables
from widgets.core.text import Lang, Text
from widgets.core.words import Words

CitationLookup = Callable[[str], tuple[Provision, Instrument]]


@dataclass(frozen=True, slots=True)
class CalculatorContext:
    """The calculators, what they may look up, where citations lead, and the interface's words."""

    calculators: Mapping[str, Calculator]
    tables: LawTables
    texts: Mapping[str, Text]
    cited: CitationLookup

    def words(self, lang: Lang, calculator: Calculator | None = None) -> Words:
        """The words of the interface in a language, with a calculator's own before them."""
        own = calculator.words if calculator else {}
        return Words({**self.texts, **own}, lang)
