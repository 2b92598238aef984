"""What a learner has done is kept in the browser: over reloads, killed kernels, languages."""

from __future__ import annotations

import json
import os
import signal

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.learner import Learner

ZH = "/voila/render/zh/01-at-the-door.ipynb"
EN = "/voila/render/en/01-at-the-door.ipynb"
KEY = "law-at-the-door/at-the-door"
KEPT = "([key, place]) => JSON.parse(localStorage.getItem(key))?.places?.twins === place"
CHOICE = {"at": "missing/door-missing-step", "chose": ["gone"], "sure": "certain", "of": "0"}
STRAY = {"at": "missing/no-such-item", "chose": ["a"], "sure": None, "of": "0"}
RECORD = {"version": 1, "lesson": "at-the-door", "form": "a", "choices": [CHOICE, STRAY]}


@pytest.fixture
def started(page, server):
    """A learner who has answered one question in Chinese, and goes on to the next."""
    learner = Learner(page, "zh")
    page.goto(f"{server.address}{ZH}#twins")
    learner.take("twins")
    learner.answer()
    learner.go_on()
    page.wait_for_function(KEPT, arg=[KEY, f"twins/{learner.item.id}"])
    return learner


def is_at(learner: Learner, n: int) -> None:
    """The learner is asked the n-th question: the screen knows what was kept."""
    of = len(learner.lesson.step("twins").items)
    expect(learner.screen.locator("form")).to_be_visible()
    expect(learner.screen.locator(".lad-title")).to_have_text(learner.words("item-n", n=n, of=of))


def kernels(server) -> set[int]:
    """The kernels of a server: what its nest has forked."""
    nests = psutil.Process(server.pid).children()
    return {kernel.pid for nest in nests for kernel in nest.children()}


def test_a_reload_goes_on_where_the_learner_was(started):
    second = started.item.id

    started.page.reload()

    is_at(started, 2)
    assert started.page.url.endswith("#twins")
    assert started.item.id == second


def test_a_killed_kernel_is_told_and_the_learner_goes_on(started, server):
    second, page = started.item.id, started.page

    for pid in kernels(server):
        os.kill(pid, signal.SIGKILL)
    status = page.locator("#door-status")
    expect(status).to_contain_text(started.words("lost-connection"))
    with page.expect_navigation():  # it is first looked whether there is a way
        status.get_by_role("button").click()

    is_at(started, 2)
    assert started.item.id == second
    started.answer()


def test_the_language_switch_keeps_the_run_and_the_section(started, server):
    second, page = started.item.id, started.page

    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"{server.address}{EN}#twins")

    english = Learner(page, "en")
    english.take("twins")
    is_at(english, 2)
    assert english.item.id == second


@pytest.mark.parametrize("stored", ["{broken", "[]", '{"version": 0}', "null", '"<script>"'])
def test_a_corrupt_record_is_told_and_nothing_crashes(page, server, stored):
    learner = Learner(page, "en")
    page.goto(f"{server.address}/?lang=en")
    page.evaluate("([key, stored]) => localStorage.setItem(key, stored)", [KEY, stored])

    page.goto(server.address + EN)

    expect(page.locator(".lad-notice:visible").first).to_contain_text(learner.words("unread"))
    learner.open_step("before")
    learner.answer()


def test_what_cannot_be_read_is_kept_aside_saved_to_a_file_and_dropped(page, server, tmp_path):
    learner, words = Learner(page, "en"), Learner(page, "en").words
    deep, aside = "[" * 100_000, f"{KEY}/aside"
    page.goto(f"{server.address}/?lang=en")
    page.evaluate("([key, stored]) => localStorage.setItem(key, stored)", [KEY, deep])

    page.goto(server.address + EN)
    expect(page.locator(".lad-notice", has_text=words("aside"))).to_be_visible()
    learner.open_step("before")
    learner.answer()
    page.goto(f"{server.address}{EN}#door-start")
    page.reload()
    notice = page.locator(".lad-notice", has_text=words("aside"))
    with page.expect_download() as waited:
        notice.get_by_role("button", name=words("save-answers")).click()
    waited.value.save_as(tmp_path / "aside.txt")
    notice = page.locator(".lad-notice", has_text=words("aside"))
    notice.get_by_role("button", name=words("aside-drop")).click()
    expect(notice).to_contain_text(words("aside-sure"))
    page.wait_for_timeout(600)  # longer than a double tap
    notice.get_by_role("button", name=words("aside-drop")).click()

    expect(page.locator(".lad-notice", has_text=words("aside"))).to_have_count(0)
    assert (tmp_path / "aside.txt").read_text() == deep
    assert page.evaluate("key => localStorage.getItem(key)", aside) is None
    assert page.evaluate("key => JSON.parse(localStorage.getItem(key)).choices.length", KEY) == 1


@pytest.mark.parametrize(
    "place", [{"places": {"missing": CHOICE["at"]}}, {"at": CHOICE["at"]}], ids=["now", "before"]
)
def test_an_answer_to_a_question_edited_since_is_kept_and_said_to_be_old(page, server, place):
    learner = Learner(page, "zh")
    stored = json.dumps(RECORD | {"hints": []} | place)
    page.goto(f"{server.address}/?lang=zh")
    page.evaluate("([key, stored]) => localStorage.setItem(key, stored)", [KEY, stored])

    page.goto(f"{server.address}{ZH}#missing")
    learner.take("missing")

    expect(learner.screen).to_contain_text(learner.words("changed"))
    expect(learner.screen).to_contain_text(learner.words("gone-text", n=1))
    learner.button(learner.words("answer-again")).click()
    expect(learner.screen.locator("form")).to_be_visible()
