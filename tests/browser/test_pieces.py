"""Pieces in JupyterLab, in a teacher's own notebook beside a widget that is not ours."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.lab import menu
from widgets.content.library import Library

BOXED = """
from widgets import article, calculator, item
import ipywidgets as ipw
one, box = item("door-a1", lang="en"), ipw.Checkbox(description="answered")
one.observe(lambda change: setattr(box, "value", change["new"]), "done")
ipw.VBox([one, box])
"""
CELLS = (
    BOXED.strip(),
    "calculator('court-costs', lang='en', amount=10000)",
    "article('psapl-2025/47.3', lang='en')",
)


def write(folder: Path) -> None:
    """Puts a notebook of three cells into JupyterLab's folder."""
    blank = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    cells = [{**blank, "id": f"cell-{n}", "source": code} for n, code in enumerate(CELLS)]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    (folder / "own.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def test_pieces_live_in_a_box_beside_other_widgets_and_an_article_stands_as_text(
    page: Page, lab
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    write(lab.folder)
    page.goto(f"{lab.address}/lab/workspaces/own/tree/own.ipynb")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=30_000)
    menu(page, "Run", "Run All Cells")
    asked = Library.open().item("door-a1")
    question = page.locator(".lad", has_text=asked.stem.en[:40])
    expect(question.locator("form")).to_be_visible(timeout=30_000)
    expect(page.locator(".lad-outcome-text")).to_contain_text("CNY")

    question.locator(f'input[value="{asked.verdict_key}"]').check()
    question.locator(f'input[value="{asked.keys[0]}"]').check()
    question.locator(".lad-send button").first.click()

    expect(question.locator(".lad-right")).to_be_visible()
    expect(page.locator(".widget-checkbox input")).to_be_checked()
    expect(page.locator(".jp-RenderedHTML section h3")).to_contain_text("47")
