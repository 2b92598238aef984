"""What an enforcement notice leads to: the time to apply for enforcement, and the delay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.after_judgment.law import DOUBLED
from widgets.core.calculators.answer import Figure, Say, said
from widgets.core.calculators.calendar_days import after_days, after_years
from widgets.core.calculators.limitation.enforcement import YEARS
from widgets.core.calculators.summons_clock.form import PaperCase
from widgets.core.calculators.working import PERCENT, Line, days, in_cny
from widgets.core.calculators.working_days import Moved, last_day
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

NOTICE = "enforcement-notice"
WHOLE = 10_000
"""The sum unpaid, in CNY, for which a day of delay is told."""


@dataclass(frozen=True, slots=True)
class EnforcementTime:
    """The last day to apply for enforcement, and the days of delay, with their working.

    There is no last day where the record of the period does not reach the day for paying.
    """

    last: date | None
    figures: tuple[Figure, ...]
    steps: tuple[Line, ...]
    says: tuple[Say, ...]


def enforcement_time(case: PaperCase, tables: LawTables) -> EnforcementTime:
    """The time for enforcement from the last day for paying that the document sets.

    Where that day was not typed, only what it turns on is told.

    Source:
        Civil Procedure Law, arts. 250 and 264; default-interest-2014/1.
    """
    due, rate = case.paid_by, tables.cited(DOUBLED, case.today)
    told = in_cny(each=WHOLE * rate.value / PERCENT)
    if due is None:
        says = (Say("decides-enforce-years"), Say("decides-doubled-years", told))
        return EnforcementTime(None, (), (), says)
    late, recorded = (case.today - due).days, tables.rules[YEARS].versions[0].starts
    told |= {"due": due, "n": days(late), "recorded": recorded, "today": case.today}
    delay = Line("delay", Decimal(late), Unit.DAYS, given=told)
    # From this last day for paying on, all delay is under the rate on record.
    since = after_days(tables.rules[DOUBLED].versions[0].starts, -1)
    doubled = Say(f"decides-doubled{'-years' if due < since else ''}", told)
    figure = Figure("delay", days(late))
    if due < recorded:
        says = (Say("decides-enforce-unrecorded", told), doubled)
        return EnforcementTime(None, (figure,), (delay,), says)
    period, calendar = tables.cited(YEARS, due), tables.series["court-days-off"]
    end = last_day(after_years(due, int(period.value)), calendar)
    told |= {"last": end.day, "years": period.measure, "ends": calendar.ends}
    state = "in-time" if case.received <= end.day else "over"
    return EnforcementTime(
        end.day,
        (Figure("enforce-last", end.day), figure),
        (Line("enforce-last", end.day, cite=period.cite, given=told), delay),
        (
            Say(f"decides-enforce-{state}", told),
            *said({"decides-enforce-calendar": end.moved is Moved.UNKNOWN}, told),
            doubled,
        ),
    )
