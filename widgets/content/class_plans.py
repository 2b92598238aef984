"""Whether the plan of a class names what its lesson has."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.content.files import SourceFile
from widgets.content.library import Library
from widgets.content.meant import instead
from widgets.core.classroom.plan import ClassPlan, ItemBlock, PauseBlock, SceneBlock
from widgets.core.errors import Fault, Place
from widgets.core.learning.item import Item


def plan_faults(library: Library, plan: ClassPlan, source: SourceFile) -> Iterator[Fault]:
    """Items and cases not in the lesson, twins and wrong ideas not there, prompts pasted twice.

    Raises:
        ContentError: a file that the plan needs is at fault.
    """
    lessons = {each.id: each for each in library.lessons()}
    lesson = lessons.get(plan.lesson)
    if lesson is None:
        what = f"{plan.lesson!r} is no lesson here{instead(plan.lesson, lessons)}"
        yield source.fault(("lesson",), what)
        return
    for i, block in enumerate(plan.blocks):
        match block:
            case ItemBlock() if block.item not in lesson.items():
                known = lesson.items()
                what = f"{block.item!r} is not an item of {lesson.id}{instead(block.item, known)}"
                yield source.fault(("blocks", i, "item"), what)
            case ItemBlock():
                yield from _item_faults(library.item(block.item), block, source, ("blocks", i))
            case SceneBlock() if block.scene not in lesson.scenarios():
                known = lesson.scenarios()
                what = f"{block.scene!r} is no case of {lesson.id}{instead(block.scene, known)}"
                yield source.fault(("blocks", i, "scene"), what)
    yield from _pasted(plan, source)


def _pasted(plan: ClassPlan, source: SourceFile) -> Iterator[Fault]:
    met: dict[str, int] = {}
    for i, block in enumerate(plan.blocks):
        for j, prompt in enumerate(() if isinstance(block, PauseBlock) else block.talk):
            first = met.setdefault(prompt.zh, i)
            if first != i:
                what = f"blocks.{first} has this prompt too: ask what this question turns on"
                yield source.fault(("blocks", i, "talk", j), what)


def _item_faults(item: Item, block: ItemBlock, source: SourceFile, at: Place) -> Iterator[Fault]:
    if block.twin and not item.twin:
        yield source.fault((*at, "twin"), f"{item.id} has no twin: leave `twin` out")
    favourite = block.expect.favourite if block.expect else None
    ideas = {each.misconception for each in item.verdicts if each.misconception}
    ideas |= {each.misconception for each in item.options if each.misconception}
    if favourite and favourite not in ideas:
        what = f"no option of {item.id} stands for {favourite!r}{instead(favourite, ideas)}"
        yield source.fault((*at, "expect", "favourite"), what)
