from dataclasses import replace

import pytest

from tests.core.conftest import act, text
from widgets.core.errors import NoSuchChoice
from widgets.core.learning.journal import Choice, from_text, to_text
from widgets.core.learning.lesson import PlanStep
from widgets.core.learning.planning import pick, picked, plan_at, plan_place, unpicked
from widgets.core.learning.progress import is_done, lost

PLAN = PlanStep.model_validate(
    {
        "id": "mine",
        "kind": "plan",
        "ask": text("What is so?"),
        "situations": [
            {"id": "loss", "text": text("A loss"), "then": [{"text": text("List it")}]},
            {"id": "paper", "text": text("A paper"), "then": [{"text": text("Check it")}]},
        ],
        "always": [{"text": text("Tell the truth")}],
    }
)


@pytest.fixture
def planned(small):
    """The small lesson with a list of next steps at its end."""
    steps = (*small.lesson.steps, PLAN)
    return replace(small, lesson=small.lesson.model_copy(update={"steps": steps}))


def said(*situations):
    return {"act": "answer", "at": "mine/picked", "response": list(situations)}


def test_only_the_place_of_a_plan_takes_what_is_so(planned):
    assert plan_at(planned.lesson, plan_place(PLAN)) == PLAN
    assert plan_at(planned.lesson, "mine/loss") is None
    assert plan_at(planned.lesson, "twins/many") is None


def test_what_is_so_is_kept_in_the_authors_order_and_the_step_is_done(planned, begun):
    before = is_done(planned, begun, PLAN)
    after = act(planned, begun, said("paper", "loss")).journal

    assert [each.id for each in picked(after, PLAN)] == ["loss", "paper"]
    assert (before, is_done(planned, after, PLAN)) == (False, True)
    assert lost(planned, after) == ()


def test_what_is_said_anew_stands_in_place_of_what_was_said_before(planned, begun):
    once = pick(begun, PLAN, ("loss",))
    twice = pick(once, PLAN, ("paper",))
    back = act(planned, twice, {"act": "again", "at": "mine/picked"}).journal

    assert [choice.chose for choice in twice.choices] == [("paper",)]
    assert picked(back, PLAN) == ()
    assert unpicked(twice, PLAN) == begun


@pytest.mark.parametrize("situations", [(), ("flood",), ("loss", "flood")])
def test_nothing_or_what_is_not_offered_is_asked_again(planned, begun, situations):
    found = act(planned, begun, said(*situations))

    assert (found.problem, found.journal.choices) == ("choose-first", begun.choices)
    with pytest.raises(NoSuchChoice, match="mine offers no"):
        pick(begun, PLAN, situations)


def test_what_is_offered_no_more_is_left_out_and_counts_as_lost_where_nothing_is_left(
    planned, begun
):
    older = begun.chosen(Choice("mine/picked", ("flood", "loss")))
    gone = begun.chosen(Choice("mine/picked", ("flood",)))

    assert [each.id for each in picked(older, PLAN)] == ["loss"]
    assert [choice.chose for choice in lost(planned, gone)] == [("flood",)]


def test_what_is_so_comes_back_from_what_a_browser_kept(planned, begun):
    kept = act(planned, begun, said("loss")).journal

    assert from_text(to_text(kept, "small"), "small") == (kept, 0)
