"""The home page: what to do now, the lessons, what else there is, and how to use it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from widgets.core.text import Lang
from widgets.serve.notebook_index import TEACHERS_PAGE, TRANSFER_PAGE, NotebookPath, Outline
from widgets.serve.pages import calculators, filled, happening, switches_to, templates
from widgets.serve.site import Site

MOST_LESSONS = 64
"""So many lessons are kept as the home page shows them, in both languages."""


def home(site: Site, lang: Lang) -> str:
    """The home page: what to do now, the lessons, how to use them."""
    words = site.library.words(lang)
    held = site.shelf.lessons(site.library.lessons(), lang)
    lessons = [
        _lesson(
            site.lesson_href(place),
            place,
            site.shelf.outline(place),
            words("minutes", n=lesson.minutes),
            words("home-short"),
            words("home-continue", n="#"),
        )
        for lesson, place in held
    ]
    switches = switches_to(site, lang, site.home_href)
    compared = NotebookPath(lang, TRANSFER_PAGE)
    teachers, own = NotebookPath(lang, TEACHERS_PAGE), site.shelf.own(site.library.lessons(), lang)
    return filled(
        site,
        lang,
        "home.html",
        switches,
        happening=happening(site, lang),
        lessons=lessons,
        compared=_listed(site, [compared] if site.shelf.holds(compared) else []),
        calculators=calculators(site, lang),
        teachers=_listed(site, [teachers] if site.shelf.holds(teachers) else []),
        own=_listed(site, own),
    )


@lru_cache(maxsize=MOST_LESSONS)
def _lesson(
    href: str, place: NotebookPath, outline: Outline, minutes: str, short: str, onward: str
) -> str:
    """A lesson's place on the home page: drawn once, since everybody comes by there."""
    name = place.name.removesuffix(".ipynb")
    told = {"href": href, "name": name, "outline": outline, "minutes": minutes}
    return templates().get_template("lesson.html").render(**told, short=short, onward=onward)


def _listed(site: Site, places: Iterable[NotebookPath]) -> list[dict[str, str]]:
    """Notebooks with their addresses and what each says first."""
    outlines = [(place, site.shelf.outline(place)) for place in places]
    return [
        {"href": site.lesson_href(place), "title": each.title, "lead": each.lead}
        for place, each in outlines
    ]
