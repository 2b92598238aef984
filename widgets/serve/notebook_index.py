"""Which notebooks can be opened, what each is called, its sections, and which front it needs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeGuard

from widgets.content.notebook_code import imports_only_ours
from widgets.content.notebooks import SECTION
from widgets.core.learning.lesson import Lesson
from widgets.core.screen.law import CALCULATORS_PAGE, LAW_PAGE, LETTERS_PAGE, RECORD_PAGE
from widgets.core.text import LANGS, Lang, nearest_lang

TITLE = "# "
TEACHERS_PAGE = "for-teachers.ipynb"
TRANSFER_PAGE = "transfer.ipynb"
CALLS_PAGE = "who-to-call.ipynb"
BESIDE = (
    LAW_PAGE,
    CALCULATORS_PAGE,
    RECORD_PAGE,
    LETTERS_PAGE,
    CALLS_PAGE,
    TEACHERS_PAGE,
    TRANSFER_PAGE,
)
"""What this project has beside its lessons."""
URGENT = "**"
"""A first paragraph that begins with stress is for whom it happens to now, and no lead."""
LAB = "lab"
"""What a cell is tagged with that is for JupyterLab alone."""
_ADDRESS = re.compile(r"(?P<lang>[\w-]+)/(?P<name>[^/\\.][^/\\]*\.ipynb)")
LONGEST = 2_000
"""So much of a heading or of a lead is shown, in characters."""
_MARKS = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|\*\*|`")
_MATH = re.compile(r"\$\$|\$[^\s$][^$\n]*\$|\\begin\{")


@dataclass(frozen=True, slots=True)
class NotebookPath:
    """Where a notebook stands: the folder of its language, and the name of its file."""

    lang: Lang
    name: str

    @property
    def path(self) -> str:
        """The path below the folder of notebooks, as an address has it."""
        return f"{self.lang}/{self.name}"

    def is_own(self, lessons: Collection[str]) -> bool:
        """Whether somebody has put it beside the notebooks of this project and its lessons."""
        return self.name not in BESIDE and lesson_id(self.name) not in lessons

    def to(self, lang: Lang) -> NotebookPath:
        """The same notebook in another language."""
        return NotebookPath(lang, self.name)


HeldLesson = tuple[Lesson, NotebookPath]
"""A lesson that has a notebook, and where that stands."""


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A section of a notebook: its anchor, its heading, and whether the short path has it."""

    id: str
    title: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What a notebook is called, what it says first, and its sections.

    A section begins with a Markdown cell that begins with `## `; its anchor is that cell's id.
    `stock` says that the page needs Voilà's own front end: ours draws neither the widgets of
    other packages nor formulas.
    """

    title: str
    lead: str
    sections: tuple[SectionHeading, ...]
    stock: bool = False


@dataclass(frozen=True, slots=True)
class NotebookIndex:
    """The folder of notebooks, `zh/NN-<lesson>.ipynb` and `en/NN-<lesson>.ipynb`."""

    root: Path

    def holds(self, place: NotebookPath) -> bool:
        """Whether there is a notebook at that place."""
        try:
            return self._file(place).is_file()
        except OSError:  # a name longer than any file's
            return False

    def texts(self, place: NotebookPath) -> tuple[str, ...]:
        """What a notebook says in its Markdown cells."""
        return tuple(text for _, text in self.passages(place))

    def passages(self, place: NotebookPath) -> tuple[tuple[str, str], ...]:
        """The id and the text of each of a notebook's Markdown cells."""
        cells = _cells(self._file(place))
        return tuple((cell.id, cell.text) for cell in cells if cell.kind == "markdown")

    def outline(self, place: NotebookPath) -> Outline:
        """The outline of a notebook, read anew once its file has changed."""
        return _outline(self._file(place), self.fingerprint(place))

    def fingerprint(self, place: NotebookPath) -> int:
        """A number that is another once a notebook's file has changed."""
        return self._file(place).stat().st_mtime_ns

    def place(self, address: str) -> NotebookPath | None:
        """The place nearest to an address: `fr/01-x.ipynb` is answered by `en/01-x.ipynb`."""
        found = _ADDRESS.fullmatch(address)
        if found is None:
            return None
        asked = NotebookPath(nearest_lang(found["lang"]), found["name"])
        return asked if self.holds(asked) else None

    def others(self, place: NotebookPath) -> tuple[NotebookPath, ...]:
        """The same notebook in every other language that has it."""
        return tuple(
            place.to(lang) for lang in LANGS if lang != place.lang and self.holds(place.to(lang))
        )

    def lessons(self, lessons: Iterable[Lesson], lang: Lang) -> tuple[HeldLesson, ...]:
        """The lessons that have a notebook in a language, in the order of the notebooks."""
        return held(lessons, self.all(lang))

    def all(self, lang: Lang) -> tuple[NotebookPath, ...]:
        """Every notebook in a language, in the order of their names."""
        try:
            with os.scandir(self.root / lang) as entries:
                names = sorted(each.name for each in entries if _is_file(each))
        except FileNotFoundError:
            return ()
        shown = (name for name in names if name.endswith(".ipynb") and name[0] != ".")
        return tuple(NotebookPath(lang, name) for name in shown)

    def _file(self, place: NotebookPath) -> Path:
        return _joined(self.root, place.path)


