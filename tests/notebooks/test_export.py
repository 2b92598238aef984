"""A notebook that was run and is exported as HTML can be read: each piece is there in words."""

from __future__ import annotations

import ast
import re
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter

ROOT = Path(__file__).resolve().parents[2] / "notebooks"
NAMES = ("01-at-the-door", "calculators", "law")


def run(notebook: Any, outputs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Runs what a visitor's page runs, in this process, with what a kernel would have told."""
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code" or "lab" in cell.metadata.get("tags", ()):
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell.id, "exec"), names)  # noqa: S102  # our own notebooks
        outputs.clear()
        if isinstance(last, ast.Expr):
            shown = eval(compile(ast.Expression(last.value), cell.id, "eval"), names)  # noqa: S307
            if hasattr(shown, "_ipython_display_"):
                shown._ipython_display_()
        cell.outputs = [
            nbformat.v4.new_output("display_data", data=data, metadata=marks)
            for data, marks in outputs
        ]


def texts(html: str) -> set[str]:
    """What an HTML page says, text by text."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return {unescape(each).strip() for each in re.split(r"<[^>]+>", body)} - {""}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_piece_of_a_notebook_saved_as_html_can_be_read(monkeypatch, lang, name):
    outputs: list[Any] = []
    monkeypatch.setattr("widgets.ui.stage._published", lambda *given: outputs.append(given))
    notebook = nbformat.read(ROOT / lang / f"{name}.ipynb", 4)
    run(notebook, outputs)
    pieces = [cell for cell in notebook.cells if len(cell.get("outputs", ())) > 1]

    html, _ = HTMLExporter().from_notebook_node(notebook)

    assert len(pieces) >= 4
    assert html.count('<section class="lad-still"') == len(pieces)
    for cell in pieces:
        told = texts(cell.outputs[1].data["text/html"])
        assert len(told) > 1, cell.id
        assert told <= texts(html), cell.id
