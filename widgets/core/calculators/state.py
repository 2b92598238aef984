"""A calculator's screen: what is typed, what was asked, and what each act makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from widgets.core.acts import SettleAside, named_words
from widgets.core.calculators.answer import Answer, Variation
from widgets.core.calculators.form_acts import (
    AskAnswer,
    CalculatorAct,
    ClearForm,
    FillExample,
    SaveAnswer,
    TryVariation,
)
from widgets.core.calculators.questionnaire import Questionnaire
from widgets.core.learning.journal import time_in
from widgets.core.reading.kept import kept
from widgets.core.reading.visible import is_text
from widgets.core.text import LANGS, Lang

VERSION = 1
MOST_TEXT = 2_000_000
MOST_KEPT = 200_000


@dataclass(frozen=True, slots=True)
class FormState:
    """One calculator's fields as typed, whether an answer was asked for, and what is turned.

    `turned` is the key of the one change that is tried out, if any; `time` is when the fields
    were last filled, in milliseconds of the browser's clock.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    asked: bool = False
    turned: str = ""
    time: int = field(default=0, compare=False)

    @property
    def is_cleared(self) -> bool:
        """Whether it was filled once and is empty now."""
        return bool(self.time) and not self.typed and not self.asked

    @property
    def too_long(self) -> bool:
        """Whether a field holds more than a browser is given to keep."""
        return any(len(value) > MOST_KEPT for value in self.typed.values())

    def turn(self, answer: Answer | None) -> Variation | None:
        """The change that is tried out, if the answer still offers it."""
        turns = answer.turns if answer else ()
        return next((turn for turn in turns if turn.key == self.turned), None)


@dataclass(frozen=True, slots=True)
class CalculatorState:
    """Which calculator is open, every calculator's sheet, and the language of the examples.

    `elsewhere` holds what another window has filled in later in the calculator that is open here:
    it is kept, and shown on the page that is opened next.
    """

    today: date
    open: str = ""
    sheets: Mapping[str, FormState] = field(default_factory=dict)
    lang: Lang = LANGS[0]
    elsewhere: Mapping[str, FormState] = field(default_factory=dict)

    def sheet(self, calculator_id: str) -> FormState:
        """A calculator's sheet; an empty one where nothing was typed yet."""
        return self.sheets.get(calculator_id, FormState())

    @property
    def kept(self) -> Mapping[str, FormState]:
        """Of each calculator the sheet filled last, here or in another window."""
        return _later(self.sheets, self.elsewhere)


def desk_of(today: date, form_id: str, lang: Lang, typed: Mapping[str, str]) -> CalculatorState:
    """A desk with one form open; what is typed from the first is asked for at once."""
    sheets = {form_id: FormState(typed, asked=True)} if typed else {}
    return CalculatorState(today, form_id, sheets, lang)


def done(
    desk: CalculatorState, calculators: Mapping[str, Questionnaire], act: CalculatorAct
) -> CalculatorState:
    """The desk after one act; what is not on offer changes nothing that is typed."""
    if desk.open not in calculators or isinstance(act, SaveAnswer | SettleAside):
        return desk
    before, calculator = desk.sheet(desk.open), calculators[desk.open]
    match act:
        case TryVariation():
            turned = "" if before.turned == act.to else act.to
            sheets = {**desk.sheets, desk.open: replace(before, turned=turned)}
            return replace(desk, sheets=sheets)
        case AskAnswer():
            typed = _fitting(calculator, named_words(act.response))
            sheet = FormState({**before.typed, **typed}, asked=True)
        case FillExample():
            example = calculator.example(act.of)
            sheet = FormState(example.filled(desk.lang), asked=True) if example else before
        case ClearForm():
            sheet = FormState()
    return _filed(desk, sheet, act.time)


def typed_in(
    desk: CalculatorState, forms: Mapping[str, Questionnaire], typed: Mapping[str, str]
) -> CalculatorState:
    """The desk with more typed into the form that is open; it counts as asked if it did before."""
    before = desk.sheet(desk.open)
    fitting = _fitting(forms[desk.open], dict(typed))
    return _filed(desk, replace(before, typed={**before.typed, **fitting}), before.time)


