from dataclasses import replace
from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.errors import NoSuchChoice
from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Choice
from widgets.core.learning.lesson import CalculatorStep
from widgets.core.screen.findings import Outcome, Working
from widgets.core.screen.guessed import guess_parts
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Links, Prose

CONTEXT = Library.open().calculator_context(date(2026, 11, 20))
STEP = {
    "id": "working",
    "kind": "reckoning",
    "calculator": "court-costs",
    "example": "small",
    "guess": "months",
}


@pytest.fixture
def shown(small, begun):
    def show(journal=begun, **changes):
        materials = replace(small, context=CONTEXT)
        presentation = Presentation(materials, ActResult(journal), materials.words("en"))
        return guess_parts(presentation, CalculatorStep.model_validate({**STEP, **changes}))

    return show


def part(parts, kind):
    return next((each for each in parts if isinstance(each, kind)), None)


def test_the_answer_to_the_example_is_shown_with_its_working_and_the_way_to_change_it(shown):
    parts = shown()

    assert part(parts, Outcome).text == "For CNY 20,000 in dispute the filing fee is CNY 150."
    assert len(part(parts, Working).lines) == 4
    way = part(parts, Links).links[0].href
    assert way == "calculators.ipynb?calc=court-costs&example=small#court-costs"


def test_what_was_guessed_stands_beside_it(shown, begun):
    guessed = begun.chosen(Choice("practice/months", ("９０",)))

    assert part(shown(guessed), Prose).paragraphs == ("Your guess was: ９０",)
    assert part(shown(), Prose) is None


@pytest.mark.parametrize("changes", [{"calculator": "gone"}, {"example": "gone"}])
def test_a_calculator_or_an_example_that_is_not_there_is_named(shown, changes):
    with pytest.raises(NoSuchChoice, match="gone"):
        shown(**changes)
