"""The law of a paper on the day it was received: how its time is counted, and how long it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.calendar_days import after_days
from widgets.core.calculators.summons_clock.form import PaperCase
from widgets.core.law.series import Series
from widgets.core.law.tables import CitedMeasure, LawTables

COUNTING = "court-period-first-day"
RECORDED = "answer-days"
"""The rule whose first day is the first day of receipt that is covered."""


@dataclass(frozen=True, slots=True)
class PaperLaw:
    """What the register holds of a paper.

    `counting` says how many days after receipt a period begins, `notice` how many days a public
    notice takes to count as `served`, and `period` how long the law gives. Courts count by
    `calendar`. All articles of the paper are in force from `since` on; `recorded` is the first
    day of receipt that is covered.
    """

    counting: CitedMeasure
    notice: CitedMeasure | None
    served: date
    period: CitedMeasure | None
    calendar: Series
    since: date
    recorded: date


def paper_law(case: PaperCase, tables: LawTables) -> PaperLaw:
    """The law of a paper; its period is that of the day on which it counts as served.

    Raises:
        NotInForce: the register does not reach the day of receipt.
    """
    paper, received = case.paper, case.received
    tables.version(RECORDED, received)
    counting = tables.cited(COUNTING, received)
    notice = tables.cited("public-notice-days", received) if paper.published else None
    served = after_days(received, int(notice.value)) if notice else received
    return PaperLaw(
        counting,
        notice,
        served,
        tables.cited(paper.period, served) if paper.period else None,
        tables.series["court-days-off"],
        max(tables.provision(cite).starts for cite in paper.cite),
        tables.rules[RECORDED].versions[0].starts,
    )
