"""The annual percentage rate of the European directives: 12 equal months, odd days as parts.

Source: Directives 2008/48/EC, annex I, and (EU) 2023/2225, annex III.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calculators.annual_cost.cash_flow import Flow, Root, solve
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR, after_months, months_between

PARTS = 267_180
"""Equal parts of a year into which a twelfth, a 365th and a 366th of it divide."""


def european_rate(moved: Sequence[Payment], due: int | None) -> Root:
    """The yearly rate of payments, oldest first, whose months end on the `due` day.

    Raises:
        NoRate: no single rate balances the payments.
    """
    flows = []
    for one in moved:
        full, odd, year = year_parts(moved[0].on, one.on, due)
        parts = full * (PARTS // MONTHS_A_YEAR) + odd * (PARTS // year)
        flows.append(Flow(Decimal(parts), one.amount))
    return solve(flows, PARTS)


def year_parts(start: date, end: date, due: int | None = None) -> tuple[int, int, int]:
    """An interval as the European directives put it: whole months, odd days, and their year.

    Months, of which 12 make a year, are counted back from the later day, and days before them.
    The days are parts of the year that ends where they end, of 365 days or 366.

    Source:
        Directive (EU) 2023/2225, annex III, I, remark (c), as software that follows it says.
    """
    full, odd = months_between(start, end, due)
    ends = start + timedelta(odd)
    return full, odd, (ends - after_months(ends, -MONTHS_A_YEAR)).days
