from datetime import date

import pytest

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.diary.answers import STEPS
from widgets.core.diary.entry import DiaryEntry, KeptPiece
from widgets.core.diary.state import DiaryState
from widgets.core.screen.controls import Choices, Form
from widgets.core.screen.diary_steps import step_title, written
from widgets.core.screen.view import Actions, Points

TODAY = date(2026, 11, 30)
CONTEXT = diary_context(Library.open(), TODAY)
EN = CONTEXT.words("en")


def parts(step, draft=DiaryEntry(), **more):  # noqa: B008  # an entry is frozen
    state = DiaryState(TODAY, place="write", step=step, draft=draft, **more)
    return written(CONTEXT, state, EN)


def form(step, draft=DiaryEntry(), **more):  # noqa: B008  # an entry is frozen
    return next(part for part in parts(step, draft, **more) if isinstance(part, Form))


def fields(step, **more):
    return {f.id: f for f in form(step, **more).parts[-1].fields}


def acts(found):
    return [b.act["to"] for b in found.buttons if b.act["act"] == "step"]


def test_each_step_asks_its_fields_and_leads_on_and_back():
    assert [*fields("when")] == ["day", "time", "way", "where"]
    assert [*fields("mine")] == ["mine", "felt", "witnesses"]
    assert acts(form("when")) == ["who", "look"]
    assert acts(form("what")) == ["words", "who", "look"]
    assert acts(form("mine")) == ["kept", "words", "look"]
    assert acts(form("kept")) == ["look", "mine"]


def test_what_was_said_and_done_has_most_room_and_what_is_short_one_line():
    told = {step: {f.id: f.lines for f in form(step).parts[-1].fields} for step in STEPS[:-2]}

    assert told["words"]["said"] == told["what"]["done"]
    assert told["what"]["done"] > told["mine"]["mine"] > told["mine"]["felt"]
    assert told["mine"]["felt"] > told["mine"]["witnesses"] == told["who"]["who"] > 1
    assert set(told["when"].values()) == {0}


def test_the_day_is_picked_and_the_way_folded_and_neither_elsewhere():
    found = {name: f for step in STEPS[:-2] for name, f in fields(step).items()}

    assert [name for name, f in found.items() if f.calendar] == ["day"]
    assert [name for name, f in found.items() if f.folded] == ["way"]
    assert [name for name, f in found.items() if f.options] == ["way"]
    assert form("when").parts[-1].named


def test_the_way_to_the_next_step_is_the_main_one():
    assert [b.style for b in form("what").buttons] == ["main", "plain", "plain"]
    assert form("when", problems={"day": "unreadable"}).problem
    assert not form("when").problem


def test_what_is_ticked_in_the_draft_is_chosen_at_first():
    choices = form("what", DiaryEntry(kinds=("threat", "told"))).parts[0]

    assert isinstance(choices, Choices)
    assert choices.chosen == ("threat", "told")
    assert len(choices.options) == len(CONTEXT.ticked)


def test_what_cannot_be_read_stands_in_its_field_with_why():
    day = fields("when", typed={"day": "那天"}, problems={"day": "unreadable"})["day"]

    assert day.value == "那天"
    assert day.problem.startswith('"那天" is no day')


def test_a_form_filled_otherwise_has_another_name_so_that_it_is_drawn_anew():
    names = {form("who", draft).id for draft in (DiaryEntry(), DiaryEntry(who="a"))}

    assert len(names) == 2
    assert form("who", number=3).id not in names


def test_what_is_kept_is_listed_with_a_way_to_take_it_out_and_a_file_is_only_marked():
    draft = DiaryEntry(kept=(KeptPiece(what="纸条"), KeptPiece(what="照片")))

    found = parts("kept", draft)

    assert [p.text for p in next(x for x in found if isinstance(x, Points)).points] == [
        "纸条",
        "照片",
    ]
    drops = [
        b.act for x in found if isinstance(x, Actions) for b in x.buttons if b.act["act"] == "drop"
    ]
    assert drops == [{"act": "drop", "piece": "0"}, {"act": "drop", "piece": "1"}]
    assert [b.marks for b in form("kept").buttons] == [False, True, False, False]


def test_at_the_end_the_whole_is_seen_before_it_is_put_down():
    found = parts("look", DiaryEntry(day="2026-11-20", said="还钱", kinds=("insult",)), number=2)

    labels = [b.act["act"] for x in found if isinstance(x, Actions) for b in x.buttons]
    assert labels == ["put", *["step"] * 6, "place", "leave"]
    assert "no. 2" in found[0].paragraphs[0]
    assert any(isinstance(x, Points) and x.title == EN("diary-flags") for x in found)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_says_which_of_how_many_it_is(step):
    told = step_title(DiaryState(TODAY, step=step), EN)

    assert told.startswith(f"{STEPS.index(step) + 1} of 7: ")
