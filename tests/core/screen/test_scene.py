from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.conftest import act
from widgets.content.library import Library
from widgets.core.learning.acts import ActResult
from widgets.core.learning.progress import walk
from widgets.core.learning.scenario import Node
from widgets.core.learning.spoken import How, Who
from widgets.core.screen.lines import Source
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.scene import _verdict, scene, seats, stem
from widgets.core.screen.view import (
    Actions,
    Heading,
    Notice,
    Points,
    Prose,
    Said,
    Scene,
    Sources,
    Verdict,
)


@pytest.fixture
def walked(small, begun):
    """The screen after some branches, from the borrower's seat, and the journal."""

    def show(*branches):
        journal = begun
        for branch in branches:
            node = walk(small, journal, "visit.borrower").position.node.id
            said = {"act": "choose", "at": "visit.borrower", "node": node, "branch": branch}
            journal = act(small, journal, said).journal
        presentation = Presentation(small, ActResult(journal), small.words("en"))
        return scene(presentation, walk(small, journal, "visit.borrower")), presentation

    return show


def only(parts, kind):
    return next(each for each in parts if isinstance(each, kind))


def labels(parts):
    return [b.label for each in parts if isinstance(each, Actions) for b in each.buttons]


def test_a_decision_comes_before_any_reason(walked):
    parts, _ = walked()

    assert not any(isinstance(each, Verdict) for each in parts)
    assert labels(parts)[:2] == ["Ask who it is", "Open"]
    assert "Undo the last step" not in labels(parts)


@pytest.mark.parametrize(("branch", "outcome"), [("ask", "right"), ("open", "wrong")])
def test_the_reason_of_the_last_choice_stands_above_the_next(walked, branch, outcome):
    parts, _ = walked(branch)

    assert isinstance(parts[0], Verdict)
    assert parts[0].outcome == outcome
    assert only(parts, Prose).paragraphs == ("He threatens you",)
    assert "Undo the last step" in labels(parts)


def test_a_threat_is_announced_and_can_be_skipped(walked):
    parts, _ = walked("ask")

    assert only(parts, Notice).tone == "care"
    assert only(parts, Notice).buttons[0].act["branch"] == "skip"
    at = parts.index(only(parts, Notice))
    hidden = parts[at + 1 : at + 1 + only(parts, Notice).covers]
    assert [type(each) for each in hidden] == [Prose, Actions]
    assert only(parts, Notice).shows == "Read on"
    assert walked("ask", "skip")[0][0].title == "You skipped this part; your score is not affected"


def test_a_threat_that_was_skipped_stands_in_the_way_walked(walked):
    parts, _ = walked("ask", "skip")

    way = next(p for p in parts if isinstance(p, Points) and p.ordered)
    assert [(point.label, point.text) for point in way.points] == [
        ("✓ Ask who it is", "Ask first"),
        ("", "You skipped this part; your score is not affected"),
    ]


def test_an_ending_tells_both_sides_the_remedy_the_score_and_the_law(walked):
    parts, _ = walked("ask", "call")

    assert only(parts, Heading).text == "How it ends: Safe"
    assert only(parts, Sources).sources[0].cite == "new-act/47.3"
    told = [p for each in parts if isinstance(each, Prose) for p in each.paragraphs]
    assert "This time you scored 4 of 4 points." in told
    assert "Every step this time was the safest one." in told


def test_a_bad_ending_leads_back_to_the_deciding_moment(walked):
    parts, _ = walked("ask", "hit")

    back = only(parts, Notice).buttons[0].act
    assert back == {"act": "rewind", "at": "visit.borrower", "to": "threat"}
    assert "Hit him" in only(parts, Notice).text
    way = [p.label for p in parts if isinstance(p, Points) and p.ordered for p in p.points]
    assert way == ["✓ Ask who it is", "✗ Hit him"]


def test_where_a_case_has_another_seat_there_is_a_way_to_it(small, walked):
    parts, presentation = walked()
    step = small.lesson.step("visit")
    borrower = {"borrower": step.seats["borrower"]}
    lone = small.lesson.model_copy(update={"steps": (step.model_copy(update={"seats": borrower}),)})
    alone = replace(presentation, materials=replace(small, lesson=lone))

    shown = scene(alone, walk(alone.materials, presentation.journal, "visit.borrower"))

    (way,) = parts[-1].buttons
    assert way.act == {"act": "go", "to": "visit"}
    assert way.label not in labels(shown)


@pytest.mark.parametrize(("articles", "folded"), [(0, False), (1, False), (2, True)])
def test_one_article_is_shown_above_the_next_decision_and_more_are_folded(small, articles, folded):
    rests = (Source("a/1", "Art. 1", "says", ()),) * articles

    assert _verdict(small.words("en"), "title", "right", (), rests).folded is folded


def test_seats_say_how_far_each_has_come(small, walked):
    step = small.lesson.step("visit")

    def told(*branches):
        return [b.label for b in seats(walked(*branches)[1], step)[0].buttons]

    assert told() == ["As the borrower", "As the collector"]
    assert told("ask")[0] == "As the borrower (go on)"
    assert told("ask", "call")[0] == "As the borrower (finished; look again)"


SAID = {"zh": "他说：“开门。”您听着。", "en": 'He says: "Open." You listen.'}
ENDING = {
    "id": "end",
    "title": SAID,
    "outcome": dict.fromkeys(("borrower", "collector", "remedy"), SAID),
}


@pytest.mark.parametrize(
    ("lang", "name", "says", "around"),
    [
        ("en", "The collector", "says:", ("He says:", "Open.", "You listen.")),
        ("zh", "催收人员", "说：", ("他说：", "开门。", "您听着。")),
    ],
)
def test_what_is_said_in_a_scene_is_set_apart_and_names_who_says_it(
    small, lang, name, says, around
):
    heard = [{"how": "talk", "who": "collector"}]
    node = Node.model_validate({**ENDING, "stem": SAID, "heard": heard})
    before, said, after = around

    told = stem(small.words(lang), node)

    spoken = Said(said, How.TALK, Who.COLLECTOR, name, says)
    assert told == Scene((Said(before), spoken, Said(after)))


@pytest.mark.parametrize("heard", [[], [{"how": "quoted"}]])
def test_a_scene_in_which_nobody_speaks_is_told_as_one_text(small, heard):
    node = Node.model_validate({**ENDING, "stem": SAID, "heard": heard})

    assert stem(small.words("en"), node) == Prose((SAID["en"],), "case")


def test_who_has_shown_no_authority_is_a_stranger_until_the_police_have_looked():
    nodes = Library.open().scenario("visit-borrower").nodes
    at = next(n for n, each in enumerate(nodes) if each.id == "police")
    before = {voice.who for each in nodes[:at] for voice in each.heard}

    assert before == {Who.STRANGER, Who.MOTHER}


def test_the_mother_and_the_son_of_a_case_are_two_voices():
    nodes = Library.open().scenario("visit-collector").by_id

    assert [nodes[each].heard[0].who for each in ("mother", "child")] == [Who.MOTHER, Who.SON]


def test_every_voice_has_a_figure():
    drawn = (
        Path("widgets/ui/static/stage/scene.js")
        .read_text()
        .partition("const FIGURES")[2]
        .partition("};")[0]
    )

    assert [who for who in Who if f"\n  {who}:" not in drawn] == []
