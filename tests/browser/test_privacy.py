"""No key before the answer, no markup from a learner, no source, no cookie, no other host."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.learner import Learner

ZH = "/voila/render/zh/01-at-the-door.ipynb"


@pytest.fixture
def wire(page):
    """Everything that the server has said to the page over the socket."""
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


def told_after_the_end(learner):
    """The words of the cases and of the worked example that stand only after a choice."""
    words, lesson = learner.words, learner.lesson
    scenarios = [
        learner.library.scenario(each)
        for step in lesson.steps
        if step.kind == "scene"
        for each in step.seats.values()
    ]
    branches = [b for scenario in scenarios for node in scenario.nodes for b in node.branches]
    findings = [f for step in lesson.steps if step.kind == "worked" for f in step.findings]
    return [words.of(b.rationale) for b in branches] + [words.of(f.found) for f in findings]


def test_no_key_of_any_step_reaches_the_browser_before_the_answer(page, server, wire):
    learner = Learner(page, "zh")
    page.goto(server.address + ZH)
    for _ in learner.sections():
        learner.onward()
    learner.open_step("twins")
    learner.button(learner.words("hint")).click()
    expect(learner.screen).to_contain_text(learner.words("hints"))
    items = [learner.library.item(each) for each in learner.lesson.items()]
    screens = page.locator("script.door-screen").all_text_contents()
    drawn = [json.dumps(json.loads(each), ensure_ascii=False) for each in screens]
    everything = "".join([*wire, *drawn, page.content()])

    leaked = [secret for item in items for secret in secrets(learner, item) if secret in everything]
    leaked += [secret for secret in told_after_the_end(learner) if secret in everything]

    # Every step stands on the page, with the first question of each that asks any.
    assert len(drawn) == len(learner.lesson.steps) + 1
    asked = [item for item in items if learner.words.of(item.stem) in "".join(drawn)]
    assert len(asked) == sum(bool(s.kind in ("items", "form")) for s in learner.lesson.steps)
    assert leaked == []


def test_the_key_is_told_after_the_answer_and_of_no_other_question(page, server, wire):
    learner = Learner(page, "zh")
    page.goto(f"{server.address}{ZH}#twins")
    learner.take("twins")
    item = learner.answer()
    expect(learner.screen).to_contain_text(learner.words.of(item.decides))

    others = {i: learner.library.item(i) for i in learner.lesson.items() if i != item.id}
    own = secrets(learner, item)
    leaked = [
        s
        for each in others.values()
        for s in secrets(learner, each)
        if s not in own and s in "".join(wire)
    ]

    assert learner.words.of(item.decides) in "".join(wire)
    assert leaked == []


def test_what_a_learner_types_is_shown_as_text(page, server):
    learner = Learner(page, "zh")
    page.goto(f"{server.address}{ZH}#practice")
    learner.take("practice")
    while learner.item.expect is None:
        learner.answer()
        learner.go_on()

    learner.screen.locator("form input").fill('<img src=x onerror="document.title=1"> 六')
    learner.button(learner.words("sure-guess")).click()

    problem = learner.screen.locator(".lad-problem").first
    expect(problem).to_contain_text(learner.words("unreadable"))
    assert page.locator(".lad img").count() == 0
    learner.screen.locator("form input").fill("６")
    learner.button(learner.words("sure-certain")).click()
    verdict = learner.screen.locator(".lad-verdict-title")
    expect(verdict).to_contain_text(learner.words("outcome-right"))


def test_a_lesson_shows_no_source_and_sets_no_cookie(page, context, server):
    page.goto(server.address + ZH)
    expect(page.locator('.lad[data-key="head"]')).to_be_visible()

    content = page.content()
    assert [code for code in ("door.step", "from widgets", "door.law") if code in content] == []
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
