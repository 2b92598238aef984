"""Everything one lesson needs, read and checked, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from widgets.core.calculators.context import CalculatorContext
from widgets.core.law.citations import Citations
from widgets.core.law.provision import Instrument, Provision
from widgets.core.law.reference import GlossaryTerm
from widgets.core.law.rule import Rule
from widgets.core.learning.item import Item
from widgets.core.learning.lesson import Card, Lesson
from widgets.core.learning.scenario import Scenario
from widgets.core.text import Lang, Text
from widgets.core.words import Words


@dataclass(frozen=True, slots=True)
class Materials:
    """A lesson with its items, scenarios, cards, the law they cite and the interface's words.

    The `context` holds the calculators it shows, if any, as of the lesson's day.
    """

    lesson: Lesson
    items: Mapping[str, Item]
    scenarios: Mapping[str, Scenario]
    cards: Mapping[str, Card]
    rules: Mapping[str, Rule]
    provisions: Mapping[str, Provision]
    instruments: Mapping[str, Instrument]
    texts: Mapping[str, Text]
    context: CalculatorContext | None = None
    glossary: tuple[GlossaryTerm, ...] = ()

    def words(self, lang: Lang) -> Words:
        """The interface's words in a language."""
        return Words(self.texts, lang)

    def cited(self, cite: str) -> tuple[Provision, Instrument]:
        """What a citation resolves to.

        Raises:
            UnknownCitation: the register has no such article.
        """
        return Citations(self.provisions, self.instruments)(cite)
