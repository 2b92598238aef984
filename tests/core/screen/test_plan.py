import pytest

from tests.core.conftest import text
from widgets.core.learning.acts import ActResult
from widgets.core.learning.lesson import PlanStep
from widgets.core.learning.planning import pick
from widgets.core.screen.controls import Form
from widgets.core.screen.findings import Keep
from widgets.core.screen.plan import plan
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Actions, Points

CITED = {"text": text("List it"), "cite": ["new-act/47.3"]}
PLAN = PlanStep.model_validate(
    {
        "id": "mine",
        "kind": "plan",
        "ask": text("What is so?"),
        "situations": [
            {"id": "loss", "text": text("A loss"), "then": [CITED]},
            {"id": "paper", "text": text("A paper"), "then": [{"text": text("Check it")}]},
        ],
        "always": [{"text": text("Tell the truth")}],
    }
)


@pytest.fixture
def shown(small, begun):
    """The step in English after what was said, and a problem with it."""

    def show(*situations, problem=""):
        journal = pick(begun, PLAN, situations) if situations else begun
        return plan(Presentation(small, ActResult(journal, problem), small.words("en")), PLAN)

    return show


def test_what_may_be_so_is_offered_to_choose_several_from_and_nothing_is_told_yet(shown):
    (form,) = shown()

    assert isinstance(form, Form)
    assert [o.id for o in form.parts[0].options] == ["loss", "paper"]
    assert (form.parts[0].legend, form.parts[0].select) == ("What is so?", "many")
    assert form.buttons[0].act == {"act": "answer", "at": "mine/picked"}
    assert "List it" not in str(form)


def test_a_list_asked_for_before_anything_is_chosen_says_so(shown):
    (form,) = shown(problem="choose-first")

    assert form.problem == "Something is still blank. Fill it in and submit again."


def test_the_list_holds_what_was_chosen_and_last_what_is_for_everyone_with_its_articles(shown):
    parts = shown("loss")

    sections = [part for part in parts if isinstance(part, Points)]

    assert [(s.title, [p.text for p in s.points]) for s in sections] == [
        ("A loss", ["List it"]),
        ("Whatever you chose", ["Tell the truth"]),
    ]
    assert [source.cite for source in parts[-1].sources] == ["new-act/47.3"]


def test_the_list_can_be_printed_and_copied_with_boxes_to_tick_and_made_anew(shown):
    parts = shown("loss", "paper")

    keep = next(part for part in parts if isinstance(part, Keep))
    assert keep.copy.split("\n") == [
        "A loss",
        "□ List it",
        "A paper",
        "□ Check it",
        "Whatever you chose",
        "□ Tell the truth",
    ]
    assert (keep.print_label, keep.files) == ("Print", ())
    anew = next(part for part in parts if isinstance(part, Actions)).buttons[0]
    assert anew.act == {"act": "again", "at": "mine/picked"}
