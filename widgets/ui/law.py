"""`open_law`: the law explorer in a notebook. It keeps nothing of what is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core.controls import Act
from widgets.core.explorer import Inquiry, arrived, asked
from widgets.core.present.explorer import present
from widgets.core.text import Lang
from widgets.core.view import View
from widgets.ui.faulty import Faulty, opened
from widgets.ui.page import Page
from widgets.ui.stage import Stage

if TYPE_CHECKING:
    import pandas as pd


class LawExplorer:
    """The register on the screen. It holds the inquiry and the language; all else is worked out."""

    def __init__(self, library: Library, lang: Lang) -> None:
        self.library = library
        self._law = library.law()
        self._lang = lang
        self._inquiry = Inquiry(day=today_in_china())
        self._page = Page(store_key="law-at-the-door/law")
        self._page.on_arrival(self._arrive)
        self._page.on_return(self._show)
        self.stage = Stage(self._page, library.words(lang)("run-cell"))
        self.stage.on_act(self._take)
        self._show()

    @property
    def view(self) -> View:
        """What the screen shows."""
        return present(self._law, self._inquiry, self._lang)

    def frame(self, name: str) -> pd.DataFrame:
        """A part of the register as a table: see `Library.frame`."""
        return self.library.frame(name)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.stage._repr_mimebundle_(**options)

    def _arrive(self, query: Mapping[str, str], _stored: str | None) -> None:
        self._inquiry = arrived(self._law, self._inquiry, query)
        self._show()

    def _take(self, said: Act) -> None:
        self._inquiry = asked(self._law, self._inquiry, said)
        self._show()

    def _show(self) -> None:
        self.stage.show(self.view)


def open_law(lang: str = "zh") -> LawExplorer | Faulty:
    """The law explorer, ready to be shown by a notebook's cell.

    An unknown language gives the nearest one. A fault in the content gives a plain card
    that lists every fault with its file and line, never a stack trace.
    """
    return opened(LawExplorer, lang, "the law explorer")
