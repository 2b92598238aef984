"""What the law sets for limitation: the periods, and from when the record knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.calculators.working import Measure
from widgets.core.law.rule import Unit
from widgets.core.law.series import Series
from widgets.core.law.tables import LawTables

YEARS, LONGEST = "limitation-years", "limitation-longest-years"
SUSPENSION, GUARANTEE = "limitation-suspension-months", "guarantee-period-months"


@dataclass(frozen=True, slots=True)
class Periods:
    """What the law sets, the first day on which the record knows it, and announced days off.

    `cite` is the article that sets the years; from `coded` on it is the Civil Code's. `guarantee`
    is the months of a guarantee period; none where the debt is older than the record. With
    `runs_on` one reading lets only the days that were left run on after a suspension.
    """

    years: int
    longest: int
    suspension: int
    recorded: date
    days_off: Series
    cite: str
    coded: date
    guarantee: int | None = None
    runs_on: bool = False


def periods(events: Sequence[ClaimEvent], start: date, tables: LawTables) -> Periods:
    """The periods of a claim whose time for paying ended on `start`, with what happened since.

    Raises:
        NotInForce: the record reaches neither the start nor any event after it.
    """
    recorded = tables.rules[YEARS].versions[0].starts
    later = [event.day for event in events if event.day >= recorded]
    on = start if start >= recorded else min(later, default=start)
    guaranteed = start >= tables.rules[GUARANTEE].versions[0].starts
    return Periods(
        years=int(tables.value(YEARS, on)),
        longest=int(tables.value(LONGEST, on)),
        suspension=int(tables.value(SUSPENSION, on)),
        recorded=recorded,
        days_off=tables.series["court-days-off"],
        cite=tables.version(YEARS, on).cite,
        coded=tables.starts("civil-code"),
        guarantee=int(tables.value(GUARANTEE, start)) if guaranteed else None,
    )


def years(number: int) -> Measure:
    """A number of years."""
    return Measure(Decimal(number), Unit.YEARS)
