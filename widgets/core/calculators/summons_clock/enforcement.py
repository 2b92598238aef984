"""What an enforcement notice leads to: the time to apply for enforcement, and the delay."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from widgets.core.calculators.after_judgment.working import DOUBLED
from widgets.core.calculators.answer import Answer, Figure, Say, said
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


def with_enforcement_time(found: Answer, case: PaperCase, tables: LawTables) -> Answer:
    """An answer with the time for enforcement from the last day for paying, and the delay.

    Where the day that the document sets for paying was not typed, only what it turns on is told.

    Source:
        Civil Procedure Law, arts. 250 and 264; default-interest-2014/1.
    """
    due, rate = case.paid_by, tables.cited(DOUBLED, case.today)
    told = in_cny(each=WHOLE * rate.value / PERCENT)
    if due is None:
        more = (Say("decides-enforce-years"), Say("decides-doubled-years", told))
        return replace(found, decides=(*found.decides, *more))
    late, recorded = (case.today - due).days, tables.rules[YEARS].versions[0].starts
    told |= {"due": due, "n": days(late), "recorded": recorded, "today": case.today}
    # From this last day for paying on, all delay is under the rate on record.
    since = after_days(tables.rules[DOUBLED].versions[0].starts, -1)
    doubled = "decides-doubled-years" if due < since else "decides-doubled"
    figures, steps = list[Figure](), list[Line]()
    there = {"decides-enforce-unrecorded": due < recorded}
    if due >= recorded:
        period, calendar = tables.cited(YEARS, due), tables.series["court-days-off"]
        end = last_day(after_years(due, int(period.value)), calendar)
        told |= {"last": end.day, "years": period.measure, "ends": calendar.ends}
        figures.append(Figure("enforce-last", end.day))
        steps.append(Line("enforce-last", end.day, cite=period.cite, given=told))
        state = "in-time" if case.received <= end.day else "over"
        there |= {f"decides-enforce-{state}": True}
        there |= {"decides-enforce-calendar": end.moved is Moved.UNKNOWN}
    return replace(
        found,
        figures=(*found.figures, *figures, Figure("delay", days(late))),
        steps=(*found.steps, *steps, Line("delay", Decimal(late), Unit.DAYS, given=told)),
        decides=(*found.decides, *said({**there, doubled: True}, told)),
    )
