"""What nobody wrote a case for: worked examples with fields from one another, and odd ones."""

from __future__ import annotations

import random

import pytest

from tests.cases.test_cases import CONTEXT, cases
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.calculator import Calculator
from widgets.core.calculators.questionnaire import FieldKind

CROSSINGS, MOST_CROSSED, LEFT_OUT, ODD = 1500, 3, 0.3, 0.4
EXTREMES = {
    FieldKind.MONEY: ("0.01", "1", "99999999999999"),
    FieldKind.RATE: ("0%", "0.01%", "36%", "日息1%", "999%"),
    FieldKind.SHARE: ("0%", "0.1%", "100%"),
    FieldKind.COUNT: ("0", "1", "7", "600"),
    FieldKind.DAY: ("1987-01-01", "2020-02-29", "2026-11-25", "2049-10-01", "2099-12-31"),
}


def crossed(
    drawn: random.Random, calculator: Calculator, examples: list[dict[str, str]]
) -> dict[str, str]:
    """An example with a few fields of another; at times one field fewer, or one that is extreme."""
    typed, other = dict(drawn.choice(examples)), drawn.choice(examples)
    for name in drawn.sample(sorted(other), min(len(other), drawn.randint(1, MOST_CROSSED))):
        typed[name] = other[name]
    if typed and drawn.random() < LEFT_OUT:
        typed.pop(drawn.choice(sorted(typed)))
    if drawn.random() < ODD:
        kinds = {name: field.kind for name, field in calculator.fields.items()}
        name = drawn.choice([name for name, kind in kinds.items() if kind in EXTREMES])
        typed[name] = drawn.choice(EXTREMES[kinds[name]])
    return typed


@pytest.mark.parametrize("calculator", CONTEXT.calculators.values(), ids=lambda each: each.id)
def test_whatever_is_typed_is_answered_or_told_what_stands_in_its_way(calculator: Calculator):
    written = (case.values for case in cases())
    examples = [dict(case["given"]) for name, case in written if name == calculator.id]
    drawn = random.Random(calculator.id)  # noqa: S311  # nothing is secret here

    for typed in (crossed(drawn, calculator, examples) for _ in range(CROSSINGS)):
        try:
            found = calculate(calculator, typed, CONTEXT.tables)
        except Exception as error:
            raise AssertionError(f"{typed} is answered by an error of ours: {error!r}") from error
        told = [found.answer, found.problems or None, found.fault]
        assert [each is not None for each in told].count(True) == 1, typed
