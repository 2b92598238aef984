import json
from typing import get_args

import pytest

from widgets.content.library import Library
from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Journal
from widgets.core.learning.lesson import FormStep
from widgets.core.learning.spoken import How, Who
from widgets.core.screen.controls import Button, Choices, Field, Fields, Form, Option
from widgets.core.screen.exhibit import Exhibit, LetterSheet, Posted
from widgets.core.screen.findings import Outcome, Working
from widgets.core.screen.lesson import present
from widgets.core.screen.lines import Cell, Point, Table
from widgets.core.screen.view import (
    Actions,
    Call,
    Heading,
    Notice,
    Part,
    Points,
    Prose,
    Said,
    Scale,
    Scene,
    View,
)
from widgets.ui.lesson import LessonSession
from widgets.ui.pieces import calculator, item, scenario
from widgets.ui.stage import STILL
from widgets.ui.still import PARTS, still

TYPED = "987654"


def _picked(name, value="", **when):
    return Field(name, name, value=value, when=tuple(when.items()))


def shown_of(*parts, title=""):
    return still(View(lang="en", key="a", title=title, parts=parts), "run this cell", "n1")


@pytest.fixture
def displayed(monkeypatch):
    """What is put into a notebook's output: the data and its metadata."""
    outputs = []
    monkeypatch.setattr("widgets.ui.stage._published", lambda *given: outputs.append(given))
    return outputs


def words(displayed):
    """The words that a notebook keeps beside the last piece."""
    data, marks = displayed[-1]
    assert marks == {STILL: True}
    return data["text/html"]


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (Heading("A heading"), "<strong>A heading</strong>"),
        (Prose(("One & two",)), "<p>One &amp; two</p>"),
        (Prose(("Quoted",), "quote"), "<blockquote><p>Quoted</p></blockquote>"),
        (Notice("care", "Care", "A threat"), "<strong>Care</strong></p><p>A threat</p>"),
        (Points((Point("first"), Point("x", "label")), "T"), "<li>first</li><li>label — x</li>"),
        (
            Scene(
                (
                    Said("A knock."),
                    Said("Open <up>!", How.TALK, Who.COLLECTOR, "A man", "says"),
                )
            ),
            "<blockquote><p>A knock.</p><p>A man — Open &lt;up&gt;!</p></blockquote>",
        ),
        (
            Exhibit("chat", "A chat", lines=(Posted("A man", "Pay <now>", "9:00", mine=False),)),
            "<strong>A chat</strong></p><blockquote><p>9:00 — A man — Pay &lt;now&gt;</p>",
        ),
        (
            Exhibit(
                "letter",
                "A letter",
                details=(("From", "A man"),),
                paper=LetterSheet("Notice", "1 May", ("Pay.",), "A man"),
            ),
            "<p>From — A man</p><p>Notice</p><p>1 May</p><p>Pay.</p><p>A man</p></blockquote>",
        ),
        (
            Exhibit("costs", "C", table=Table("C", ("a",), ((Cell("5"),),)), note="Monthly"),
            "<td>5</td></tr></tbody></table><p>Monthly</p>",
        ),
        (Scale("2 of 3", ("a", "b", "c"), 1), "<p>2 of 3</p>"),
        (Actions((Button("Open the door", {}, "choice"),)), "<li>Open the door</li>"),
        (Outcome("", "", "", "CNY 5", (("a", "b"),)), "<p>CNY 5</p><ul><li>a — b</li></ul>"),
        (Working("How", (Point("1 + 1"),), (Point("2"),)), "<ol><li>1 + 1</li><li>2</li></ol>"),
        (Table("C", ("a",), ((Cell("<b>"),),)), "<td>&lt;b&gt;</td>"),
        (
            Form(
                "f",
                (
                    Choices("c", "Which?", (Option("x", "This one"),), "one"),
                    Fields("Sums", (Field("s", "A sum", example="5"),)),
                ),
                "How sure?",
                (),
            ),
            "<p>Which?</p><ul><li>This one</li></ul><p>Sums</p><ul><li>A sum</li></ul>",
        ),
    ],
)
def test_each_kind_of_part_is_told_in_words(part, says):
    assert says in shown_of(part)


def test_no_kind_of_part_is_forgotten():
    assert set(PARTS) == set(get_args(Part))


def test_a_field_that_the_picks_do_not_ask_for_is_left_out():
    hangs = _picked("hangs", "", won=("",), fee=("appeal",))
    told = shown_of(
        Form(
            "f",
            (
                Fields("Fee", (_picked("fee", "filing"), _picked("won", "", fee=("appeal",)))),
                Fields("More", (hangs, _picked("same", fee=("filing",)))),
            ),
            "",
            (),
        )
    )

    assert "<li>fee</li>" in told.replace(" — filing", "")
    assert "same" in told
    assert "won" not in told
    assert "hangs" not in told


