from tests.core.handouts.conftest import course_of
from widgets.core.handouts.questions import (
    PaperQuestion,
    WalkedCase,
    asked,
    letters,
    twins,
    vote_names,
    with_twins,
)


def test_questions_are_numbered_in_their_order_and_pauses_are_not(course):
    found = [
        (each.number, each.item.id if isinstance(each, PaperQuestion) else each.scenario.id)
        for each in asked(course)
    ]

    assert found == [
        ("1", "twin-a"),
        ("2", "many"),
        ("3", "b-seat"),
        ("4", "marks"),
        ("5", "steps"),
        ("6", "months"),
        ("7", "diary"),
        ("8", "said"),
    ]


def test_a_twin_has_the_number_of_its_question_and_is_voted_on_once(course):
    [twin] = twins(course)

    assert (twin.number, twin.item.id, twin.rounds) == ("1B", "twin-b", 1)
    assert [each.number for each in with_twins(course)][:3] == ["1", "1B", "2"]


def test_a_twin_that_the_plan_does_not_ask_is_on_no_sheet(small):
    course = course_of(small, blocks=[{"item": "twin-a", "minutes": 5}], minutes=5)

    assert twins(course) == ()


def test_a_case_is_decided_in_its_first_passages_and_its_endings_are_numbered_last(course):
    case = next(each for each in asked(course) if isinstance(each, WalkedCase))

    assert case.decided == (1, 2)
    assert case.passages == {"knock": 1, "threat": 2, "well": 3, "badly": 4}


def test_letters_are_those_of_the_screen_and_a_field_s_options_have_small_ones(course):
    items, words = course.materials.items, course.materials.words("en")

    assert letters(words, items["many"]) == {"x": "A", "y": "B", "z": "C"}
    assert letters(words, items["diary"]) == {"kept=phone": "a", "kept=chat": "b"}
    # the steps of an order are shown in another order than the right one
    assert letters(words, items["steps"]) != {"x": "A", "y": "B", "z": "C"}


def test_one_vote_is_called_otherwise_than_the_first_of_two(course):
    words = course.materials.words("en")

    assert [vote_names(words, rounds) for rounds in (1, 2)] == [("Choice",), ("First", "After")]
