"""Whether every lesson has its notebooks, and every notebook opens what there is."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from widgets.content.files import read_text
from widgets.content.law_text import numeral
from widgets.content.meant import instead
from widgets.core.errors import ContentError, Fault
from widgets.core.lesson import Lesson
from widgets.core.text import LANGS

_NAME = re.compile(r"(\d+)-([a-z0-9-]+)\.ipynb")
_NUMBER = re.compile(r"(?:第(\w+?)课|Lesson (\d+))[:：\s]*")
# What opens something by its id: the kind of thing, and where the id stands among the arguments.
_OPENS = {
    "open_lesson": ("lesson", 0, "lesson_id"),
    "open_calculators": ("calculator", 1, "calculator"),
}


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's file, its text and its cells."""

    name: str
    text: str
    cells: tuple[Mapping[str, Any], ...]
    metadata: Mapping[str, Any]

    def fault(self, pattern: str, what: str) -> Fault:
        """A fault on the line of the file on which a pattern first stands."""
        found = re.search(pattern, self.text)
        line = self.text.count("\n", 0, found.start() if found else 0) + 1
        return Fault(self.name, line, what)

    @property
    def prose(self) -> tuple[Mapping[str, Any], ...]:
        """The cells that are read as text."""
        return tuple(cell for cell in self.cells if cell["cell_type"] == "markdown")

    @property
    def heading(self) -> str:
        """The first heading that a reader sees."""
        texts = ("".join(cell["source"]) for cell in self.prose)
        return next((text.splitlines()[0] for text in texts if text.startswith("# ")), "")[2:]

    @property
    def title(self) -> str:
        """What its page is called."""
        return str(self.metadata.get("title", ""))

    def opened(self) -> Iterator[tuple[str, str]]:
        """What its code opens: the kind of thing, and its id."""
        for cell in self.cells:
            if cell["cell_type"] == "code":
                with suppress(SyntaxError):
                    yield from _opened("".join(cell["source"]))


def read_notebook(path: Path) -> Notebook:
    """A notebook as it stands in its file, which is named as seen from the folder of the content.

    Raises:
        ContentError: it cannot be read.
    """
    name, text = "/".join(("..", *path.parts[-3:])), read_text(path, path.parent)
    try:
        held = json.loads(text)
        return Notebook(name, text, tuple(held["cells"]), held["metadata"])
    except (ValueError, KeyError, TypeError) as error:
        raise ContentError((Fault(name, 1, f"this is no notebook: {error}"),)) from error


def notebook_faults(
    folder: Path, lessons: Iterable[Lesson], calculators: Iterable[str]
) -> Iterator[Fault]:
    """Every lesson without a notebook, and every notebook that opens or is called another.

    `folder` is `notebooks/`, with one folder for each language.
    """
    titles = {lesson.id: lesson.title for lesson in lessons}
    known = {"lesson": set(titles), "calculator": set(calculators)}
    for lang in LANGS:
        paths = sorted((folder / lang).glob("*.ipynb"))
        numbered = {found[2] for path in paths if (found := _NAME.fullmatch(path.name))}
        for name in sorted(known["lesson"] - numbered):
            what = f"the lesson {name!r} has no notebook here: add NN-{name}.ipynb"
            yield Fault(f"../notebooks/{lang}", 1, what)
        for path in paths:
            try:
                notebook = read_notebook(path)
                yield from _opening(notebook, known)
                yield from _numbered(notebook, path.name, {i: titles[i].to(lang) for i in titles})
            except ContentError as error:
                yield from error.faults


def _opening(notebook: Notebook, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    for kind, name in notebook.opened():
        if name not in known[kind]:
            what = f"{name!r} is no {kind} here{instead(name, known[kind])}"
            yield notebook.fault(rf"[\"']{re.escape(name)}\\?[\"']", what)


def _numbered(notebook: Notebook, name: str, titles: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with the notebook `NN-<lesson>.ipynb` of a lesson."""
    found = _NAME.fullmatch(name)
    if found is None:
        return
    number, own = int(found[1]), found[2]
    if own not in titles:
        yield notebook.fault("", f"no lesson is called {own!r}{instead(own, titles)}")
        return
    if ("lesson", own) not in notebook.opened():
        yield notebook.fault("open_lesson", f"the file is called {name}: open {own!r} in it")
    said_at = (("heading", "# ", notebook.heading), ("title", '"title": "', notebook.title))
    for place, mark, said in said_at:
        told = _NUMBER.match(said)
        if said[told.end() if told else 0 :] != titles[own]:
            what = f"{place}: it says {said!r} and the lesson is called {titles[own]!r}"
            yield notebook.fault(re.escape(mark + said), what)
        elif told and (told[1] or told[2]) not in (str(number), numeral(number)):
            what = f"{place}: it says {said!r} and the file is called {name}"
            yield notebook.fault(re.escape(mark + said), what)


def _opened(code: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in _OPENS:
                kind, n, name = _OPENS[called]
                given = [*node.args[n : n + 1], *(k.value for k in node.keywords if k.arg == name)]
                words = [v.value for v in given if isinstance(v, ast.Constant) and v.value]
                yield from ((kind, str(word)) for word in words)
