"""Which lessons can be opened: a lesson is on the shelf when it has a notebook in that language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from widgets.core.lesson import Lesson
from widgets.core.text import LANGS, Lang, nearest_lang

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
class Shelf:
    """The folder of notebooks, `zh/NN-<lesson>.ipynb` and `en/NN-<lesson>.ipynb`."""

    root: Path

    def holds(self, place: Place) -> bool:
        """Whether there is a notebook at that place."""
        return (self.root / place.lang / place.name).is_file()

    def texts(self, place: Place) -> tuple[str, ...]:
        """What a notebook says in its Markdown cells."""
        path = self.root / place.lang / place.name
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return tuple("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")

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


def _lesson_id(name: str) -> str:
    """`01-at-the-door.ipynb` is the notebook of `at-the-door`."""
    return re.sub(r"^\d+-", "", name).removesuffix(".ipynb")
