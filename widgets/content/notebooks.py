"""Notebooks as they are read: cells, sections and passages, each with its line in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from widgets.content.files import read_text
from widgets.core.errors import ContentError, Fault

SECTION = "## "
"""What a notebook is cut at: a Markdown cell that begins so begins a section."""
_MARK = re.compile(r"\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?)")
_RULE = re.compile(r"[\s:|]*+-[\s:|-]*")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\[\]]*\)")
_FENCE = ("```", "~~~")


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, an item of a list or a row of a table, with the line it starts on."""

    text: str
    line: int

    @property
    def plain(self) -> str:
        """What is read: of each link its words."""
        return _LINK.sub(r"\1", self.text)

    @property
    def unlinked(self) -> str:
        """What is said beside the links."""
        return _LINK.sub("", self.text)


@dataclass(frozen=True, slots=True)
class NotebookCell:
    """A cell: its text, the line of the file that names it, and those on which the text stands."""

    id: str
    kind: str
    text: str
    tags: tuple[str, ...]
    line: int
    lines: tuple[int, ...]

    @property
    def is_prose(self) -> bool:
        """Whether it is read as text."""
        return self.kind == "markdown"

    @property
    def starts_a_section(self) -> bool:
        """Whether a notebook is cut before it."""
        return self.is_prose and self.text.startswith(SECTION)

    def line_of(self, offset: int) -> int:
        """The line of the file on which a character of the text stands."""
        n = self.text.count("\n", 0, offset)
        return self.lines[n] if n < len(self.lines) else self.line

    def passages(self) -> Iterator[Passage]:
        """What it says, piece by piece; code in fences says nothing."""
        held, first, fenced = "", self.line, False
        for n, line in enumerate([*self.text.splitlines(), ""]):
            fence = line.lstrip().startswith(_FENCE)
            begins = fence or not line.strip() or _MARK.match(line) or line.lstrip()[0] == "|"
            if held and (begins or held.startswith("#")):
                yield from _passage(held, first)
                held = ""
            fenced ^= fence
            if not (fenced or fence):
                first = first if held else self.lines[min(n, len(self.lines) - 1)]
                held = _joined(held, line.strip())


@dataclass(frozen=True, slots=True)
class NotebookSection:
    """The cells from one heading of the second rank to the next; the first one is its anchor."""

    cells: tuple[NotebookCell, ...]

    @property
    def id(self) -> str:
        """The address of the section within its notebook."""
        return self.cells[0].id


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's file, its text and its cells."""

    name: str
    text: str
    cells: tuple[NotebookCell, ...]
    metadata: Mapping[str, Any]

    @property
    def prose(self) -> tuple[NotebookCell, ...]:
        """The cells that are read as text."""
        return tuple(cell for cell in self.cells if cell.is_prose)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that its prose says, in order."""
        return tuple(passage for cell in self.prose for passage in cell.passages())

    @property
    def heading(self) -> Passage:
        """The first heading that a reader sees; an empty one on the first line without any."""
        headings = (cell for cell in self.prose if cell.text.startswith("# "))
        return next((next(cell.passages()) for cell in headings), Passage("", 1))

    @property
    def title(self) -> Passage:
        """What its page is called."""
        before = self.text.rpartition('"title"')[0]
        return Passage(str(self.metadata.get("title", "")), before.count("\n") + 1)

    @property
    def sections(self) -> tuple[NotebookSection, ...]:
        """Its sections; what stands before the first belongs to none."""
        starts = [i for i, cell in enumerate(self.cells) if cell.starts_a_section]
        ends = [*starts[1:], len(self.cells)]
        return tuple(NotebookSection(self.cells[i:j]) for i, j in zip(starts, ends, strict=False))


def read_notebook(path: Path) -> Notebook:
    """A notebook as it stands in its file, which is named as seen from the folder of the content.

    Raises:
        ContentError: it cannot be read.
    """
    name, text = "/".join(("..", *path.parts[-3:])), read_text(path, path.parent)
    try:
        held = json.loads(text)
        return Notebook(name, text, tuple(_cells(held["cells"], text)), held["metadata"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ContentError((Fault(name, 1, f"this is no notebook: {error}"),)) from error


def _cells(held: list[Mapping[str, Any]], text: str) -> Iterator[NotebookCell]:
    """The cells with their lines, each sought in the file after the one before it."""
    at = 0
    for each in held:
        called = re.compile(rf'"id"\s*:\s*{re.escape(json.dumps(each.get("id", "")))}')
        named = called.search(text, at)
        line = text.count("\n", 0, named.start() if named else at) + 1
        parts = [each["source"]] if isinstance(each["source"], str) else each["source"]
        at, lines = max(text.find('"source"', at), at), list[int]()
        for part in parts:
            at = max(_found(part, text, at), at)
            lines += [text.count("\n", 0, at) + 1] * len(part.splitlines())
            at += len(part)
        tags = tuple(each.get("metadata", {}).get("tags", ()))
        whole = "".join(parts)
        yield NotebookCell(
            each.get("id", ""), each["cell_type"], whole, tags, line, tuple(lines or [line])
        )
        at = max(at, named.end() if named else at)


def _found(part: str, text: str, at: int) -> int:
    """Where a part of a cell's text stands in the file, written in either way; -1 if nowhere."""
    ways = (json.dumps(part, ensure_ascii=ascii_only) for ascii_only in (False, True))
    return max(text.find(way, at) for way in ways)


def _joined(held: str, line: str) -> str:
    """A line that goes on; between Chinese characters no space is meant."""
    if not (held and line):
        return held or line
    return held + (" " if held[-1].isascii() and line[0].isascii() else "") + line


def _passage(held: str, line: int) -> Iterator[Passage]:
    marked = _MARK.match(held)
    said = held[marked.end() if marked else 0 :].strip()
    if said and not _RULE.fullmatch(held):
        yield Passage(said, line)
