"""A question or a case by itself, as a lesson of one step, so that it is played like any other."""

from __future__ import annotations

from widgets.core.item import Item
from widgets.core.lesson import ItemsStep, Lesson, SceneStep, Step
from widgets.core.scenario import Scenario
from widgets.core.text import Text

STEP = "alone"
"""The id of the one step."""


def item_alone(item: Item, title: Text, lead: Text) -> Lesson:
    """A lesson that asks one item, under a title and a lead."""
    step = ItemsStep(id=STEP, kind="items", title=title, lead=lead, items=(item.id,))
    return _lesson(item, step)


def scenario_alone(scenario: Scenario) -> Lesson:
    """A lesson that walks one case, from its seat."""
    step = SceneStep(
        id=STEP,
        kind="scene",
        title=scenario.title,
        lead=scenario.title,
        seats={scenario.seat: scenario.id},
    )
    return _lesson(scenario, step)


def _lesson(of: Item | Scenario, step: Step) -> Lesson:
    return Lesson(
        id=of.id,
        title=step.title,
        lead=step.lead,
        minutes=1,
        as_of=of.as_of,
        checked=of.checked,
        steps=(step,),
    )
