"""One letter as a widget of its own, to be copied, printed or saved as a file."""

from __future__ import annotations

import traitlets

from widgets.content.word_file import WORD_MEDIA, word_file
from widgets.core.calculators.answer import Saved
from widgets.core.letters.context import LetterContext
from widgets.core.letters.filling import FilledLetter
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.letter import PAGE, WORD, page_file, present, tried
from widgets.core.screen.view import View
from widgets.core.text import Lang
from widgets.ui.form import FormPiece, desk_of, form_named


class LetterPiece(FormPiece):
    """One letter on the screen.

    Attributes:
        filled: the letter as it was filled in; None where none was asked for or can be written.

    Raises:
        NoSuchPart: there is no such letter.
    """

    filled = traitlets.Instance(FilledLetter, allow_none=True)

    def __init__(
        self, context: LetterContext, letter_id: str, lang: Lang, store_key: str = ""
    ) -> None:
        self._context, self._lang = context, lang
        form_named("letter", letter_id, context.letters)
        desk = desk_of(context.today, letter_id, lang, {})
        super().__init__(context.letters, desk, store_key, context.words(lang)("run-cell"))

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
        return present(self._context, self._desk, self._lang, tries, keeping)