def _filed(desk: CalculatorState, sheet: FormState, time: int) -> CalculatorState:
    """The desk with a sheet for the form that is open, filled later than every other."""
    newest = max((each.time for each in desk.kept.values()), default=0)
    sheet = replace(sheet, time=max(time, newest + 1))
    return replace(desk, sheets={**desk.sheets, desk.open: sheet})


def arrived(
    desk: CalculatorState, calculators: Mapping[str, Questionnaire], query: Mapping[str, str]
) -> CalculatorState:
    """The desk that an address asks for: `?calc=`, with `&example=` or fields by name."""
    calculator = calculators.get(query.get("calc", ""))
    if calculator is None:
        return desk
    desk = replace(desk, open=calculator.id)
    if query.get("example"):
        return done(desk, calculators, FillExample(act="example", of=query["example"]))
    fill = {name: text for name, text in query.items() if name in calculator.fields}
    if not fill:
        return desk
    return replace(desk, sheets={**desk.sheets, desk.open: FormState(fill, asked=True)})


def to_text(desk: CalculatorState) -> str:
    """The desk as text that a browser can keep. A field too long to keep is left out.

    Nothing counts as asked then: the field would be named as if it had never been filled.
    """
    sheets = {
        name: {
            "typed": {k: v for k, v in sheet.typed.items() if len(v) <= MOST_KEPT},
            "asked": sheet.asked and not sheet.too_long,
            "time": sheet.time,
        }
        for name, sheet in desk.kept.items()
    }
    return json.dumps({"version": VERSION, "sheets": sheets}, ensure_ascii=False)


def from_text(
    text: str, desk: CalculatorState, calculators: Mapping[str, Questionnaire]
) -> tuple[CalculatorState, int]:
    """The desk with the sheets that a browser kept, each where it is not older than the desk's.

    What is filled in where a calculator is open stays before the learner's eyes: see `elsewhere`.
    What cannot be read is left out and counted: the whole text as one, else each sheet.
    """
    read, unread = _read(text, calculators)
    here = {desk.open: desk.sheet(desk.open)} if desk.sheet(desk.open).typed else {}
    later = {name: sheet for name, sheet in read.items() if name in here}
    sheets = {**_later(desk.sheets, read), **here}
    return replace(desk, sheets=sheets, elsewhere=_later(desk.elsewhere, later)), unread


def _read(text: str, calculators: Mapping[str, Questionnaire]) -> tuple[dict[str, FormState], int]:
    """The sheets in a text that a browser kept, and how many could not be read as they are."""
    found = kept(text) or {}
    sheets = found.get("sheets")
    if not isinstance(sheets, dict) or found.get("version") != VERSION:
        return {}, 1
    read = {
        name: _sheet(calculators[name], sheet)
        for name, sheet in sheets.items()
        if name in calculators and isinstance(sheet, dict)
    }
    whole = [name for name in read if read[name].typed == sheets[name].get("typed")]
    return read, len(sheets) - len(whole)


def _sheet(calculator: Questionnaire, told: Mapping[str, object]) -> FormState:
    typed = _fitting(calculator, told.get("typed"))
    return FormState(typed, told.get("asked") is True, time=time_in(told.get("time")))


def _later(mine: Mapping[str, FormState], theirs: Mapping[str, FormState]) -> dict[str, FormState]:
    """Of each calculator the sheet filled later; of two filled at once, mine."""
    newer = {n: s for n, s in theirs.items() if n not in mine or s.time > mine[n].time}
    return {**mine, **newer}


def _fitting(calculator: Questionnaire, typed: object) -> dict[str, str]:
    if not isinstance(typed, dict):
        return {}
    return {
        name: text
        for name, text in typed.items()
        if name in calculator.fields and is_text(text) and len(text) <= MOST_TEXT
    }
