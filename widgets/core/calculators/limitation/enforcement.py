"""The time to apply for enforcement of a judgment, and how it stands on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from widgets.core.calculators.answer import Standing
from widgets.core.calculators.calendar_days import after_years
from widgets.core.calculators.limitation.course import Claim, CourtReading, PeriodCourse
from widgets.core.calculators.limitation.law import periods
from widgets.core.calculators.limitation.working import follow
from widgets.core.calculators.working_days import past_holiday, perhaps_off
from widgets.core.law.series import Series
from widgets.core.law.tables import CitedMeasure, LawTables

YEARS, JUDGMENT = "enforcement-years", "judgment"
OPEN = ("depends", "perhaps-off")

_STANDINGS = {
    "in-time": Standing.PROTECTED,
    **dict.fromkeys(OPEN, Standing.DEPENDS),
    "over": Standing.NOT_PROTECTED,
}


@dataclass(frozen=True, slots=True)
class EnforcementPeriod:
    """How the time for enforcement went up to the day `asked`, by both readings of a doubt."""

    asked: date
    years: CitedMeasure
    strict: PeriodCourse
    generous: PeriodCourse
    days_off: Series

    @property
    def state(self) -> str:
        """Whether it still ran: `in-time`, `over`, or `depends` where the readings differ.

        It is `perhaps-off` where days off that are not on record may have moved its last day.
        """
        if self.strict.alive(self.asked):
            return "in-time"
        if self.generous.alive(self.asked):
            return "depends"
        moved = perhaps_off(self.generous.last, self.asked, self.days_off)
        return "perhaps-off" if moved else "over"

    @property
    def moved(self) -> date | None:
        """The last day as it was counted, where an announced day off moved it on."""
        counted = after_years(self.strict.since, int(self.years.value))
        moves = counted != self.strict.last == past_holiday(counted, self.days_off)
        return counted if moves else None

    @property
    def suspended(self) -> bool:
        """Whether an obstacle put the last day off by either reading."""
        return bool(self.generous.suspended_by)

    @property
    def standing(self) -> Standing:
        """How the law stands to an application on that day."""
        return _STANDINGS[self.state]


def enforcement_period(claim: Claim, tables: LawTables) -> EnforcementPeriod:
    """The time for enforcement, where a claim starts on the last day for paying of a judgment.

    What happened after that day interrupts it as it does limitation; a judgment among the events
    does not. After an obstacle the generous reading gives the months that limitation gives, and the
    strict one only the days that were left.

    Raises:
        NotInForce: the record does not reach that day.
        OverflowError: a day is beyond the calendar.

    Source:
        Civil Procedure Law, art. 250; cpl-interp-2022/466; enforcement-procedure-2020/19 and /20.
    """
    years = tables.cited(YEARS, claim.start)
    later = tuple(e for e in claim.events if e.kind.id != JUDGMENT and e.day > claim.start)
    law = replace(periods(later, claim.start, tables), years=int(years.value), runs_on=True)
    ways = {reading: follow(replace(claim, events=later), law, reading) for reading in CourtReading}
    strict, generous = ways[CourtReading.STRICT], ways[CourtReading.GENEROUS]
    return EnforcementPeriod(claim.asked, years, strict, generous, law.days_off)