def test_a_legend_without_any_field_that_is_asked_is_left_out():
    form = Form("f", (Fields("Appeals", (_picked("won", fee=("appeal",)),)),), "", ())

    assert "Appeals" not in shown_of(form)


def test_a_saved_calculator_asks_what_its_form_asks(displayed):
    calculator("court-costs", lang="en")._ipython_display_()

    assert "Which fee" in words(displayed)
    assert "How the appeal ended" not in words(displayed)


def test_on_paper_nobody_is_asked_to_run_a_cell():
    told = shown_of(Prose(("text",)))

    assert '<p class="lad-rerun"><em>run this cell' in told
    assert ".lad-rerun { display: none }" in told.partition("@media print")[2]


def test_what_is_to_be_pressed_only_to_go_on_is_left_out():
    assert "Next" not in shown_of(Actions((Button("Next", {}, "main"),)))


def test_it_says_first_what_to_do_and_in_which_language():
    told = shown_of(Prose(("text",)), title="Question <1>")

    head = '<section class="lad-still" lang="en" data-key="a" data-still="n1">'
    assert f'{head}<p class="lad-rerun"><em>run this cell' in told
    assert "<h4>Question &lt;1&gt;</h4>" in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_step_of_every_lesson_is_told_without_what_answers_it(lang):
    library = Library.open()
    for lesson in library.lessons():
        materials = library.materials(lesson.id)
        for step in lesson.steps:
            told = still(present(materials, ActResult(Journal(form="a")), step, lang), "run", "n")
            assert "<p>" in told or step.id == "result", (lesson.id, step.id)
            for each in materials.items.values():
                for option in each.options:
                    if option.rationale is not None:
                        assert getattr(option.rationale, lang) not in told, each.id


def test_a_piece_is_shown_with_its_words_beside_it(displayed):
    question = item("door-a1", lang="en")

    question._ipython_display_()

    asked = Library.open().item("door-a1")
    widget, beside = displayed
    assert "application/vnd.jupyter.widget-view+json" in widget[0]
    assert asked.options[0].text.en.split("'")[0] in beside[0]["text/html"].replace("&#x27;", "'")
    assert f'data-still="{question.still}"' in words(displayed)


def test_a_case_is_told_as_it_begins(displayed):
    scenario("visit-borrower", lang="zh")._ipython_display_()

    first = Library.open().scenario("visit-borrower")
    assert first.by_id[first.start].stem.zh.split("“")[0] in words(displayed)
    assert first.by_id[first.start].branches[0].label.zh in words(displayed)


def test_the_head_of_a_lesson_is_told_too(displayed, small_root):
    library = Library(small_root)

    LessonSession(library, library.materials("small"), "en")._ipython_display_()

    assert "About 5 minutes" in words(displayed)


def test_what_was_answered_is_in_no_words_also_where_the_cell_is_run_again(displayed, small_root):
    library = Library(small_root)
    lesson = LessonSession(library, library.materials("small"), "en")
    fresh = lesson.step("twins")
    fresh._ipython_display_()
    before = words(displayed)
    answer = {"act": "answer", "at": "twins/twin-a", "response": ["unlawful", "x"], "sure": "guess"}
    fresh._hear(None, {"act": answer}, [])

    again = lesson.step("twins")
    again._ipython_display_()

    assert again.view["announce"] == "Correct" or "verdict" in json.dumps(again.view)
    assert words(displayed).replace(again.still, fresh.still) == before


def test_what_was_typed_into_a_calculator_is_in_no_words(displayed):
    piece = calculator("court-costs", lang="en")
    piece._hear(None, {"act": {"act": "ask", "response": [f"amount={TYPED}", "fee=filing"]}}, [])
    assert TYPED in json.dumps(piece.view)

    piece._ipython_display_()

    assert TYPED not in words(displayed)


def test_the_steps_of_a_form_are_told_by_the_form_that_was_drawn(displayed, small_root):
    library = Library(small_root)
    materials = library.materials("small")
    lesson = LessonSession(library, materials, "en")
    lesson._drawn = "b"
    step = next(each for each in materials.lesson.steps if isinstance(each, FormStep))

    lesson.step(step.id)._ipython_display_()

    assert f'data-key="{step.id}/{step.forms["b"][0]}"' in words(displayed)


def test_a_number_to_ring_is_told_with_what_to_say():
    words = still(View("en", "now", "", (Call("Call 110", "110", "I am here"),)), "", "x")

    assert "Call 110" in words
    assert "I am here" in words
