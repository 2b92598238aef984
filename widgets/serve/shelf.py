"""Which lessons can be opened: a lesson is on the shelf when it has a notebook in that language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from widgets.content.notebooks import SECTION
from widgets.core.lesson import Lesson
from widgets.core.text import LANGS, Lang, nearest_lang

URGENT = "**"
"""A first paragraph that begins with stress is for whom it happens to now, and no lead."""
_ADDRESS = re.compile(r"(?P<lang>[\w-]+)/(?P<name>[\w-]+\.ipynb)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notebook stands: the folder of its language, and the name of its file."""

    lang: Lang
    name: str

    @property
    def path(self) -> str:
        """The path below the folder of notebooks, as an address has it."""
        return f"{self.lang}/{self.name}"

    def to(self, lang: Lang) -> Place:
        """The same notebook in another language."""
        return Place(lang, self.name)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a notebook: its anchor, its heading, and whether the short path has it."""

    id: str
    title: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What a notebook is called, what it says first, and its sections.

    A section begins with a Markdown cell that begins with `## `; its anchor is that cell's id.
    """

    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of notebooks, `zh/NN-<lesson>.ipynb` and `en/NN-<lesson>.ipynb`."""

    root: Path

    def holds(self, place: Place) -> bool:
        """Whether there is a notebook at that place."""
        return (self.root / place.lang / place.name).is_file()

    def texts(self, place: Place) -> tuple[str, ...]:
        """What a notebook says in its Markdown cells."""
        path = self.root / place.lang / place.name
        return tuple(text for _, text in _told(path))

    def outline(self, place: Place) -> Outline:
        """The outline of a notebook, read anew once its file has changed."""
        path = self.root / place.lang / place.name
        return _outline(path, path.stat().st_mtime_ns)

    def place(self, address: str) -> Place | None:
        """The place nearest to an address: `fr/01-x.ipynb` is answered by `en/01-x.ipynb`."""
        found = _ADDRESS.fullmatch(address)
        if found is None:
            return None
        asked = Place(nearest_lang(found["lang"]), found["name"])
        return asked if self.holds(asked) else None

    def others(self, place: Place) -> tuple[Place, ...]:
        """The same notebook in every other language that has it."""
        return tuple(
            place.to(lang) for lang in LANGS if lang != place.lang and self.holds(place.to(lang))
        )

    def lessons(self, lessons: Iterable[Lesson], lang: Lang) -> tuple[tuple[Lesson, Place], ...]:
        """The lessons that have a notebook in a language, in the order of the notebooks."""
        by_id = {lesson.id: lesson for lesson in lessons}
        names = sorted(path.name for path in (self.root / lang).glob("*.ipynb"))
        numbered = ((by_id.get(_lesson_id(name)), Place(lang, name)) for name in names)
        return tuple((lesson, place) for lesson, place in numbered if lesson is not None)


@lru_cache(maxsize=64)
def _outline(path: Path, _mark: int) -> Outline:
    told = _told(path)
    heading, *rest = (told[0][1] if told else path.stem).split("\n\n")
    sections = tuple(
        Section(
            cell["id"],
            text.partition("\n")[0].removeprefix(SECTION),
            "short" in cell["metadata"].get("tags", ()),
        )
        for cell, text in told
        if text.startswith(SECTION)
    )
    lead = next((each for each in rest if not each.startswith(URGENT)), "")
    return Outline(heading.removeprefix("# "), _plain(lead), sections)


def _told(path: Path) -> list[tuple[dict[str, Any], str]]:
    """The Markdown cells of a notebook, each with its text; none where it is no notebook."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (KeyError, ValueError):  # its own page tells it; those that lead to it must not fall
        return []
    return [(each, "".join(each["source"])) for each in cells if each["cell_type"] == "markdown"]


def _plain(markdown: str) -> str:
    """A paragraph without what marks its links and its stress."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|\*\*|`", lambda found: found[1] or "", markdown)


def _lesson_id(name: str) -> str:
    """`01-at-the-door.ipynb` is the notebook of `at-the-door`."""
    return re.sub(r"^\d+-", "", name).removesuffix(".ipynb")
