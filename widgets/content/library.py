"""The content by id: each file is read when it is first asked for, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from widgets.content.files import Source, data_root, read_source
from widgets.content.records import to_record
from widgets.core.errors import ContentError, Fault, UnknownCitation
from widgets.core.graph import graph_faults
from widgets.core.item import Item
from widgets.core.lesson import Card, CardStep, Lesson
from widgets.core.materials import Materials
from widgets.core.provision import Instrument, Provision
from widgets.core.record import Record
from widgets.core.reference import Channel, Term
from widgets.core.rule import Rule
from widgets.core.scenario import Scenario
from widgets.core.text import Lang, Text
from widgets.core.words import Words

R = TypeVar("R", bound=Record)


class Library:
    """All content under one folder. Reading is lazy; what is read is kept.

    Every method that reads raises `ContentError` with all faults of the file it read.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[Path, Source] = {}
        self._articled: dict[str, dict[str, Provision]] = {}
        self._kept: dict[tuple[type[Record], str], Record] = {}

    @classmethod
    def open(cls, root: Path | None = None) -> Library:
        """The library of a folder, or the one that came with the package.

        Raises:
            ContentError: no content is found where it should be.
        """
        return cls(root) if root else _packaged(data_root())

    def source(self, path: Path) -> Source:
        """A file's plain data, read once."""
        if path not in self._read:
            self._read[path] = read_source(path, self.root)
        return self._read[path]

    def lesson(self, lesson_id: str) -> Lesson:
        """A lesson."""
        return self._one(Lesson, lesson_id, self.root / "lessons")

    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, by the name of its file."""
        return tuple(
            self.lesson(path.stem) for path in sorted((self.root / "lessons").glob("*.yaml"))
        )

    def item(self, item_id: str) -> Item:
        """An item of any bank."""
        bank = self._banks.get(item_id, self.root / "quizzes")
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

    def rule(self, rule_id: str) -> Rule:
        """A dated value that the law sets."""
        return self._one(Rule, rule_id, self.root / "law" / "rules")

    def cite(self, cite: str) -> Provision:
        """What a citation resolves to.

        Raises:
            UnknownCitation: the register has no such article.
        """
        instrument = cite.partition("/")[0]
        found = self._articles(instrument).get(cite)
        if found is None:
            raise UnknownCitation(
                f"{cite!r} is not in the register (law/provisions/{instrument}.yaml)"
            )
        return found

    def provisions(self, instrument: str) -> tuple[Provision, ...]:
        """Every article of an instrument that the register holds; none for an unknown one."""
        path = self.root / "law" / "provisions" / f"{instrument}.yaml"
        if not path.is_file():
            return ()
        source, faults, found = self.source(path), list[Fault](), list[Provision]()
        entries = source.data.get("provisions", []) if isinstance(source.data, dict) else []
        for i, entry in enumerate(entries):
            data = {"instrument": path.stem, **entry}
            with _gathering(faults):
                found.append(to_record(Provision, source, data, ("provisions", i)))
        if faults:
            raise ContentError(tuple(faults))
        return tuple(found)

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """Every instrument by id."""
        paths = sorted((self.root / "law" / "instruments").glob("*.yaml"))
        return {i.id: i for path in paths for i in self._list(Instrument, path)}

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
    def glossary(self) -> tuple[Term, ...]:
        """Legal terms in plain words."""
        return self._list(Term, self.root / "glossary.yaml")

    def materials(self, lesson_id: str) -> Materials:
        """Everything one lesson needs.

        Raises:
            ContentError: with the faults of every file the lesson needs, together.
        """
        lesson = self.lesson(lesson_id)
        faults: list[Fault] = []
        cards = [step.card for step in lesson.steps if isinstance(step, CardStep)]
        items = _every(self.item, lesson.items(), faults)
        scenarios = _every(self.scenario, lesson.scenarios(), faults)
        told = _every(self.card, cards, faults)
        rules = _every(self.rule, lesson.rules, faults)
        groups = (items, scenarios, told, rules)
        records = (lesson, *(record for group in groups for record in group.values()))
        cites = [cite for record in records for cite in record.citations()]
        provisions = _every(self.cite, cites, faults)
        if faults:
            raise ContentError(tuple(dict.fromkeys(faults)))
        return Materials(
            lesson, items, scenarios, told, rules, provisions, self.instruments, self.texts
        )

    @cached_property
    def _banks(self) -> dict[str, Path]:
        return {path.stem: path.parent for path in (self.root / "quizzes").rglob("*.yaml")}

    def _articles(self, instrument: str) -> dict[str, Provision]:
        if instrument not in self._articled:
            self._articled[instrument] = {p.cite: p for p in self.provisions(instrument)}
        return self._articled[instrument]

    def _one(self, kind: type[R], record_id: str, folder: Path) -> R:
        kept = self._kept.get((kind, record_id))
        if isinstance(kept, kind):
            return kept
        path = folder / f"{record_id}.yaml"
        if not path.is_file():
            there = ", ".join(sorted(p.stem for p in folder.rglob("*.yaml"))) or "nothing yet"
            name = path.relative_to(self.root).as_posix()
            raise ContentError((Fault(name, 1, f"no such file; there are: {there}"),))
        source = self.source(path)
        record = to_record(kind, source)
        if record.model_dump().get("id") != record_id:
            what = f"the file is called {path.name}: the id must be {record_id!r}"
            raise ContentError((source.fault(("id",), what),))
        self._kept[(kind, record_id)] = record
        return record

    def _list(self, kind: type[R], path: Path) -> tuple[R, ...]:
        source, faults, found = self.source(path), list[Fault](), list[R]()
        for i, entry in enumerate(source.data):
            with _gathering(faults):
                found.append(to_record(kind, source, entry, (i,)))
        if faults:
            raise ContentError(tuple(faults))
        return tuple(found)


@contextmanager
def _gathering(faults: list[Fault]) -> Iterator[None]:
    try:
        yield
    except ContentError as error:
        faults += error.faults


def _every(read: Callable[[str], R], ids: Iterable[str], faults: list[Fault]) -> dict[str, R]:
    found = {}
    for record_id in dict.fromkeys(ids):
        with _gathering(faults):
            found[record_id] = read(record_id)
    return found


@cache
def _packaged(root: Path) -> Library:
    return Library(root)
