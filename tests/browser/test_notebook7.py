"""A lesson in Notebook 7, which shows one notebook without JupyterLab around it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.lab import InLab, menu
from tests.browser.learner import kept

PATH = "en/01-at-the-door.ipynb"


class InNotebook7(InLab):
    """Someone who takes a lesson in Notebook 7."""

    def run(self, lab: Server, path: str) -> None:
        """Opens a notebook and runs all its cells."""
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.goto(f"{lab.address}/notebooks/{path}")
        kernel = self.page.locator(".jp-Toolbar-kernelName")
        expect(kernel).to_have_text("Python 3 (ipykernel)", timeout=30_000)
        status = self.page.locator(".jp-Notebook-ExecutionIndicator")
        expect(status).to_have_attribute("data-status", "idle", timeout=30_000)
        menu(self.page, "Run", "Run All Cells")
        prompts = self.page.locator(".jp-CodeCell .jp-InputArea-prompt")
        expect(prompts.last).to_have_text(re.compile(r"\[\d+\]:"), timeout=60_000)


def test_a_lesson_is_read_and_answered_in_notebook_7(page: Page, lab: Server):
    learner = InNotebook7(page, "en")
    learner.run(lab, PATH)
    step = learner.lesson.steps[0]
    learner.take(step.id)

    item = learner.answer()

    assert [place.rpartition("/")[2] for place in kept(page, "at-the-door")] == [item.id]
    expect(page.locator(".jp-OutputArea-output[data-mime-type*=stderr]")).to_have_count(0)
