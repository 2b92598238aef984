"""What was typed into a calculator, read field by field; every problem at once, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from widgets.core.calculators.questionnaire import FieldKind, FormField, Questionnaire
from widgets.core.calculators.working import Value, count
from widgets.core.errors import LabError, Unreadable, Untimed
from widgets.core.reading.count import Counted, read_count
from widgets.core.reading.day import read_day
from widgets.core.reading.number import read_number
from widgets.core.reading.rate import read_rate, read_share
from widgets.core.reading.rows import cells_of, is_heading, under_heading, unquoted

MOST_ROWS = 2000
MOST_NUMBER = Decimal(10) ** 12
MOST_SHOWN, MOST_TYPED = 3, 40
UNTIMED = "problem-rate-time"

FieldValue = Decimal | date | str
RowOfValues = tuple[FieldValue, ...]
T = TypeVar("T", Decimal, date, str)
_READERS: Mapping[FieldKind, Callable[[str], FieldValue]] = {
    FieldKind.MONEY: read_number,
    FieldKind.RATE: read_rate,
    FieldKind.SHARE: read_share,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field: the key of its words, and what fills their places."""

    key: str
    given: Mapping[str, Value] = field(default_factory=dict)


class Unfit(LabError):
    """Fields were read, and do not fit together; names the field to mend."""

    def __init__(self, field_id: str, key: str, **given: Value) -> None:
        self.field = field_id
        self.problem = Problem(key, given)
        super().__init__(f"{field_id}: {key}")


@dataclass(frozen=True, slots=True)
class FormValues:
    """What was typed, read. A field that is not asked, or was left empty, has no value."""

    values: Mapping[str, FieldValue | tuple[RowOfValues, ...]]

    def has(self, name: str) -> bool:
        """Whether something was typed there."""
        return name in self.values

    def number(self, name: str) -> Decimal:
        """An amount in CNY, a rate in percent a year, or a count.

        Raises:
            Unfit: the field was left empty.
        """
        return self._of(name, Decimal)

    def number_if(self, name: str) -> Decimal | None:
        """The number typed, if one was."""
        return self.number(name) if self.has(name) else None

    def number_or(self, name: str, otherwise: Decimal | int) -> Decimal:
        """The number typed, or another where the field was left empty."""
        return self.number(name) if self.has(name) else Decimal(otherwise)

    def day(self, name: str) -> date:
        """A day.

        Raises:
            Unfit: the field was left empty.
        """
        return self._of(name, date)

    def day_if(self, name: str) -> date | None:
        """The day typed, if one was."""
        return self.day(name) if self.has(name) else None

    def day_or(self, name: str, otherwise: date) -> date:
        """The day typed, or another where the field was left empty."""
        return self.day(name) if self.has(name) else otherwise

    def text(self, name: str) -> str:
        """What was picked or typed as text; nothing where the field was left empty."""
        return self._of(name, str) if self.has(name) else ""

    def rows(self, name: str) -> tuple[RowOfValues, ...]:
        """The rows typed; none where the field was left empty."""
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def amounts(self, name: str) -> tuple[tuple[date, Decimal], ...]:
        """The rows typed, where each is a day and an amount."""
        return tuple(
            (on, amount)
            for on, amount in self.rows(name)
            if isinstance(on, date) and isinstance(amount, Decimal)
        )

    def _of(self, name: str, kind: type[T]) -> T:
        value = self.values.get(name)
        if not isinstance(value, kind):
            raise Unfit(name, "problem-empty")
        return value


def read_form(
    questions: Questionnaire, typed: Mapping[str, str], today: date | None = None
) -> tuple[FormValues, Mapping[str, Problem]]:
    """Every field asked, read; and what is wrong, by field. What is not asked is left out.

    Where it is known what day is today, a day may leave out its year.
    """
    values: dict[str, FieldValue | tuple[RowOfValues, ...]] = {}
    problems: dict[str, Problem] = {}
    for name, entry in questions.fields.items():
        if not is_asked(questions, entry, typed):
            continue
        text = typed.get(name, entry.value)
        if text.strip():
            try:
                values[name] = _read(entry, text, today)
            except Unfit as unfit:
                problems[name] = unfit.problem
        elif not entry.optional:
            problems[name] = Problem("problem-empty")
    return FormValues(values), problems


