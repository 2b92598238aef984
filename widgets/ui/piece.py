"""A part of a lesson as a widget of its own, to be put anywhere in a notebook."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from widgets.core.learning.journal import step_of
from widgets.core.learning.lesson import Step
from widgets.core.learning.lesson_acts import LessonAct
from widgets.core.screen.view import View
from widgets.ui.page import BrowserPage
from widgets.ui.stage import Stage


class Piece(Stage):
    """One step of a lesson, one question or one case.

    Attributes:
        done: whether nothing is left to do in it.
        score: what it has earned, from 0 to 1.
        step: the step.
    """

    done = traitlets.Bool(default_value=False)
    score = traitlets.Float(default_value=0.0)

    def __init__(
        self, step: Step, page: BrowserPage, plain: str, fresh: Callable[[], View]
    ) -> None:
        super().__init__(page, plain, fresh)
        self.step = step
        self._last: View | None = None
        self.on_act(lambda _said: self.forget())

    @property
    def closed(self) -> bool:
        """Whether it was closed: nobody sees it any more."""
        return self.comm is None

    def holds(self, act: LessonAct) -> bool:
        """Whether an act belongs to this step: its place stands here, if it has one."""
        return act.place is None or step_of(act.place) == self.step.id

    def show(self, view: View) -> None:
        """Puts a view on the screen. One that is there already is sent only to answer an act."""
        if view != self._last:
            self._last = view
            super().show(view)

    def forget(self) -> None:
        """Has the next view sent, be it the one that is there already."""
        self._last = None
