"""From what was typed to an answer, or to what stands in its way; never an error of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from widgets.core.calculators.answer import Answer, Variation
from widgets.core.calculators.calculator import Calculator
from widgets.core.calculators.form_values import Problem, Unfit, read_form
from widgets.core.calculators.state import FormState
from widgets.core.calculators.subjects import ANSWERS
from widgets.core.errors import LabError
from widgets.core.law.tables import LawTables


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
    if not sheet.asked:
        return Tried(Calculated(), Calculated(), sheet.typed)
    found = calculate(calculator, sheet.typed, tables)
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
        return Calculated(problems=_too_big(calculator, typed, tables))
    except LabError as error:
        return Calculated(fault=error)


def _too_big(
    calculator: Calculator, typed: Mapping[str, str], tables: LawTables
) -> Mapping[str, Problem]:
    """The largest number typed, when decimal arithmetic has run out of digits."""
    given, _ = read_form(calculator, typed, tables.today)
    numbers = {k: v for k, v in given.values.items() if isinstance(v, Decimal)}
    name = max(numbers, key=lambda k: numbers[k], default=next(iter(calculator.fields)))
    return {name: Problem("problem-huge")}
