"""A file for an author to fill in: `python -m widgets.content.new KIND ID [LESSON]`.

KIND is a kind of item, `scenario` or `article`; an article's ID is its citation. What is to be
filled in is marked, and `make content` names every mark that is left.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from widgets.content.blanks import EN, article, item, scenario
from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.content.meant import instead
from widgets.content.today import today_in_china
from widgets.core.errors import LabError
from widgets.core.learning.item import ItemKind

ARTICLE, SCENARIO = "article", "scenario"
KINDS = (*map(str, ItemKind), SCENARIO, ARTICLE)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"[a-z0-9.-]+")


def write(library: Library, kind: str, name: str, lesson: str, today: date) -> Path:
    """Writes what an author asks for; gives the file.

    Raises:
        LabError: there is no such kind, lesson or instrument, or the id is taken or is none.
    """
    if kind not in KINDS:
        raise LabError(f"no kind {kind!r}{instead(kind, KINDS)}")
    if kind == ARTICLE:
        return _add_article(library, name)
    _check(library, name, lesson)
    if kind == SCENARIO:
        return _write(library.root / "scenarios", name, scenario(name, today))
    return _write(library.root / BANKS / lesson, name, item(ItemKind(kind), name, today))


def main(arguments: Sequence[str], today: date) -> int:
    """Write a file to be filled in and say what comes next; 1 where that cannot be."""
    kind, name, lesson = (*arguments, "", "", "")[:3]
    try:
        path = write(Library.open(), kind, name, lesson, today)
    except LabError as error:
        print(error)
        return 1
    what = kind.upper() if kind in (ARTICLE, SCENARIO) else "ITEM"
    step = "" if kind == ARTICLE else f"; name it in a step of data/lessons/{lesson}.yaml"
    print(f"{os.path.relpath(path)}: write something in place of each {EN!r}{step}.")
    print(f"`make content` lists what is left, `make preview {what}={name}` shows it.")
    return 0


def _check(library: Library, name: str, lesson: str) -> None:
    lessons = {path.stem for path in record_files(library.root, "lessons")}
    if lesson not in lessons:
        raise LabError(f"no lesson {lesson!r}{instead(lesson, lessons)}")
    if not _ID.fullmatch(name):
        raise LabError(f"{name!r} is no id: small letters, digits and hyphens")
    for folder in (BANKS, "scenarios"):
        for path in record_files(library.root, folder):
            if path.stem == name:
                raise LabError(f"{name!r} is taken: {path.relative_to(library.root).as_posix()}")


def _write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _add_article(library: Library, cite: str) -> Path:
    """Adds an entry below the articles that an instrument has."""
    name, _, number = cite.partition("/")
    if not _NUMBER.fullmatch(number):
        raise LabError(f"{cite!r} is no citation: instrument/article, such as civil-code/1034")
    instrument = library.instrument(name)
    if any(each.article == number for each in library.articles(name)):
        raise LabError(f"{cite} is in the register")
    path = library.root / "law" / "provisions" / f"{name}.yaml"
    text = (
        path.read_text(encoding="utf-8") if path.is_file() else f"instrument: {name}\nprovisions:\n"
    )
    path.write_text(text.rstrip("\n") + "\n" + article(number, instrument.starts), encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], today_in_china()))
