"""The calculators' screen: what is typed in each, what was asked, and what each act makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from widgets.core.calc.answer import Answer, Turn
from widgets.core.calculator import Calculator
from widgets.core.text import LANGS, Lang

VERSION = 1
MOST_TEXT = 2_000_000
MOST_KEPT = 200_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One calculator's fields as typed, whether an answer was asked for, and what is turned.

    `turned` is the key of the one change that is tried out, if any.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    asked: bool = False
    turned: str = ""

    def turn(self, answer: Answer | None) -> Turn | None:
        """The change that is tried out, if the answer still offers it."""
        turns = answer.turns if answer else ()
        return next((turn for turn in turns if turn.key == self.turned), None)


@dataclass(frozen=True, slots=True)
class Desk:
    """Which calculator is open, every calculator's sheet, and the language of the examples."""

    today: date
    open: str = ""
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    lang: Lang = LANGS[0]

    def sheet(self, calculator_id: str) -> Sheet:
        """A calculator's sheet; an empty one where nothing was typed yet."""
        return self.sheets.get(calculator_id, Sheet())


def done(desk: Desk, calculators: Mapping[str, Calculator], act: Mapping[str, Any]) -> Desk:
    """The desk after one act; an act that is not on offer changes nothing.

    Acts: `list`; `open` a calculator; `ask` with the response of its form; `example`; `turn` to a
    change or back; `clear` one; `erase` all.
    """
    match act.get("act"):
        case "list":
            return replace(desk, open="")
        case "open" if act.get("of") in calculators:
            return replace(desk, open=act["of"])
        case "erase":
            return replace(desk, sheets={})
    if desk.open not in calculators:
        return desk
    sheet = _done(calculators[desk.open], desk.sheet(desk.open), act, desk.lang)
    return replace(desk, sheets={**desk.sheets, desk.open: sheet})


def _done(calculator: Calculator, sheet: Sheet, act: Mapping[str, Any], lang: Lang) -> Sheet:
    """The open calculator's sheet after an act of its own."""
    match act.get("act"):
        case "ask":
            return _typed(calculator, sheet, act.get("response"))
        case "example" if example := calculator.example(str(act.get("of"))):
            return Sheet(example.filled(lang), asked=True)
        case "turn" if isinstance(act.get("to"), str):
            return replace(sheet, turned="" if sheet.turned == act["to"] else act["to"])
        case "clear":
            return Sheet()
    return sheet


def arrived(desk: Desk, calculators: Mapping[str, Calculator], query: Mapping[str, str]) -> Desk:
    """The desk that an address asks for: `?calc=`, with `&example=` or fields by name."""
    calculator = calculators.get(query.get("calc", ""))
    if calculator is None:
        return desk
    desk = replace(desk, open=calculator.id)
    if query.get("example"):
        return done(desk, calculators, {"act": "example", "of": query["example"]})
    fill = {name: text for name, text in query.items() if name in calculator.fields}
    if not fill:
        return desk
    return replace(desk, sheets={**desk.sheets, desk.open: Sheet(fill, asked=True)})


def to_text(desk: Desk) -> str:
    """The desk as text that a browser can keep. A field too long to keep is left out."""
    sheets = {
        name: {
            "typed": {k: v for k, v in sheet.typed.items() if len(v) <= MOST_KEPT},
            "asked": sheet.asked,
        }
        for name, sheet in desk.sheets.items()
    }
    return json.dumps({"version": VERSION, "sheets": sheets}, ensure_ascii=False)


def from_text(text: str, desk: Desk, calculators: Mapping[str, Calculator]) -> Desk:
    """The desk with the sheets that a browser kept; what cannot be read is left out."""
    try:
        kept = json.loads(text)
    except ValueError:
        return desk
    sheets = kept.get("sheets") if isinstance(kept, dict) else None
    if not isinstance(sheets, dict) or kept.get("version") != VERSION:
        return desk
    read = {
        name: Sheet(_fitting(calculators[name], sheet.get("typed")), sheet.get("asked") is True)
        for name, sheet in sheets.items()
        if name in calculators and isinstance(sheet, dict)
    }
    return replace(desk, sheets={**read, **desk.sheets})


def _typed(calculator: Calculator, sheet: Sheet, response: object) -> Sheet:
    """The sheet with a form's response, `name=value` each; what is no response changes nothing."""
    if not isinstance(response, list) or not all(isinstance(word, str) for word in response):
        return sheet
    typed = _fitting(calculator, dict(word.partition("=")[::2] for word in response))
    return Sheet({**sheet.typed, **typed}, asked=True)


def _fitting(calculator: Calculator, typed: object) -> dict[str, str]:
    if not isinstance(typed, dict):
        return {}
    return {
        name: text
        for name, text in typed.items()
        if name in calculator.fields and isinstance(text, str) and len(text) <= MOST_TEXT
    }
