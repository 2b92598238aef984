"""A value that the law sets and, from time to time, changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from pydantic import Field, model_validator

from widgets.core.errors import NotInForce
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text


class Unit(StrEnum):
    """What a rule's value is counted in."""

    CNY = "cny"
    DAYS = "days"
    YEARS_OF_AGE = "years-of-age"


class Version(Record):
    """A rule's value from one day until the next version's first day."""

    starts: date = Field(alias="from")
    value: Decimal
    unit: Unit
    cite: Cite
    note: Text | None = None


class Rule(Record):
    """A value that the law sets and, from time to time, changes."""

    id: Id
    title: Text
    date_that_counts: Text
    checked: date
    versions: tuple[Version, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _oldest_first(self) -> Rule:
        for a, b in pairwise(self.versions):
            if a.starts >= b.starts:
                raise ValueError(f"versions run oldest first, but {b.starts} follows {a.starts}")
        return self

    def at(self, on: date) -> Version:
        """The version in force on a day.

        Raises:
            NotInForce: `on` is before the first version recorded. There is no
                default: a rule that did not exist yet has no value, not 0.
        """
        held = [version for version in self.versions if version.starts <= on]
        if not held:
            raise NotInForce(self.id, on, self.versions[0].starts)
        return held[-1]
