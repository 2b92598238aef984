"""A published history, such as the LPR: what was fixed on each day of publication."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

from pydantic import Field, model_validator

from widgets.core.errors import Amiss, NotInForce, NotPublished
from widgets.core.provision import Confidence
from widgets.core.record import Id, Record
from widgets.core.rule import Unit
from widgets.core.text import Text


class Fixing(Record):
    """A value from the day it was published until the next is, and how sure we are of it."""

    day: date
    value: Decimal
    confidence: Confidence
    source: str = Field(min_length=1)


class Series(Record):
    """A published history. Nothing is known of the days after the last fixing recorded."""

    id: Id
    title: Text
    unit: Unit
    source: Text
    checked: date
    note: Text | None = None
    fixings: tuple[Fixing, ...] = Field(min_length=1)

    @property
    def ends(self) -> date:
        """The last day that the record covers."""
        return self.fixings[-1].day

    def at(self, on: date) -> Fixing:
        """The fixing that holds on a day: the last one published by then.

        Raises:
            NotInForce: `on` is before the first fixing.
            NotPublished: `on` is after the last fixing recorded; type in the value instead.
        """
        if on < self.fixings[0].day:
            raise NotInForce(self.id, on, self.fixings[0].day, self.ends)
        if on > self.ends:
            raise NotPublished(self.id, on, self.ends)
        return next(fixing for fixing in reversed(self.fixings) if fixing.day <= on)

    @model_validator(mode="after")
    def _oldest_first(self) -> Series:
        for i, (a, b) in enumerate(pairwise(self.fixings), start=1):
            if a.day >= b.day:
                what = f"fixings run oldest first, but {b.day} follows {a.day}"
                raise Amiss((("fixings", i, "day"), what))
        return self
