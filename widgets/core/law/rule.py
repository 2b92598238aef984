"""A value that the law sets and, from time to time, changes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from pydantic import Field, model_validator

from widgets.core.errors import Amiss, NotInForce
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text


class Unit(StrEnum):
    """What a rule's value is counted in."""

    CNY = "cny"
    CNY_A_PIECE = "cny-a-piece"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    YEARS_OF_AGE = "years-of-age"
    PERCENT = "percent"
    PERCENT_A_YEAR = "percent-a-year"
    PERCENT_A_MONTH = "percent-a-month"
    PERCENT_A_DAY = "percent-a-day"
    TIMES_BENCHMARK = "times-benchmark"
    TIMES_LPR_1Y = "times-lpr-1y"
    TIMES_A_DAY = "times-a-day"
    HOUR = "hour"
    COUNT = "count"


class Band(Record):
    """The part of an amount above `over` and up to the next band, and what it counts for.

    `fixed` is in the version's unit; `percent` is of the part of the amount in the band.
    """

    over: Decimal
    fixed: Decimal = Decimal(0)
    percent: Decimal = Decimal(0)


class Version(Record):
    """A rule's value from one day until the next version's first day.

    It is one `value`, or `bands` of an amount, or nothing where the rule `ended`.
    """

    starts: date = Field(alias="from")
    value: Decimal | None = None
    bands: tuple[Band, ...] = ()
    ended: bool = False
    unit: Unit | None = None
    cite: Cite
    note: Text | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> Version:
        if (self.value is not None) + bool(self.bands) + self.ended != 1:
            raise ValueError("a version has a value, or bands, or 'ended: true': one of the three")
        if self.unit is None and not self.ended:
            raise ValueError(f"unit is missing: one of {', '.join(Unit)}")
        for i, (a, b) in enumerate(pairwise(self.bands), start=1):
            if a.over >= b.over:
                what = f"bands run upwards, but over {b.over} follows over {a.over}"
                raise Amiss((("bands", i, "over"), what))
        return self


class Rule(Record):
    """A value that the law sets and, from time to time, changes."""

    id: Id
    title: Text
    date_that_counts: Text
    checked: date
    versions: tuple[Version, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _oldest_first(self) -> Rule:
        for i, (a, b) in enumerate(pairwise(self.versions), start=1):
            if a.starts >= b.starts:
                what = f"versions run oldest first, but {b.starts} follows {a.starts}"
                raise Amiss((("versions", i, "from"), what))
        return self

    def at(self, on: date) -> Version:
        """The version in force on a day.

        Raises:
            NotInForce: `on` is before the first version recorded, or the rule has ended.
                There is no default: a rule that does not hold has no value, not 0.
        """
        first = self.versions[0].starts
        held = [version for version in self.versions if version.starts <= on]
        if not held:
            raise NotInForce(self.id, on, first)
        if held[-1].ended:
            raise NotInForce(self.id, on, first, held[-1].starts - timedelta(1))
        return held[-1]
