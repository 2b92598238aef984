"""What several parts of a view hold: an article ready to be read, a line, a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """The way to another page of ours, opened beside this one."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article that something rests on, ready to be read in place."""

    cite: str
    label: str
    says: str
    facts: tuple[tuple[str, str], ...]
    note: str = ""
    sure: bool = True
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a list, under a label if it has one, with the articles it rests on.

    It may lead `to` another section of its page.
    """

    text: str
    label: str = ""
    sources: tuple[Source, ...] = ()
    to: Link | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table says, with the articles it rests on."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names it. A `folded` one is to be opened."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False
