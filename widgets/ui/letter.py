"""One letter as a widget of its own, to be copied, printed or saved as a file."""

from __future__ import annotations

from collections.abc import Mapping

import traitlets

from widgets.content.word_file import WORD_MEDIA, word_file
from widgets.core.acts import named_words
from widgets.core.calculators.answer import Saved
from widgets.core.calculators.state import to_text, typed_in
from widgets.core.letters.context import LetterContext
from widgets.core.letters.filling import FilledLetter
from widgets.core.letters.from_record import read_take_record, record_field, record_lines
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.letter import PAGE, WORD, page_file, present, tried
from widgets.core.screen.view import View
from widgets.core.text import LANGS, Lang
from widgets.ui.form import FormPiece, desk_of, form_named
from widgets.ui.stage import SentAct, offered


class LetterPiece(FormPiece):
    """One letter on the screen.

    Attributes:
        filled: the letter as it was filled in; None where none was asked for or can be written.

    Raises:
        NoSuchPart: there is no such letter.
    """

    filled = traitlets.Instance(FilledLetter, allow_none=True)

    def __init__(
        self,
        context: LetterContext,
        letter_id: str,
        lang: Lang,
        store_key: str = "",
        record_key: str = "",
    ) -> None:
        self._context, self._lang, self._record_key = context, lang, record_key
        self._told = ""
        self._room = record_field(form_named("letter", letter_id, context.letters))
        desk = desk_of(context.today, letter_id, lang, {})
        super().__init__(context.letters, desk, store_key, context.words(lang)("run-cell"))
        self._kept_by.on_look(self._looked)

    def file(self, what: str) -> Saved | None:
        """The letter as a page or as a .docx; it is made when it is asked for and kept nowhere."""
        if self.filled is None or what not in (PAGE, WORD):
            return None
        if what == PAGE:
            return page_file(self.filled)
        document = self.filled.document
        return Saved(f"{document.name}.docx", WORD_MEDIA, data=word_file(document))

    def viewed(self, keeping: Keeping) -> View:
        """The form and the letter as they are now."""
        tries = tried(self._context, self._desk)
        self.filled = tries.filled
        return present(self._context, self._desk, self._lang, tries, keeping, self._told)

    def _take(self, said: SentAct) -> None:
        self._told = ""
        act = offered(read_take_record, said) if said.get("act") == "take" else None
        if act is None or not self._room:
            super()._take(said)
            return
        self._fill(named_words(act.response))
        self._kept_by.look(self._record_key)
        self._draw()

    def _looked(self, text: str | None) -> None:
        """Puts the entries of the record below what stands in their field already."""
        lines = record_lines(text, self._context.words(LANGS[0]))
        before = self._desk.sheet(self._desk.open).typed.get(self._room, "")
        self._told = "" if lines else "letter-took-none"
        if lines and lines not in before:
            self._fill({self._room: f"{before}\n{lines}".strip()})
        self._draw()

    def _fill(self, typed: Mapping[str, str]) -> None:
        """What is typed, kept; whether the letter was asked for stays as it was."""
        self._desk = typed_in(self._desk, self._forms, typed)
        self._kept_by.save(to_text(self._desk))
