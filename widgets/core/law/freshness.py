"""How fresh the register is: to which day each text was read, and what came after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from widgets.core.law.provision import Confidence, Instrument, Provision


class ReadingExtent(StrEnum):
    """What was read of an instrument, the least first."""

    REPORTED = "reported"
    QUOTED = "quoted"
    PARTS = "parts"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Freshness:
    """What was read of an instrument, and which one took its place, if one did."""

    instrument: Instrument
    reading: ReadingExtent
    successor: Instrument | None = None

    @property
    def before_it_held(self) -> bool:
        """Whether the copy read is older than the first day in force."""
        read_to = self.instrument.read_to
        return read_to is not None and read_to < self.instrument.starts


def freshness(
    instruments: Mapping[str, Instrument], provisions: Iterable[Provision]
) -> tuple[Freshness, ...]:
    """Every instrument, those first of which the least was read, then the longest unread."""
    checked: dict[str, set[Confidence]] = {}
    for provision in provisions:
        checked.setdefault(provision.instrument, set()).add(provision.confidence)
    later = {each.replaced: each for each in instruments.values() if each.replaced}
    found = [
        Freshness(each, _reading(each, checked.get(each.id, set())), later.get(each.id))
        for each in instruments.values()
    ]
    return tuple(sorted(found, key=_order))


def _reading(instrument: Instrument, confidences: set[Confidence]) -> ReadingExtent:
    if instrument.read_to:
        return ReadingExtent.TEXT
    if Confidence.TEXT_CHECKED in confidences:
        return ReadingExtent.PARTS
    return ReadingExtent.QUOTED if confidences else ReadingExtent.REPORTED


def _order(each: Freshness) -> tuple[int, date, str]:
    instrument = each.instrument
    return (list(ReadingExtent).index(each.reading), instrument.read_to or date.min, instrument.id)
