"""A calculator's answer within a lesson, beside what the learner guessed."""

from __future__ import annotations

from widgets.core.errors import NoSuchChoice
from widgets.core.lesson import ReckoningStep
from widgets.core.lines import Link
from widgets.core.present.answer import answer_parts
from widgets.core.present.desk import telling
from widgets.core.present.law import calculator_address
from widgets.core.present.showing import Showing
from widgets.core.reckoning import reckon
from widgets.core.view import Links, Part, Prose


def reckoned(showing: Showing, step: ReckoningStep) -> tuple[Part, ...]:
    """The answer to the step's example with its working, and the way to the calculator.

    Raises:
        NoSuchChoice: the lesson's materials hold no such calculator or example.
    """
    shop = showing.materials.shop
    calculator = shop.calculators.get(step.calculator) if shop else None
    example = calculator.example(step.example) if calculator else None
    if shop is None or calculator is None or example is None:
        raise NoSuchChoice(f"no calculator has an example {step.calculator}/{step.example}")
    answer = reckon(calculator, example.filled(showing.words.lang), shop.books).answer
    if answer is None:
        raise NoSuchChoice(f"the example {step.calculator}/{step.example} does not come out")
    tells = telling(shop, calculator, showing.words.lang)
    address = calculator_address(step.calculator, step.example)
    way = Link(showing.words("try-yourself"), address)
    return (*_guessed(showing, step), *answer_parts(tells, answer), Links((way,)))


def _guessed(showing: Showing, step: ReckoningStep) -> tuple[Part, ...]:
    """What the learner guessed; nothing where the guess was left out."""
    guesses = [c for c in showing.journal.choices if c.at.endswith(f"/{step.guess}")]
    if not guesses:
        return ()
    return (Prose((showing.words("you-guessed", typed=guesses[-1].chose[0]),), "quote"),)
