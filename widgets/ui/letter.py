"""One letter as a widget of its own, to be copied, printed or saved as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import traitlets

from widgets.content.word_file import WORD_MEDIA, word_file
from widgets.core.acts import named_words
from widgets.core.calculators.answer import Saved
from widgets.core.calculators.context import CalculatorContext
from widgets.core.calculators.state import to_text, typed_in
from widgets.core.letters.context import LetterContext
from widgets.core.letters.filling import FilledLetter
from widgets.core.letters.from_calculators import calculators_of, carried_lines
from widgets.core.letters.from_record import record_field, record_lines
from widgets.core.letters.taking import TakenFrom, read_take_from
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.letter import PAGE, WORD, page_file, present, tried
from widgets.core.screen.view import View
from widgets.core.text import LANGS, Lang
from widgets.ui.form import FormPiece, desk_of, form_named
from widgets.ui.stage import SentAct, offered


@dataclass(frozen=True, slots=True)
class LetterSources:
    """What a browser keeps that a letter can take in: under which keys, and how it is read.

    `calculator` gives the key of one by its id; `context` is asked for once a learner takes what
    they found.
    """

    record: str
    calculator: Callable[[str], str]
    context: Callable[[], CalculatorContext]


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
        sources: LetterSources | None = None,
    ) -> None:
        self._context, self._lang, self._sources = context, lang, sources
        self._letter = form_named("letter", letter_id, context.letters)
        self._told = self._none = ""
        self._awaited: dict[str, str] = {}
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
        act = offered(read_take_from, said) if said.get("act") == "take" else None
        keys = self._keys(act.of) if act else {}
        if act is None or not keys:
            super()._take(said)
            return
        self._fill(named_words(act.response))
        self._awaited, self._none = keys, f"letter-took-none-{act.of}"
        for key in keys:
            self._kept_by.look(key)
        self._draw()

    def _keys(self, of: TakenFrom) -> dict[str, str]:
        """Where that is kept which the letter has room for, each with its calculator if any."""
        if self._sources is None:
            return {}
        if of == "record":
            return {self._sources.record: ""} if record_field(self._letter) else {}
        return {self._sources.calculator(each): each for each in calculators_of(self._letter)}

    def _looked(self, key: str, text: str | None) -> None:
        """Puts what was found below what stands in its fields already."""
        if key not in self._awaited:
            return
        found = self._lines(self._awaited.pop(key), text)
        typed = self._desk.sheet(self._desk.open).typed
        for name, lines in found.items():
            before = typed.get(name, "")
            if lines not in before:
                self._fill({name: f"{before}\n{lines}".strip()})
        self._none = "" if found else self._none
        if not self._awaited:
            self._told = self._none
            self._draw()

    def _lines(self, calculator_id: str, text: str | None) -> Mapping[str, str]:
        """What a text that is kept elsewhere says, by the fields of the letter."""
        if calculator_id and self._sources:
            typed = self._desk.sheet(self._desk.open).typed
            context = self._sources.context()
            return carried_lines(self._letter, typed, calculator_id, text, context)
        lines = record_lines(text, self._context.words(LANGS[0]))
        return {record_field(self._letter): lines} if lines else {}

    def _fill(self, typed: Mapping[str, str]) -> None:
        """What is typed, kept; whether the letter was asked for stays as it was."""
        self._desk = typed_in(self._desk, self._forms, typed)
        self._kept_by.save(to_text(self._desk))
