from datetime import date

import pytest
from pydantic import ValidationError

from widgets.core.classroom.plan import ClassPlan, ExpectedSplit, ItemBlock, from_lesson
from widgets.core.text import Text

SAID = Text(zh="说", en="Say")


def plan(**changes):
    whole = {
        "id": "ten",
        "title": SAID,
        "lesson": "small",
        "minutes": 18,
        "checked": date(2026, 11, 29),
        "opening": SAID,
        "blocks": [
            {"item": "twin-a", "minutes": 10, "twin": True},
            {"pause": SAID, "minutes": 8},
        ],
        "closing": SAID,
    }
    return ClassPlan.model_validate({**whole, **changes})


def test_blocks_are_items_cases_and_pauses_by_what_they_name():
    made = plan(blocks=[{"item": "a", "minutes": 9}, {"scene": "b", "minutes": 9}], minutes=18)

    assert [type(each).__name__ for each in made.blocks] == ["ItemBlock", "SceneBlock"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"minutes": 30}, "take 18 minutes; the plan says 30"),
        (
            {"blocks": [{"item": "a", "minutes": 9}, {"item": "a", "minutes": 9}]},
            "'a' is asked twice",
        ),
        ({"blocks": []}, "at least 1"),
        ({"blocks": [{"item": "a", "minutes": 18, "rounds": 3}]}, "less than or equal to 2"),
        (
            {
                "blocks": [
                    {"item": "a", "minutes": 18, "expect": {"right": [60, 30], "basis": "guess"}}
                ]
            },
            "from low to high",
        ),
        (
            {
                "blocks": [
                    {"item": "a", "minutes": 18, "expect": {"right": [1, 2], "basis": "counted"}}
                ]
            },
            "in how many classes",
        ),
    ],
)
def test_a_plan_at_fault_is_refused_in_the_author_s_terms(changes, told):
    with pytest.raises(ValidationError, match=told):
        plan(**changes)


def test_minutes_may_miss_by_a_few():
    assert plan(minutes=20).minutes == 20


def test_a_lesson_without_a_plan_has_one_of_its_items_each_pair_once(small):
    made = from_lesson(small.lesson, {"twin-a": "twin-b", "twin-b": "twin-a"}, SAID, SAID)

    asked = [(b.item, b.twin) for b in made.blocks if isinstance(b, ItemBlock)]
    assert asked == [
        ("twin-a", True),
        ("many", False),
        ("marks", False),
        ("steps", False),
        ("months", False),
        ("diary", False),
        ("said", False),
    ]


@pytest.mark.parametrize(("minutes", "fits"), [(12, False), (13, True), (23, True), (24, False)])
def test_minutes_may_miss_by_five_either_way(minutes, fits):
    if fits:
        assert plan(minutes=minutes).minutes == minutes
    else:
        with pytest.raises(ValidationError, match=f"take 18 minutes; the plan says {minutes}"):
            plan(minutes=minutes)


@pytest.mark.parametrize("right", [(0, 100), (40, 40)])
def test_shares_go_from_none_to_all(right):
    told = ExpectedSplit(right=right, basis="guess")

    assert (told.right, told.favourite, told.classes) == (right, None, 0)
    assert ExpectedSplit(right=right, basis="counted", classes=1).classes == 1


@pytest.mark.parametrize(
    "told",
    [
        {"right": (-1, 50), "basis": "guess"},
        {"right": (50, 101), "basis": "guess"},
        {"right": (1, 2), "basis": "guess", "classes": 1},
        {"right": (1, 2), "basis": "counted", "classes": -1},
    ],
)
def test_a_split_that_cannot_be_is_refused(told):
    with pytest.raises(ValidationError):
        ExpectedSplit.model_validate(told)


@pytest.mark.parametrize(
    "block",
    [
        {"item": "a", "minutes": 0},
        {"item": "a", "minutes": 1, "rounds": 0},
        {"scene": "a", "minutes": 0},
        {"scene": "a", "minutes": 1, "follow": "nobody"},
        {"pause": SAID, "minutes": 0},
    ],
)
def test_a_block_takes_a_minute_at_least_and_its_vote_is_held(block):
    with pytest.raises(ValidationError):
        plan(blocks=[block], minutes=1)


def test_what_a_block_does_not_say_is_two_rounds_alone_and_the_way_of_the_majority():
    item, scene = plan(
        blocks=[{"item": "a", "minutes": 1}, {"scene": "b", "minutes": 1}], minutes=2
    ).blocks

    assert (item.rounds, item.read, item.twin, item.expect) == (2, False, False, None)
    assert scene.follow == "majority"


def test_a_plan_made_from_a_lesson_takes_ten_minutes_for_each_of_its_items(small):
    made = from_lesson(small.lesson, {}, SAID, SAID)

    assert {block.minutes for block in made.blocks} == {10}
    assert made.minutes == 10 * len(made.blocks)
    assert made.id == made.lesson == small.lesson.id
    assert made.checked == small.lesson.checked


def test_a_plan_of_one_block_of_one_minute_is_one():
    for block in ({"item": "a"}, {"scene": "a"}, {"pause": SAID}):
        assert plan(blocks=[{**block, "minutes": 1}], minutes=1).minutes == 1
    with pytest.raises(ValidationError):
        plan(blocks=[{"item": "a", "minutes": 1}], minutes=0)


def test_a_guess_may_say_that_it_was_counted_in_no_class():
    assert ExpectedSplit(right=(1, 2), basis="guess", classes=0).classes == 0
