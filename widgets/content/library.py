"""The content by id: the register of law, and the lessons that rest on it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from widgets.content.files import data_root
from widgets.content.forms import FormReader
from widgets.content.frames import frame
from widgets.content.layout import BANKS, COMPARISONS, PLANS, fingerprint, record_files
from widgets.content.reader import every, gathering
from widgets.content.records import to_record
from widgets.core.calculators.context import CalculatorContext
from widgets.core.classroom.plan import ClassPlan
from widgets.core.errors import ContentError, Fault
from widgets.core.law.provision import Instrument, Provision
from widgets.core.law.reference import Channel, GlossaryTerm, Synonym
from widgets.core.learning.graph import graph_faults
from widgets.core.learning.item import Item
from widgets.core.learning.lesson import CalculatorStep, Card, Lesson
from widgets.core.learning.materials import Materials
from widgets.core.learning.scenario import Scenario
from widgets.core.letters.context import LetterContext
from widgets.core.screen.inquiry import Law
from widgets.core.text import Lang, Text
from widgets.core.words import Words

if TYPE_CHECKING:
    import pandas as pd


class Library(FormReader):
    """All content under one folder."""

    @classmethod
    def open(cls, root: Path | None = None) -> Library:
        """The library of a folder, or the one that came with the package.

        The latter is read once, and anew once a file of it has changed.

        Raises:
            ContentError: no content is found where it should be.
        """
        if root:
            return cls(root)
        packaged = data_root()
        return _read_at(packaged, fingerprint(packaged))

    def current(self) -> Library:
        """This library, or one read anew where a file has changed since.

        While not even the words of pages can be read, it stays as it is.
        """
        with suppress(ContentError):
            newer = _read_at(self.root, fingerprint(self.root))
            return newer if newer.texts else self
        return self

    def lesson(self, lesson_id: str) -> Lesson:
        """A lesson, or a comparison, which is made of the same steps."""
        compares = (self.root / COMPARISONS / f"{lesson_id}.yaml").is_file()
        return self._one(Lesson, lesson_id, self.root / (COMPARISONS if compares else "lessons"))

    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, by the name of its file."""
        return tuple(
            self.lesson(path.stem) for path in sorted((self.root / "lessons").glob("*.yaml"))
        )

    def comparisons(self) -> tuple[Lesson, ...]:
        """Every comparison of what was known before the lessons and after, by its file's name."""
        return tuple(
            self.lesson(path.stem) for path in sorted((self.root / COMPARISONS).glob("*.yaml"))
        )

    def class_plan(self, plan_id: str) -> ClassPlan:
        """What a class does, block by block."""
        return self._one(ClassPlan, plan_id, self.root / PLANS)

    def item(self, item_id: str) -> Item:
        """An item of any bank."""
        bank = self._banks.get(item_id, self.root / BANKS)
        return self._one(Item, item_id, bank)

    def scenario(self, scenario_id: str) -> Scenario:
        """A scenario whose graph has been checked."""
        folder = self.root / "scenarios"
        scenario = self._one(Scenario, scenario_id, folder)
        source = self.source(folder / f"{scenario_id}.yaml")
        faults = tuple(source.fault(place, what) for place, what in graph_faults(scenario))
        if faults:
            raise ContentError(faults)
        return scenario

    def card(self, card_id: str) -> Card:
        """A card for someone it happens to now."""
        return self._one(Card, card_id, self.root / "cards")

    @cached_property
    def texts(self) -> dict[str, Text]:
        """The interface's words by key, in every language."""
        source = self.source(self.root / "strings.yaml")
        return {key: to_record(Text, source, source.data[key], (key,)) for key in source.data}

    def words(self, lang: Lang) -> Words:
        """The interface's words in a language."""
        return Words(self.texts, lang)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """Who handles which complaint."""
        return self._list(Channel, self.root / "channels.yaml")

    @cached_property
    def synonyms(self) -> tuple[Synonym, ...]:
        """The words in which people look for the law."""
        return self._list(Synonym, self.root / "synonyms.yaml")

    @cached_property
    def glossary(self) -> tuple[GlossaryTerm, ...]:
        """Legal terms in plain words."""
        return self._list(GlossaryTerm, self.root / "glossary.yaml")

    def materials(self, lesson_id: str) -> Materials:
        """Everything one lesson needs.

        Raises:
            ContentError: with the faults of every file the lesson needs, together.
        """
        if lesson_id not in self._materials:
            self._materials[lesson_id] = self.materials_of(self.lesson(lesson_id))
        return self._materials[lesson_id]

    @cached_property
    def _materials(self) -> dict[str, Materials]:
        return {}

    def materials_of(self, lesson: Lesson) -> Materials:
        """Everything that a lesson needs, be it one that stands in no file.

        Raises:
            ContentError: with the faults of every file the lesson needs, together.
        """
        faults: list[Fault] = []
        items = every(self.item, lesson.items(), faults)
        scenarios = every(self.scenario, lesson.scenarios(), faults)
        cards = every(self.card, lesson.cards, faults)
        rules = every(self.rule, lesson.rules, faults)
        groups = (items, scenarios, cards, rules)
        records = (lesson, *(record for group in groups for record in group.values()))
        cites = [cite for record in records for cite in record.citations()]
        provisions = every(self.cite, cites, faults)
        instruments = every(self.instrument, (p.instrument for p in provisions.values()), faults)
        with gathering(faults):
            context = self._context_of(lesson)
        if faults:
            raise ContentError(tuple(dict.fromkeys(faults)))
        return Materials(
            lesson,
            items,
            scenarios,
            cards,
            rules,
            provisions,
            instruments,
            self.texts,
            context,
            self.glossary,
        )

    def law(self) -> Law:
        """The register as the law explorer asks it."""
        return Law(
            self.register,
            self.instruments,
            self.ladders,
            self.texts,
            self.synonyms,
            self.glossary,
        )

    def calculator_context(self, today: date) -> CalculatorContext:
        """All that the calculators' screen needs.

        Raises:
            ContentError: with the faults of the files it reads.
        """
        if today not in self._contexts:
            calculators = self.calculators()
            tables = self.law_tables(calculators.values(), today)
            made = CalculatorContext(calculators, tables, self.texts, self.citations)
            self._contexts[today] = made
        return self._contexts[today]

    @cached_property
    def _contexts(self) -> dict[date, CalculatorContext]:
        return {}

    def letter_context(self, today: date) -> LetterContext:
        """All that the letters' screen needs.

        Raises:
            ContentError: with the faults of the files it reads.
        """
        return LetterContext(self.letters(), today, self.texts, self.citations)

    def cited(self, cite: str) -> tuple[Provision, Instrument]:
        """What a citation resolves to, with its instrument.

        Raises:
            UnknownCitation: the register has no such article.
        """
        provision = self.cite(cite)
        return provision, self.instrument(provision.instrument)

    def _context_of(self, lesson: Lesson) -> CalculatorContext | None:
        """The calculators that a lesson shows, as of its day."""
        names = [step.calculator for step in lesson.steps if isinstance(step, CalculatorStep)]
        if not names:
            return None
        shown = {name: self.calculator(name) for name in names}
        return CalculatorContext(
            shown, self.law_tables(shown.values(), lesson.as_of), self.texts, self.citations
        )

    def frame(self, name: str) -> pd.DataFrame:
        """A part of the register as a table, for people in JupyterLab.

        Args:
            name: `provisions`, `instruments`, `rules` or `series`.

        Raises:
            ValueError: there is no such table.
        """
        return frame(self, name)

    @cached_property
    def _banks(self) -> dict[str, Path]:
        return {path.stem: path.parent for path in record_files(self.root, BANKS)}


@lru_cache(maxsize=1)
def _read_at(root: Path, _mark: int) -> Library:
    return Library(root)
