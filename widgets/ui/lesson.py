"""`open_lesson`: a lesson in a notebook, drawn by one `Stage`, kept by the learner's browser."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from widgets.content.library import Library
from widgets.core.acts import Done, act
from widgets.core.controls import Act
from widgets.core.errors import LabError, NoSuchBranch, NoSuchChoice
from widgets.core.journal import Journal, from_text, to_text
from widgets.core.materials import Materials
from widgets.core.merging import merged, same
from widgets.core.present.by_day import by_day
from widgets.core.present.lesson import Keeping, present
from widgets.core.text import Lang, nearest_lang
from widgets.core.view import View
from widgets.ui.faulty import Faulty
from widgets.ui.page import Page
from widgets.ui.stage import Stage

log = logging.getLogger(__name__)


class Lesson:
    """A lesson on the screen. It holds the journal and the language; all else is worked out."""

    def __init__(self, library: Library, materials: Materials, lang: Lang) -> None:
        self.library = library
        self._materials = materials
        self._lang = lang
        self._done = Done(Journal())
        self._keeping = Keeping()
        self._page = Page(store_key=f"law-at-the-door/{materials.lesson.id}")
        self._page.on_arrival(self._arrive)
        self._page.on_return(self._show)
        self._page.on_unsaved(self._warn)
        self._page.on_meeting(self._meet)
        self.stage = Stage(self._page, materials.words(lang)("run-cell"))
        self.stage.on_act(self._take)
        self._show()

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

    def _take(self, said: Act) -> None:
        if said.get("act") == "erase":
            self._forget()
            self._page.erase()
        else:
            self._act(said)
        self._keeping = replace(self._keeping, unread=0, elsewhere=False, erased=False)
        self._show()

    def _act(self, said: Act) -> None:
        if said.get("act") == "begin":
            said = {"form": secrets.choice(("a", "b")), **said}
        try:
            self._done = act(self._materials, self.journal, said)
        except (NoSuchChoice, NoSuchBranch) as error:
            log.warning("an act that the lesson does not offer was left alone: %s", error)
            self._done = Done(self.journal)
        else:
            self._page.save(to_text(self.journal, self._materials.lesson.id))

    def _warn(self) -> None:
        self._keeping = replace(self._keeping, unsaved=True)
        self._show()

    def _show(self) -> None:
        self.stage.show(self.view)


def open_lesson(lesson_id: str, lang: str = "zh") -> Lesson | Faulty:
    """A lesson, ready to be shown by a notebook's cell.

    An unknown language gives the nearest one. A fault in the content gives a plain card
    that lists every fault with its file and line, never a stack trace.
    """
    nearest, library = nearest_lang(lang), None
    try:
        library = Library.open()
        return Lesson(library, library.materials(lesson_id), nearest)
    except LabError as error:
        log.warning("the lesson %s cannot be opened:\n%s", lesson_id, error)
        return Faulty(error, library, nearest)
