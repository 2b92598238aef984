import asyncio

import pytest

from widgets.content.library import Library
from widgets.core.errors import NoSuchPart
from widgets.core.learning.journal import Journal, from_text, to_text
from widgets.ui.lesson import LessonSession

ANSWER = {"act": "answer", "response": ["x"], "sure": "certain"}


@pytest.fixture
def lesson(small_root):
    library = Library(small_root)
    opened = LessonSession(library, library.materials("small"), "zh")
    opened._drawn = "a"
    opened._page.send = lambda _said: None
    yield opened
    opened._page.close()


def tell(piece, act):
    piece._hear(None, {"act": act}, [])


def test_steps_share_one_journal_and_each_keeps_its_own_place(lesson):
    before, result = lesson.step("before"), lesson.step("result")
    shown = result.view

    tell(before, {**ANSWER, "at": "before/form-a"})

    assert [choice.at for choice in lesson.journal.choices] == ["before/form-a"]
    assert lesson.journal.form == "a"
    assert result.view != shown
    assert result.view["key"] == "result"


def test_a_step_that_is_not_touched_by_an_act_is_not_sent_again(lesson):
    before, twins = lesson.step("before"), lesson.step("twins")
    serial = twins.view["serial"]

    tell(before, {"act": "hint", "at": "before/form-a"})

    assert twins.view["serial"] == serial


@pytest.mark.parametrize(
    "act",
    [
        {**ANSWER, "at": "twins/twin-a"},
        {"act": "go", "to": "twins"},
        {"act": "go", "to": 7},
        {"act": "erase"},
    ],
)
def test_an_act_of_another_step_is_left_alone(lesson, act):
    before = lesson.step("before")

    tell(before, act)

    assert lesson.journal == Journal()
    assert before.view["key"].startswith("before")


def test_the_form_met_first_is_the_one_that_the_browser_has_kept(lesson):
    before = lesson.step("before")
    kept = to_text(Journal(form="b"), "small")
    page = lesson._page
    page._hear(None, {"arrived": {"query": "", "stored": {page.store_key: kept}}}, [])

    assert from_text(kept, "small")[0].form == lesson.journal.form == "b"
    assert before.view["key"] == "before/form-b"


def test_what_only_shows_is_done_once_it_is_marked_as_read(lesson):
    shows = [s for s in lesson._materials.lesson.steps if s.kind in ("card", "worked")]
    piece = lesson.step(shows[0].id)

    tell(piece, {"act": "go", "to": shows[0].id, "read": True})

    assert piece.done


def test_a_step_that_is_not_there_is_named_with_those_that_are(lesson):
    with pytest.raises(NoSuchPart, match="twins"):
        lesson.step("twin")


def problems(piece):
    return [part["problem"] for part in piece.view["parts"] if part["part"] == "form"]


def test_what_an_answer_lacks_is_told_in_its_own_step_alone(lesson):
    before, twins = lesson.step("before"), lesson.step("twins")

    tell(before, {**ANSWER, "at": "before/form-a", "response": []})

    assert problems(before) != [""]
    assert problems(twins) == [""]


def test_a_step_that_was_closed_is_shown_no_more(lesson):
    before, result = lesson.step("before"), lesson.step("result")
    result.close()
    shown = result.view

    tell(before, {**ANSWER, "at": "before/form-a"})

    assert result.view == shown
    assert result not in (lesson.step("twins"), *lesson._pieces)


def test_while_a_kernel_runs_the_step_acted_in_is_shown_before_all_others(lesson, monkeypatch):
    monkeypatch.setattr("widgets.ui.lesson.REST", 0)
    before, result, order = lesson.step("before"), lesson.step("result"), []
    lesson._page._hear(None, {"arrived": {"query": "", "stored": {}}}, [])
    for name, piece in (("before", before), ("result", result)):
        piece.send = lambda said, name=name: order.append(name)
    lesson._page.save = lambda _text: order.append("saved")

    async def act_and_wait():
        tell(before, {**ANSWER, "at": "before/form-a"})
        assert order == ["saved", "before"]
        await asyncio.sleep(0.05)

    asyncio.run(act_and_wait())

    assert order == ["saved", "before", "result"]


def test_an_act_that_is_left_alone_is_answered_all_the_same(lesson):
    before = lesson.step("before")
    serial = before.view["serial"]

    tell(before, {"act": "go", "to": "twins"})

    assert before.view["serial"] == serial + 1


def test_a_page_that_is_back_on_a_new_line_is_shown_every_step_again(lesson):
    before, twins = lesson.step("before"), lesson.step("twins")
    page = lesson._page
    page._hear(None, {"arrived": {"query": "", "stored": {page.store_key: None}}}, [])
    serials = before.view["serial"], twins.view["serial"]

    page._hear(None, {"arrived": {"again": True, "query": "", "stored": {}}}, [])

    assert (before.view["serial"], twins.view["serial"]) == (serials[0] + 1, serials[1] + 1)