def held(lessons: Iterable[Lesson], places: Iterable[NotebookPath]) -> tuple[HeldLesson, ...]:
    """The lessons that have a notebook at one of some places, in the order of the places."""
    by_id = {lesson.id: lesson for lesson in lessons}
    numbered = ((by_id.get(lesson_id(each.name)), each) for each in places)
    return tuple((lesson, place) for lesson, place in numbered if lesson is not None)


@lru_cache(maxsize=256)
def _joined(root: Path, path: str) -> Path:
    return root / path


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads round
        return False


@lru_cache(maxsize=64)
def _outline(path: Path, _mark: int) -> Outline:
    cells = [cell for cell in _cells(path) if LAB not in cell.tags]
    markdown = [cell for cell in cells if cell.kind == "markdown"]
    first = markdown[0].text if markdown else ""
    heading, *rest = first.split("\n\n") if first.startswith(TITLE) else (path.stem,)
    begun = [cell for cell in markdown if cell.text.startswith(SECTION)]
    sections = tuple(
        SectionHeading(
            cell.id or f"section-{n}",  # older notebooks have no ids
            _plain(cell.text.partition("\n")[0].removeprefix(SECTION)),
            "short" in cell.tags,
        )
        for n, cell in enumerate(begun, start=1)
    )
    lead = next((each for each in rest if not each.startswith(URGENT)), "")
    code = [cell.text for cell in cells if cell.kind == "code"]
    stock = not imports_only_ours(code) or any(_MATH.search(cell.text) for cell in markdown)
    return Outline(_plain(heading.removeprefix(TITLE)), _plain(lead), sections, stock)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as far as it is looked at here; whatever is not as it should be is empty."""

    id: str
    kind: str
    text: str
    tags: tuple[str, ...]


def _cells(path: Path) -> list[_Cell]:
    """The cells of a notebook; none where it is none: its own page tells that."""
    try:
        text = path.read_text(encoding="utf-8")
        read = json.loads(text.encode("utf-8", "replace"))
    except (OSError, RecursionError, ValueError):
        return []
    cells = read.get("cells") if isinstance(read, dict) else None
    return [_cell(each) for each in cells if isinstance(each, dict)] if _is_list(cells) else []


def _cell(cell: dict[str, Any]) -> _Cell:
    source, metadata = cell.get("source"), cell.get("metadata")
    lines = source if _is_list(source) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    tags = metadata.get("tags") if isinstance(metadata, dict) else ()
    return _Cell(
        _word(cell.get("id")),
        _word(cell.get("cell_type")),
        text.encode("utf-8", "replace").decode(),  # half a character cannot be sent
        tuple(tag for tag in tags if isinstance(tag, str)) if _is_list(tags) else (),
    )


def _is_list(thing: Any) -> TypeGuard[list[Any]]:
    return isinstance(thing, list)


def _word(thing: object) -> str:
    return thing if isinstance(thing, str) else ""


def _plain(markdown: str) -> str:
    """A paragraph without what marks its links and its stress, and no longer than one is."""
    return _MARKS.sub(lambda found: found[1] or "", markdown[:LONGEST])


def lesson_id(name: str) -> str:
    """`01-at-the-door.ipynb` is the notebook of `at-the-door`."""
    number, _, rest = name.removesuffix(".ipynb").partition("-")
    return rest if number.isdecimal() else name.removesuffix(".ipynb")
