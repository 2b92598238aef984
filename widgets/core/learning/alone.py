"""A question or a case by itself, as a lesson of one step, so that it is played like any other."""

from __future__ import annotations

from widgets.core.learning.item import Item
from widgets.core.learning.lesson import ItemsStep, Lesson, SceneStep, Step
from widgets.core.learning.scenario import Scenario

STEP = "alone"
"""The id of the one step."""


def item_alone(item: Item) -> Lesson:
    """A lesson that asks one item."""
    return _lesson(item, ItemsStep(id=STEP, kind="items", items=(item.id,)))


def scenario_alone(scenario: Scenario) -> Lesson:
    """A lesson that walks one case, from its seat."""
    step = SceneStep(id=STEP, kind="scene", seats={scenario.seat: scenario.id})
    return _lesson(scenario, step)


def _lesson(of: Item | Scenario, step: Step) -> Lesson:
    return Lesson(
        id=of.id,
        minutes=1,
        as_of=of.as_of,
        checked=of.checked,
        steps=(step,),
    )
