"""The pages that need no kernel and no JavaScript: content in, HTML out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbconvert.filters import markdown2html

from widgets.content.library import Library
from widgets.core.errors import ContentError
from widgets.core.law.reference import Channel
from widgets.core.learning.lesson import Card
from widgets.core.screen.channels import for_card
from widgets.core.screen.law import CALCULATORS_PAGE, source
from widgets.core.screen.lines import Source
from widgets.core.text import LANGS, Lang
from widgets.serve.drawing import linked
from widgets.serve.notebook_index import HeldLesson, NotebookPath
from widgets.serve.sharing import HERE, HOST
from widgets.serve.site import CARD, Site, Switch

ASK_AGAIN = 5
IDLE_SECONDS = 20 * 60
MOST_WAITING = 64
"""So many pages of those who wait are kept; there are fewer notebooks in both languages."""
_AGAIN, _TOLD = "\ue000", "\ue001"
TEAS = ("green", "oolong", "black", "dark")
_RUNG = re.compile(r"(?<!\d)(110|12378|12345)(?!\d)")  # the numbers to ring that the card names
_ALOUD = re.compile("“[^“”]*[。？！]”")  # what is to be said: a whole sentence in quotation marks


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of the card, with the numbers of the notes it rests on.

    What is to be said aloud stands in `aloud` in Chinese, where the line is in another language.
    """

    text: str
    notes: tuple[int, ...]
    aloud: tuple[str, ...] = ()

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """The text cut at the numbers in it that can be rung, each with the number, or none."""
        cut = _RUNG.split(self.text)
        return [(text, text if n % 2 else "") for n, text in enumerate(cut) if text]


def calculators(site: Site, lang: Lang) -> list[dict[str, str]]:
    """Every calculator with its short address; none where their notebook or a file is at fault."""
    if not site.shelf.holds(NotebookPath(lang, CALCULATORS_PAGE)):
        return []
    try:
        listed = site.library.calculators().values()
    except ContentError:  # their own page tells it; the way to the card must not fall with it
        return []
    words = site.library.words(lang)
    return [
        {"id": each.id, "href": site.short_href(lang, each.id), "title": words.of(each.title)}
        for each in listed
    ]


def letters(site: Site, lang: Lang) -> list[dict[str, str]]:
    """Every letter with its address; none where their notebook or a file is at fault."""
    if not site.letters_href(lang):
        return []
    try:
        listed = site.library.letters().values()
    except ContentError:  # their own page tells it; the way to the card must not fall with it
        return []
    words = site.library.words(lang)
    return [
        {"href": site.letters_href(lang, each.id), "title": words.of(each.title)} for each in listed
    ]


def happening(site: Site, lang: Lang, held: Iterable[HeldLesson]) -> list[dict[str, str]]:
    """What may be happening now, each with the way to its card: of every lesson, in their order."""
    words = site.library.words(lang)
    named = dict.fromkeys([CARD, *(card for lesson, _ in held for card in lesson.cards)])
    try:
        cards = [site.library.card(each) for each in named]
    except ContentError:  # a card at fault must not take the way to the others
        return []
    return [
        {"id": each.id, "href": site.card_href(lang, each.id), "label": words.of(each.happening)}
        for each in cards
        if each.happening
    ]


def card(site: Site, lang: Lang, name: str = CARD) -> str:
    """The card for someone it happens to now, with its sources at the foot."""
    words, record = site.library.words(lang), site.library.card(name)
    notes = {cite: n for n, cite in enumerate(record.citations(), start=1)}
    sections = [
        {
            "id": section.id,
            "title": words.of(section.title),
            "lines": [
                CardLine(
                    words.of(point.text),
                    tuple(notes[cite] for cite in point.cite),
                    () if lang == LANGS[0] else tuple(_ALOUD.findall(point.text.zh)),
                )
                for point in section.points
            ],
        }
        for section in record.sections
    ]
    return filled(
        site,
        lang,
        "card.html",
        switches_to(site, lang, lambda other: site.card_href(other, name)),
        others=[each for each in happening(site, lang, site.lessons(lang)) if each["id"] != name],
        title=words.of(record.title),
        lead=words.of(record.lead),
        about=words.of(record.lead),
        short="card" if name == CARD else f"card/{lang}/{name}",
        call=record.call,
        channels=_turned_to(site, record),
        more=site.situation_href(lang, name),
        checked_on=words("checked-on", day=words.day(record.checked)),
        sections=sections,
        sources=sources(site.library, record.citations(), lang),
    )


