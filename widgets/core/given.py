"""What was typed into a calculator, read field by field; every problem at once, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from widgets.core.calc.working import Measure, Told
from widgets.core.calculator import Calculator, Entry, Kind
from widgets.core.errors import LabError, Unreadable
from widgets.core.reading import read
from widgets.core.rule import Unit
from widgets.core.typed import Quantity

MOST_ROWS = 2000
MOST_NUMBER = Decimal(10) ** 12
MOST_SHOWN = 3
_SEPARATORS = (re.compile(r"\s*\t\s*"), re.compile(r"\s+"), re.compile(r"\s*[,，;；、]\s*"))
_QUANTITIES = {
    Kind.MONEY: Quantity.MONEY,
    Kind.RATE: Quantity.RATE,
    Kind.DAY: Quantity.DAY,
    Kind.COUNT: Quantity.COUNT,
}

Cell = Decimal | date | str
Row = tuple[Cell, ...]
T = TypeVar("T", Decimal, date, str)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field: the key of its words, and what fills their places."""

    key: str
    given: Mapping[str, Told] = field(default_factory=dict)


class Unfit(LabError):
    """Fields were read, and do not fit together; names the field to mend."""

    def __init__(self, field_id: str, key: str, **given: Told) -> None:
        self.field = field_id
        self.problem = Problem(key, given)
        super().__init__(f"{field_id}: {key}")


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed, read. A field that is not asked, or was left empty, has no value."""

    values: Mapping[str, Cell | tuple[Row, ...]]

    def has(self, name: str) -> bool:
        """Whether something was typed there."""
        return name in self.values

    def number(self, name: str) -> Decimal:
        """An amount in CNY, a rate in percent a year, or a count.

        Raises:
            Unfit: the field was left empty.
        """
        return self._of(name, Decimal)

    def number_or(self, name: str, otherwise: Decimal | int) -> Decimal:
        """The number typed, or another where the field was left empty."""
        return self.number(name) if self.has(name) else Decimal(otherwise)

    def day(self, name: str) -> date:
        """A day.

        Raises:
            Unfit: the field was left empty.
        """
        return self._of(name, date)

    def day_or(self, name: str, otherwise: date) -> date:
        """The day typed, or another where the field was left empty."""
        return self.day(name) if self.has(name) else otherwise

    def text(self, name: str) -> str:
        """What was picked or typed as text; nothing where the field was left empty."""
        return self._of(name, str) if self.has(name) else ""

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows typed; none where the field was left empty."""
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def _of(self, name: str, kind: type[T]) -> T:
        value = self.values.get(name)
        if not isinstance(value, kind):
            raise Unfit(name, "problem-empty")
        return value


def read_form(
    calculator: Calculator, typed: Mapping[str, str]
) -> tuple[Given, Mapping[str, Problem]]:
    """Every field asked, read; and what is wrong, by field. What is not asked is left out."""
    values: dict[str, Cell | tuple[Row, ...]] = {}
    problems: dict[str, Problem] = {}
    for name, entry in calculator.fields.items():
        if not is_asked(calculator, entry, typed):
            continue
        text = typed.get(name, entry.value)
        if not text.strip():
            if not entry.optional:
                problems[name] = Problem("problem-empty")
            continue
        try:
            values[name] = _read(entry, text)
        except Unfit as unfit:
            problems[name] = unfit.problem
    return Given(values), problems


def is_asked(calculator: Calculator, entry: Entry, typed: Mapping[str, str]) -> bool:
    """Whether the picks made so far call for a field."""
    fields = calculator.fields
    return all(
        is_asked(calculator, fields[name], typed) and typed.get(name, fields[name].value) in values
        for name, values in entry.when.items()
    )


def _read(entry: Entry, text: str) -> Cell | tuple[Row, ...]:
    match entry.kind:
        case Kind.PICK:
            if text not in {option.id for option in entry.options}:
                raise Unfit(entry.id, "problem-empty")
            return text
        case Kind.TEXT | Kind.LINES:
            return text
        case Kind.ROWS:
            return _rows(entry, text)
        case _:
            return _bounded(entry, _cell(entry.id, entry.kind, text))


def _cell(name: str, kind: Kind, text: str) -> Cell:
    if kind not in _QUANTITIES:
        return text
    try:
        value = read(text, _QUANTITIES[kind])
    except Unreadable as error:
        raise Unfit(name, f"problem-{kind}", typed=text[:40]) from error
    if isinstance(value, Decimal) and value > MOST_NUMBER:
        raise Unfit(name, "problem-huge")
    return value


def _bounded(entry: Entry, value: Cell) -> Cell:
    if isinstance(value, Decimal):
        if entry.least is not None and value < entry.least:
            raise Unfit(entry.id, "problem-least", least=Measure(entry.least, Unit.COUNT))
        if entry.most is not None and value > entry.most:
            raise Unfit(entry.id, "problem-most", most=Measure(entry.most, Unit.COUNT))
    return value


def _rows(entry: Entry, text: str) -> tuple[Row, ...]:
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), start=1)]
    lines = [(n, line) for n, line in lines if line]
    if len(lines) > MOST_ROWS:
        most = Measure(Decimal(MOST_ROWS), Unit.COUNT)
        raise Unfit(entry.id, "problem-rows-many", most=most)
    rows, bad = list[Row](), list[str]()
    for n, line in lines:
        try:
            rows.append(_row(entry, line))
        except Unfit:
            bad.append(str(n))
    if bad:
        told = ", ".join(bad[:MOST_SHOWN]) + ("…" if len(bad) > MOST_SHOWN else "")
        raise Unfit(entry.id, "problem-rows", lines=told)
    return tuple(rows)


def _row(entry: Entry, line: str) -> Row:
    """A line's cells; the last column takes what is left of the line."""
    cells = _split(line, len(entry.columns))
    if len(cells) != len(entry.columns):
        raise Unfit(entry.id, "problem-rows")
    return tuple(
        _cell(entry.id, kind, cell.strip()) for kind, cell in zip(entry.columns, cells, strict=True)
    )


def _split(line: str, columns: int) -> list[str]:
    """A line's cells, by tabs, else by spaces, else by commas: `1,500` is one number."""
    for separator in _SEPARATORS:
        cells = separator.split(line, maxsplit=columns - 1)
        if len(cells) == columns:
            return cells
    return [line]
