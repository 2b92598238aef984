"""From what was typed to an answer, or to what stands in its way; never an error of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from widgets.core.calculators.after_judgment.answer import answer as after_judgment
from widgets.core.calculators.annual_cost.answer import answer as annual_cost
from widgets.core.calculators.answer import Answer, Variation
from widgets.core.calculators.appropriation.answer import answer as appropriation
from widgets.core.calculators.calculator import Calculator
from widgets.core.calculators.contact_times.answer import answer as contact_times
from widgets.core.calculators.court_costs.answer import answer as court_costs
from widgets.core.calculators.form_values import FormValues, Problem, Unfit, read_form
from widgets.core.calculators.limitation.answer import answer as limitation
from widgets.core.calculators.penalty.answer import answer as penalty
from widgets.core.calculators.private_lending.answer import answer as private_lending
from widgets.core.calculators.repayment_plan.answer import answer as repayment_plan
from widgets.core.calculators.state import FormState
from widgets.core.calculators.summons_clock.answer import answer as summons_clock
from widgets.core.errors import LabError
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


@dataclass(frozen=True, slots=True)
class Calculated:
    """An answer; or the problems by field; or why nothing can be said, in `fault`."""

    answer: Answer | None = None
    problems: Mapping[str, Problem] = field(default_factory=dict)
    fault: LabError | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """What a calculator says to a sheet, and with the one change that is tried out on it.

    `now` is what is shown: `found`, or the same with `turn`; `typed` is what it was made from.
    """

    found: Calculated
    now: Calculated
    typed: Mapping[str, str]
    turn: Variation | None = None


def tried(calculator: Calculator, sheet: FormState, tables: LawTables) -> Tried:
    """What a calculator says to a sheet; nothing before it was asked."""
    found = calculate(calculator, sheet.typed, tables) if sheet.asked else Calculated()
    turn = sheet.turn(found.answer)
    if turn is None:
        return Tried(found, found, sheet.typed)
    typed = {**sheet.typed, **turn.fill}
    return Tried(found, calculate(calculator, typed, tables), typed, turn)


def calculate(calculator: Calculator, typed: Mapping[str, str], tables: LawTables) -> Calculated:
    """What a calculator says to what was typed.

    Fields are read first, and every problem of theirs is told. Then its reckoner is asked; a
    field that does not fit the others, and a day or a rate the record does not reach, are told
    as well.
    """
    given, problems = read_form(calculator, typed, tables.today)
    if problems:
        return Calculated(problems=problems)
    try:
        return Calculated(ANSWERS[calculator.id](given, tables))
    except Unfit as unfit:
        return Calculated(problems={unfit.field: unfit.problem})
    except InvalidOperation:
        return Calculated(problems=_too_big(calculator, given))
    except LabError as error:
        return Calculated(fault=error)


def _too_big(calculator: Calculator, given: FormValues) -> Mapping[str, Problem]:
    """The largest number typed, when decimal arithmetic has run out of digits."""
    numbers = {k: v for k, v in given.values.items() if isinstance(v, Decimal)}
    name = max(numbers, key=lambda k: numbers[k], default=next(iter(calculator.fields)))
    return {name: Problem("problem-huge")}
