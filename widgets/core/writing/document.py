"""A document for paper: what is in it, whatever file is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from widgets.core.text import Lang

ParagraphKind = Literal["text", "small", "right", "large"]
"""How a passage is set: as text, as a note, at the right as a signature, or seen from afar."""


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """A heading below the document's title; `level` 1 is the highest of three."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    """A paragraph. A line break in its text is one on paper."""

    text: str
    kind: ParagraphKind = "text"


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Paragraphs that belong together, each with its number or with a mark."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table; `widths` are the columns' shares in percent, where they are not to be even.

    Raises:
        ValueError: a row or the widths have another number of cells than there are columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Holds that it is one."""
        wanted = len(self.columns)
        for row in (*self.rows, *([self.widths] if self.widths else [])):
            if len(row) != wanted:
                raise ValueError(f"a row of {len(row)} cells under {wanted} columns: {row!r}")


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Room to write on by hand: so many empty lines below a few words."""

    label: str
    count: int = 2


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class KeptTogether:
    """Parts that stand on one page, where one holds them."""

    parts: tuple[DocumentPart, ...]


@dataclass(frozen=True, slots=True)
class FoldedCards:
    """Four cards that fill the page; folded along the middle both ways, one is seen.

    Each is a letter, and a sign by which it is told from afar.
    """

    cards: tuple[tuple[str, str], tuple[str, str], tuple[str, str], tuple[str, str]]


DocumentPart = (
    DocumentHeading
    | DocumentParagraph
    | Enumeration
    | PrintedTable
    | BlankLines
    | PageEnd
    | KeptTogether
    | FoldedCards
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `name` is its file's name without an ending, `foot` stands at its end, small.

    A `close` one has narrow margins and lines, so that a sheet holds much.
    """

    name: str
    lang: Lang
    title: str
    parts: tuple[DocumentPart, ...]
    foot: str = ""
    spacing: Literal["wide", "close"] = "wide"
