"""The articles that are shown with a sentence of a calculator, or with a line of its working."""

from __future__ import annotations

from widgets.core.calculators.answer import Say
from widgets.core.calculators.calculator import Calculator, cites_of
from widgets.core.calculators.working import Line


def cited(calculator: Calculator, told: Say | Line) -> tuple[str, ...]:
    """What the answer found, then what the words rest on, each once."""
    if isinstance(told, Say):
        found, key = told.cites, told.key
    else:
        found, key = (told.cite,), f"step-{told.key}"
    return tuple(dict.fromkeys(filter(None, (*found, *cites_of(calculator.words.get(key))))))
