"""The site: what its pages are made of, and the address of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from widgets.content.library import Library
from widgets.core.screen.law import (
    LAW_PAGE,
    LETTERS_PAGE,
    RECORD_PAGE,
    calculator_address,
    law_address,
)
from widgets.core.text import Lang
from widgets.serve.notebook_index import HeldLesson, NotebookIndex, NotebookPath

CARD = "at-the-door"


@dataclass(frozen=True, slots=True)
class Switch:
    """A language, called by its own name, and the address of the page in it."""

    lang: Lang
    name: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages are made of, and the addresses they give.

    `public` is the address by which others reach the server, without a path; where it is not set,
    pages name that by which they were asked for.
    """

    library: Library
    shelf: NotebookIndex
    base: str = "/"
    asset: Callable[[str], str] = "assets/{}".format
    public: str = ""

    def home_href(self, lang: Lang) -> str:
        """The address of the home page."""
        return f"{self.base}?lang={lang}"

    def card_href(self, lang: Lang, card: str = CARD) -> str:
        """The address of a card; without a name, of that for whoever is called on at home."""
        return f"{self.base}card/{lang}" + (f"/{card}" if card != CARD else "")

    def tea_href(self, lang: Lang) -> str:
        """The address of the page shown in place of any other, to whoever must leave at once."""
        return f"{self.base}tea/{lang}"

    def booklet_href(self, lang: Lang, lesson: str) -> str:
        """The address of a lesson as a booklet."""
        return f"{self.base}booklet/{lang}/{lesson}"

    def lookup_href(self, what: str, lang: Lang) -> str:
        """The address of a page to look something up in: `channels` or `terms`."""
        return f"{self.base}{what}/{lang}"

    def situation_href(self, lang: Lang, card: str) -> str:
        """The address of whom to turn to where it happens that a card is about."""
        return f"{self.lookup_href('channels', lang)}#situation-{card}"

    def course_href(self, lang: Lang) -> str:
        """The address of the page of the whole course."""
        return f"{self.base}course/{lang}"

    def lesson_href(self, place: NotebookPath) -> str:
        """The address of a notebook."""
        return f"{self.base}voila/render/{quote(place.path)}"

    def page_href(self, place: NotebookPath) -> str:
        """The address of a notebook that may not be there; then there is none."""
        return self.lesson_href(place) if self.shelf.holds(place) else ""

    def lessons(self, lang: Lang) -> tuple[HeldLesson, ...]:
        """The lessons there are in a language, each with where its notebook stands."""
        return self.shelf.lessons(self.library.lessons(), lang)

    def checked(self, place: NotebookPath) -> str:
        """The key of the words that tell who has checked what a notebook says."""
        lessons = {each.id for each in self.library.lessons()}
        return "who-checked-own" if place.is_own(lessons) else "who-checked"

    def law_href(self, lang: Lang, cite: str = "") -> str:
        """The address of the law explorer, or of an article in it; none where it is not there."""
        place = NotebookPath(lang, LAW_PAGE)
        if not self.shelf.holds(place):
            return ""
        address = law_address(cite) if cite else LAW_PAGE
        return f"{self.base}voila/render/{lang}/{address}"

    def letters_href(self, lang: Lang, letter: str = "") -> str:
        """The address of the letters, or of one of them; none where they are not there."""
        place = NotebookPath(lang, LETTERS_PAGE)
        if not self.shelf.holds(place):
            return ""
        return self.lesson_href(place) + (f"#{letter}" if letter else "")

    def record_href(self, lang: Lang) -> str:
        """The address of the page to write down what happened on; none where it is not there."""
        place = NotebookPath(lang, RECORD_PAGE)
        return self.lesson_href(place) if self.shelf.holds(place) else ""

    def calculator_href(self, lang: Lang, calculator: str) -> str:
        """The address of a calculator."""
        return f"{self.base}voila/render/{lang}/{calculator_address(calculator)}"

    def short_href(self, lang: Lang, calculator: str) -> str:
        """A calculator's short address, to be passed on, which leads to the other."""
        return f"{self.base}calculator/{calculator}/{lang}"
