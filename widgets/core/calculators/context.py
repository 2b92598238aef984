"""Everything the calculators' screen needs, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
    _made: dict[tuple[Lang, str], Words] = field(default_factory=dict, init=False, compare=False)

    def words(self, lang: Lang, calculator: Calculator | None = None) -> Words:
        """The words of the interface in a language, with a calculator's own before them."""
        if calculator and self.calculators.get(calculator.id) is not calculator:
            return Words({**self.texts, **calculator.words}, lang)
        of = lang, calculator.id if calculator else ""
        if of not in self._made:
            self._made[of] = Words({**self.texts, **(calculator.words if calculator else {})}, lang)
        return self._made[of]
