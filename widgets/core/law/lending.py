"""Which article says what of a private loan, in each text of the law."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from widgets.core.record import Cite, Id, Record

LendingMatter = Literal[
    "scope", "receipts", "formed", "none", "upfront", "renewed", "late", "fees", "early", "void",
    "ceiling", "old-loans", "voluntary", "small-loans", "order",
]  # fmt: skip


class LendingText(Record):
    """The articles of one text of the law that concern a private loan, from its first day on."""

    id: Id
    starts: date = Field(alias="from")
    articles: dict[LendingMatter, Cite]

    def cite(self, matter: LendingMatter) -> str:
        """The article on a matter; nothing where the text has none."""
        return self.articles.get(matter, "")

    def cites(self, *matters: LendingMatter) -> tuple[str, ...]:
        """The articles on some matters, as far as there are any."""
        return tuple(self.articles[matter] for matter in matters if matter in self.articles)
