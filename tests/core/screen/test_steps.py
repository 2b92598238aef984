from dataclasses import replace

import pytest

from tests.core.conftest import act
from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Journal
from widgets.core.learning.lesson import Ring
from widgets.core.learning.progress import verdicts_open
from widgets.core.screen.controls import Form
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.steps import step_parts
from widgets.core.screen.view import Actions, Call, Heading, Prose, Sources, Verdict
from widgets.core.text import Text


@pytest.fixture
def shown(small, begun):
    """A step's parts at a place after some acts, in English."""

    def show(place, *acts):
        journal = begun
        for said in acts:
            journal = act(small, journal, said).journal
        presentation = Presentation(small, ActResult(journal), small.words("en"))
        step = small.lesson.step(place.partition("/")[0])
        return step_parts(presentation, step, place)

    return show


def answer(place, *response):
    return {"act": "answer", "at": place, "response": list(response), "sure": "certain"}


def kinds(parts):
    return [type(each) for each in parts]


def labels(parts):
    return [b.label for each in parts if isinstance(each, Actions) for b in each.buttons]


def test_the_card_is_told_first_and_its_law_last(shown):
    parts = shown("now")

    assert parts[0] == Prose(("Stay safe first.",), "lead")
    assert [p.text for p in parts[1].points] == ["You need not open."]
    assert isinstance(parts[-1], Sources)
    assert parts[-1].sources[0].cite == "new-act/47.3"


def test_a_worked_case_asks_before_it_tells(shown):
    first, one, both = (shown(place) for place in ("worked", "worked/1", "worked/2"))

    heads = [[p.text for p in parts if isinstance(p, Heading)] for parts in (first, one, both)]
    assert heads[0] == ["1 of 2: May he come?"]
    assert heads[1] == ["1 of 2: May he come?", "2 of 2: May he enter?"]
    assert heads[2][2:] == ["Conclusion"]
    assert "He may" not in str(first)
    assert "He may not" not in str(one)
    told = [s.cite for p in both if isinstance(p, Sources) for s in p.sources]
    assert told == ["new-act/47.3", "new-act/47.3", "guide/hours"]


def test_a_worked_case_is_read_once_all_of_it_is_open(shown):
    ways = [
        [b.act for p in shown(at) if isinstance(p, Actions) for b in p.buttons]
        for at in ("worked", "worked/1")
    ]

    assert ways[0][0] == {"act": "go", "to": "worked/1"}
    assert ways[0][1] == ways[1][0] == {"act": "go", "to": "worked/2", "read": True}
    assert len(ways[1]) == 1
    assert labels(shown("worked/2")) == []


def test_an_item_is_asked_and_then_judged(shown):
    assert Form in kinds(shown("twins/many"))
    assert Verdict in kinds(shown("twins/many", answer("twins/many", "x")))


def test_after_a_miss_the_way_on_is_the_twin(shown):
    missed = shown("twins/twin-a", answer("twins/twin-a", "lawful", "y"))
    right = shown("twins/twin-a", answer("twins/twin-a", "unlawful", "x"))
    alone = shown("twins/many", answer("twins/many", "y"))

    assert labels(missed) == ["Now the same case with one fact changed"]
    assert labels(right) == labels(alone) == ["Next question"]


def test_verdicts_of_the_forms_stay_closed_until_both_are_answered(small, shown, begun):
    first, second = answer("before/form-a", "y"), answer("after/form-b", "x")
    before = small.lesson.step("before")

    assert not verdicts_open(small, act(small, begun, first).journal, before)
    told = shown("before", first)
    assert "you will see how all of them went" in told[0].paragraphs[0]
    assert [label[0] for label in labels(shown("after", first, second))] == ["✓"]
    assert [label[0] for label in labels(shown("before", first, second))] == ["✗"]


def test_what_only_shows_is_marked_as_read_once(small, shown):
    assert labels(shown("now")) == ["I have read this"]
    assert labels(shown("now", {"act": "go", "to": "now", "read": True})) == []


def test_a_fresh_learner_gets_an_honest_result(small):
    presentation = Presentation(small, ActResult(Journal(form="a")), small.words("en"))

    parts = step_parts(presentation, small.lesson.step("result"), "result")

    assert "You have not answered anything yet" in parts[0].paragraphs[0]


RING = Ring(number="110", say=Text(zh="我在门口", en="I am at the door"))
HAPPENS = Text(zh="有人上门", en="Someone is at the door")


def offered(small, *, served, call=RING, happening=HAPPENS):
    """The screen of a card that has a page of its own, on a page of our server or elsewhere."""
    told = {"call": call, "happening": happening}
    cards = {"now": small.cards["now"].model_copy(update=told)}
    materials = replace(small, cards=cards)
    presentation = Presentation(materials, ActResult(Journal()), small.words("en"), served)
    return step_parts(presentation, small.lesson.step("now"), "now")


def test_on_our_server_a_card_with_a_number_is_the_call_and_the_way_to_its_page(small):
    call, ways, done = offered(small, served=True)

    assert call == Call("Call 110", "110", "I am at the door")
    assert [each.href for each in ways.links] == ["../../../card/en/now"]
    assert [each.act["read"] for each in done.buttons] == [True]


def test_on_our_server_a_card_without_a_number_is_the_way_to_its_page(small):
    ways, done = offered(small, served=True, call=None)

    assert [each.href for each in ways.links] == ["../../../card/en/now"]
    assert [each.act["read"] for each in done.buttons] == [True]


def test_a_card_without_a_page_of_its_own_is_told_whole(small):
    parts = offered(small, served=True, happening=None)

    assert isinstance(parts[-1], Sources)


def test_elsewhere_a_card_is_told_whole(small):
    parts = offered(small, served=False)

    assert not any(isinstance(each, Call) for each in parts)
    assert isinstance(parts[-1], Sources)
