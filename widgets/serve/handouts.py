"""What a class has on paper, as files to print and to change.

`python -m widgets.serve.handouts --plan door-90`, or `make handouts PLAN=door-90 LANG_=zh`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.content.word_file import word_file
from widgets.core.classroom.classroom import Course
from widgets.core.errors import LabError
from widgets.core.handouts.papers import kinds, paper
from widgets.core.text import LANGS, Lang, Text
from widgets.core.writing.printed_page import printed_page
from widgets.serve.app import NOTEBOOKS
from widgets.serve.classroom.addresses import course_of
from widgets.serve.notebook_index import NotebookIndex

WRITTEN = Path("build") / "handouts"
REFUSED = 2


def written(library: Library, course: Course, lang: Lang, to: Path) -> list[Path]:
    """Writes every paper of a plan below `to`, as a page to print and as a .docx.

    Raises:
        OSError: a file cannot be written.
    """
    folder = to / course.plan.id / lang
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for kind in kinds(course):
        document = paper(course, library.channels, kind, lang)
        page, file = (folder / f"{document.name}.{ending}" for ending in ("html", "docx"))
        page.write_text(printed_page(document), encoding="utf-8")
        file.write_bytes(word_file(document))
        made += [page, file]
    return made


def course_asked(library: Library, plan: str, lesson: str, lang: Lang) -> Course:
    """The course of a plan, else that of a lesson, which is named by its number or its id.

    Raises:
        ContentError: a file that it needs is at fault.
        LabError: there is no such plan, or no such lesson; the text names those there are.
    """
    words = library.words(lang)
    if plan:
        plans = sorted(path.stem for path in (library.root / PLANS).glob("*.yaml"))
        if plan not in plans:
            raise LabError(words("class-no-plan", asked=plan, plans=words.listed(plans)))
        return course_of(library, library.class_plan(plan).lesson, plan)
    shelf = NotebookIndex(NOTEBOOKS)
    there = shelf.lessons(library.lessons(), lang)
    for held, place in there:
        if lesson == held.id or place.name.startswith(f"{lesson:0>2}-"):
            places = {each.lang: each for each in (place, *shelf.others(place))}
            title = Text(**{each: shelf.outline(places[each]).title for each in LANGS})
            return course_of(library, held.id, title=title)
    listed = [f"{place.name[:2]} {shelf.outline(place).title}" for _, place in there]
    raise LabError(words("workshop-no-lesson", asked=lesson, lessons=words.listed(listed)))


def main(argv: list[str] | None = None) -> int:
    """Write the files and say where they are; what stands in the way is told in one line."""
    asked = _asked(argv)
    try:
        library = Library.open()
        course = course_asked(library, asked.plan, asked.lesson, asked.lang or LANGS[0])
        for lang in [asked.lang] if asked.lang else LANGS:
            for path in written(library, course, lang, asked.to):
                sys.stdout.write(f"{path}\n")
    except (LabError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return 0


def _asked(argv: list[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m widgets.serve.handouts")
    parser.add_argument("--plan", default="")
    parser.add_argument("--lesson", default="01")
    parser.add_argument("--lang", default="", choices=("", *LANGS))
    parser.add_argument("--to", type=Path, default=WRITTEN)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
