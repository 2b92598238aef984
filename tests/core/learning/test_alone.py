from widgets.content.library import Library
from widgets.core.learning.alone import STEP, item_alone, scenario_alone


def test_a_question_alone_is_a_lesson_that_asks_it():
    library = Library.open()
    item = library.item("door-a1")

    lesson = item_alone(item)

    assert lesson.items() == ("door-a1",)
    assert (lesson.as_of, lesson.minutes) == (item.as_of, 1)


def test_a_case_alone_is_walked_from_its_own_seat():
    lesson = scenario_alone(Library.open().scenario("visit-collector"))

    step = lesson.step(STEP)
    assert step is not None
    assert dict(step.seats) == {"collector": "visit-collector"}
