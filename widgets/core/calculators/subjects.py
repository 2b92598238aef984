"""What answers for each calculator, by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from widgets.core.calculators.after_judgment.answer import answer as after_judgment
from widgets.core.calculators.annual_cost.answer import answer as annual_cost
from widgets.core.calculators.answer import Answer
from widgets.core.calculators.appropriation.answer import answer as appropriation
from widgets.core.calculators.contact_times.answer import answer as contact_times
from widgets.core.calculators.court_costs.answer import answer as court_costs
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.limitation.answer import answer as limitation
from widgets.core.calculators.penalty.answer import answer as penalty
from widgets.core.calculators.private_lending.answer import answer as private_lending
from widgets.core.calculators.repayment_plan.answer import answer as repayment_plan
from widgets.core.calculators.summons_clock.answer import answer as summons_clock
from widgets.core.law.tables import LawTables

AnswerFunction = Callable[[FormValues, LawTables], Answer]

ANSWERS: Mapping[str, AnswerFunction] = {
    "after-judgment": after_judgment,
    "annual-cost": annual_cost,
    "appropriation": appropriation,
    "contact-times": contact_times,
    "court-costs": court_costs,
    "limitation": limitation,
    "penalty": penalty,
    "private-lending": private_lending,
    "repayment-plan": repayment_plan,
    "summons-clock": summons_clock,
}
