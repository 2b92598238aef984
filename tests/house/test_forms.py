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


def test_the_two_sets_across_the_lessons_are_pairs_of_one_skill_each_met_nowhere_else():
    library = Library.open()
    steps = [each for each in library.lesson("transfer").steps if isinstance(each, FormStep)]
    sets = [[library.item(i) for i in steps[0].forms[form]] for form in ("a", "b")]
    taught = {name for lesson in library.lessons() for name in lesson.items()}

    def asks(item: Item) -> tuple[object, ...]:
        return item.kind, item.objective, item.capability, item.lender, len(item.options)

    assert steps[0].forms == steps[1].forms
    assert [asks(item) for item in sets[0]] == [asks(item) for item in sets[1]]
    assert [len({item.objective for item in each}) for each in sets] == [12, 12]
    assert not taught & {item.id for each in sets for item in each}


def test_each_set_across_the_lessons_asks_for_all_four_capabilities_and_shows_things():
    library = Library.open()
    step = next(each for each in library.lesson("transfer").steps if isinstance(each, FormStep))

    for names in step.forms.values():
        items = [library.item(name) for name in names]
        assert len({item.capability for item in items}) == 4
        assert sum(item.exhibit is not None for item in items) >= 3


@pytest.mark.parametrize("form", ["a", "b"])
def test_in_each_set_across_the_lessons_no_place_of_an_answer_is_right_too_often(form):
    library = Library.open()
    step = next(each for each in library.lesson("transfer").steps if isinstance(each, FormStep))
    places = [
        [option.key for option in library.item(name).options].index(True)
        for name in step.forms[form]
    ]

    assert max(places.count(place) for place in range(3)) <= 5
