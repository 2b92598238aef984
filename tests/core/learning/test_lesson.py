import pytest
from pydantic import ValidationError

from widgets.core.learning.lesson import Lesson


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


@pytest.fixture
def changed(small):
    """The small lesson with some keys of one of its steps replaced."""

    def change(n, **keys):
        data = small.lesson.model_dump()
        steps = [{**step, **(keys if i == n else {})} for i, step in enumerate(data["steps"])]
        return Lesson.model_validate({**data, "steps": steps})

    return change


@pytest.mark.parametrize(
    ("n", "keys", "why"),
    [
        (1, {"id": "before"}, "'before' stands twice"),
        (0, {"forms": {"a": ["form-a", "form-a"], "b": ["form-b"]}}, "'form-a' stands twice"),
        (0, {"forms": {"a": ["form-a"], "b": ["form-a"]}}, "'form-a' stands in form a too"),
        (3, {"items": ["twin-a", "many", "twin-a"]}, "'twin-a' stands twice"),
        (5, {"items": ["steps", "many"]}, "'many' stands in step 'twins' too"),
    ],
)
def test_a_lesson_whose_places_cannot_be_told_apart_is_refused(changed, n, keys, why):
    with pytest.raises(ValidationError, match=why):
        changed(n, **keys)
