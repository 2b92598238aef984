"""The home page: what to do now, the lessons, what else there is, and how to use it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from time import monotonic
from typing import Any

from widgets.core.text import LANGS, Lang
from widgets.serve.notebook_index import TEACHERS_PAGE, TRANSFER_PAGE, NotebookPath, held
from widgets.serve.pages import calculators, filled, happening, letters, switches_to, templates
from widgets.serve.site import Site

MOST_LESSONS = 64
"""So many lessons are kept as the home page shows them, in both languages."""


def home(site: Site, lang: Lang) -> str:
    """The home page: what to do now, the lessons, how to use them.

    The folder of notebooks is looked at once a second, however many come by.
    """
    return filled(
        site,
        lang,
        "home.html",
        switches_to(site, lang, site.home_href),
        about=site.library.words(lang)("home-lead"),
        short="",
        calculators=calculators(site, lang),
        letters=letters(site, lang),
        **_shelved(site, lang, int(monotonic())),
    )


@lru_cache(maxsize=2 * len(LANGS))
def _shelved(site: Site, lang: Lang, _second: int) -> dict[str, Any]:
    """What of the home page comes of the notebooks there are."""
    places = site.shelf.all(lang)
    there = held(site.library.lessons(), places)
    ours = {lesson.id for lesson, _ in there}
    lessons = [
        _lesson(site, place, lesson.minutes, site.shelf.fingerprint(place))
        for lesson, place in there
    ]
    return {
        "happening": happening(site, lang, there),
        "lessons": "\n".join(lessons),
        "compared": _listed(site, (each for each in places if each.name == TRANSFER_PAGE)),
        "teachers": _listed(site, (each for each in places if each.name == TEACHERS_PAGE)),
        "own": _listed(site, (each for each in places if each.is_own(ours))),
    }


@lru_cache(maxsize=MOST_LESSONS)
def _lesson(site: Site, place: NotebookPath, minutes: int, _mark: int) -> str:
    """A lesson's place on the home page: drawn once, since everybody comes by there."""
    words = site.library.words(place.lang)
    return (
        templates()
        .get_template("lesson.html")
        .render(
            href=site.lesson_href(place),
            name=place.name.removesuffix(".ipynb"),
            outline=site.shelf.outline(place),
            minutes=words("minutes", n=minutes),
            short=words("home-short"),
            onward=words("home-continue", n="#"),
        )
    )


def _listed(site: Site, places: Iterable[NotebookPath]) -> list[dict[str, str]]:
    """Notebooks with their addresses and what each says first."""
    outlines = [(place, site.shelf.outline(place)) for place in places]
    return [
        {"href": site.lesson_href(place), "title": each.title, "lead": each.lead}
        for place, each in outlines
    ]
