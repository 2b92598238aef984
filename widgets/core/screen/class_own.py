"""What a phone needs to show of its own: its choice while all talk, and at the end its questions.

What it has chosen stands in the phone alone, so each phone is told of all, and picks its own.
"""

from __future__ import annotations

from typing import Any

from widgets.core.classroom.classroom import Classroom, Course
from widgets.core.classroom.phases import Phase
from widgets.core.classroom.plan import ItemBlock, SceneBlock
from widgets.core.learning.lesson import FormStep, ItemsStep, Lesson, SceneStep
from widgets.core.screen.class_bars import lettered
from widgets.core.screen.presentation import brief
from widgets.core.text import Lang


def own(course: Course, room: Classroom, lang: Lang) -> dict[str, Any]:
    """What goes beside the view of a phase, if anything does."""
    asked = course.question(room)
    match room.phase:
        case Phase.TALK if asked:
            return {"choices": lettered(course.materials.words(lang), asked)}
        case Phase.STUDY | Phase.END:
            return {"today": met_again(course, lang)}
    return {}


def met_again(course: Course, lang: Lang) -> list[dict[str, Any]]:
    """What the plan asks, block by block, and the step of the lesson that has it."""
    words, materials = course.materials.words(lang), course.materials
    told = []
    for n, block in enumerate(course.plan.blocks):
        if isinstance(block, ItemBlock):
            item = materials.items[block.item]
            for each in (item, *((materials.items[item.twin],) if item.twin else ())):
                to = step_with(materials.lesson, each.id)
                told.append(
                    {"block": n, "asked": [each.id], "title": brief(words.of(each.stem)), "to": to}
                )
        elif isinstance(block, SceneBlock):
            case = materials.scenarios[block.scene]
            asked, to = [node.id for node in case.nodes], step_with(materials.lesson, case.id)
            told.append({"block": n, "asked": asked, "title": words.of(case.title), "to": to})
    return told


def step_with(lesson: Lesson, name: str) -> str:
    """The step of a lesson that has an item or a case; nothing where none has it."""
    for step in lesson.steps:
        match step:
            case ItemsStep() if name in step.items:
                return step.id
            case FormStep() if any(name in items for items in step.forms.values()):
                return step.id
            case SceneStep() if name in step.seats.values():
                return step.id
    return ""
