"""Measures, days and sentences of an answer in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from widgets.core.calculators.answer import Say
from widgets.core.calculators.working import FEN, KeyTerm, Line, Measure, Value
from widgets.core.law.rule import Unit
from widgets.core.words import Words

_PLACES = {Unit.CNY: FEN, Unit.PERCENT_A_DAY: Decimal("0.000001")}
_OTHERWISE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what an answer holds, in the words of its calculator and of the interface."""

    words: Words

    def told(self, value: Value | None) -> str:
        """A measure with its unit, a day, a word of ours, or the learner's own text."""
        match value:
            case Measure():
                return self.measure(value)
            case KeyTerm():
                return self.words(value.key)
            case date():
                return self.words.day(value)
            case None:
                return ""
            case _:
                return value

    def measure(self, measure: Measure) -> str:
        """A number as it is shown: money to the fen, shares to two digits or as exact as four."""
        number = shown(measure)
        if measure.unit is Unit.COUNT:
            return number
        one = f"unit-one-{measure.unit}"
        single = measure.value == 1 and one in self.words.texts
        return self.words(one if single else f"unit-{measure.unit}", n=number)

    def say(self, say: Say) -> str:
        """A sentence with its places filled."""
        return self.words(say.key, **self._places(say.given))

    def step(self, step: Line) -> str:
        """A line of the working with its places filled; `{value}` is the line's own value."""
        return self.words(f"step-{step.key}", value=self.value(step), **self._places(step.given))

    def value(self, step: Line) -> str:
        """What a line of the working comes to."""
        if isinstance(step.value, Decimal):
            return self.measure(Measure(step.value, step.unit or Unit.COUNT))
        return self.told(step.value)

    def named(self, key: str, given: Mapping[str, Value] | None = None) -> str:
        """A label, with its places filled if it has any."""
        return self.words(key, **self._places(given or {}))

    def _places(self, given: Mapping[str, Value]) -> dict[str, str]:
        return {name: self.told(value) for name, value in given.items()}


def shown(measure: Measure) -> str:
    """A measure's number as it is shown: rounded half up, thousands set apart."""
    places = _PLACES.get(measure.unit, _OTHERWISE)
    rounded = measure.value.quantize(places, ROUND_HALF_UP)
    if measure.unit is Unit.CNY:
        whole = rounded == rounded.to_integral_value()
        return f"{rounded:,.0f}" if whole else f"{rounded:,}"
    if abs(rounded) >= 1:
        rounded = measure.value.quantize(FEN, ROUND_HALF_UP)
    return f"{rounded:,f}".rstrip("0").rstrip(".") if "." in f"{rounded:f}" else f"{rounded:,f}"


def plain(value: Value | None, teller: Teller) -> str:
    """A value for a file of numbers: a bare number or an ISO day; else as it is told."""
    if isinstance(value, Measure):
        number = value.value.quantize(_PLACES.get(value.unit, _OTHERWISE), ROUND_HALF_UP)
        return f"{number.normalize():f}"
    return value.isoformat() if isinstance(value, date) else teller.told(value)
