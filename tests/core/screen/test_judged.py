import re
from dataclasses import replace

import pytest

from tests.core.conftest import act
from widgets.content.library import Library
from widgets.core.learning.acts import ActResult
from widgets.core.learning.progress import answered
from widgets.core.screen.judged import judged
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Notice, Verdict
from widgets.core.text import LANGS

DIARY = ("day=2026-11-17", "people=3", "kept=phone")


@pytest.fixture
def verdict(small, begun):
    """The screen after an answer, in English."""

    def show(place, *response, materials=small, act_name="answer"):
        said = {"act": act_name, "at": place, "response": list(response), "sure": "certain"}
        journal = act(small, begun, said).journal
        answer = answered(materials, journal, place)
        assert answer is not None
        return judged(Presentation(materials, ActResult(journal), materials.words("en")), answer)

    return show


def only(parts, kind):
    return next(each for each in parts if isinstance(each, kind))


@pytest.mark.parametrize(
    ("place", "response", "outcome", "states"),
    [
        ("twins/many", ("x", "z"), "right", ["hit", "hit"]),
        ("twins/many", ("x", "y"), "wrong", ["hit", "wrong", "missed"]),
        ("twins/many", ("x",), "partly", ["hit", "missed"]),
        ("twins/twin-a", ("lawful", "x"), "partly", ["wrong", "hit"]),
        ("twins/twin-a", ("unlawful", "x"), "right", ["hit", "hit"]),
        ("practice/steps", ("y", "x", "z"), "wrong", ["wrong", "wrong", "hit"]),
        ("practice/months", ("36",), "wrong", ["wrong"]),
        ("practice/diary", DIARY, "partly", ["hit", "wrong", "hit"]),
    ],
)
def test_every_choice_is_told_right_wrong_or_missed(verdict, place, response, outcome, states):
    found = only(verdict(place, *response), Verdict)

    assert found.outcome == outcome
    assert [reason.state for reason in found.reasons] == states
    assert all(reason.rationale for reason in (*found.reasons, *found.others))


def test_a_verdict_says_what_decides_what_to_do_and_what_it_rests_on(verdict):
    found = only(verdict("twins/many", "x", "z"), Verdict)

    assert [text for _, text in found.lines] == ["The fact that decides many"]
    assert [text for _, text in found.then] == ["Ask him to leave"]
    assert [source.cite for source in found.sources] == ["new-act/47.3"]


def test_a_wrong_choice_names_its_misconception_and_a_missed_one_does_not(verdict):
    found = only(verdict("twins/twin-a", "lawful", "y"), Verdict)

    assert "only violence" in found.reasons[0].misconception
    assert [each.misconception for each in found.others if each.state == "missed"] == ["", ""]


def test_a_wrong_answer_is_told_the_right_one_first_and_then_why_it_is_wrong(verdict):
    found = only(verdict("twins/twin-a", "lawful", "y"), Verdict)

    assert [label for label, _ in found.lines] == ["The right answer", "What decides it"]
    assert found.lines[0][1] == "Unlawful; Option X"
    assert {each.state for each in found.reasons} == {"wrong"}
    assert [each.state_label for each in found.others[:2]] == ["The right answer"] * 2
    assert found.folded


@pytest.mark.parametrize(
    ("said", "named"), [(("lawful", "x"), "Unlawful"), (("unlawful", "y"), "Option X")]
)
def test_what_was_right_already_is_not_named_as_the_right_answer(verdict, said, named):
    found = only(verdict("twins/twin-a", *said), Verdict)

    assert found.lines[0] == ("The right answer", named)


def test_where_one_answer_is_right_the_wrong_choice_is_told_first_and_the_right_one_opened_first(
    verdict,
):
    found = only(verdict("twins/twin-a", "unlawful", "y"), Verdict)

    assert [each.state for each in found.reasons] == ["wrong", "hit"]
    assert [each.state for each in found.others] == ["missed", "passed", "passed", "passed"]
    assert found.others_label == "The reasons for the others"


