"""A learner saves the answers to a file, erases everything, and opens the file again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.lab import InLab
from tests.browser.learner import Learner

PATH = "{lang}/01-at-the-door.ipynb"


def save(learner: Learner, folder: Path) -> Path:
    """Opens the line about files at the head, and saves one."""
    learner.page.locator(".lad-unfold > summary", has_text=learner.words("answers-file")).click()
    with learner.page.expect_download() as waited:
        learner.page.get_by_role("button", name=learner.words("save-answers")).click()
    assert waited.value.suggested_filename == "law-at-the-door-at-the-door.json"
    waited.value.save_as(folder / "answers.json")
    return folder / "answers.json"


def open_file(learner: Learner, path: Path, told: str) -> None:
    """Opens a file at the head, and waits until it is told what became of it."""
    learner.page.locator(".lad-file input").set_input_files(path)
    expect(learner.page.locator(".lad-notice", has_text=learner.words(told)).first).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_answers_saved_to_a_file_and_erased_are_back_once_it_is_opened(
    page: Page, server: Server, tmp_path: Path, lang: str
) -> None:
    learner, words = Learner(page, lang), Learner(page, lang).words
    address = f"{server.address}/voila/render/{PATH.format(lang=lang)}"
    page.goto(f"{address}#missing")
    learner.arrive("missing")
    learner.answer()
    page.goto(f"{address}#door-start")
    expect(page.locator(".lad-unfold > summary")).to_be_visible()
    expect(page.get_by_role("button", name=words("save-answers"))).not_to_be_visible()
    file = save(learner, tmp_path)
    assert [each["at"] for each in json.loads(file.read_text())["choices"]]

    page.locator("#door-erase [data-erase=ask]").click()
    page.locator("#door-erase [data-erase=yes]").click()
    expect(page.locator(".lad-unfold[open]")).to_have_count(0)  # the page is drawn anew
    page.locator(".lad-unfold > summary").click()
    (tmp_path / "other.json").write_bytes(b"\x89PNG\x00\x00")
    open_file(learner, tmp_path / "other.json", "file-unread")
    expect(page.get_by_role("button", name=words("save-answers"))).to_be_visible()
    open_file(learner, file, "file-opened")
    page.reload()
    page.goto(f"{address}#missing")
    learner.arrive("missing")

    expect(learner.screen.locator(".lad-verdict")).to_be_visible()


def test_the_same_in_jupyterlab(page: Page, lab: Server, tmp_path: Path) -> None:
    learner = InLab(page, "en")
    learner.run(lab, PATH.format(lang="en"))
    learner.take("missing")
    learner.answer()
    page.locator(".jp-WindowedPanel-outer").evaluate("each => each.scrollTo(0, 0)")
    file = save(learner, tmp_path)
    erase = page.get_by_role("button", name=learner.words("erase"))
    erase.click()
    page.wait_for_timeout(600)  # longer than a double tap
    erase.click()
    expect(page.get_by_text(learner.words("parts-done", n=1, left=11))).to_have_count(0)

    open_file(learner, file, "file-opened")
    learner.take("missing")

    expect(learner.screen.locator(".lad-verdict")).to_be_visible()
