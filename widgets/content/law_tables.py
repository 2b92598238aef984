"""The tables that calculators look law up in, and whether what a table names is in the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from widgets.content.files import SourceFile
from widgets.content.records import to_record
from widgets.content.register import Register
from widgets.core.calculators.calculator import Calculator
from widgets.core.diary.kinds import DiaryKind
from widgets.core.errors import ContentError, Fault, Place, UnknownCitation
from widgets.core.law.citations import Citations
from widgets.core.law.contact_norms import ContactNorm
from widgets.core.law.lending import LendingText
from widgets.core.law.limitation import EventKind, ObstacleKind
from widgets.core.law.papers import Paper
from widgets.core.law.tables import LawTables
from widgets.core.text import LANGS, Text

OF_TODAY = (
    "law/papers.yaml",
    "law/diary-kinds.yaml",
    "diary.yaml",
    "glossary.yaml",
    "synonyms.yaml",
    "channels.yaml",
)
"""What these tell holds today. From the others a day picks what held on it."""
TABLES = (
    *OF_TODAY,
    "law/contact-norms.yaml",
    "law/lending-texts.yaml",
    "law/limitation-events.yaml",
    "law/limitation-obstacles.yaml",
)
_CITE = re.compile(r"[a-z0-9-]+/[a-z0-9.-]+")


class LawTableReader(Register):
    """The register with what calculators look up in it."""

    @cached_property
    def contact_norms(self) -> tuple[ContactNorm, ...]:
        """The norms on contacting a debtor."""
        return self._list(ContactNorm, self.root / "law" / "contact-norms.yaml")

    @cached_property
    def lending_texts(self) -> tuple[LendingText, ...]:
        """Which article says what of a private loan."""
        return self._list(LendingText, self.root / "law" / "lending-texts.yaml")

    @cached_property
    def limitation_events(self) -> tuple[EventKind, ...]:
        """What can happen to a claim."""
        return self._list(EventKind, self.root / "law" / "limitation-events.yaml")

    @cached_property
    def limitation_obstacles(self) -> tuple[ObstacleKind, ...]:
        """What can keep a creditor from claiming."""
        return self._list(ObstacleKind, self.root / "law" / "limitation-obstacles.yaml")

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that arrive, and what each rests on."""
        return self._list(Paper, self.root / "law" / "papers.yaml")

    @cached_property
    def citations(self) -> Citations:
        """The whole register, for who does not know before what will be cited."""
        return Citations({each.cite: each for each in self.register}, self.instruments)

    @cached_property
    def diary_kinds(self) -> tuple[DiaryKind, ...]:
        """What an entry of the diary may show."""
        return self._list(DiaryKind, self.root / "law" / "diary-kinds.yaml")

    @cached_property
    def diary_texts(self) -> dict[str, Text]:
        """The words of the diary by key, in every language."""
        source = self.source(self.root / "diary.yaml")
        return {key: to_record(Text, source, source.data[key], (key,)) for key in source.data}

    def law_tables(self, calculators: Iterable[Calculator], today: date) -> LawTables:
        """The dated values, histories and tables that some calculators may look up."""
        named = list(calculators)
        return LawTables(
            rules={i: self.rule(i) for each in named for i in each.rules},
            series={i: self.series(i) for each in named for i in each.series},
            today=today,
            citations=self.citations,
            contact_norms=self.contact_norms,
            papers={paper.id: paper for paper in self.papers},
            lending={text.id: text for text in self.lending_texts},
            limitation_events=self.limitation_events,
            limitation_obstacles=self.limitation_obstacles,
        )


def table_faults(register: Register, source: SourceFile) -> Iterator[Fault]:
    """Articles that a table names and that are not there, or in one of today have ended."""
    for place, cite in _cited(source.data):
        try:
            ended = register.cite(cite).ends
        except UnknownCitation as error:
            yield source.fault(place, str(error))
        except ContentError:
            continue  # the article's own file is reported by itself
        else:
            if ended and source.name in OF_TODAY:
                yield source.fault(place, f"{cite} held only until {ended}")


def _cited(held: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Whatever is written as a citation is; the words of a language are not."""
    if isinstance(held, dict):
        for key, value in held.items():
            if key not in LANGS:
                yield from _cited(value, (*place, key))
    elif isinstance(held, list):
        for i, value in enumerate(held):
            yield from _cited(value, (*place, i))
    elif isinstance(held, str) and _CITE.fullmatch(held):
        yield place, held
