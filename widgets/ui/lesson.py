"""A lesson in a notebook, a widget a step, kept by the learner's browser."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import Any, get_args

from widgets.content.library import Library
from widgets.core.acts import SettleAside
from widgets.core.errors import NoSuchBranch, NoSuchChoice, NoSuchPart
from widgets.core.learning import lesson_acts
from widgets.core.learning.acts import ActResult, act, begun
from widgets.core.learning.handing import handed, joined
from widgets.core.learning.journal import Journal, from_text
from widgets.core.learning.lesson import FormStep, FormVariant
from widgets.core.learning.materials import Materials
from widgets.core.learning.merging import merged, same
from widgets.core.learning.progress import earned, is_done
from widgets.core.screen.by_day import by_day
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.lesson import OPENED, present, present_head
from widgets.core.screen.standing import is_told, kept_text
from widgets.core.text import Lang
from widgets.ui.law import law_table
from widgets.ui.page import BrowserPage
from widgets.ui.piece import Piece
from widgets.ui.stage import SAVED, SentAct, Stage, offered
from widgets.ui.table import ArticleTable

REST = 0.15
"""So long after an act, in seconds, the other steps are shown: the one acted in goes first."""

log = logging.getLogger(__name__)


class LessonSession:
    """A lesson on the screen. It holds the journal and the language; all else is worked out.

    Its steps are shown by pieces that share the journal; the lesson itself shows its head.

    Args:
        library: what is read further, when it is asked for.
        materials: all that the lesson shows.
        lang: the language.
        store_key: under which the browser keeps the journal, its own unless named; empty for none.
    """

    def __init__(
        self, library: Library, materials: Materials, lang: Lang, store_key: str | None = None
    ) -> None:
        self.library = library
        self._materials, self._lang = materials, lang
        self.journal = Journal()
        self._keeping = Keeping(kept=store_key != "", served=not SAVED.get())
        self._drawn: FormVariant = secrets.choice(get_args(FormVariant))
        self._pieces: list[Piece] = []
        self._later: asyncio.TimerHandle | None = None
        own = f"law-at-the-door/{materials.lesson.id}"
        self._page = BrowserPage(store_key=own if store_key is None else store_key)
        self._page.on_arrival(self._arrive)
        self._page.on_return(self._back)
        self._page.on_unsaved(self._warn)
        self._page.on_meeting(self._meet)

    @cached_property
    def head(self) -> Stage:
        """What stands at the head of the lesson, as a widget."""
        fresh = partial(present_head, self._materials, Journal(), self._lang)
        head = Stage(self._page, self._materials.words(self._lang)("run-cell"), fresh)
        head.on_act(self._take)
        head.show(present_head(self._materials, self.journal, self._lang, self._keeping))
        return head

    def step(self, step_id: str) -> Piece:
        """One step as a widget of its own; all steps of a lesson share its journal.

        Raises:
            NoSuchPart: the lesson has no such step.
        """
        step = self._materials.lesson.step(step_id)
        if step is None:
            raise NoSuchPart("step", step_id, (each.id for each in self._materials.lesson.steps))
        blank = ActResult(Journal(form=self._drawn))
        fresh = partial(present, self._materials, blank, step, self._lang)
        piece = Piece(step, self._page, self._materials.words(self._lang)("run-cell"), fresh)
        piece.on_act(lambda said: self._take_at(piece, said))
        self._pieces = [*(each for each in self._pieces if not each.closed), piece]
        self._show_piece(piece, ActResult(self.journal))
        return piece

    def law(self, topic: str, on: date | None = None, binds: str = "") -> ArticleTable:
        """The articles on one topic as a table; `.frame` gives it as pandas has it.

        Args:
            topic: a topic of the register, such as `home`.
            on: the day on which they hold, the lesson's own unless named.
            binds: whom they bind, such as `small-loan`; everyone unless named.

        Raises:
            NoSuchPart: there is no such topic, or nobody of that kind is bound.
        """
        return law_table(self.library, self._lang, topic, on or self._materials.lesson.as_of, binds)

    def by_day(self, rule_id: str, *days: date) -> ArticleTable:
        """A dated value of the law on each day, with the article that set it, as a table.

        Raises:
            ContentError: there is no such rule, or its file is at fault.
            NotInForce: a day is before the rule's first version.
        """
        words, rule = self._materials.words(self._lang), self.library.rule(rule_id)
        return ArticleTable(*by_day(self.library.cited, words, rule, days), lang=self._lang)

    @property
    def _text(self) -> str:
        return kept_text(self._materials, self.journal)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.head._repr_mimebundle_(**options)

    def _ipython_display_(self) -> None:
        self.head._ipython_display_()

    def _arrive(self, _query: Mapping[str, str], stored: str | None) -> None:
        before, page = self._keeping, self._page
        self._keeping = replace(before, framed=page.framed, unsaved=not page.stores)
        if stored is not None:
            self._take_in(stored)
            if not (page.aside or is_told(stored, self._materials, self.journal)):
                page.save(self._text)
        if stored is not None or page.aside or self._keeping != before:
            self._show()

    def _back(self) -> None:
        """The page is back on a new line: what was shown on the old one may be lost."""
        for piece in self._pieces:
            piece.forget()
        self._show()

    def _meet(self, stored: str | None) -> None:
        """Another window of the same browser has gone on, or has erased everything."""
        before, gone = self.journal, stored is None
        self.journal = Journal() if gone else before
        if stored is not None:
            self._take_in(stored)
        if not same(before, self.journal):
            self._keeping = replace(self._keeping, erased=gone, elsewhere=not gone)
        if not same(before, self.journal) or self._keeping.unread:
            self._show()

    def _take_in(self, stored: str) -> None:
        """Makes one journal of this one and a stored one, kept aside if not all of it is read."""
        theirs, unread = from_text(stored, self._materials.lesson.id)
        self.journal = merged(self.journal, theirs)
        if unread:
            self._page.set_aside(self._text)
            self._keeping = replace(self._keeping, unread=unread)
        elif not same(self.journal, theirs):
            self._page.save(self._text)

    def _take(self, said: SentAct) -> None:
        """An act at the head: erase everything, save it, open a file, settle what is aside."""
        self._heed()
        match offered(lesson_acts.read_head_act, said):
            case lesson_acts.EraseAnswers():
                self.journal = Journal()
                self._page.erase()
            case lesson_acts.SaveAnswers():
                self.head.hand(handed(self.journal, self._materials.lesson.id))
            case lesson_acts.OpenAnswers(response=file):
                self._open(file)
            case SettleAside(to=to):
                self._page.settle_aside(to)
        self._show()

    def _open(self, file: tuple[str, ...]) -> None:
        """Makes one journal of this one and that of a file; one that is no use changes nothing."""
        before = self.journal
        found = joined(before, file, self._materials.lesson.id)
        if not found.problem:
            self.journal = found.journal
            self._save(before)
        self._keeping = replace(self._keeping, unread=found.unread, file=found.problem or OPENED)

    def _take_at(self, piece: Piece, said: SentAct) -> None:
        """An act in one step. It is shown there first, and what else it changes soon after."""
        before, taken = self.journal, offered(lesson_acts.read_lesson_act, said)
        done = self._act(piece, taken) if taken else ActResult(before)
        self.journal = done.journal
        self._heed()
        self._save(before)  # first: what is seen to be answered is kept
        self._show_piece(piece, done)
        self._show_rest(piece)

    def _act(self, piece: Piece, done: lesson_acts.LessonAct) -> ActResult:
        """What an act makes of the journal; what is not on offer there changes nothing."""
        journal = self.journal
        if isinstance(piece.step, FormStep):
            journal = begun(journal, self._drawn, done.time)
        try:
            if not piece.holds(done):
                raise NoSuchChoice(f"{piece.step.id} does not hold {done.place!r}")
            return act(self._materials, journal, done)
        except (NoSuchChoice, NoSuchBranch) as error:
            log.warning("an act that the step does not offer was left alone: %s", error)
            return ActResult(self.journal)

    def _save(self, before: Journal) -> None:
        """Has the browser keep the journal, if it is another than before."""
        if self.journal != before:
            self._page.save(self._text)

    def _heed(self) -> None:
        """The learner has gone on: what was told of the keeping is told no more."""
        self._keeping = replace(self._keeping, unread=0, elsewhere=False, erased=False, file="")

    def _warn(self) -> None:
        self._keeping = replace(self._keeping, unsaved=True)
        self._show()

    def _show_rest(self, acted: Piece) -> None:
        """Shows what else has changed, once the step acted in has gone to the browser."""
        if self._later:
            self._later.cancel()
        try:
            self._later = asyncio.get_running_loop().call_later(REST, self._show, acted)
        except RuntimeError:  # no kernel runs: then nobody waits for the step acted in
            self._show(acted)

    def _show(self, but: Piece | None = None) -> None:
        """Shows what has changed, but for one step that was shown just now."""
        self._keeping = replace(self._keeping, aside=self._page.aside)
        if "head" in self.__dict__:  # nobody has asked for it before
            self.head.show(present_head(self._materials, self.journal, self._lang, self._keeping))
        for piece in self._pieces:
            if piece is not but and not piece.closed:
                self._show_piece(piece, ActResult(self.journal))

    def _show_piece(self, piece: Piece, done: ActResult) -> None:
        """Shows a step; which form it shows is drawn before anything is answered."""
        here = replace(done, journal=replace(done.journal, form=done.journal.form or self._drawn))
        piece.score = float(earned(self._materials, here.journal, piece.step))
        piece.done = is_done(self._materials, here.journal, piece.step)  # last: it tells the score
        piece.show(present(self._materials, here, piece.step, self._lang, self._keeping))
