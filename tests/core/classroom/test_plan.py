from datetime import date

import pytest
from pydantic import ValidationError

from widgets.core.classroom.plan import ClassPlan, ItemBlock, from_lesson
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
