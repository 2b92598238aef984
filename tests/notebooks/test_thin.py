"""A notebook is thin: it opens what is elsewhere and shows it."""

import ast
import json
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent.parent / "notebooks").glob("*/*.ipynb"))
FORBIDDEN = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.IfExp, ast.Match,
    ast.For, ast.While, ast.comprehension, ast.Try, ast.TryStar, ast.With,
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
        for node in ast.walk(_parsed(source)):
            if isinstance(node, FORBIDDEN):
                found.append(f"{cell['id']}: {type(node).__name__} belongs into widgets/")
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
            found += [
                f"{cell['id']}: imports {name}"
                for name in names
                if name.partition(".")[0] not in MAY_IMPORT
            ]
    return found


def _parsed(source: str) -> ast.AST:
    """A cell's code; a magic is an import of what only IPython knows."""
    lines = source.splitlines()
    return ast.parse("\n".join("import IPython" if x[:1] in "%!" else x for x in lines if x))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_notebook_is_thin(path):
    assert thick(json.loads(path.read_text())) == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import os", "x: imports os"),
        ("import widgetsnbextension", "x: imports widgetsnbextension"),
        ("from numpy import array", "x: imports numpy"),
        ("from . import widgets", "x: imports ."),
        ("%matplotlib inline", "x: imports IPython"),
        ("!pip install x", "x: imports IPython"),
        ("def f(): pass", "x: FunctionDef belongs into widgets/"),
        ("class A: pass", "x: ClassDef belongs into widgets/"),
        ("f = lambda: 1", "x: Lambda belongs into widgets/"),
        ("if a: pass", "x: If belongs into widgets/"),
        ("a = b if c else d", "x: IfExp belongs into widgets/"),
        ("for a in b: pass", "x: For belongs into widgets/"),
        ("a = [b for b in c]", "x: comprehension belongs into widgets/"),
        ("while a: pass", "x: While belongs into widgets/"),
        ("try: pass\nfinally: pass", "x: Try belongs into widgets/"),
        ("with a: pass", "x: With belongs into widgets/"),
        ("a\n" * 7, "x: 7 lines, 6 at most"),
    ],
)
def test_what_is_too_thick_is_named_with_its_cell(source, what):
    planted = {"cells": [{"cell_type": "code", "id": "x", "source": source}]}

    assert thick(planted) == [what]


def test_a_thirteenth_code_cell_is_one_too_many_and_prose_is_not_counted():
    code = [{"cell_type": "code", "id": "x", "source": "a"}] * 12
    prose = [{"cell_type": "markdown", "id": "y", "source": "for a in b:"}] * 12

    assert thick({"cells": [*code, *prose]}) == []
    assert thick({"cells": [*code, *code[:1]]}) == ["13 code cells, 12 at most"]


def test_a_cell_of_six_lines_that_opens_a_lesson_is_thin():
    source = [
        "from datetime import date\n", "\n", "import pandas as pd\n",
        "from widgets import open_lesson\n", "\n", 'open_lesson("x", lang="zh")',
    ]  # fmt: skip

    assert thick({"cells": [{"cell_type": "code", "id": "x", "source": source}]}) == []


def test_there_are_notebooks_to_look_at():
    assert {path.parent.name for path in NOTEBOOKS} == {"zh", "en"}