def _turned_to(site: Site, record: Card) -> tuple[Channel, ...]:
    """Whom to turn to; nobody where their list is at fault: the card must not fall with it."""
    try:
        return for_card(site.library.channels, record)
    except ContentError:
        return ()


def tea(site: Site, lang: Lang) -> str:
    """How tea is made: for whoever must leave at once. Nothing on it tells whose page it is."""
    return filled(site, lang, "tea.html", switches_to(site, lang, site.tea_href), teas=TEAS)


def lookup_page(site: Site, lang: Lang, what: str, **more: Any) -> str:
    """A page to look something up in: see `serve/lookup.py`."""
    switches = switches_to(site, lang, lambda other: site.lookup_href(what, other))
    about = site.library.words(lang)(f"{what}-lead")
    return filled(site, lang, f"{what}.html", switches, about=about, **more)


def lost(site: Site, lang: Lang, *, failed: bool = False, again: str = "") -> str:
    """A page in place of one that is not there, or that `failed`, in both languages."""
    told = [(lang, site.library.words(lang))]
    told += [(each, site.library.words(each)) for each in LANGS if each != lang]
    kind = "failed" if failed else "lost"
    switches = switches_to(site, lang, site.home_href)
    return filled(site, lang, "lost.html", switches, told=told, kind=kind, again=again)


def full(site: Site, place: NotebookPath, again: str, ahead: int) -> str:
    """What to read while every seat is taken: the card, the lesson's text, and when it opens."""
    told = site.library.words(place.lang)("full-place", n=ahead + 1)
    page = _waiting(site, place, site.shelf.fingerprint(place))
    return page.replace(_AGAIN, escape(again)).replace(_TOLD, escape(told))


@lru_cache(maxsize=MOST_WAITING)
def _waiting(site: Site, place: NotebookPath, _mark: int) -> str:
    """The page of those who wait, made once: a crowd may, and each asks again.

    In it stand signs for the address to ask at and for the place in the line.
    """
    words = site.library.words(place.lang)
    record = site.library.card(CARD)
    sections = [
        (words.of(section.title), [words.of(point.text) for point in section.points])
        for section in record.sections
    ]
    return filled(
        site,
        place.lang,
        "full.html",
        switches_to(site, place.lang, lambda lang: site.lesson_href(place.to(lang))),
        again=_AGAIN,
        told=_TOLD,
        who_checked=site.checked(place),
        every=ASK_AGAIN,
        texts=[linked(markdown2html(text)) for text in site.shelf.texts(place)],
        card_title=words.of(record.title),
        sections=sections,
    )


def broken(site: Site, place: NotebookPath) -> str:
    """What ends a page that could not be drawn to its end."""
    told = escape(site.library.words(place.lang)("part-failed"))
    return f'<div class="door-fault" role="alert"><p>{told}</p></div>'


def sources(library: Library, cites: Iterable[str], lang: Lang) -> list[Source]:
    """Articles as a page names them."""
    words = library.words(lang)
    provisions = [library.cite(cite) for cite in cites]
    return [source(each, library.instruments[each.instrument], words) for each in provisions]


def switches_to(site: Site, lang: Lang, href: Callable[[Lang], str]) -> list[Switch]:
    """Every language, with the address of a page in it."""
    return [
        Switch(each, site.library.words(each)("language-name"), href(each), each == lang)
        for each in LANGS
    ]


def around(site: Site, place: NotebookPath, switches: list[Switch], card: str) -> dict[str, str]:
    """The header and the footer of a notebook's page; `card` is the address of what to do now."""
    more = {"who_checked": site.checked(place), "card": card}
    return {
        part: filled(site, place.lang, f"{part}.html", switches, **more)
        for part in ("header", "footer")
    }


def filled(site: Site, lang: Lang, template: str, switches: list[Switch], **more: Any) -> str:
    """A template filled: it knows the words, the site's addresses and its languages."""
    page = templates().get_template(template)
    words = site.library.words(lang)
    given = {"about": "", "here": HERE, "host": HOST, **more}
    return page.render(site=site, lang=lang, words=words, switches=switches, **given)


@cache
def templates() -> Environment:
    """The templates of our own pages, which escape what they are given."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
