"""A row of a log's table: its cells, by what their columns tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from widgets.core.contact_log.columns import Header
from widgets.core.contact_log.words import is_yes, plain, recognised_in

SHORTEST_NUMBER = 5


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row's cells, by what their columns tell."""

    header: Header
    cells: list[str]

    def filled(self, *roles: str) -> list[str]:
        """Each cell of some columns that holds anything, as given."""
        places = [place for role in roles for place in self.header.columns.get(role, ())]
        return self._at(places)

    def unknown(self) -> list[str]:
        """Each cell under a name that we do not know, for recognising."""
        return list(map(plain, self._at(self.header.unknown)))

    def text(self, *roles: str) -> str:
        """The cells of some columns as given, one after another."""
        return " ".join(self.filled(*roles))

    def plain(self, *roles: str) -> str:
        """The same for recognising: plain digits, lower case."""
        return plain(self.text(*roles))

    def has(self, *roles: str) -> bool:
        """Whether the table has any of some columns, filled in this row or not."""
        return any(role in self.header.columns for role in roles)

    def is_marked(self, role: str) -> bool:
        """Whether a column says yes, or names what it is about: `家人` under `对象`."""
        cell = self.plain(role)
        return bool(cell) and (is_yes(cell) or (is_yes(cell) is None and _marked(role, cell)))

    def _at(self, places: Iterable[int]) -> list[str]:
        told = (self.cells[place].strip() for place in places if place < len(self.cells))
        return [cell for cell in told if cell]


def _marked(role: str, cell: str) -> bool:
    marks = recognised_in(cell)
    return marks.to_third if role == "third" else marks.after_refusal


def number_of(other: str) -> str:
    """A number without what people put around it; a name stays as it is."""
    digits = "".join(c for c in other if c.isdigit() or c == "*")
    if len(digits) < SHORTEST_NUMBER:
        return other
    if other.startswith("00"):
        return digits.removeprefix("0086")
    return digits.removeprefix("86") if other.startswith("+") or len(digits) == 13 else digits