def is_asked(questions: Questionnaire, entry: FormField, typed: Mapping[str, str]) -> bool:
    """Whether the picks made so far call for a field."""
    fields, needed = questions.fields, questions.conditions(entry)
    return all(typed.get(name, fields[name].value) in values for name, values in needed.items())


def value_of(
    kind: FieldKind, text: str, today: date | None, counts: Counted = Counted.THINGS
) -> FieldValue:
    """What is typed into a field of a kind, read.

    Raises:
        Unreadable: nothing can be read, or it could be two.
    """
    match kind:
        case FieldKind.COUNT:
            return read_count(text, counts)
        case FieldKind.DAY:
            return read_day(text, today)
        case _:
            return _READERS[kind](text) if kind in _READERS else text


def _read(entry: FormField, text: str, today: date | None) -> FieldValue | tuple[RowOfValues, ...]:
    if entry.kind is FieldKind.ROWS:
        return _rows(entry, text, today)
    if entry.kind is FieldKind.PICK and text not in {option.id for option in entry.options}:
        raise Unfit(entry.id, "problem-empty")
    value = _cell(entry, entry.kind, text, today)
    if isinstance(value, Decimal):
        if entry.least is not None and value < entry.least:
            raise Unfit(entry.id, "problem-least", least=count(entry.least))
        if entry.most is not None and value > entry.most:
            raise Unfit(entry.id, "problem-most", most=count(entry.most))
    return value


def _cell(entry: FormField, kind: FieldKind, text: str, today: date | None) -> FieldValue:
    try:
        value = value_of(kind, text, today, entry.counts)
    except Untimed as error:
        raise Unfit(entry.id, UNTIMED, typed=error.said[:MOST_TYPED]) from error
    except Unreadable as error:
        raise Unfit(entry.id, f"problem-{kind}", typed=text[:MOST_TYPED]) from error
    if isinstance(value, Decimal) and value > MOST_NUMBER:
        raise Unfit(entry.id, "problem-huge")
    return value


def row_lines(entry: FormField, text: str) -> list[tuple[int, str]]:
    """The lines of a field of rows that are read, with their numbers; a heading is none of them.

    Raises:
        Unfit: there are too many.
    """
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), start=1)]
    lines = [(n, unquoted(line)) for n, line in lines if line]
    if len(lines) > MOST_ROWS:
        raise Unfit(entry.id, "problem-rows-many", most=count(MOST_ROWS))
    if len(lines) > 1 and is_heading(lines[0][1], entry.columns, entry.words):
        if len(lines) > 2 and not lines[1][1].strip("|-: "):
            del lines[1]
        numbers, texts = zip(*lines, strict=True)
        lines = list(zip(numbers, under_heading(list(texts), entry.columns), strict=True))[1:]
    return lines


def _rows(entry: FormField, text: str, today: date | None) -> tuple[RowOfValues, ...]:
    """The rows, or which lines to mend; where the first only lacks what its rate is for, that."""
    rows, bad = list[RowOfValues](), dict[int, Problem]()
    for n, line in row_lines(entry, text):
        try:
            rows.append(_row(entry, line, today))
        except Unfit as unfit:
            key, given = unfit.problem.key, unfit.problem.given
            bad[n] = Problem(key, {"typed": line[:MOST_TYPED], **given})
    if not bad:
        return tuple(rows)
    first = next(iter(bad.values()))
    if first.key == UNTIMED:
        raise Unfit(entry.id, UNTIMED, **first.given)
    raise Unfit(entry.id, "problem-rows", lines=first_few(list(bad)), typed=first.given["typed"])


def first_few(lines: Sequence[int]) -> str:
    """The first numbers of lines, and a sign where there are more."""
    told = ", ".join(map(str, lines[:MOST_SHOWN]))
    return told + ("…" if len(lines) > MOST_SHOWN else "")


def _row(entry: FormField, line: str, today: date | None) -> RowOfValues:
    """A line's cells; the last column takes what is left of the line."""
    cells = cells_of(line, entry.columns)
    if len(cells) != len(entry.columns):
        raise Unfit(entry.id, "problem-rows")
    pairs = zip(entry.columns, cells, strict=True)
    return tuple(_cell(entry, kind, cell, today) for kind, cell in pairs)
