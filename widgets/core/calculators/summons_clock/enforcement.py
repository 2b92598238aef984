"""What an enforcement notice leads to: the time to apply for enforcement, and the delay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.after_judgment.law import doubled_rate
from widgets.core.calculators.answer import Figure, Say
from widgets.core.calculators.calendar_days import after_years
from widgets.core.calculators.limitation.enforcement import YEARS
from widgets.core.calculators.summons_clock.form import PaperCase
from widgets.core.calculators.working import PERCENT, Line, Value, cny, days
from widgets.core.calculators.working_days import last_day
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

NOTICE = "enforcement-notice"
WHOLE = 10_000
"""The sum unpaid, in CNY, for which a day of delay is told."""


@dataclass(frozen=True, slots=True)
class EnforcementTime:
    """The last day to apply for enforcement, and the days of delay, with their working."""

    last: date
    figures: tuple[Figure, ...]
    steps: tuple[Line, ...]
    says: tuple[Say, ...]


def enforcement_time(case: PaperCase, tables: LawTables) -> EnforcementTime | None:
    """The time for enforcement from the last day for paying that the document sets.

    Nothing where that day was not typed.

    Raises:
        NotInForce: the record of the period does not reach that day.

    Source:
        Civil Procedure Law, arts. 250 and 264; default-interest-2014/1.
    """
    due = case.paid_by
    if due is None:
        return None
    period = tables.cited(YEARS, due)
    counted = after_years(due, int(period.value))
    last, late = last_day(counted, tables.series["court-days-off"]).day, (case.today - due).days
    told: dict[str, Value] = {"due": due, "last": last, "years": period.measure, "n": days(late)}
    told |= {"each": _each_day(case, tables)}
    state = "in-time" if case.received <= last else "over"
    return EnforcementTime(
        last,
        (Figure("enforce-last", last), Figure("delay", days(late))),
        (
            Line("enforce-last", last, cite=period.cite, given=told),
            Line("delay", Decimal(late), Unit.DAYS, given={**told, "today": case.today}),
        ),
        (Say(f"decides-enforce-{state}", told), Say("decides-doubled", told)),
    )


def enforcement_says(
    time: EnforcementTime | None, case: PaperCase, tables: LawTables
) -> tuple[Say, ...]:
    """What the enforcement turns on, with days where the day for paying was typed."""
    if time is None:
        each = {"each": _each_day(case, tables)}
        return (Say("decides-enforce-years"), Say("decides-doubled-years", each))
    return time.says


def _each_day(case: PaperCase, tables: LawTables) -> Value:
    """What a day of delay adds to `WHOLE` unpaid, in CNY."""
    return cny(WHOLE * doubled_rate(case.today, tables).value / PERCENT)
