"""A typed answer: the value expected, how it is read, and the wrong values worth naming."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import model_validator

from widgets.core.errors import Amiss, Place
from widgets.core.record import Id, Record
from widgets.core.text import Text


class Quantity(StrEnum):
    """What a typed answer is: how it is read and shown."""

    MONEY = "money"
    RATE = "rate"
    DAY = "date"
    COUNT = "count"


class Slip(Record):
    """A wrong value that shows which misconception led to it."""

    value: Decimal | date
    rationale: Text
    misconception: Id


class Typed(Record):
    """The answer expected where the learner types one, and the slips worth naming."""

    quantity: Quantity
    value: Decimal | date
    tolerance: Decimal = Decimal(0)
    rationale: Text
    slips: tuple[Slip, ...] = ()

    def fits(self, value: Decimal | date, found: Decimal | date) -> bool:
        """Whether a value found is the one meant, within the tolerance for numbers."""
        if isinstance(value, Decimal) and isinstance(found, Decimal):
            return abs(value - found) <= self.tolerance
        return value == found

    @model_validator(mode="after")
    def _of_its_quantity(self) -> Typed:
        asked = "a day: write 2026-01-31" if self.quantity is Quantity.DAY else "a number"
        places: dict[Place, Decimal | date] = {("value",): self.value}
        places |= {("slips", i, "value"): slip.value for i, slip in enumerate(self.slips)}
        faults = [
            (place, f"{value} is not {asked}, as 'quantity: {self.quantity}' asks")
            for place, value in places.items()
            if isinstance(value, date) != (self.quantity is Quantity.DAY)
        ]
        if faults:
            raise Amiss(*faults)
        return self

    @model_validator(mode="after")
    def _each_slip_is_wrong_in_its_own_way(self) -> Typed:
        met = {self.value: "is the right value"}
        for i, slip in enumerate(self.slips):
            for value, what in met.items():
                if self.fits(value, slip.value):
                    raise Amiss((("slips", i, "value"), f"{slip.value} {what}"))
            met[slip.value] = "stands for another slip too"
        return self
