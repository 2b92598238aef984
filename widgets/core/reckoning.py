"""From what was typed to an answer, or to what stands in its way; never an error of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from widgets.core.calc.answer import Answer, Variation
from widgets.core.calculator import Calculator
from widgets.core.calculator_state import FormState
from widgets.core.errors import LabError
from widgets.core.form_values import Problem, Unfit, read_form
from widgets.core.law_tables import LawTables
from widgets.core.reckon.every import RECKONERS


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An answer; or the problems by field; or why nothing can be said, in `fault`."""

    answer: Answer | None = None
    problems: Mapping[str, Problem] = field(default_factory=dict)
    fault: LabError | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """What a calculator says to a sheet, and with the one change that is tried out on it.

    `now` is what is shown: `found`, or the same with `turn`; `typed` is what it was made from.
    """

    found: Reckoned
    now: Reckoned
    typed: Mapping[str, str]
    turn: Variation | None = None


def tried(calculator: Calculator, sheet: FormState, books: LawTables) -> Tried:
    """What a calculator says to a sheet; nothing before it was asked."""
    if not sheet.asked:
        return Tried(Reckoned(), Reckoned(), sheet.typed)
    found = reckon(calculator, sheet.typed, books)
    turn = sheet.turn(found.answer)
    if turn is None:
        return Tried(found, found, sheet.typed)
    typed = {**sheet.typed, **turn.fill}
    return Tried(found, reckon(calculator, typed, books), typed, turn)


def reckon(calculator: Calculator, typed: Mapping[str, str], books: LawTables) -> Reckoned:
    """What a calculator says to what was typed.

    Fields are read first, and every problem of theirs is told. Then its reckoner is asked; a
    field that does not fit the others, and a day or a rate the record does not reach, are told
    as well.
    """
    given, problems = read_form(calculator, typed)
    if problems:
        return Reckoned(problems=problems)
    try:
        return Reckoned(RECKONERS[calculator.id](given, books))
    except Unfit as unfit:
        return Reckoned(problems={unfit.field: unfit.problem})
    except InvalidOperation:
        return Reckoned(problems=_too_big(calculator, typed))
    except LabError as error:
        return Reckoned(fault=error)


def _too_big(calculator: Calculator, typed: Mapping[str, str]) -> Mapping[str, Problem]:
    """The largest number typed, when decimal arithmetic has run out of digits."""
    given, _ = read_form(calculator, typed)
    numbers = {k: v for k, v in given.values.items() if isinstance(v, Decimal)}
    name = max(numbers, key=lambda k: numbers[k], default=next(iter(calculator.fields)))
    return {name: Problem("problem-huge")}
