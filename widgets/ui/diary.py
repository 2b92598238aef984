"""A diary as a widget: what is written in it is kept by the browser alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from widgets.content.word_file import WORD_MEDIA, word_file
from widgets.core.acts import SettleAside
from widgets.core.calculators.answer import Saved
from widgets.core.diary.context import DiaryContext
from widgets.core.diary.diary_acts import SaveDiary, read_diary_act
from widgets.core.diary.keeping import from_text, to_text
from widgets.core.diary.looking import selected
from widgets.core.diary.state import DiaryState, done, met
from widgets.core.screen.diary_papers import diary_table, evidence_list
from widgets.core.screen.diary_view import present_diary
from widgets.core.screen.keeping import Keeping
from widgets.core.text import Lang
from widgets.core.writing.printed_page import printed_page
from widgets.ui.page import BrowserPage
from widgets.ui.stage import SentAct, Stage, offered

FILE = "my-record"


class DiaryPiece(Stage):
    """The evidence diary on the screen."""

    def __init__(self, context: DiaryContext, lang: Lang, store_key: str = "") -> None:
        self._context, self._lang = context, lang
        self._names = context.names
        self._state = DiaryState(context.today)
        self._keeping = Keeping(kept=bool(store_key))
        self._kept_by = page = BrowserPage(store_key)
        super().__init__(page, context.words(lang)("run-cell"))
        page.on_arrival(self._arrive)
        page.on_meeting(self._meet)
        page.on_return(self._draw)
        page.on_unsaved(self._warn)
        self.on_act(self._take)
        self._draw()

    def _arrive(self, _query: Mapping[str, str], stored: str | None) -> None:
        before = self._keeping
        self._keeping = replace(before, unsaved=not self._kept_by.stores)
        if stored is not None:
            self._join(stored, arrives=True)
            self._draw()
        elif self._kept_by.aside or self._keeping != before:
            self._draw()

    def _meet(self, stored: str | None) -> None:
        """What is kept has changed elsewhere, or everything was erased.

        What only this window has is saved once more, behind what another one has stored.
        """
        if stored is None:
            self._state = met(self._state, None)
        else:
            self._join(stored)
        self._draw()

    def _join(self, stored: str, *, arrives: bool = False) -> None:
        kept = from_text(stored)
        unread = 1 if kept is None else kept.unread
        before = self._state.diary
        if kept is not None:
            self._state = met(self._state, kept, arrives=arrives)
        if unread:
            self._keeping = replace(self._keeping, unread=unread)
            self._kept_by.set_aside(self._state.text)
        elif kept is not None and before.log and self._state.diary != kept.diary:
            self._kept_by.save(self._state.text)

    def _warn(self) -> None:
        self._keeping = replace(self._keeping, unsaved=True)
        self._draw()

    def _take(self, said: SentAct) -> None:
        act = offered(read_diary_act, said)
        self._keeping = replace(self._keeping, unread=0)
        if isinstance(act, SettleAside):
            self._kept_by.settle_aside(act.to)
        elif act is not None:
            before = self._state
            self._state = done(before, self._names, act)
            if (before.diary, before.draft) != (self._state.diary, self._state.draft):
                self._kept_by.save(self._state.text)
            if isinstance(act, SaveDiary):
                self._save(act)
        self._draw()

    def _save(self, act: SaveDiary) -> None:
        """Hands over the file that was asked for, where there is something to put into it."""
        if act.what == "json":
            text = to_text(self._state.diary)
            self.hand(Saved(f"{FILE}.json", "application/json", text))
            return
        found = selected(self._state.diary, act.response, self._context.today)
        if not found.entries or self._state.told:
            return
        if act.what == "csv":
            text = diary_table(self._context, found.entries, self._lang)
            self.hand(Saved(f"{FILE}.csv", "text/csv", text))
            return
        head = self._state.diary.head
        document = evidence_list(self._context, found.entries, head)
        if act.what == "page":
            self.hand(Saved(f"{document.name}.html", "text/html", printed_page(document)))
        else:
            self.hand(Saved(f"{document.name}.docx", WORD_MEDIA, data=word_file(document)))

    def _draw(self) -> None:
        keeping = replace(self._keeping, aside=self._kept_by.aside)
        self.show(present_diary(self._context, self._state, self._lang, keeping))
