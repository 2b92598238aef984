"""`open_lesson`: a lesson in a notebook, drawn by one `Stage`, kept by the learner's browser."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, get_args

from widgets.content.library import Library
from widgets.core.acts import Done, act
from widgets.core.controls import Act
from widgets.core.errors import NoSuchBranch, NoSuchChoice, NoSuchPart
from widgets.core.journal import Journal, from_text, to_text
from widgets.core.lesson import Form, FormStep
from widgets.core.materials import Materials
from widgets.core.merging import merged, same
from widgets.core.present.by_day import by_day
from widgets.core.present.lesson import Keeping, present, present_step
from widgets.core.standing import earned, is_done, opening
from widgets.core.text import Lang
from widgets.core.view import View
from widgets.ui.faulty import Faulty, opened
from widgets.ui.page import Page
from widgets.ui.piece import Piece
from widgets.ui.stage import Stage

log = logging.getLogger(__name__)


class Lesson:
    """A lesson on the screen. It holds the journal and the language; all else is worked out.

    It is shown as a whole by its `stage`, or step by step by pieces that share the journal.

    Args:
        library: what is read further, when it is asked for.
        materials: all that the lesson shows.
        lang: the language.
        store_key: the key under which the browser keeps the journal, the lesson's own unless
            named; under an empty one it keeps nothing.
    """

    def __init__(
        self, library: Library, materials: Materials, lang: Lang, store_key: str | None = None
    ) -> None:
        self.library = library
        self._materials = materials
        self._lang = lang
        self._done = Done(Journal())
        self._keeping = Keeping()
        self._drawn: Form = secrets.choice(get_args(Form))
        self._pieces: list[Piece] = []
        own = f"law-at-the-door/{materials.lesson.id}"
        self._page = Page(store_key=own if store_key is None else store_key)
        self._page.on_arrival(self._arrive)
        self._page.on_return(self._show)
        self._page.on_unsaved(self._warn)
        self._page.on_meeting(self._meet)

    @cached_property
    def stage(self) -> Stage:
        """The whole lesson as one widget."""
        stage = Stage(self._page, self._materials.words(self._lang)("run-cell"))
        stage.on_act(self._take)
        stage.show(self.view)
        return stage

    def step(self, step_id: str) -> Piece:
        """One step as a widget of its own; all steps of a lesson share its journal.

        Raises:
            NoSuchPart: the lesson has no such step.
        """
        lesson = self._materials.lesson
        step = lesson.step(step_id)
        if step is None:
            raise NoSuchPart("step", step_id, (each.id for each in lesson.steps))
        piece = Piece(step, self._page, self._materials.words(self._lang)("run-cell"))
        piece.on_act(lambda said: self._take_at(piece, said))
        self._pieces.append(piece)
        self._show_piece(piece, Done(self.journal))
        return piece

    @property
    def journal(self) -> Journal:
        """What the learner has done so far."""
        return self._done.journal

    @property
    def view(self) -> View:
        """What the screen shows."""
        return present(self._materials, self._done, self._lang, self._keeping)

    def by_day(self, rule_id: str, *days: date) -> str:
        """A dated value of the law on each day, with the article that set it.

        Raises:
            ContentError: there is no such rule, or its file is at fault.
            NotInForce: a day is before the rule's first version.
        """
        words, rule = self._materials.words(self._lang), self.library.rule(rule_id)
        return by_day(self._materials, words, rule, days)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.stage._repr_mimebundle_(**options)

    def _arrive(self, _query: Mapping[str, str], stored: str | None) -> None:
        self._keeping = replace(self._keeping, framed=self._page.framed)
        if stored is not None:
            self._keeping = replace(self._keeping, unread=self._take_in(stored))
        if stored is not None or not self._page.framed:
            self._show()

    def _meet(self, stored: str | None) -> None:
        """Another window of the same browser has gone on, or has erased everything."""
        before = self.journal
        if stored is None:
            self._forget()
        else:
            self._take_in(stored)
        if not same(before, self.journal):
            gone = stored is None
            self._keeping = replace(self._keeping, erased=gone, elsewhere=not gone)
            self._show()

    def _take_in(self, stored: str) -> int:
        """Makes one journal of this one and a stored one; returns what could not be read of it."""
        theirs, unread = from_text(stored, self._materials.lesson.id)
        both = merged(self.journal, theirs)
        self._done = Done(both)
        if not same(both, theirs):
            self._page.save(to_text(both, self._materials.lesson.id))
        return unread

    def _forget(self) -> None:
        self._done = Done(Journal())
        for piece in self._pieces:
            piece.place = opening(piece.step)

    def _take(self, said: Act) -> None:
        if said.get("act") == "erase":
            self._forget()
            self._page.erase()
        else:
            before = self.journal
            self._done = self._act(said, before)
            self._save(before)
        self._heed()
        self._show()

    def _take_at(self, piece: Piece, said: Act) -> None:
        """An act in one step. What it leads to is shown there; the lesson's own place stays."""
        before = begun = self.journal
        if not piece.holds(said):
            log.warning("an act that the step does not offer was left alone")
            self._show()
            return
        if begun.form is None and isinstance(piece.step, FormStep):
            begun = self._act({"act": "begin", "time": said.get("time")}, begun).journal
        done = self._act(said, begun.moved(piece.place))
        piece.place = done.journal.at
        self._done = Done(done.journal.moved(before.at))
        self._save(before)
        self._heed()
        self._show(piece, done)

    def _act(self, said: Act, journal: Journal) -> Done:
        """What an act makes of a journal; what is not on offer changes nothing."""
        if said.get("act") == "begin":
            said = {"form": self._drawn, **said}
        try:
            return act(self._materials, journal, said)
        except (NoSuchChoice, NoSuchBranch) as error:
            log.warning("an act that the lesson does not offer was left alone: %s", error)
            return Done(journal)

    def _save(self, before: Journal) -> None:
        """Has the browser keep the journal, if it is another than before."""
        if self.journal != before:
            self._page.save(to_text(self.journal, self._materials.lesson.id))

    def _heed(self) -> None:
        """The learner has gone on: what was told of the keeping is told no more."""
        self._keeping = replace(self._keeping, unread=0, elsewhere=False, erased=False)

    def _warn(self) -> None:
        self._keeping = replace(self._keeping, unsaved=True)
        self._show()

    def _show(self, acted: Piece | None = None, done: Done | None = None) -> None:
        """Shows what has changed; what became of an act in a piece is shown in that piece alone."""
        if "stage" in self.__dict__:  # nobody has asked for it before
            self.stage.show(self.view)
        for piece in self._pieces:
            told = done if piece is acted and done else Done(self.journal)
            self._show_piece(piece, told)

    def _show_piece(self, piece: Piece, done: Done) -> None:
        """Shows a step; which form it shows is drawn before anything is answered."""
        begun = replace(done.journal, form=done.journal.form or self._drawn)
        piece.done = is_done(self._materials, begun, piece.step)
        piece.score = float(earned(self._materials, begun, piece.step))
        here = replace(done, journal=begun.moved(piece.place))
        piece.show(present_step(self._materials, here, self._lang, self._keeping))


def open_lesson(lesson_id: str, lang: str = "zh") -> Lesson | Faulty:
    """A lesson, ready to be shown by a notebook's cell.

    An unknown language gives the nearest one. A fault in the content gives a plain card
    that lists every fault with its file and line, never a stack trace.
    """
    return opened(
        lambda library, nearest: Lesson(library, library.materials(lesson_id), nearest),
        lang,
        f"the lesson {lesson_id}",
    )
