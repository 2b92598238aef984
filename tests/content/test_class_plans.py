import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from widgets.content.class_plans import plan_faults
from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.core.classroom.classroom import Classroom, Course, Lead, Round, lead, ways
from widgets.core.classroom.phases import Move, Phase
from widgets.core.classroom.plan import ClassPlan, ItemBlock, PauseBlock, SceneBlock
from widgets.core.classroom.tally import LEAST, Ballot, Tally, tally
from widgets.core.learning.item import Item
from widgets.core.learning.quiz import Response
from widgets.core.learning.scenario import Node
from widgets.core.screen.class_lead import leading
from widgets.core.screen.classroom import projected
from widgets.core.text import LANGS

TEACHERS = Path(__file__).resolve().parent.parent.parent / "docs" / "teachers.md"
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


def test_a_prompt_pasted_into_a_second_block_is_told_by_line(small_root):
    (small_root / PLANS).mkdir(exist_ok=True)
    path = small_root / PLANS / "two.yaml"
    prompt = "    talk: [{zh: 为什么, en: Why}]\n"
    scene = "  - scene: b-seat\n    minutes: 10\n"
    text = PLAN.format(**SOUND).replace("basis: guess}\n", f"basis: guess}}\n{prompt}")
    path.write_text(text.replace(scene, scene + prompt), encoding="utf-8")
    library = Library(small_root)

    (found,) = plan_faults(library, library.class_plan("two"), library.source(path))

    assert "blocks.1.talk.0: blocks.0 has this prompt too" in str(found)


@pytest.fixture(scope="module")
def library():
    return Library.open()


@pytest.fixture(scope="module")
def held(library):
    """The plans there are."""
    return [library.class_plan(p.stem) for p in sorted((library.root / PLANS).glob("*.yaml"))]


def unplanned(library: Library, held: Iterable[ClassPlan]) -> list[str]:
    """The lessons that have twins and no plan."""
    planned = {plan.lesson for plan in held}
    return [
        lesson.id
        for lesson in library.lessons()
        if lesson.id not in planned and any(library.item(name).twin for name in lesson.items())
    ]


def row(number: str, plan: ClassPlan) -> str:
    """A plan's line on the page for teachers: its lesson, minutes, pairs, questions and cases."""
    pairs = sum(isinstance(b, ItemBlock) and b.twin for b in plan.blocks)
    single = sum(isinstance(b, ItemBlock) and not b.twin for b in plan.blocks)
    cases = sum(isinstance(b, SceneBlock) for b in plan.blocks)
    title = f"{plan.title.en.split(':')[0]} · {plan.title.zh.split('：')[0]}"
    return f"| {number} {title} | `{plan.id}` | {plan.minutes} | {pairs} | {single} | {cases} |"


def best(asked: Item | Node) -> Response:
    """What is wholly right, or the best way at a decision."""
    if isinstance(asked, Node):
        return (max(asked.branches, key=lambda branch: branch.points).id,)
    chosen = [v.id for v in asked.verdicts if v.key] + [o.id for o in asked.options if o.key]
    return tuple(chosen)


def usual(course: Course, room: Classroom) -> Lead:
    """The usual next act of whoever leads, in a class where all vote for what is right."""
    move, asked = ways(course, room)[0], course.question(room)
    if move is Move.CLOSE and asked is not None:
        return Lead(move, over=Round(tally(asked, [Ballot(best(asked))] * LEAST)))
    ahead = move is Move.NEXT and isinstance(asked, Node) and not asked.is_ending
    return Lead(move, best(asked)[0] if ahead and asked else "")


def test_each_lesson_that_has_twins_has_a_plan(library, held):
    assert unplanned(library, held) == []
    assert unplanned(library, [p for p in held if p.lesson != "get-help"]) == ["get-help"]


def test_each_prompt_is_about_one_question_alone(held):
    blocks = [b for plan in held for b in plan.blocks if isinstance(b, ItemBlock)]
    asked = {(prompt.zh, block.item) for block in blocks for prompt in block.talk}

    assert [zh for zh, n in Counter(zh for zh, _ in asked).items() if n > 1] == []


def test_a_letter_or_a_chat_is_read_before_its_options_leave_no_room_for_it(library, held):
    blocks = [b for plan in held for b in plan.blocks if isinstance(b, ItemBlock)]

    assert [b.item for b in blocks if library.item(b.item).exhibit and not b.read] == []


def test_each_block_tells_who_leads_what_to_say_and_each_question_what_to_expect(held):
    for plan in held:
        for block in plan.blocks:
            if isinstance(block, PauseBlock):
                continue
            assert block.before, plan.id
            assert block.after, plan.id
            if isinstance(block, ItemBlock):
                assert block.expect, (plan.id, block.item)
                assert bool(block.talk) == (block.rounds == 2), (plan.id, block.item)


def test_each_plan_says_that_it_is_no_advice_and_who_gives_it(held):
    for plan in held:
        assert "不是法律意见" in plan.opening.zh
        assert "not legal advice" in plan.opening.en
        assert "跳过" in plan.opening.zh
        assert {"12348", "110"} <= set(re.findall(r"\d+", plan.closing.zh)), plan.id
        assert len(plan.if_asked) >= 4, plan.id


def test_each_plan_can_be_led_to_its_end_and_what_is_right_is_counted_so(library, held):
    for plan in held:
        course = Course(plan, library.materials(plan.lesson))
        room = Classroom()
        while room.phase is not Phase.END:
            for lang in LANGS:
                assert leading(course, room, Tally(), lang).parts or room.phase is Phase.STUDY
                assert projected(course, room, lang).parts
            room = lead(course, room, usual(course, room))

        assert {r.tally.right for rounds in room.rounds.values() for r in rounds} == {LEAST}
        items = {b.item for b in plan.blocks if isinstance(b, ItemBlock)}
        twins = {library.item(b.item).twin for b in plan.blocks if getattr(b, "twin", False)}
        assert items | twins <= room.rounds.keys()


def test_the_page_for_teachers_lists_each_plan_as_it_is(library, held):
    notebooks = (library.root.parent / "notebooks" / "en").glob("[01]*.ipynb")
    numbers = {path.stem[3:]: path.name[:2] for path in notebooks}
    told = TEACHERS.read_text(encoding="utf-8").splitlines()

    assert [p.id for p in held if row(numbers[p.lesson], p) not in told] == []


def test_the_plans_there_are_ask_each_pair_by_its_first(library, held):
    for plan in held:
        asked = [block.item for block in plan.blocks if isinstance(block, ItemBlock)]
        twins = {library.item(name).twin for name in asked if library.item(name).twin}
        assert twins.isdisjoint(asked), plan.id
        assert any(block.twin for block in plan.blocks if isinstance(block, ItemBlock))