@pytest.mark.parametrize(
    ("place", "response", "labels"),
    [
        ("twins/many", ("x", "y"), ["Your choice, right", "Your choice, wrong", "Missed"]),
        ("practice/steps", ("y", "x", "z"), ["Out of place", "Out of place", "Your choice, right"]),
        ("practice/months", ("6",), ["Your choice, right"]),
        ("practice/months", ("7",), ["Your choice, wrong"]),
        (
            "practice/diary",
            ("day=2026-11-17", "people=3", "kept=chat"),
            ["Your choice, right", "Your choice, wrong", "Your choice, wrong"],
        ),
        (
            "practice/diary",
            DIARY,
            ["Your choice, right", "Your choice, wrong", "Your choice, right"],
        ),
    ],
)
def test_each_choice_says_in_words_how_it_stands(verdict, place, response, labels):
    found = only(verdict(place, *response), Verdict)

    assert [reason.state_label for reason in found.reasons] == labels


def test_a_partly_right_answer_says_how_far_and_a_right_one_why_not_the_others(verdict):
    partly, right = (only(verdict("twins/many", *said), Verdict) for said in (("x",), ("x", "z")))

    assert partly.title == "Partly correct (50%)"
    assert right.others_label == "Why not the others"
    assert [each.state_label for each in right.others] == ["Rightly left out"]


def test_steps_are_told_in_their_right_order_by_number(verdict):
    found = only(verdict("practice/steps", "y", "x", "z"), Verdict)

    assert [each.text for each in found.reasons] == [
        "Step 1: Option X",
        "Step 2: Option Y",
        "Step 3: Option Z",
    ]


def test_where_one_answer_is_right_is_called_left_out(verdict):
    found = only(verdict("twins/twin-a", "lawful", "y"), Verdict)

    labels = [each.state_label for each in (*found.reasons, *found.others)]
    assert "Missed" not in labels


def test_an_article_of_an_answer_is_shown_where_it_was_neither_given_nor_right(small, verdict):
    item = small.items["twin-a"]
    cited = tuple(o.model_copy(update={"cite": ("new-act/47.3",)}) for o in item.options)
    own = replace(
        small, items={**small.items, "twin-a": item.model_copy(update={"options": cited})}
    )

    found = only(verdict("twins/twin-a", "unlawful", "y", materials=own), Verdict)

    shown = {(each.state, bool(each.sources)) for each in found.others if each.text != "Lawful"}
    assert {("missed", False), ("passed", True)} <= shown


def test_a_misconception_is_named_once(small, verdict):
    item = small.items["twin-a"]
    named = item.verdicts[0].misconception or item.verdicts[1].misconception
    both = [o.model_copy(update={"misconception": None if o.key else named}) for o in item.options]
    same = item.model_copy(update={"options": tuple(both)})
    now = replace(small, items={**small.items, "twin-a": same})

    found = only(verdict("twins/twin-a", "lawful", "y", materials=now), Verdict)

    assert [bool(each.misconception) for each in found.reasons] == [True, False]


def test_a_right_answer_is_not_told_again(verdict):
    found = only(verdict("twins/twin-a", "unlawful", "x"), Verdict)

    assert [label for label, _ in found.lines] == ["What decides it"]
    assert not found.folded


def test_a_slip_is_answered_by_its_own_reason(verdict):
    slip = only(verdict("practice/months", "36"), Verdict).reasons[0]
    other = only(verdict("practice/months", "7"), Verdict).reasons[0]

    assert slip.rationale == "That is limitation"
    assert other.rationale == "Six months"


def test_what_was_skipped_has_no_verdict_and_can_be_answered(verdict):
    parts = verdict("twins/twin-a", act_name="skip")

    assert not any(isinstance(each, Verdict) for each in parts)
    assert only(parts, Notice).buttons[0].act == {"act": "again", "at": "twins/twin-a"}


def test_a_changed_item_tells_the_old_answer(small, verdict):
    item = small.items["many"].model_copy(update={"options": small.items["many"].options[:2]})
    now = replace(small, items={**small.items, "many": item})

    parts = verdict("twins/many", "x", "z", materials=now)

    assert only(parts, Notice).tone == "changed"
    assert "Option X, z" in only(parts, Notice).text
    assert not any(isinstance(each, Verdict) for each in parts)


SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?])\s")


@pytest.mark.parametrize("lang", LANGS)
def test_no_option_says_again_what_decides(lang):
    library = Library.open()
    words = library.words(lang)
    for item in (library.item(name) for each in library.lessons() for name in each.items()):
        decides = {s for s in SENTENCE.split(words.of(item.decides)) if len(s) > 6}
        told = [each.rationale for each in item.verdicts] + [o.rationale for o in item.options]
        again = [s for each in told for s in SENTENCE.split(words.of(each)) if s in decides]
        assert again == [], item.id
