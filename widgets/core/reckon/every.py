"""Every calculator's reckoner by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from widgets.core.calc.answer import Answer
from widgets.core.form_values import FormValues
from widgets.core.law_tables import LawTables
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

Reckoner = Callable[[FormValues, LawTables], Answer]

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
