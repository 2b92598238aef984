"""What an author writes, on a page that draws itself anew."""

from __future__ import annotations

import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Server
from tests.machine import free_port

ITEM = "quizzes/bank/form-a.yaml"


@pytest.fixture
def preview(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    port = free_port()
    command = [sys.executable, "-m", "widgets.serve.preview", "item", "form-a", str(port)]
    serving = Server(command, port, "/mark")
    yield serving
    serving.end()


def test_the_page_is_drawn_anew_when_the_file_is_saved(preview, page, small_root):
    path = small_root / ITEM
    text = path.read_text(encoding="utf-8")
    page.goto(preview.address)
    expect(page.get_by_text("The stem of form-a")).to_be_visible()

    path.write_text(text.replace("The stem of form-a", "Another stem"), encoding="utf-8")
    expect(page.get_by_text("Another stem")).to_be_visible()

    path.write_text(text.replace("objective:", "objektive:"), encoding="utf-8")
    expect(page.get_by_text("did you mean 'objective'?")).to_be_visible()

    path.write_text(text, encoding="utf-8")
    expect(page.get_by_role("alert")).to_have_count(0)
