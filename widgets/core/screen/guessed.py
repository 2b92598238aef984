"""A calculator's answer within a lesson, beside what the learner guessed."""

from __future__ import annotations

from widgets.core.calculators.answering import calculate
from widgets.core.errors import NoSuchChoice
from widgets.core.learning.lesson import CalculatorStep
from widgets.core.screen.answer import answer_parts
from widgets.core.screen.calculator import telling
from widgets.core.screen.law import calculator_address
from widgets.core.screen.lines import Link
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Links, Part, Prose


def guess_parts(presentation: Presentation, step: CalculatorStep) -> tuple[Part, ...]:
    """The answer to the step's example with its working, and the way to the calculator.

    Raises:
        NoSuchChoice: the lesson's materials hold no such calculator or example.
    """
    context = presentation.materials.context
    calculator = context.calculators.get(step.calculator) if context else None
    example = calculator.example(step.example) if calculator else None
    if context is None or calculator is None or example is None:
        raise NoSuchChoice(f"no calculator has an example {step.calculator}/{step.example}")
    answer = calculate(calculator, example.filled(presentation.words.lang), context.tables).answer
    if answer is None:
        raise NoSuchChoice(f"the example {step.calculator}/{step.example} does not come out")
    tells = telling(context, calculator, presentation.words.lang)
    address = calculator_address(step.calculator, step.example)
    way = Link(presentation.words("try-yourself"), address)
    return (*_guessed(presentation, step), *answer_parts(tells, answer), Links((way,)))


def _guessed(presentation: Presentation, step: CalculatorStep) -> tuple[Part, ...]:
    """What the learner guessed; nothing where the guess was left out."""
    guesses = [c for c in presentation.journal.choices if c.at.endswith(f"/{step.guess}")]
    if not guesses:
        return ()
    return (Prose((presentation.words("you-guessed", typed=guesses[-1].chose[0]),), "quote"),)
