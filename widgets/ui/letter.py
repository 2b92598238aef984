"""One letter as a widget of its own, to be copied, printed or saved as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import traitlets

from widgets.content.word_file import WORD_MEDIA, word_file
from widgets.core.acts import named_words
from widgets.core.calculators.answer import Saved
from widgets.core.calculators.context import CalculatorContext
from widgets.core.calculators.state import desk_of, to_text, typed_in
from widgets.core.letters.context import LetterContext
from widgets.core.letters.filling import FilledLetter
from widgets.core.letters.from_calculators import calculators_of, carried_lines
from widgets.core.letters.from_record import record_field, record_lines
from widgets.core.letters.taking import TakenFrom, read_take_from
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.letter import PAGE, WORD, page_file, present, tried
from widgets.core.screen.view import View
from widgets.core.text import LANGS, Lang
from widgets.ui.form import FormPiece, form_named
from widgets.ui.stage import SentAct, offered

KeptReader = Callable[[str | None], Mapping[str, str]]
"""What a text that is kept elsewhere says, by the fields of the letter."""


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
        self._told = ""
        self._awaited: dict[str, KeptReader] = {}
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
        told = "" if self._awaited else self._told
        return present(self._context, self._desk, self._lang, tries, keeping, told)

    def _take(self, said: SentAct) -> None:
        self._told = ""
        act = offered(read_take_from, said) if said.get("act") == "take" else None
        readers = self._readers(act.of) if act else {}
        if act is None or not readers:
            super()._take(said)
            return
        self._fill(named_words(act.response))
        self._awaited, self._told = readers, f"letter-took-none-{act.of}"
        for key in readers:
            self._kept_by.look(key)
        self._draw()

    def _readers(self, of: TakenFrom) -> dict[str, KeptReader]:
        """Where that is kept which the letter has room for, each with what reads it."""
        sources, names = self._sources, calculators_of(self._letter)
        if sources is None:
            return {}
        if of == "record":
            return {sources.record: self._of_record} if record_field(self._letter) else {}
        if not names:
            return {}
        reads = partial(self._of_calculator, sources.context())
        return {sources.calculator(each): partial(reads, each) for each in names}

    def _looked(self, key: str, text: str | None) -> None:
        """Puts what was found below what stands in its fields already."""
        if key not in self._awaited:
            return
        found = self._awaited.pop(key)(text)
        for name, lines in found.items():
            before = self._typed.get(name, "")
            if lines not in before:
                self._fill({name: f"{before}\n{lines}".strip()})
        self._told = "" if found else self._told
        if not self._awaited:
            self._draw()

    def _of_record(self, text: str | None) -> Mapping[str, str]:
        lines = record_lines(text, self._context.words(LANGS[0]))
        return {record_field(self._letter): lines} if lines else {}

    def _of_calculator(
        self, context: CalculatorContext, name: str, text: str | None
    ) -> Mapping[str, str]:
        return carried_lines(self._letter, self._typed, name, text, context)

    @property
    def _typed(self) -> Mapping[str, str]:
        return self._desk.sheet(self._desk.open).typed

    def _fill(self, typed: Mapping[str, str]) -> None:
        """What is typed, kept; whether the letter was asked for stays as it was."""
        self._desk = typed_in(self._desk, self._forms, typed)
        self._kept_by.save(to_text(self._desk))
