"""What a field was read as, said under it, and what else it may mean, to be tapped."""

from __future__ import annotations

from widgets.core.calculators.form_values import MOST_SHOWN, Unfit, row_lines, value_of
from widgets.core.calculators.meanings import FieldReading, meaning
from widgets.core.calculators.questionnaire import FieldKind, FormField
from widgets.core.calculators.working import Measure, Value
from widgets.core.errors import Unreadable
from widgets.core.law.rule import Unit
from widgets.core.reading.rate import DAY, MONTH
from widgets.core.reading.rows import cells_of
from widgets.core.screen.answer import Telling
from widgets.core.screen.controls import Option

_A_YEAR = {Unit.PERCENT_A_MONTH: MONTH, Unit.PERCENT_A_DAY: DAY}


def shown_back(entry: FormField, typed: str, tells: Telling) -> tuple[str, tuple[Option, ...]]:
    """What is said of a field's reading, and the ways to write what else it may mean.

    A way is offered only where it reads back as exactly what it is offered for.
    """
    if entry.kind is FieldKind.ROWS:
        return _rows(entry, typed, tells), ()
    found = meaning(entry.kind, typed, tells.today, entry.counts)
    offers = tuple(
        Option(told, told)
        for each in found.others
        if _reads_back(entry, told := tells.teller.told(each), each, tells)
    )
    return _said(found, offers, tells), offers


def _said(found: FieldReading, offers: tuple[Option, ...], tells: Telling) -> str:
    words = tells.teller.words
    if found.read is None:
        return words("meant") if offers else ""
    return words("read-as-or" if offers else "read-as", value=tells.teller.told(found.read))


def _reads_back(entry: FormField, told: str, value: Value, tells: Telling) -> bool:
    try:
        read = value_of(entry.kind, told, tells.today, entry.counts)
    except Unreadable:
        return False
    if isinstance(value, Measure):
        return read == value.value * _A_YEAR.get(value.unit, 1)
    return read == value


def _rows(entry: FormField, typed: str, tells: Telling) -> str:
    """The first lines in which something was read as it was not typed."""
    words, told = tells.teller.words, list[str]()
    try:
        lines = row_lines(entry, typed)
    except Unfit:
        return ""
    for n, line in lines:
        cells = zip(entry.columns, cells_of(line, entry.columns), strict=False)
        read = [meaning(kind, cell, tells.today).read for kind, cell in cells]
        values = [tells.teller.told(value) for value in read if value is not None]
        if values:
            told.append(words("read-as-line", line=n, value=words.listed(values)))
        if len(told) == MOST_SHOWN:
            break
    return words("read-as", value=words.listed(told)) if told else ""
