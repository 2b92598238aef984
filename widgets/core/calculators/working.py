"""What every calculator shares: measures, steps of a working, and money rounded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from widgets.core.law.rule import Unit

FEN = Decimal("0.01")
NOTHING = Decimal(0)
DAYS_IN_YEAR, PERCENT = 365, 100


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, exact; it is rounded only where it is shown."""

    value: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A word of ours that stands within a sentence, by its key."""

    key: str


Value = Measure | date | KeyTerm | str
"""What a sentence can hold: a measure, a day, a word of ours, or the learner's own text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a working: what was found, in which unit, and under which article.

    `key` names the line; its words are `step-<key>` of the calculator, whose places are filled
    from `given`, and `{value}` by the value itself. Text in `given` is the learner's own. Of a line
    `on` a day, the words' articles are shown where they were in force that day.
    """

    key: str
    value: Decimal | date | None = None
    unit: Unit | None = None
    cite: str = ""
    given: Mapping[str, Value] = field(default_factory=dict)
    on: date | None = None


def to_fen(amount: Decimal) -> Decimal:
    """An amount in CNY, rounded half up to the fen. It is done once, at the end."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def cny(amount: Decimal | int) -> Measure:
    """An amount of money in CNY."""
    return Measure(Decimal(amount), Unit.CNY)


def places(**values: Value | None) -> dict[str, Value]:
    """What fills a sentence's places, as far as it is known; a `_` in a name stands for `-`."""
    return {name.replace("_", "-"): value for name, value in values.items() if value is not None}


def in_cny(**amounts: Decimal) -> dict[str, Value]:
    """Amounts in CNY by the places they fill; a `_` in a name stands for `-`."""
    return places(**{name: cny(amount) for name, amount in amounts.items()})


def a_year(percent: Decimal | int) -> Measure:
    """A rate in percent a year."""
    return Measure(Decimal(percent), Unit.PERCENT_A_YEAR)


def percent(share: Decimal | int) -> Measure:
    """A share in percent."""
    return Measure(Decimal(share), Unit.PERCENT)


def days(number: Decimal | int) -> Measure:
    """A number of days."""
    return Measure(Decimal(number), Unit.DAYS)


def months(number: Decimal | int) -> Measure:
    """A number of months."""
    return Measure(Decimal(number), Unit.MONTHS)


def count(number: Decimal | int) -> Measure:
    """A bare number."""
    return Measure(Decimal(number), Unit.COUNT)
