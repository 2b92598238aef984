"""One calculator as a widget of its own; what it answers can be read by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import traitlets

from widgets.core.acts import SettleAside
from widgets.core.calculators.answer import Answer
from widgets.core.calculators.answering import tried
from widgets.core.calculators.context import CalculatorContext
from widgets.core.calculators.form_acts import SaveAnswer, read_calculator_act
from widgets.core.calculators.form_values import is_asked
from widgets.core.calculators.state import (
    CalculatorState,
    FormState,
    arrived,
    done,
    from_text,
    to_text,
)
from widgets.core.calculators.working import Measure, Value
from widgets.core.errors import NoSuchPart
from widgets.core.screen.calculator import file, present, telling
from widgets.core.screen.formatter import Teller, plain
from widgets.core.screen.keeping import Keeping
from widgets.core.text import Lang
from widgets.ui.page import BrowserPage
from widgets.ui.stage import SentAct, Stage, offered

if TYPE_CHECKING:
    import pandas as pd


def _cell(value: Value | None, teller: Teller) -> object:
    """A table's cell for somebody who goes on reckoning with it."""
    if isinstance(value, Measure):
        return float(plain(value, teller))
    return value if isinstance(value, date) or value is None else teller.told(value)


class CalculatorPiece(Stage):
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
        if calculator_id not in context.calculators:
            raise NoSuchPart("calculator", calculator_id, context.calculators)
        self._context, self._lang = context, lang
        self._calculator = context.calculators[calculator_id]
        given = self._typed(fields or {})
        typed = {**self._example(example), **given}
        self._all_asked(given, typed)
        sheets = {calculator_id: FormState(typed, asked=True)} if typed else {}
        self._desk = CalculatorState(context.tables.today, calculator_id, sheets, lang)
        self._keeping = Keeping(kept=bool(store_key))
        self._kept_by = page = BrowserPage(store_key)
        super().__init__(page, context.words(lang)("run-cell"))
        page.on_arrival(self._arrive)
        page.on_meeting(self._meet)
        page.on_return(self._draw)
        page.on_unsaved(self._warn)
        self.on_act(self._take)
        self._draw()

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

    def _arrive(self, query: Mapping[str, str], stored: str | None) -> None:
        before, page = self._keeping, self._kept_by
        self._keeping = replace(before, unsaved=not page.stores)
        if stored is not None:
            self._meet(stored)
        asked = query.get("calc") == self._calculator.id
        if asked:
            self._desk = arrived(self._desk, self._context.calculators, query)
        if asked or page.aside or self._keeping != before:
            self._draw()

    def _meet(self, stored: str | None) -> None:
        """What is kept has changed elsewhere, or everything was erased: then it is empty."""
        if stored is None:
            self._desk = replace(self._desk, sheets={}, elsewhere={})
        else:
            self._desk, unread = from_text(stored, self._desk, self._context.calculators)
            if unread:
                self._kept_by.set_aside(to_text(self._desk))
                self._keeping = replace(self._keeping, unread=unread)
        self._draw()

    def _warn(self) -> None:
        self._keeping = replace(self._keeping, unsaved=True)
        self._draw()

    def _take(self, said: SentAct) -> None:
        act = offered(read_calculator_act, said)
        if isinstance(act, SettleAside):
            self._kept_by.settle_aside(act.to)
        elif isinstance(act, SaveAnswer):
            asked = file(self._context, self._desk, self._lang, act.what)
            if asked:
                self.hand(asked)
        elif act:
            self._desk = done(self._desk, self._context.calculators, act)
            self._kept_by.save(to_text(self._desk))
        self._keeping = replace(self._keeping, unread=0)
        self._draw()

    def _draw(self) -> None:
        sheet = self._desk.sheet(self._calculator.id)
        tries = tried(self._calculator, sheet, self._context.tables)
        self.answer = tries.now.answer
        keeping = replace(self._keeping, aside=self._kept_by.aside)
        self.show(present(self._context, self._desk, self._lang, tries, keeping))
