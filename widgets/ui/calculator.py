"""One calculator as a widget of its own; what it answers can be read by code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import traitlets

from widgets.core.calculators.answer import Answer, Saved
from widgets.core.calculators.answering import Tried, tried
from widgets.core.calculators.context import CalculatorContext
from widgets.core.calculators.form_values import is_asked
from widgets.core.calculators.state import arrived, desk_of
from widgets.core.calculators.working import Measure, Value
from widgets.core.errors import NoSuchPart
from widgets.core.screen.calculator import file, present, telling
from widgets.core.screen.formatter import Teller, plain
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.view import View
from widgets.core.text import Lang
from widgets.ui.form import FormPiece, form_named
from widgets.ui.stage import SAVED

if TYPE_CHECKING:
    import pandas as pd


def _cell(value: Value | None, teller: Teller) -> object:
    """A table's cell for somebody who goes on reckoning with it."""
    if isinstance(value, Measure):
        return float(plain(value, teller))
    return value if isinstance(value, date) or value is None else teller.told(value)


class CalculatorPiece(FormPiece):
    """One calculator on the screen.

    Attributes:
        answer: what it answers to what is filled in, in no language; None where nothing was asked
            or nothing can be said.

    Raises:
        NoSuchPart: there is no such calculator, example or field.
    """

    answer = traitlets.Instance(Answer, allow_none=True)

    def __init__(
        self,
        context: CalculatorContext,
        calculator_id: str,
        lang: Lang,
        example: str = "",
        fields: Mapping[str, object] | None = None,
        store_key: str = "",
    ) -> None:
        self._context, self._lang = context, lang
        self._calculator = form_named("calculator", calculator_id, context.calculators)
        given = self._typed(fields or {})
        typed = {**self._example(example), **given}
        self._all_asked(given, typed)
        desk = desk_of(context.tables.today, calculator_id, lang, typed)
        plain = context.words(lang)("run-cell")
        later = bool(typed) and not SAVED.get()  # a page comes first, and what is typed after it
        super().__init__(context.calculators, desk, store_key, plain, later=later)

    @traitlets.default("answer")
    def _answered(self) -> Answer | None:
        """What it answers, where it was not drawn yet."""
        return self._tries().now.answer

    @property
    def says(self) -> str:
        """The answer in one sentence; nothing where there is none."""
        tells = telling(self._context, self._calculator, self._lang)
        return tells.teller.say(self.answer.says) if self.answer else ""

    def table(self, name: str) -> pd.DataFrame:
        """One of the answer's tables, or a chart's numbers, as pandas has it.

        A number is a number, a day a day, and a word stands as a reader sees it.

        Raises:
            NoSuchPart: the answer has no such table.
        """
        sheets = {each.key: each for each in self.answer.sheets} if self.answer else {}
        charts = {each.key: each.sheet for each in self.answer.charts} if self.answer else {}
        every = {**charts, **sheets}
        if name not in every:
            raise NoSuchPart("table", name, every)
        import pandas as pd  # slow to load, and only this needs it

        teller = telling(self._context, self._calculator, self._lang).teller
        rows = [[_cell(value, teller) for value in row] for row in every[name].rows]
        return pd.DataFrame(rows, columns=list(every[name].columns))

    def _example(self, name: str) -> dict[str, str]:
        found = self._calculator.example(name)
        if name and found is None:
            raise NoSuchPart("example", name, (each.id for each in self._calculator.examples))
        return found.filled(self._lang) if found else {}

    def _typed(self, fields: Mapping[str, object]) -> dict[str, str]:
        """Values from code as they would be typed, by the ids of their fields."""
        typed = {name.replace("_", "-"): str(value) for name, value in fields.items()}
        for name in typed:
            if name not in self._calculator.fields:
                raise NoSuchPart("field", name, self._calculator.fields)
        return typed

    def _all_asked(self, given: Mapping[str, str], typed: Mapping[str, str]) -> None:
        """Refuses a value for a field that the picks made so far do not call for."""
        fields = self._calculator.fields
        asked = [name for name in fields if is_asked(self._calculator, fields[name], typed)]
        for name in given:
            if name not in asked:
                raise NoSuchPart("field asked for with these picks", name, asked)

    def sought(self, query: Mapping[str, str], /) -> bool:
        """Takes in the example or the fields that the page's address gives for this calculator."""
        if query.get("calc") != self._calculator.id:
            return False
        self._desk = arrived(self._desk, self._context.calculators, query)
        return True

    def file(self, what: str) -> Saved | None:
        """The file of a name, made from the answer."""
        return file(self._context, self._desk, self._lang, what)

    def viewed(self, keeping: Keeping) -> View:
        """The form and the answer as they are now."""
        tries = self._tries()
        self.answer = tries.now.answer
        return present(self._context, self._desk, self._lang, tries, keeping)

    def _tries(self) -> Tried:
        sheet = self._desk.sheet(self._calculator.id)
        return tried(self._calculator, sheet, self._context.tables)
