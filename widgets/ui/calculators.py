"""`open_calculators`: the calculators in a notebook. What is typed stays in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core.books import Books
from widgets.core.controls import Act
from widgets.core.desk import Desk, arrived, done, from_text, to_text
from widgets.core.present.desk import file, present
from widgets.core.text import Lang
from widgets.core.view import View
from widgets.ui.faulty import Faulty, opened
from widgets.ui.page import Page
from widgets.ui.stage import Stage


class Calculators:
    """The calculators on the screen. It holds what was typed; all else is worked out."""

    def __init__(self, library: Library, lang: Lang, today: date, open_: str = "") -> None:
        self.library = library
        self._shop = library.shop(today)
        self._lang = lang
        here = open_ if open_ in self._shop.calculators else ""
        self._desk = Desk(today, here, lang=lang)
        self._page = Page(store_key="law-at-the-door/calculators")
        self._page.on_arrival(self._arrive)
        self._page.on_return(self._show)
        self._page.on_meeting(self._meet)
        self.stage = Stage(self._page, self._shop.words(lang)("run-cell"))
        self.stage.on_act(self._take)
        self._show()

    @property
    def view(self) -> View:
        """What the screen shows."""
        return present(self._shop, self._desk, self._lang, framed=self._page.framed)

    @property
    def books(self) -> Books:
        """The dated values that the calculators look up."""
        return self._shop.books

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.stage._repr_mimebundle_(**options)

    def _arrive(self, query: Mapping[str, str], stored: str | None) -> None:
        if stored is not None:
            self._desk = from_text(stored, self._desk, self._shop.calculators)
        self._desk = arrived(self._desk, self._shop.calculators, query)
        self._show()

    def _meet(self, stored: str | None) -> None:
        """Another window of the same browser has filled in something, or has erased everything."""
        before = self._desk
        if stored is None:
            self._forget()
        else:
            self._desk = from_text(stored, self._desk, self._shop.calculators)
            if self._desk.kept != from_text(stored, self._blank(), self._shop.calculators).kept:
                self._page.save(to_text(self._desk))
        if self._desk != before or stored is None:
            self._show()

    def _blank(self) -> Desk:
        return Desk(self._desk.today, lang=self._lang)

    def _forget(self) -> None:
        self._desk = replace(self._blank(), open=self._desk.open)

    def _take(self, said: Act) -> None:
        match said.get("act"):
            case "save":
                self._save(str(said.get("what")))
            case "erase":
                self._forget()
                self._page.erase()
            case _:
                self._desk = done(self._desk, self._shop.calculators, said)
                self._page.save(to_text(self._desk))
        self._show()

    def _save(self, what: str) -> None:
        """Hands over the file asked for, made from the answer on the screen."""
        asked = file(self._shop, self._desk, self._lang, what)
        if asked:
            self.stage.hand(asked)

    def _show(self) -> None:
        self.stage.show(self.view)


def open_calculators(lang: str = "zh", calculator: str = "") -> Calculators | Faulty:
    """The calculators, ready to be shown by a notebook's cell; one of them open if named.

    An unknown language gives the nearest one, an unknown calculator the list of all. A fault in
    the content gives a plain card that lists every fault, never a stack trace.
    """
    return opened(
        lambda library, nearest: Calculators(library, nearest, today_in_china(), calculator),
        lang,
        "the list of calculators",
    )
