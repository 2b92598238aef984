"""What nobody wrote a case for: worked examples with some of their fields from one another."""

from __future__ import annotations

import random

import pytest

from tests.cases.test_cases import CONTEXT, cases
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.calculator import Calculator

CROSSINGS, MOST_CROSSED, LEFT_OUT = 1500, 3, 0.3


def crossed(drawn: random.Random, examples: list[dict[str, str]]) -> dict[str, str]:
    """An example with a few fields of another, and at times one field fewer."""
    typed, other = dict(drawn.choice(examples)), drawn.choice(examples)
    for name in drawn.sample(sorted(other), min(len(other), drawn.randint(1, MOST_CROSSED))):
        typed[name] = other[name]
    if typed and drawn.random() < LEFT_OUT:
        typed.pop(drawn.choice(sorted(typed)))
    return typed


@pytest.mark.parametrize("calculator", CONTEXT.calculators.values(), ids=lambda each: each.id)
def test_whatever_is_typed_is_answered_or_told_what_stands_in_its_way(calculator: Calculator):
    written = (case.values for case in cases())
    examples = [dict(case["given"]) for name, case in written if name == calculator.id]
    drawn = random.Random(calculator.id)  # noqa: S311  # nothing is secret here

    for typed in (crossed(drawn, examples) for _ in range(CROSSINGS)):
        try:
            found = calculate(calculator, typed, CONTEXT.tables)
        except Exception as error:
            raise AssertionError(f"{typed} is answered by an error of ours: {error!r}") from error
        told = [found.answer, found.problems or None, found.fault]
        assert [each is not None for each in told].count(True) == 1, typed
