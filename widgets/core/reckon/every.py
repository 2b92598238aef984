"""Every calculator's reckoner by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from widgets.core.books import Books
from widgets.core.calc.answer import Answer
from widgets.core.given import Given
from widgets.core.reckon import (
    annual_cost,
    appropriation,
    contact_times,
    court_costs,
    limitation,
    penalty,
    private_lending,
    repayment_plan,
    summons_clock,
)

Reckoner = Callable[[Given, Books], Answer]

RECKONERS: Mapping[str, Reckoner] = {
    "annual-cost": annual_cost.reckon,
    "appropriation": appropriation.reckon,
    "contact-times": contact_times.reckon,
    "court-costs": court_costs.reckon,
    "limitation": limitation.reckon,
    "penalty": penalty.reckon,
    "private-lending": private_lending.reckon,
    "repayment-plan": repayment_plan.reckon,
    "summons-clock": summons_clock.reckon,
}
