import pytest

from widgets.content.class_plans import plan_faults
from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.core.classroom.plan import ItemBlock

PLAN = """id: two
title: {{zh: 课, en: A class}}
lesson: {lesson}
minutes: 20
checked: 2026-11-29
opening: {{zh: 开始, en: Begin}}
blocks:
  - item: {item}
    minutes: 10
    twin: {twin}
    expect: {{right: [20, 60], favourite: {favourite}, basis: guess}}
  - scene: {scene}
    minutes: 10
closing: {{zh: 结束, en: End}}
"""
SOUND = {
    "lesson": "small",
    "item": "twin-a",
    "twin": "true",
    "favourite": "only-violence-is-unlawful",
    "scene": "b-seat",
}


def faults(root, **changed):
    (root / PLANS).mkdir(exist_ok=True)
    path = root / PLANS / "two.yaml"
    path.write_text(PLAN.format(**{**SOUND, **changed}), encoding="utf-8")
    library = Library(root)
    plan = library.class_plan("two")
    return [str(each) for each in plan_faults(library, plan, library.source(path))]


def test_a_plan_of_what_its_lesson_has_is_sound(small_root):
    assert faults(small_root) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"lesson": "smal"}, "two.yaml:3: lesson: 'smal' is no lesson here; did you mean 'small'?"),
        ({"item": "twin-x"}, "two.yaml:8: blocks.0.item: 'twin-x' is not an item of small"),
        (
            {"item": "many", "favourite": "police-cannot-act"},
            "two.yaml:10: blocks.0.twin: many has no twin",
        ),
        ({"favourite": "guide-binds-nobody"}, "no option of twin-a stands for"),
        ({"scene": "d-seat"}, "'d-seat' is no case of small"),
    ],
)
def test_what_a_plan_names_and_its_lesson_has_not_is_told_by_line(small_root, changed, told):
    (found,) = faults(small_root, **changed)

    assert told in found


def test_the_plans_there_are_ask_each_pair_by_its_first():
    library = Library.open()
    for path in sorted((library.root / PLANS).glob("*.yaml")):
        plan = library.class_plan(path.stem)
        asked = [block.item for block in plan.blocks if isinstance(block, ItemBlock)]
        twins = {library.item(name).twin for name in asked if library.item(name).twin}
        assert twins.isdisjoint(asked), plan.id
        assert any(block.twin for block in plan.blocks if isinstance(block, ItemBlock))
