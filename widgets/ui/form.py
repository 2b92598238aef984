"""A form as a widget: what is typed is taken, kept by the browser, and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from widgets.core.acts import SettleAside
from widgets.core.calculators.answer import Saved
from widgets.core.calculators.form_acts import SaveAnswer, read_calculator_act
from widgets.core.calculators.questionnaire import Questionnaire
from widgets.core.calculators.state import CalculatorState, done, from_text, to_text
from widgets.core.errors import NoSuchPart
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.view import View
from widgets.ui.page import BrowserPage
from widgets.ui.stage import SentAct, Stage, offered

Q = TypeVar("Q", bound=Questionnaire)


def form_named(what: str, form_id: str, forms: Mapping[str, Q]) -> Q:
    """The form of an id.

    Raises:
        NoSuchPart: there is none; names those that are.
    """
    if form_id not in forms:
        raise NoSuchPart(what, form_id, forms)
    return forms[form_id]


class FormPiece(Stage):
    """One form on the screen, and whatever is made of it below.

    Its view is made at once, or where `later` is said when somebody wants it.
    """

    def __init__(
        self,
        forms: Mapping[str, Questionnaire],
        desk: CalculatorState,
        store_key: str,
        plain: str,
        *,
        later: bool = False,
    ) -> None:
        self._forms, self._desk = forms, desk
        self._keeping = Keeping(kept=bool(store_key))
        self._kept_by = page = BrowserPage(store_key)
        super().__init__(page, plain)
        page.on_arrival(self._arrive)
        page.on_meeting(self._meet)
        page.on_return(self._draw)
        page.on_unsaved(self._warn)
        self.on_act(self._take)
        if not later:
            self._draw()

    def wanted(self) -> None:
        """Sends the view, which is made now where it was not made at once."""
        if self.view:
            super().wanted()
        else:
            self._draw()

    def viewed(self, keeping: Keeping) -> View:
        """What is shown now."""
        raise NotImplementedError

    def file(self, what: str) -> Saved | None:
        """The file of a name, made from what is shown; None where there is no such."""
        raise NotImplementedError

    def sought(self, _query: Mapping[str, str], /) -> bool:
        """Takes in what the page's address asks for; whether it asks for anything."""
        return False

    def _arrive(self, query: Mapping[str, str], stored: str | None) -> None:
        before, page = self._keeping, self._kept_by
        self._keeping = replace(before, unsaved=not page.stores)
        if stored is not None:
            self._meet(stored)
        if self.sought(query) or page.aside or self._keeping != before:
            self._draw()

    def _meet(self, stored: str | None) -> None:
        """What is kept has changed elsewhere, or everything was erased: then it is empty."""
        if stored is None:
            self._desk = replace(self._desk, sheets={}, elsewhere={})
        else:
            self._desk, unread = from_text(stored, self._desk, self._forms)
            if unread:
                self._kept_by.set_aside(to_text(self._desk))
                self._keeping = replace(self._keeping, unread=unread)
        self._draw()

    def _warn(self) -> None:
        self._keeping = replace(self._keeping, unsaved=True)
        self._draw()

    def _take(self, said: SentAct) -> None:
        act = offered(read_calculator_act, said)
        if isinstance(act, SettleAside):
            self._kept_by.settle_aside(act.to)
        elif isinstance(act, SaveAnswer):
            asked = self.file(act.what)
            if asked:
                self.hand(asked)
        elif act:
            self._desk = done(self._desk, self._forms, act)
            self._kept_by.save(to_text(self._desk))
        self._keeping = replace(self._keeping, unread=0)
        self._draw()

    def _draw(self) -> None:
        self.show(self.viewed(replace(self._keeping, aside=self._kept_by.aside)))
