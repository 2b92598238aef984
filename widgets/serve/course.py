"""The page of the whole course: what is done and due, which the browser alone knows."""

from __future__ import annotations

from widgets.core.learning.journal import Sure
from widgets.core.learning.lesson import Lesson, ResultStep
from widgets.core.text import Lang
from widgets.serve.notebook_index import NotebookPath
from widgets.serve.pages import filled, switches_to
from widgets.serve.site import Site

FEW = 10
"""Of fewer answers it is said that chance alone moves them much."""


def course(site: Site, lang: Lang) -> str:
    """The page: its lessons and words, into which a script puts what the browser has kept.

    Nothing that a learner did is known here, and nothing of it is sent.
    """
    words, library = site.library.words(lang), site.library
    held = site.lessons(lang)
    lessons = [_told(site, lesson, place) for lesson, place in held]
    placed = [(each, NotebookPath(lang, f"{each.id}.ipynb")) for each in library.comparisons()]
    compared = [_told(site, each, place) for each, place in placed if site.shelf.holds(place)]
    switches = switches_to(site, lang, site.course_href)
    return filled(
        site,
        lang,
        "course.html",
        switches,
        about=words("course-lead"),
        lessons=lessons,
        compared=compared,
        sure=[words(f"sure-{sure}") for sure in reversed(Sure)],
        few=FEW,
    )


def _told(site: Site, lesson: Lesson, place: NotebookPath) -> dict[str, str]:
    """A lesson, or the comparison, with the key under which the browser keeps it."""
    href = site.lesson_href(place)
    result = next((step.id for step in lesson.steps if isinstance(step, ResultStep)), "")
    return {
        "id": lesson.id,
        "href": href,
        "result": f"{href}#{result}" if result else href,
        "title": site.shelf.outline(place).title,
    }
