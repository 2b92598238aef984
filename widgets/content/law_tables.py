"""The tables of law that calculators look things up in, and what can be wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from widgets.content.files import SourceFile
from widgets.content.register import Register
from widgets.core.errors import Fault, UnknownCitation
from widgets.core.law.lending import LendingText

TABLES = ("lending-texts",)
_CITE = re.compile(r"[a-z0-9-]+/[a-z0-9.-]+")


class LawTableReader(Register):
    """The register with its tables for calculators."""

    @cached_property
    def lending_texts(self) -> tuple[LendingText, ...]:
        """Which article says what of a private loan."""
        return self._list(LendingText, self.root / "law" / "lending-texts.yaml")


def table_faults(register: Register, source: SourceFile) -> Iterator[Fault]:
    """Every article that a table names and the register has not."""
    for place, held in source.maps:
        for key, value in held.items():
            if isinstance(value, str) and _CITE.fullmatch(value):
                try:
                    register.cite(value)
                except UnknownCitation as error:
                    yield source.fault((*place, key), str(error))
