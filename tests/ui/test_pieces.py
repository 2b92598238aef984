from datetime import date

import ipywidgets as ipw  # type: ignore[import-untyped]  # it brings no types
import pytest

from widgets import article, calculator, item, lesson, scenario
from widgets.content.library import Library
from widgets.ui.faulty import Faulty


def act(piece, **said):
    piece._hear(None, {"act": said}, [])


def test_a_question_is_answered_marked_and_observed_by_itself():
    piece, heard = item("door-a1", lang="en"), []
    piece.observe(lambda change: heard.append((change["name"], change["new"])), ["done", "score"])
    asked = Library.open().item("door-a1")
    response = [asked.verdict_key, *asked.keys]

    act(piece, act="answer", at="alone/door-a1", response=response, sure="certain")

    assert sorted(heard) == [("done", True), ("score", 1.0)]
    assert [p["outcome"] for p in piece.view["parts"] if p["part"] == "verdict"] == ["right"]


def test_the_key_is_not_in_the_view_before_the_answer():
    asked = Library.open().item("door-a1")

    shown = str(item("door-a1", lang="en").view)

    assert asked.decides.en not in shown
    assert all(option.rationale.en not in shown for option in asked.options)


def test_a_case_begins_at_its_first_decision_and_has_no_other_side():
    piece = scenario("visit-borrower", lang="en")

    assert piece.view["key"].startswith("alone.borrower/")
    assert "Change sides" not in str(piece.view)


def test_a_case_walked_to_its_end_is_done_and_scored():
    piece, case = scenario("visit-borrower", lang="en"), Library.open().scenario("visit-borrower")
    node = case.by_id[case.start]
    while not node.is_ending:
        branch = max(node.branches, key=lambda b: b.points + case.best_points[b.to])
        act(piece, act="choose", at="alone.borrower", node=node.id, branch=branch.id)
        node = case.by_id[branch.to]

    assert (piece.done, piece.score) == (True, 1.0)


def test_pieces_go_into_boxes_and_linked_widgets():
    piece, label = item("door-a1", lang="en"), ipw.Checkbox()
    ipw.VBox([piece, label])
    piece.observe(lambda change: setattr(label, "value", change["new"]), "done")
    asked = Library.open().item("door-a1")

    act(piece, act="answer", at="alone/door-a1", response=[asked.verdict_key, *asked.keys])

    assert label.value is True


def test_what_is_asked_for_in_no_language_is_in_chinese():
    for found in (item("door-a0"), scenario("visit"), article("no/1"), lesson("no")):
        assert 'lang="zh"' in found._repr_html_()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_not_there_is_told_by_a_card_and_no_stack_trace(lang):
    for found in (
        item("door-a0", lang=lang),
        scenario("visit", lang=lang),
        article("psapl-2025/999", lang=lang),
        article("psapl-2025/47.3", on=date(2025, 1, 1), lang=lang),
    ):
        assert isinstance(found, Faulty)
        assert f'lang="{lang}"' in found._repr_html_()


def test_a_piece_keeps_its_answer_only_under_the_name_it_is_given():
    assert item("door-a1")._page.store_key == ""
    assert item("door-a1", keep="my-class")._page.store_key == "law-at-the-door/my-class/door-a1"


def test_a_case_that_was_erased_in_another_window_is_at_its_first_decision_again():
    piece, case = (
        scenario("visit-borrower", keep="my-class"),
        Library.open().scenario("visit-borrower"),
    )
    first = piece.view["key"]
    node = case.by_id[case.start]
    act(piece, act="choose", at="alone.borrower", node=node.id, branch=node.branches[0].id)
    assert piece.view["key"] != first

    piece._page._hear(None, {"met": None}, [])

    assert piece.view["key"] == first


def test_a_day_may_be_a_text_and_one_that_cannot_be_read_is_told_by_a_card():
    assert "47(3)" in repr(article("psapl-2025/47.3", on="2026-11-20", lang="en"))
    for day in ("2025-11-20", "soon"):
        assert isinstance(article("psapl-2025/47.3", on=day, lang="en"), Faulty)


def test_who_hears_that_it_is_done_reads_its_score():
    piece, heard = item("door-a1", lang="en"), []
    piece.observe(lambda _change: heard.append(piece.score), "done")
    asked = Library.open().item("door-a1")

    act(piece, act="answer", at="alone/door-a1", response=[asked.verdict_key, *asked.keys])

    assert heard == [1.0]


@pytest.mark.parametrize(("keep", "kept"), [("", False), ("my-class", True)])
@pytest.mark.parametrize(
    ("made", "name"),
    [(item, "door-a1"), (scenario, "visit-borrower"), (calculator, "court-costs")],
)
def test_where_its_line_breaks_it_says_answers_are_safe_only_if_they_are_kept(
    made, name, keep, kept
):
    lost = made(name, lang="en", keep=keep).view["lost"]

    assert ("on this device" in lost) is kept
    assert "Open it again" in lost
