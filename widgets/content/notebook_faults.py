"""Whether every lesson has its notebooks, and every notebook is whole and names what there is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from widgets.content.law_text import numeral
from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.content.meant import instead
from widgets.content.notebook_code import Opened, opened
from widgets.content.notebook_links import link_faults
from widgets.content.notebooks import Notebook, Passage, read_notebook
from widgets.content.outdated import outdated_prose
from widgets.core.errors import ContentError, Fault, UnknownCitation
from widgets.core.learning.lesson import Lesson
from widgets.core.text import LANGS, Lang

_NAME = re.compile(r"(\d+)-([a-z0-9-]+)\.ipynb")
_NUMBER = re.compile(r"(?:第(\w+?)课|Lesson (\d+))")
_FOLDERS = {
    "item": BANKS,
    "scenario": "scenarios",
    "calculator": "calculators",
    "rule": "law/rules",
}

KnownNames = Mapping[str, Collection[str]]


def notebook_faults(folder: Path, library: Library) -> Iterator[Fault]:
    """Every lesson without a notebook, and all that is wrong with the notebooks there are.

    `folder` is `notebooks/`, with one folder for each language.

    Raises:
        ContentError: a lesson, or the register, cannot be read.
    """
    lessons = {lesson.id: lesson for lesson in library.lessons()}
    comparisons = {each.id: each for each in library.comparisons()}
    known = _known(library, {**lessons, **comparisons})
    for lang in LANGS:
        paths = sorted((folder / lang).glob("*.ipynb"))
        numbered = {found[2] for path in paths if (found := _NAME.fullmatch(path.name))}
        for name in sorted(lessons.keys() - numbered):
            what = f"the lesson {name!r} has no notebook here: add NN-{name}.ipynb"
            yield Fault(f"../notebooks/{lang}", 1, what)
        there = {path.stem for path in paths}
        for name in sorted(comparisons.keys() - there):
            what = f"the comparison {name!r} has no notebook here: add {name}.ipynb"
            yield Fault(f"../notebooks/{lang}", 1, what)
        read = list[Notebook]()
        for path in paths:
            try:
                read.append(read_notebook(path))
            except ContentError as error:
                yield from error.faults
        yield from _doubled(read)
        for notebook in read:
            yield from _faults(library, notebook, lang, {**lessons, **comparisons}, known)


def _known(library: Library, lessons: Mapping[str, Lesson]) -> KnownNames:
    """The names that there are, by kind."""
    files = {
        kind: {path.stem for path in record_files(library.root, folder)}
        for kind, folder in _FOLDERS.items()
    }
    topics = {topic for provision in library.register for topic in provision.topics}
    steps = {f"step of {name}": [s.id for s in lesson.steps] for name, lesson in lessons.items()}
    return {"lesson": lessons, "topic": topics, **files, **steps}


def _faults(
    library: Library,
    notebook: Notebook,
    lang: Lang,
    lessons: Mapping[str, Lesson],
    known: KnownNames,
) -> Iterator[Fault]:
    file = notebook.name.rpartition("/")[2]
    found = _NAME.fullmatch(file)
    lesson = lessons.get(found[2] if found else file.removesuffix(".ipynb"))
    asked = list(opened(notebook))
    yield from _unknown(library, notebook, asked, known)
    yield from _titled(notebook, int(found[1]) if found else None)
    yield from _anchors(notebook)
    if found and not lesson:
        what = f"no lesson is called {found[2]!r}{instead(found[2], lessons)}"
        yield Fault(notebook.name, 1, what)
    if lesson:
        yield from _told(notebook, lesson, asked)
    yield from link_faults(library, notebook, lang, lesson.as_of if lesson else None)
    with suppress(ContentError):  # its own file is reported by itself
        yield from outdated_prose(library.outdated, notebook, lesson.as_of if lesson else None)


def _doubled(notebooks: Sequence[Notebook]) -> Iterator[Fault]:
    """Notebooks that have the title of one above them."""
    named: dict[str, str] = {}
    for notebook in notebooks:
        title = notebook.title
        if title.text in named:
            what = f"title: {named[title.text]} is called {title.text!r} too: give each its own"
            yield Fault(notebook.name, title.line, what)
        named.setdefault(title.text, notebook.name.rpartition("/")[2])


def _unknown(
    library: Library, notebook: Notebook, asked: Sequence[Opened], known: KnownNames
) -> Iterator[Fault]:
    """What is asked for and is not there."""
    for each in asked:
        if each.kind == "article":
            with suppress(ContentError):  # the article's own file is reported by itself
                try:
                    library.cite(each.name)
                except UnknownCitation as error:
                    yield Fault(notebook.name, each.line, str(error))
            continue
        kind = f"step of {each.lesson}" if each.kind == "step" else each.kind
        if kind in known and each.name not in known[kind]:
            what = f"{each.name!r} is no {kind} here{instead(each.name, known[kind])}"
            yield Fault(notebook.name, each.line, what)


def _titled(notebook: Notebook, number: int | None) -> Iterator[Fault]:
    """A heading and a title that differ, or that bear another number than the file's name."""
    heading, title = notebook.heading, notebook.title
    if not heading.text:
        yield Fault(notebook.name, 1, "no heading: begin the first cell with '# ' and the title")
    elif heading.text != title.text:
        what = f"the heading is {heading.text!r}, the title {title.text!r}: write one in both"
        yield Fault(notebook.name, title.line, what)
    if number is not None:
        yield from _numbered(notebook, "heading", heading, number)
        yield from _numbered(notebook, "title", title, number)


