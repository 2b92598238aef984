"""No key before the answer, no markup from a learner, no source, no cookie, no other host."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.learner import Learner

ZH = "/voila/render/zh/01-at-the-door.ipynb"


@pytest.fixture
def wire(page):
    """Everything that the server has said to the page, over the socket and in its HTML."""
    said = []

    def hear(frame):
        text = frame if isinstance(frame, str) else frame.decode("utf-8", "replace")
        said.append(json.dumps(json.loads(text), ensure_ascii=False))

    page.on("websocket", lambda socket: socket.on("framereceived", hear))
    return said


def secrets(learner, item):
    """The words that tell which option is right."""
    words = learner.words
    options = [*item.options, *item.verdicts, *(o for f in item.fields for o in f.options)]
    return [words.of(item.decides), words.of(item.now), *(words.of(o.rationale) for o in options)]


def test_no_key_reaches_the_browser_before_the_answer(page, server, wire):
    learner = Learner(page, "zh")
    page.goto(server.address + ZH)
    learner.begin()
    item = learner.item
    lesson = learner.library.lesson("at-the-door")
    screens = page.locator("script.door-screen").all_inner_texts()
    drawn = [json.dumps(json.loads(each), ensure_ascii=False) for each in screens]
    assert drawn
    everything = "".join([*wire, *drawn, page.content()])

    leaked = [
        s
        for i in map(learner.library.item, lesson.items())
        for s in secrets(learner, i)
        if s in everything
    ]

    assert learner.words.of(item.stem) in "".join(wire)
    assert leaked == []


def test_the_key_is_told_after_the_answer(page, server, wire):
    learner = Learner(page, "zh")
    page.goto(server.address + ZH)
    learner.begin()
    learner.open_step("missing")
    item = learner.answer()

    assert learner.words.of(item.decides) in "".join(wire)


def test_what_a_learner_types_is_shown_as_text(page, server):
    learner = Learner(page, "zh")
    page.goto(server.address + ZH)
    learner.begin()
    learner.open_step("practice")
    while learner.item.expect is None:
        learner.answer()
        learner.go_on()

    page.locator("form input").fill('<img src=x onerror="document.title=1"> 六')
    learner.button(learner.words("sure-guess")).click()

    expect(page.locator(".lad-problem").first).to_contain_text(learner.words("unreadable"))
    assert page.locator(".lad img").count() == 0
    page.locator("form input").fill("６")
    learner.button(learner.words("sure-certain")).click()
    expect(page.locator(".lad-verdict-title")).to_contain_text(learner.words("outcome-right"))


def test_a_lesson_shows_no_source_and_sets_no_cookie(page, context, server):
    page.goto(server.address + ZH)
    expect(page.locator(".lad-title")).to_be_visible()

    assert "open_lesson" not in page.content()
    assert context.cookies() == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_card_reads_without_javascript_and_fits_one_sheet(browser, server, lang):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}/card/{lang}")

    sheets = page.pdf(format="A4", print_background=True)
    told = page.locator("main").inner_text()
    context.close()

    assert "110" in told
    assert sheets.count(b"/Type /Page\n") + sheets.count(b"/Type /Page/") == 1
