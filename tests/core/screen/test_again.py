import pytest

from tests.core.conftest import act
from widgets.core.learning.acts import ActResult
from widgets.core.screen.again import asked_again, due_parts, ways_on
from widgets.core.screen.controls import Form
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.lesson import present
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Actions, Verdict, to_data


@pytest.fixture
def wrong(small, begun):
    said = {"act": "answer", "at": "twins/many", "response": ["y"], "sure": "certain", "time": 9}
    return act(small, begun, said).journal


def presentation(small, journal, **more):
    return Presentation(small, ActResult(journal), small.words("en"), **more)


def opened(small, journal):
    return act(small, journal, {"act": "go", "to": "result/many/0"}).journal


def test_where_nothing_comes_back_nothing_is_told(small, begun):
    assert due_parts(presentation(small, begun)) == []


def test_each_question_that_comes_back_has_the_way_to_it_and_a_word_for_each_wait(small, wrong):
    (part,) = due_parts(presentation(small, wrong))

    assert [(row.text, row.since, row.days) for row in part.rows] == [("The stem of many", 9, 1)]
    assert part.rows[0].button.act == {"act": "go", "to": "result/many/0"}
    assert part.waits[0] == "Tomorrow"
    assert part.waits[1:] == tuple(f"In {n} days" for n in range(2, 15))


def test_one_that_is_opened_is_asked_alone_and_leads_back(small, wrong):
    step = small.lesson.step("result")

    view = present(small, ActResult(opened(small, wrong)), step, "en")

    assert view.key == "result/many/0"
    assert view.title == "Once more"
    assert [part.id for part in view.parts if isinstance(part, Form)] == ["result/many/0"]
    assert view.parts[-2].buttons[0].act == {"act": "go", "to": "result"}
    assert "Why Z" not in str(to_data(view))


def test_once_answered_its_verdict_is_shown_and_leads_back(small, wrong):
    said = {"act": "answer", "at": "result/many/0", "response": ["x", "z"], "sure": "guess"}
    journal = act(small, opened(small, wrong), said).journal

    parts = asked_again(presentation(small, journal), "result/many/0")

    assert [part.outcome for part in parts if isinstance(part, Verdict)] == ["right"]
    assert isinstance(parts[-1], Actions)
    assert present(small, ActResult(journal), small.lesson.step("result"), "en").announce


def test_a_place_at_which_nothing_comes_back_falls_back_to_the_result(small, wrong):
    journal = wrong.moved("result/many/3")

    view = present(small, ActResult(journal), small.lesson.step("result"), "en")

    assert (view.key, view.title) == ("result", "")


def test_the_ways_to_the_card_and_the_whole_course_are_there_on_our_server_alone(small, wrong):
    (there,) = ways_on(presentation(small, wrong, served=True))

    assert [link.href for link in there.links] == ["../../../card/en/now", "../../../course/en"]
    assert ways_on(presentation(small, wrong)) == []


def test_a_result_without_answers_leads_there_too(small, begun):
    view = present(small, ActResult(begun), small.lesson.step("result"), "en", Keeping(served=True))

    assert view.parts[1] == ways_on(presentation(small, begun, served=True))[0]
