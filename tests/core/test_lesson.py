import pytest
from pydantic import ValidationError

from widgets.core.lesson import Lesson


def test_a_lesson_knows_its_steps_items_and_scenarios(small):
    lesson = small.lesson

    assert lesson.step("twins").items == ("twin-a", "many", "twin-b")
    assert lesson.step("gone") is None
    assert lesson.items()[:4] == ("form-a", "form-b", "twin-a", "many")
    assert len(lesson.items()) == len(set(lesson.items())) == 10
    assert lesson.scenarios() == ("b-seat", "c-seat")


def test_a_step_of_an_unknown_kind_is_refused(small):
    data = small.lesson.model_dump()
    step = {**data["steps"][0], "kind": "poem"}

    with pytest.raises(ValidationError, match="poem"):
        Lesson.model_validate({**data, "steps": [step]})
