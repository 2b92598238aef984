"""The two forms of a lesson ask the same kinds of question, and no one verdict fits all of them."""

import pytest

from widgets.content.library import Library
from widgets.core.learning.item import Item
from widgets.core.learning.lesson import FormStep

BALANCED = [each.id for each in Library.open().lessons()]


def forms(lesson_id: str) -> dict[str, list[Item]]:
    library = Library.open()
    steps = library.lesson(lesson_id).steps
    step = next(step for step in steps if isinstance(step, FormStep))
    return {form: [library.item(i) for i in ids] for form, ids in step.forms.items()}


@pytest.mark.parametrize("lesson_id", BALANCED)
def test_who_calls_everything_unlawful_or_everything_lawful_is_half_right(lesson_id):
    verdicts = {
        form: sorted(str(item.verdict_key) for item in items)
        for form, items in forms(lesson_id).items()
    }

    assert verdicts == {"a": ["lawful", "unlawful"], "b": ["lawful", "unlawful"]}


@pytest.mark.parametrize("lesson_id", BALANCED)
def test_the_two_forms_have_one_blueprint(lesson_id):
    asked = {
        form: sorted((item.objective, item.verdict_key, item.lender) for item in items)
        for form, items in forms(lesson_id).items()
    }

    assert asked["a"] == asked["b"]
