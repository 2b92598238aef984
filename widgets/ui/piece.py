"""A part of a lesson as a widget of its own, to be put anywhere in a notebook."""

from __future__ import annotations

import traitlets

from widgets.core.controls import Act
from widgets.core.view import View
from widgets.ui.page import Page
from widgets.ui.stage import Stage


class Piece(Stage):
    """One step of a lesson, one question or one case.

    Attributes:
        done: whether nothing is left to do in it.
        score: what it has earned, from 0 to 1.
        place: where in the step the learner is.
    """

    done = traitlets.Bool(default_value=False)
    score = traitlets.Float(default_value=0.0)

    def __init__(self, place: str, page: Page, plain: str) -> None:
        super().__init__(page, plain)
        self.place = place
        self._step = place.partition(".")[0]
        self._last: View | None = None

    def holds(self, said: Act) -> bool:
        """Whether an act belongs to this step: every place that it names stands here."""
        named = [said[name] for name in ("at", "to", "read") if name in said]
        if said.get("act") == "rewind":  # it names a node, and not a place
            named = [said.get("at")]
        return said.get("act") != "begin" and all(
            isinstance(each, str) and each.partition("/")[0].partition(".")[0] == self._step
            for each in named
        )

    def show(self, view: View) -> None:
        """Puts a view on the screen."""
        self._last = view
        super().show(view)

    def refresh(self, view: View) -> None:
        """Puts a view on the screen unless it is there already."""
        if view != self._last:
            self.show(view)