def _numbered(notebook: Notebook, place: str, said: Passage, number: int) -> Iterator[Fault]:
    printed = _NUMBER.match(said.text)
    if printed and (printed[1] or printed[2]) not in (str(number), numeral(number)):
        file = notebook.name.rpartition("/")[2]
        what = f"{place}: it says {said.text!r} and the file is called {file}"
        yield Fault(notebook.name, said.line, what)


def _anchors(notebook: Notebook) -> Iterator[Fault]:
    """Sections that have the name of another cell: an address leads to the first one only."""
    ids = [cell.id for cell in notebook.cells]
    for section in notebook.sections:
        if ids.count(section.id) > 1:
            what = f"the id {section.id!r} of this section is another cell's too: give it its own"
            yield Fault(notebook.name, section.cells[0].line, what)


def _told(notebook: Notebook, lesson: Lesson, asked: Sequence[Opened]) -> Iterator[Fault]:
    """Whether the notebook of a lesson opens it, and each step has its one section."""
    opening = next((o for o in asked if (o.kind, o.name) == ("lesson", lesson.id)), None)
    if opening is None:
        file = notebook.name.rpartition("/")[2]
        what = f"the file is called {file}: open lesson({lesson.id!r}) in it"
        yield Fault(notebook.name, 1, what)
        return
    sections = {cell.id: each.id for each in notebook.sections for cell in each.cells}
    for name in (step.id for step in lesson.steps):
        openings = [o for o in asked if (o.kind, o.lesson, o.name) == ("step", lesson.id, name)]
        if not openings:
            what = f"no section shows the step {name!r}: add one, its first cell called {name!r}"
            yield Fault(notebook.name, opening.line, what)
        elif sections.get(openings[0].cell) != name:
            what = f"the step {name!r} does not stand in the section whose first cell is {name!r}"
            yield Fault(notebook.name, openings[0].line, f"{what}: move it, or rename that cell")
        for again in openings[1:]:
            what = f"the step {name!r} is shown twice: keep one of them"
            yield Fault(notebook.name, again.line, what)
    yield from _ordered(notebook, lesson)


def _ordered(notebook: Notebook, lesson: Lesson) -> Iterator[Fault]:
    """The first section of a step that stands elsewhere than the lesson's file has the step."""
    steps = [step.id for step in lesson.steps]
    sections = {each.id: each for each in notebook.sections if each.id in steps}
    for found, wanted in zip(sections, (name for name in steps if name in sections), strict=True):
        if found != wanted:
            what = f"the section {found!r} stands where lessons/{lesson.id}.yaml has {wanted!r}"
            line = sections[found].cells[0].line
            yield Fault(notebook.name, line, f"{what}: put both in one order")
            return
