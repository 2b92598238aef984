"""A published history, such as the LPR: what was fixed on each day of publication."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

from pydantic import Field, model_validator

from widgets.core.errors import Amiss, NotInForce, NotPublished
from widgets.core.law.provision import Confidence
from widgets.core.law.rule import Unit
from widgets.core.record import Id, Record
from widgets.core.text import Text


def _months(since: date, on: date) -> int:
    """How many months have begun after a day and by a later one."""
    return (on.year - since.year) * 12 + on.month - since.month + (on.day > since.day)


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

    def changed(self, on: date) -> bool:
        """Whether another value was published on that very day: before that hour the old held."""
        pairs = pairwise(self.fixings)
        return any(now.day == on and now.value != before.value for before, now in pairs)

    def possible(self, on: date) -> tuple[Decimal, Decimal]:
        """The lowest and the highest value that may have held on a day, in the series' unit.

        Where the fixing carries a key, both are that fixing; on the day on which it changed, that
        and the one before. Otherwise the value lies no further
        from each of the two sure fixings beside it than `reach` for every publication between
        them, and a doubtful figure on record is possible too. After the last fixing there is one
        sure fixing beside it, and every month begun since may have had a publication.

        A published rate is moved in steps; `reach` is twice the largest step between two sure
        fixings on record, so that even a move that was never seen before stays within. A value
        cannot be below 0.

        Raises:
            NotInForce: `on` is before the first fixing.
            NotPublished: there are no two sure fixings in a row to take a step from.
        """
        if on < self.fixings[0].day:
            raise NotInForce(self.id, on, self.fixings[0].day, self.ends)
        if on > self.ends:
            place = len(self.fixings) - 1 + _months(self.ends, on)
        else:
            held = self.at(on)
            place = self.fixings.index(held)
            if held.confidence.carries_a_key:
                both = (
                    held.value,
                    self.fixings[place - 1].value if self.changed(on) else held.value,
                )
                return min(both), max(both)
        spans = self._spans(place)
        if not spans:
            raise NotPublished(self.id, on, self.ends)
        low, high = max(low for low, _ in spans), min(high for _, high in spans)
        doubtful = [self.at(on).value] if on <= self.ends else []
        return max(min([low, *doubtful]), Decimal(0)), max([high, *doubtful])

    def _spans(self, place: int) -> list[tuple[Decimal, Decimal]]:
        """What each sure fixing beside a place leaves possible there."""
        sure = [(n, f.value) for n, f in enumerate(self.fixings) if f.confidence.carries_a_key]
        steps = [abs(b - a) for (i, a), (j, b) in pairwise(sure) if j == i + 1]
        if not steps:
            return []
        reach = 2 * max(steps)
        before = [each for each in sure if each[0] < place][-1:]
        after = [each for each in sure if each[0] > place][:1]
        found = [(value, abs(place - n) * reach) for n, value in (*before, *after)]
        return [(value - most, value + most) for value, most in found]

    @model_validator(mode="after")
    def _oldest_first(self) -> Series:
        for i, (a, b) in enumerate(pairwise(self.fixings), start=1):
            if a.day >= b.day:
                what = f"fixings run oldest first, but {b.day} follows {a.day}"
                raise Amiss((("fixings", i, "day"), what))
        return self
