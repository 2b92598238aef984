"""A letter as its author writes it: what is asked, its clauses, when it is better not sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from widgets.core.calculators.questionnaire import FieldKind, Questionnaire
from widgets.core.errors import Amiss, Place
from widgets.core.learning.lesson import CitedLine
from widgets.core.record import Cite, Id, Record
from widgets.core.text import LANGS, Text

SLOT = re.compile(r"\{([^{}]*)\}")
"""A place in a clause that is filled with what stands in the field of that id."""
DAY_FIELD = "day"
"""The field that holds the letter's own day, whose law its clauses must be of."""
LENDER_FIELD = "lender"
"""The field that says of what kind the lender is: a clause must bind each kind it can go to."""

ClauseSetting = Literal["text", "item", "heading", "right", "small"]
"""How a clause stands in the letter; items that follow each other are one numbered list."""


class Addressee(StrEnum):
    """To whom a letter goes."""

    LENDER = "lender"
    AGENCY = "agency"
    NEW_CREDITOR = "new-creditor"
    SUPERVISOR = "supervisor"
    DATA_AUTHORITY = "data-authority"
    PLATFORM = "platform"
    POLICE = "police"
    COURT = "court"
    CREDIT_BUREAU = "credit-bureau"
    LEGAL_AID = "legal-aid"


class Clause(Record):
    """A passage of the letter in Chinese, and beside it in English what it says and why.

    It stands in the letter `when` each pick named holds one of the values named, and every field of
    `filled` is filled. It rests on the articles it cites; one that is `plain` is a form of address,
    a fact of the writer's or a mere request, and rests on none. `name` is what it is called in the
    list of clauses, which it needs where it cites; `note` is for the writer alone.
    """

    id: Id
    name: Text | None = None
    says: Text
    set: ClauseSetting = "text"
    when: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    filled: tuple[Id, ...] = ()
    plain: bool = False
    cite: tuple[Cite, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _rests(self) -> Clause:
        if bool(self.cite) == self.plain:
            what = "a clause cites the articles it rests on, or is marked plain: true; never both"
            raise ValueError(what)
        if self.cite and self.name is None:
            raise ValueError("a clause that cites has a 'name' for the list of clauses")
        return self


class CarriedFigures(Record):
    """What a calculator's answer can put into a field, a line each: Chinese, with its figures.

    A slot is a figure of the answer by its key. A line stands where the answer has every one of
    them and none is zero.
    """

    calculator: Id
    into: Id
    says: tuple[Text, ...] = Field(min_length=1)


class Letter(Questionnaire):
    """A letter: `place` is where it stands in the list, `heading` what stands above it on paper.

    `lead` says when to send it, `when_not` when it is better not sent, `costs` what it may cost.
    What is asked may all stay empty: a blank stays one in the letter.
    """

    title: Text
    lead: Text
    place: int
    checked: date
    to: tuple[Addressee, ...] = Field(min_length=1)
    heading: Text
    when_not: tuple[CitedLine, ...] = Field(min_length=1)
    costs: tuple[CitedLine, ...] = Field(min_length=1)
    clauses: tuple[Clause, ...] = Field(min_length=1)
    carries: tuple[CarriedFigures, ...] = ()

    @model_validator(mode="after")
    def _names_fields(self) -> Letter:
        amiss = [fault for i, each in enumerate(self.clauses) for fault in self._strange(i, each)]
        amiss += [fault for i, each in enumerate(self.carries) for fault in self._unfit(i, each)]
        if amiss:
            raise Amiss(*amiss)
        return self

    def _strange(self, i: int, clause: Clause) -> Iterator[tuple[Place, str]]:
        """What a clause names and the letter does not ask."""
        known = ", ".join(self.fields)
        for lang in LANGS:
            for name in SLOT.findall(clause.says.to(lang)):
                if name not in self.fields:
                    what = f"{{{name}}} names no field: there are {known}"
                    yield ("clauses", i, "says", lang), what
        for name in clause.filled:
            if name not in self.fields:
                yield ("clauses", i, "filled"), f"{name!r} is no field: there are {known}"
        for name, values in clause.when.items():
            offered = [each.id for each in self.fields[name].options] if name in self.fields else []
            for value in values:
                if value not in offered:
                    what = f"{name!r} offers no {value!r}: there are {', '.join(offered) or 'none'}"
                    yield ("clauses", i, "when"), what

    def _unfit(self, i: int, carried: CarriedFigures) -> Iterator[tuple[Place, str]]:
        """A field that lines cannot be put into."""
        fits = [each.id for each in self.fields.values() if each.kind is FieldKind.LINES]
        if carried.into not in fits:
            what = f"{carried.into!r} is no field of lines: there are {', '.join(fits) or 'none'}"
            yield ("carries", i, "into"), what
