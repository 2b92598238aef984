import pytest

from tests.core.classroom.test_classroom import WHOLE, course_of, walked
from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.core.classroom.classroom import Classroom, Course
from widgets.core.classroom.phases import Phase
from widgets.core.screen.class_own import met_again, own, step_with


@pytest.fixture
def course(small):
    return course_of(small)


def test_while_all_talk_a_phone_can_name_its_choice_by_letter(course):
    talking = walked(course, "begin", "tell", "ask", "close", "talk")
    told = own(course, talking, "en")["choices"]

    assert told["x"][0] == "A"
    assert told["unlawful"][0] == ""
    assert told["unlawful"][1]


@pytest.mark.parametrize("n", range(len(WHOLE)))
def test_before_the_end_nothing_of_what_comes_is_told(course, n):
    room = walked(course, *WHOLE[:n])

    assert set(own(course, room, "en")) <= {"choices"}
    assert ("choices" in own(course, room, "en")) == (room.phase is Phase.TALK)


@pytest.mark.parametrize("phase", [Phase.STUDY, Phase.END])
def test_at_the_end_each_question_has_its_title_and_its_place_in_the_lesson(course, phase):
    told = own(course, Classroom(block=4, phase=phase), "en")["today"]

    assert [each["asked"][0] for each in told] == [
        "twin-a",
        "twin-b",
        "many",
        *told[3]["asked"][:1],
    ]
    assert all(each["title"] for each in told)
    assert [each["to"] for each in told] == ["twins", "twins", "twins", "visit"]
    assert [each["block"] for each in told] == [0, 0, 1, 2]


def test_every_question_of_every_plan_of_ours_is_found_in_its_lesson():
    library = Library.open()
    for file in sorted((library.root / PLANS).glob("*.yaml")):
        plan = library.class_plan(file.stem)
        course = Course(plan, library.materials(plan.lesson))
        for lang in ("zh", "en"):
            assert all(each["to"] for each in met_again(course, lang)), plan.id


def test_what_no_step_has_leads_nowhere(course):
    assert step_with(course.materials.lesson, "nowhere") == ""


@pytest.mark.parametrize(
    ("name", "step"),
    [("twin-a", "twins"), ("form-b", "before"), ("marks", "practice"), ("c-seat", "visit")],
)
def test_a_question_leads_to_the_first_step_that_has_it(course, name, step):
    assert step_with(course.materials.lesson, name) == step
