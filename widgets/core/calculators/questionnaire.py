"""What is asked on one screen, as its author writes it: groups of fields, and cases to start from.

A calculator is one, and so is a letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from pydantic import Field, model_validator

from widgets.core.errors import Amiss
from widgets.core.reading.count import Counted
from widgets.core.record import Id, Record
from widgets.core.text import Lang, Text


class FieldKind(StrEnum):
    """How what is typed into a field is read.

    A `rate` is of a time and becomes that of a year; a `share` is of a sum. `rows` is one entry a
    line, its cells separated by spaces, tabs or commas. `lines` is a longer text as it is, typed,
    pasted or taken from a file.
    """

    MONEY = "money"
    RATE = "rate"
    SHARE = "share"
    DAY = "day"
    COUNT = "count"
    PICK = "pick"
    TEXT = "text"
    ROWS = "rows"
    LINES = "lines"


class Pick(Record):
    """A value on offer in a field to pick from."""

    id: Id
    text: Text


class FormField(Record):
    """One thing that is asked.

    A field without `value` must be filled, unless it is `optional`. It is asked only `when` each
    of the picks named there holds one of the values named. `least` and `most` bound a number;
    `counts` says what a count is of. `cells` name the columns of rows where their kinds do not.
    """

    id: Id
    kind: FieldKind
    label: Text
    help: Text | None = None
    options: tuple[Pick, ...] = ()
    columns: tuple[FieldKind, ...] = ()
    cells: tuple[Text, ...] = ()
    optional: bool = False
    value: str = ""
    when: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    least: Decimal | None = None
    most: Decimal | None = None
    counts: Counted = Counted.THINGS

    @property
    def words(self) -> str:
        """What it and its columns are called, in small letters and both languages."""
        return " ".join(f"{each.zh} {each.en}" for each in (*self.cells, self.label)).lower()

    @model_validator(mode="after")
    def _whole(self) -> FormField:
        if (self.kind is FieldKind.PICK) != bool(self.options):
            raise ValueError("a pick has options, and no other kind has")
        if (self.kind is FieldKind.ROWS) != bool(self.columns):
            raise ValueError("rows have columns, and no other kind has")
        if self.cells and len(self.cells) != len(self.columns):
            raise ValueError("cells: name each of the columns, or none")
        if self.counts is not Counted.THINGS and self.kind is not FieldKind.COUNT:
            raise ValueError("only a count says what it counts")
        offered = {"", *(each.id for each in self.options)}
        if self.kind is FieldKind.PICK and self.value not in offered:
            raise ValueError(f"value: {self.value!r} is not one of the options")
        return self


class Group(Record):
    """Fields under one heading; `folded` where most people leave them as they are."""

    title: Text
    fields: tuple[FormField, ...] = Field(min_length=1)
    folded: bool = False


class Example(Record):
    """A case to start from: what is typed into which field, and what instead in English."""

    id: Id
    title: Text
    fill: dict[Id, str]
    en: dict[Id, str] = Field(default_factory=dict)

    def filled(self, lang: Lang) -> dict[str, str]:
        """What is typed into each field in a language."""
        return dict(self.fill) if lang == "zh" else {**self.fill, **self.en}


class Questionnaire(Record):
    """Fields in groups, each with its own id, and the examples that fill them."""

    id: Id
    groups: tuple[Group, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = ()

    @property
    def fields(self) -> dict[str, FormField]:
        """Every field by id, in the order asked."""
        return {entry.id: entry for group in self.groups for entry in group.fields}

    def conditions(self, entry: FormField) -> dict[str, tuple[str, ...]]:
        """The picks that a field hangs on, and those that they hang on, with the values named."""
        found = dict(entry.when)
        for name in entry.when:
            for pick, values in self.conditions(self.fields[name]).items():
                found[pick] = tuple(each for each in found.get(pick, values) if each in values)
        return found

    def example(self, example_id: str) -> Example | None:
        """The example of an id, if there is one."""
        return next((each for each in self.examples if each.id == example_id), None)

    @model_validator(mode="after")
    def _fits(self) -> Questionnaire:
        met = set[str]()
        for i, group in enumerate(self.groups):
            for j, entry in enumerate(group.fields):
                if entry.id in met:
                    place = ("groups", i, "fields", j, "id")
                    raise Amiss((place, f"field {entry.id!r} stands twice"))
                met.add(entry.id)
        for entry in self.fields.values():
            _check_when(entry, self.fields)
        for example in self.examples:
            strange = sorted({*example.fill, *example.en} - met)
            if strange:
                raise ValueError(f"example {example.id!r} fills {strange[0]!r}, which is not asked")
        return self


def _check_when(entry: FormField, fields: Mapping[str, FormField]) -> None:
    """A field hangs on picks that stand before it, and on values that they offer."""
    before = list(fields)[: list(fields).index(entry.id)]
    for name, values in entry.when.items():
        if name not in before:
            raise ValueError(f"{entry.id}: when {name!r}: no such field before it")
        offered = {option.id for option in fields[name].options}
        for value in values:
            if value not in offered:
                raise ValueError(f"{entry.id}: when {name!r} is {value!r}: it offers no such value")
