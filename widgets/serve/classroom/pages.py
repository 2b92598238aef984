"""The pages of a class: the door, a phone's, and the screen that all see."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from widgets.core.text import Lang
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.classroom.session import VIEWS
from widgets.serve.pages import filled, switches_to
from widgets.serve.sharing import picture
from widgets.serve.site import Site

WORDS = (
    "class-locked", "class-crowded", "class-lost", "choose-first", "unreadable", "class-gone",
    "class-hurried",
    "class-chose", "class-letter-close", "class-today", "class-to-lesson",
)  # fmt: skip
LEAD_WORDS = (
    "class-lost", "class-no-key", "class-lock", "class-unlock", "class-blank", "class-unblank",
    "class-again", "class-again-sure", "class-back", "class-end", "class-end-sure",
    "class-minutes", "class-broken", "class-came-back", "class-jump", "class-not-kept",
    "class-more-people", "class-limit", "class-nth", "class-hands-cell",
    "class-hands-keep", "class-hands-bad", "class-hands-kept", "class-time-block",
    "class-time-all", "class-time-behind", "class-time-ahead", "class-time-even",
    "class-not-now",
)  # fmt: skip
KEYS = ("next", "back", "bars", "verdict", "twin", "lock", "blank", "list")
"""What keys do, in the order in which the cockpit lists them."""


def door(site: Site, lang: Lang, problem: str = "") -> str:
    """Where the code is typed; `problem` names the words for why a page was refused."""
    switches = switches_to(site, lang, lambda other: f"{site.base}c?lang={other}")
    return filled(site, lang, "class-door.html", switches, problem=problem)


def phone(site: Site, lang: Lang, hall: ClassHall, ticket: str = "", said: str = "") -> str:
    """A phone's page. With a ticket it has a plain form, for a browser that runs no script."""
    known = ticket if hall.tickets.knows(ticket) else ""
    if known:
        return _phone(site, lang, hall, known, said)
    return _same_for_all(site, lang, hall, hall.session.at)


@lru_cache(maxsize=VIEWS)
def _same_for_all(site: Site, lang: Lang, hall: ClassHall, _at: str) -> str:
    """The page of a phone that has no ticket yet: made once, though a room comes in together."""
    return _phone(site, lang, hall)


def _phone(site: Site, lang: Lang, hall: ClassHall, ticket: str = "", said: str = "") -> str:
    told = _told(site, lang, hall, "phone")
    return filled(
        site,
        lang,
        "class-phone.html",
        _switches(site, lang, hall),
        hall=hall,
        told=_script(told),
        view=told["view"],
        vote=hall.session.vote_name,
        ticket=ticket,
        said=said,
        lesson=_lesson(site, lang, hall),
    )


def _lesson(site: Site, lang: Lang, hall: ClassHall) -> str:
    """The address of the lesson that the class is about; of the home page where it has none."""
    asked = hall.session.course.plan.lesson
    found = (place for lesson, place in site.lessons(lang) if lesson.id == asked)
    place = next(found, None)
    return site.lesson_href(place) if place else site.home_href(lang)


def screen(site: Site, lang: Lang, hall: ClassHall) -> str:
    """The screen's page, with the code to scan and the address to type."""
    told = _told(site, lang, hall, "screen")
    return filled(
        site,
        lang,
        "class-screen.html",
        _switches(site, lang, hall, "/screen"),
        hall=hall,
        told=_script(told),
        view=told["view"],
        joins=told["joins"],
        code=picture(f"{hall.address}{site.base}c/{hall.keys.code}"),
        short=f"{hall.address.partition('//')[2]}{site.base}c",
    )


def _switches(site: Site, lang: Lang, hall: ClassHall, rest: str = "") -> list[Any]:
    return switches_to(
        site, lang, lambda other: f"{site.base}c/{hall.keys.code}{rest}?lang={other}"
    )


def _told(site: Site, lang: Lang, hall: ClassHall, page: str) -> dict[str, Any]:
    """What the page's script begins with: the view, and the words that no view has."""
    words = site.library.words(lang)
    view = json.loads(hall.session.view(page, lang))
    told = {key: words(key, what="#") for key in WORDS}
    return {**view, "words": told, "page": page, "lang": lang}


def _script(told: dict[str, Any]) -> str:
    """What stands in a page as JSON: nothing in it may end the script it stands in."""
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def lead(site: Site, lang: Lang, *, wifi: bool, papers: bool) -> str:
    """The cockpit's page: it holds nothing of a class until its script has asked with the key.

    With `wifi` the room's network can be told to the screen; with `papers` there is the way to what
    to print, which opens on the machine of the server alone.
    """
    words = site.library.words(lang)
    told = {"lang": lang, "words": {key: words(key, n="#", of="##") for key in LEAD_WORDS}}
    return filled(
        site,
        lang,
        "class-lead.html",
        switches_to(site, lang, lambda other: f"{site.base}lead?lang={other}"),
        wifi=wifi,
        papers=papers,
        exit=False,
        told=_script(told),
        keys=KEYS,
    )
