"""The tables of law that calculators look things up in, and what can be wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from widgets.content.files import SourceFile
from widgets.content.register import Register
from widgets.core.calculators.calculator import Calculator
from widgets.core.errors import ContentError, Fault, UnknownCitation
from widgets.core.law.citations import Citations
from widgets.core.law.contact_norms import ContactNorm
from widgets.core.law.lending import LendingText
from widgets.core.law.limitation import EventKind, ObstacleKind
from widgets.core.law.papers import Paper
from widgets.core.law.tables import LawTables

TABLES = ("lending-texts", "limitation-events", "limitation-obstacles")
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
    """Every article that a table names and the register has not."""
    for place, held in source.maps:
        for key, value in held.items():
            if isinstance(value, str) and _CITE.fullmatch(value):
                try:
                    register.cite(value)
                except UnknownCitation as error:
                    yield source.fault((*place, key), str(error))
                except ContentError:
                    continue  # the article's own file is reported by itself
