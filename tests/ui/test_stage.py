import json
import logging
from contextvars import copy_context
from typing import get_args
from unittest.mock import ANY

import pytest

from widgets.core.calculators.answer import Saved
from widgets.core.screen.view import Heading, Part, View
from widgets.ui.page import BrowserPage
from widgets.ui.shared import STATIC, shared
from widgets.ui.stage import SAVED, SCREEN, Stage


@pytest.fixture
def stage():
    stage = Stage()
    yield stage
    stage.close()


@pytest.fixture
def said(stage):
    said = []
    stage.on_act(said.append)
    return said


def hear(stage, content):
    """A message as the browser's end of the comm delivers it."""
    stage._handle_msg(
        {"content": {"data": {"method": "custom", "content": content}}, "buffers": []}
    )


def view(title="Title", *parts):
    return View(lang="en", key="a", title=title, parts=parts)


def test_what_a_learner_typed_is_no_part_of_what_a_notebook_saves(stage, said):
    stage.show(view("typed: 987654"))
    hear(stage, {"act": {"act": "ask", "response": ["amount=987654"]}})

    assert "987654" not in json.dumps(stage.get_state(), default=repr)
    assert "987654" not in json.dumps(stage._repr_mimebundle_()[0])


def test_a_screen_whose_page_has_come_with_what_was_stored_leaves_it_out_of_the_notebook():
    page = BrowserPage(store_key="law-at-the-door/small")
    stage = Stage(page, "run this cell")
    page._hear(None, {"arrived": {"query": "", "stored": {}}}, [])
    stage.show(view("stored: 987654"))

    told = stage._repr_mimebundle_()[0]

    assert SCREEN not in told
    assert told["text/plain"] == "run this cell"
    stage.close()
    page.close()


def test_where_no_widget_can_be_drawn_a_screen_is_named_as_it_is_printed(stage):
    assert stage._repr_mimebundle_()[0]["text/plain"] == repr(stage)


def test_a_view_is_sent_when_it_is_shown_and_again_to_whoever_wants_it(stage, monkeypatch):
    sent = []
    monkeypatch.setattr(stage, "send", sent.append)

    stage.show(view("Title"))
    hear(stage, {"want": "view"})

    assert sent == [{"view": stage.view}] * 2


@pytest.mark.parametrize(
    "came",
    [
        lambda one, _page: one._hear(None, {"want": "view"}, []),
        lambda one, _page: one._hear(None, {"act": {"act": "go"}}, []),
        lambda _one, page: page._hear(None, {"arrived": {"query": "", "stored": {}}}, []),
    ],
    ids=["asked", "acted", "arrived"],
)
def test_before_a_page_has_come_a_view_is_sent_to_nobody(monkeypatch, came):
    page = BrowserPage("k")
    one, sent = Stage(page), []
    monkeypatch.setattr(one, "send", sent.append)
    one.show(view())
    before = list(sent)

    came(one, page)
    one.show(view())

    assert before == []
    assert sent[-1] == {"view": one.view}


def test_before_anything_is_shown_there_is_no_view(stage):
    assert stage.view == {}


def test_a_view_reaches_the_browser_as_plain_data(stage):
    stage.show(view("Title", Heading("Part")))

    assert stage.view["title"] == "Title"
    assert stage.view["parts"] == [{"part": "heading", "text": "Part", "level": 3}]


def test_the_same_view_shown_again_is_another_for_the_browser(stage):
    seen = []
    stage.observe(lambda change: seen.append(change["new"]["serial"]), "view")

    stage.show(view())
    stage.show(view())

    assert seen == [1, 2]


def test_a_page_of_ours_finds_in_the_notebook_all_that_it_draws_the_screen_from():
    page = BrowserPage(store_key="law-at-the-door/small")
    stage = Stage(page)
    stage.show(view("Title"))

    told = stage._repr_mimebundle_()[0]
    screen = json.loads(json.dumps(told[SCREEN]))

    assert (screen["stage"], screen["page"]) == (stage.model_id, page.model_id)
    assert screen["store_key"] == "law-at-the-door/small"
    assert screen["view"] == stage.view
    assert told["application/vnd.jupyter.widget-view+json"]["model_id"] == stage.model_id
    stage.close()
    page.close()


@pytest.mark.parametrize(
    ("views", "saved", "put"),
    [((), True, 1), ((view(),), True, 2), ((view(),), False, 1)],
    ids=["nothing to tell", "a notebook's file", "a page of ours"],
)
def test_words_stay_in_a_notebook_s_file_and_nowhere_else(stage, monkeypatch, views, saved, put):
    published = []
    monkeypatch.setattr("widgets.ui.stage._published", lambda *told: published.append(told))
    for each in views:
        stage.show(each)

    def shown():
        SAVED.set(saved)
        stage._ipython_display_()

    copy_context().run(shown)

    assert len(published) == put
    words = [({"text/html": ANY}, {"law-at-the-door-still": True})]
    assert published[1:] == words * (put - 1)


