"""A class that is asked an item of every kind, a twin and a case; and the texts of its papers."""

from __future__ import annotations

from datetime import date

import pytest

from widgets.core.classroom.classroom import Course
from widgets.core.classroom.plan import ClassPlan
from widgets.core.learning.materials import Materials
from widgets.core.text import Text

TITLE = Text(zh="课", en="The class")
SAID = Text(zh="先这样说", en="Say it so")


def course_of(materials: Materials, **more: object) -> Course:
    """The plan, with what a test would have otherwise."""
    blocks = [
        {"item": "twin-a", "minutes": 8, "twin": True, "read": True, "before": SAID},
        {"item": "many", "minutes": 4},
        {"pause": {"zh": "喝口水", "en": "A drink"}, "minutes": 5},
        {"scene": "b-seat", "minutes": 7},
        {"item": "marks", "minutes": 4, "rounds": 1},
        {"item": "steps", "minutes": 4, "rounds": 1},
        {"item": "months", "minutes": 4},
        {"item": "diary", "minutes": 4},
        {"item": "said", "minutes": 4},
    ]
    plan = {"blocks": blocks, "minutes": 44, "id": "plan", "lesson": "small", "title": TITLE}
    plan |= {"checked": date(2026, 11, 29), "opening": SAID, "closing": SAID}
    return Course(ClassPlan(**plan | more), materials)


@pytest.fixture
def course(small: Materials) -> Course:
    return course_of(small)
