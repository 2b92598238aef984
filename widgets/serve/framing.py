"""What the Voilà template puts around a notebook: addresses, languages, words and its sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from widgets.core.screen.law import LETTERS_PAGE
from widgets.core.text import LANGS
from widgets.serve.notebook_index import HeldLesson, NotebookPath
from widgets.serve.pages import IDLE_SECONDS, around, happening
from widgets.serve.sharing import HERE, HOST
from widgets.serve.short import short_name
from widgets.serve.site import CARD, Site, Switch

_WORDS = (
    "project", "now-link",
    "parts", "part-done", "part-back", "part-short",
    "part-loading", "part-slow", "part-failed", "part-fault", "part-idle", "lost-connection",
    "line-waiting", "line-offline", "open-again", "no-script", "too-old",
)  # fmt: skip


def frame(site: Site, place: NotebookPath) -> Mapping[str, Any]:
    """What the Voilà template puts around a lesson: header, footer, addresses and words."""
    words = site.library.words(place.lang)
    own = Switch(place.lang, words("language-name"), site.lesson_href(place), here=True)
    others = [
        Switch(
            each.lang,
            site.library.words(each.lang)("language-name"),
            site.lesson_href(each),
            here=False,
        )
        for each in site.shelf.others(place)
    ]
    switches = sorted([own, *others], key=lambda switch: LANGS.index(switch.lang))
    held = site.lessons(place.lang)
    card = site.card_href(place.lang, _card(site, place, held))
    return {
        "lang": place.lang,
        **_outlined(site, place),
        "after": _after(site, place, [each for _, each in held]),
        "more": _more(site, place, held),
        **around(site, place, switches, card),
        "card": card,
        "share": _share(site, place),
        "coded": place.name
        != LETTERS_PAGE,  # a letter goes out without the way to where it was made
        "exit": site.tea_href(place.lang),
        "idle": IDLE_SECONDS,
        "assets": f"{site.base}{site.asset('')}",
        "switches": switches,
        "words": {key: words(key) for key in _WORDS},
    }


def _more(site: Site, place: NotebookPath, held: Iterable[HeldLesson]) -> list[dict[str, str]]:
    """The ways from a lesson's end: whom to turn to where its case happens, and its booklet."""
    lesson = next((lesson for lesson, each in held if each == place), None)
    if lesson is None:
        return []
    words = site.library.words(place.lang)
    turn = site.situation_href(place.lang, _card(site, place, held))
    return [
        {"href": turn, "label": words("channels-title")},
        {"href": site.booklet_href(place.lang, lesson.id), "label": words("booklet-open")},
    ]


def _share(site: Site, place: NotebookPath) -> dict[str, str]:
    """Where others find a notebook, with signs in the place of the server's own address."""
    short = f"{site.base}{short_name(place)}"
    image = f"{site.base}{site.asset(f'share-{place.lang}.png')}"
    return {
        "url": f"{HERE}{site.lesson_href(place)}",
        "image": f"{HERE}{image}",
        "short": short,
        "shown": f"{HOST}{short}",
    }


def _card(site: Site, place: NotebookPath, held: Iterable[HeldLesson]) -> str:
    """The card of what a lesson is about; else the first of all."""
    cards = [card for lesson, each in held if each == place for card in lesson.cards]
    offered = {each["id"] for each in happening(site, place.lang, held)}
    return next((card for card in cards if card in offered), CARD)


def _outlined(site: Site, place: NotebookPath) -> dict[str, Any]:
    """What a notebook is called, and its sections with the words that lead to each."""
    words, outline = site.library.words(place.lang), site.shelf.outline(place)
    size = len(outline.sections)
    parts = [
        {
            "id": each.id,
            "title": each.title,
            "short": each.short,
            "told": words("part-of", n=n, of=size, title=each.title),
            "start": words("part-start", title=each.title),
            "next": words("part-next", title=each.title),
            "continue": words("part-continue", n=n, title=each.title),
        }
        for n, each in enumerate(outline.sections, start=1)
    ]
    return {
        "title": outline.title,
        "about": outline.lead or words("home-lead"),
        "name": place.name.removesuffix(".ipynb"),
        "parts": parts,
    }


def _after(
    site: Site, place: NotebookPath, places: Sequence[NotebookPath]
) -> dict[str, str] | None:
    """The way to the lesson after this one, if there is one."""
    if place not in places[:-1]:
        return None
    then = places[places.index(place) + 1]
    title = site.library.words(place.lang)("part-next", title=site.shelf.outline(then).title)
    return {"href": site.lesson_href(then), "label": title}