def test_the_browser_is_told_under_what_name_a_screen_is_kept_and_what_it_shares(stage):
    assert {"store_key", "shared"} <= stage.get_state().keys()


def test_a_screen_that_keeps_nothing_names_no_page(stage):
    stage.show(view())

    assert set(stage._repr_mimebundle_()[0][SCREEN]) == {"stage", "view"}


def test_a_screen_that_shows_nothing_yet_has_no_view_in_the_notebook(stage):
    assert set(stage._repr_mimebundle_()[0][SCREEN]) == {"stage"}


def test_a_screen_that_was_closed_has_nothing_to_show(stage):
    stage.close()

    assert not stage._repr_mimebundle_


def test_an_act_reaches_every_handler_as_it_was_sent(stage, said):
    more = []
    stage.on_act(more.append)
    act = {"act": "answer", "at": "x", "response": ["a", "b"]}

    hear(stage, {"act": act})

    assert said == more == [act]


def test_a_handler_cannot_change_what_the_next_one_gets(stage):
    said = []
    stage.on_act(lambda act: act.clear())
    stage.on_act(said.append)

    hear(stage, {"act": {"act": "begin"}})

    assert said == [{"act": "begin"}]


@pytest.mark.parametrize(
    "content",
    [
        None,
        "begin",
        3,
        [],
        {},
        {"act": None},
        {"act": "begin"},
        {"act": ["begin"]},
        {"arrived": {}},
    ],
)
def test_a_message_without_an_act_is_logged_and_left_alone(stage, said, caplog, content):
    with caplog.at_level(logging.WARNING):
        hear(stage, content)

    assert said == []
    assert "a message without an act was left alone" in caplog.text


def test_what_a_learner_typed_is_not_logged(stage, caplog):
    with caplog.at_level(logging.DEBUG):
        hear(stage, {"response": "the learner's own words"})

    assert "own words" not in caplog.text


def test_a_screen_brings_little_itself_and_names_what_it_shares(stage):
    state = stage.get_state(["_esm", "shared"])

    assert len(state["_esm"]) < 2000
    assert state["shared"] == shared().model_id


def test_every_kind_of_part_is_drawn():
    text = (STATIC / "stage" / "section.js").read_text(encoding="utf-8")

    kinds = {kind.__name__.lower() for kind in get_args(Part)}
    listed = text.partition("Object.entries({")[2].partition("}")[0]
    assert {name.strip() for name in listed.split(",")} == kinds


def test_the_module_that_draws_plots_is_sent_when_it_is_asked_for(stage, monkeypatch):
    sent = []
    monkeypatch.setattr(stage, "send", sent.append)

    hear(stage, {"want": "charts"})

    assert "Chart.js v4" in sent[0]["charts"]
    assert "export function draw(" in sent[0]["charts"]


def test_the_module_that_draws_plots_is_sent_so_often_and_no_more(stage, monkeypatch):
    sent = []
    monkeypatch.setattr(stage, "send", sent.append)

    for _ in range(30):
        hear(stage, {"want": "charts"})

    assert len(sent) == 20


def test_a_file_is_handed_to_the_browser_as_text(stage, monkeypatch):
    sent = []
    monkeypatch.setattr(stage, "send", sent.append)

    stage.hand(Saved("a.csv", "text/csv", "1,2"))
    stage.hand(Saved("b.bin", "x/y", data=b"\x00\xff"))

    assert sent == [
        {"file": {"name": "a.csv", "media": "text/csv", "text": "1,2"}},
        {
            "file": {
                "name": "b.bin",
                "media": "x/y",
                "text": "",
                "data": "AP8=",
            }
        },
    ]


def test_an_act_that_a_page_says_again_on_another_line_counts_once(stage, said):
    act = {"act": "answer", "at": "twins/a", "time": 5}

    for content in (act, act, {**act, "time": 6}):
        hear(stage, {"act": content})

    assert said == [act, {**act, "time": 6}]


def test_an_act_without_a_time_counts_each_time(stage, said):
    for _ in range(2):
        hear(stage, {"act": {"act": "hint"}})

    assert len(said) == 2


@pytest.mark.parametrize(
    ("time", "heard"), [(5, 5), (float("inf"), None), ("\ud83d", None), (None, None), (True, None)]
)
def test_a_view_tells_the_time_of_the_last_act_heard_and_nothing_that_is_no_time(
    stage, time, heard
):
    hear(stage, {"act": {"act": "hint", "time": time}})

    stage.show(view())

    assert stage.view["heard"] == heard
