"""A notebook is thin: it opens what is elsewhere and shows it."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent.parent / "notebooks").glob("*/*.ipynb"))
FORBIDDEN = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.IfExp, ast.Match,
    ast.For, ast.While, ast.comprehension, ast.Try, ast.TryStar, ast.With,
)  # fmt: skip
MAY_IMPORT = {"widgets", "datetime", "pandas"}


CELLS, CODE = range(20, 37), 24
LINES = {"for-teachers": 16}


def thick(notebook: dict, name: str) -> list[str]:
    """What makes a notebook too thick, by cell; the teachers' own may show how to go on."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    found = list(_counted(len(notebook["cells"]), len(cells))) if name[0].isdigit() else []
    most = LINES.get(name, 6)
    for cell in cells:
        source = "".join(cell["source"])
        if len(source.splitlines()) > most:
            found.append(f"{cell['id']}: {len(source.splitlines())} lines, {most} at most")
        if name not in LINES:
            found += [f"{cell['id']}: {what}" for what in _astray(_parsed(source))]
    return found


def _counted(cells: int, code: int) -> Iterator[str]:
    """What is wrong with the number of cells of a lesson."""
    if cells not in CELLS:
        yield f"{cells} cells, {CELLS[0]} to {CELLS[-1]} in a lesson"
    if code > CODE:
        yield f"{code} code cells, {CODE} at most"


def _astray(tree: ast.AST) -> Iterator[str]:
    """What code does that is not for a notebook."""
    for node in ast.walk(tree):
        if isinstance(node, FORBIDDEN):
            yield f"{type(node).__name__} belongs into widgets/"
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
        yield from (f"imports {n}" for n in names if n.partition(".")[0] not in MAY_IMPORT)


def _parsed(source: str) -> ast.AST:
    """A cell's code; a magic is an import of what only IPython knows."""
    lines = source.splitlines()
    return ast.parse("\n".join("import IPython" if x[:1] in "%!" else x for x in lines if x))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_notebook_is_thin(path):
    assert thick(json.loads(path.read_text()), path.stem) == []


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

    assert thick(planted, "law") == [what]


def cells(code: int, prose: int) -> dict:
    """So many cells of code and of prose; what stands in prose is no code."""
    written = {"cell_type": "code", "id": "x", "source": "a"}
    read = {"cell_type": "markdown", "id": "y", "source": "for a in b:\n" * 9}
    return {"cells": [written] * code + [read] * prose}


@pytest.mark.parametrize(
    ("code", "prose", "told"),
    [
        (10, 10, []),
        (24, 12, []),
        (9, 10, ["19 cells, 20 to 36 in a lesson"]),
        (18, 19, ["37 cells, 20 to 36 in a lesson"]),
        (25, 10, ["25 code cells, 24 at most"]),
    ],
)
def test_a_lesson_has_so_many_cells_and_other_notebooks_as_many_as_they_need(code, prose, told):
    assert thick(cells(code, prose), "01-small") == told
    assert thick(cells(code, prose), "law") == []


def test_a_cell_of_six_lines_that_opens_a_lesson_is_thin():
    source = [
        "from datetime import date\n", "\n", "import pandas as pd\n",
        "from widgets import lesson\n", "\n", 'lesson("x", lang="zh")',
    ]  # fmt: skip

    assert thick({"cells": [{"cell_type": "code", "id": "x", "source": source}]}, "law") == []


def test_the_teachers_notebook_may_import_and_define_and_stays_short():
    source = "import matplotlib\n\n\ndef f():\n    pass\n"
    code = {"cell_type": "code", "id": "x", "source": source}

    assert thick({"cells": [code]}, "for-teachers") == []
    assert thick({"cells": [code | {"source": "a\n" * 17}]}, "for-teachers") == [
        "x: 17 lines, 16 at most"
    ]


def test_there_are_notebooks_to_look_at():
    assert {path.parent.name for path in NOTEBOOKS} == {"zh", "en"}
