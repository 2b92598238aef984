"""A notebook is thin: it opens what is elsewhere and shows it."""

import ast
import json
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent.parent / "notebooks").rglob("*.ipynb"))
FORBIDDEN = (
    ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.For, ast.While, ast.Try, ast.With,
    ast.ListComp, ast.GeneratorExp,
)  # fmt: skip
MAY_IMPORT = {"widgets", "datetime", "pandas"}


def thick(notebook: dict) -> list[str]:
    """What makes a notebook too thick, by cell."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    found = [f"{len(cells)} code cells, 12 at most"] if len(cells) > 12 else []
    for cell in cells:
        source = "".join(cell["source"])
        if len(source.splitlines()) > 6:
            found.append(f"{cell['id']}: {len(source.splitlines())} lines, 6 at most")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, FORBIDDEN):
                found.append(f"{cell['id']}: {type(node).__name__} belongs into widgets/")
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [
                f"{cell['id']}: imports {name}"
                for name in names
                if name.partition(".")[0] not in MAY_IMPORT
            ]
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_notebook_is_thin(path):
    assert thick(json.loads(path.read_text())) == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import os", "x: imports os"),
        ("for a in b: pass", "x: For belongs into widgets/"),
        ("def f(): pass", "x: FunctionDef belongs into widgets/"),
        ("a\n" * 7, "x: 7 lines, 6 at most"),
    ],
)
def test_what_is_too_thick_is_named_with_its_cell(source, what):
    planted = {"cells": [{"cell_type": "code", "id": "x", "source": source}]}

    assert thick(planted) == [what]
