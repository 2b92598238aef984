"""The rings: notebooks -> ui -> content -> core, inwards only; the core is pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
STANDARD = {
    "__future__", "collections", "dataclasses", "datetime", "decimal", "difflib", "enum",
    "fractions", "functools", "hashlib", "itertools", "json", "math", "re", "typing", "unicodedata",
}  # fmt: skip
MAY_IMPORT = {
    "core": {*STANDARD, "pydantic", "widgets.core"},
    "content": {
        *STANDARD, "contextlib", "csv", "os", "pathlib", "sys", "pydantic", "pydantic_core", "yaml",
        "widgets.core", "widgets.content",
    },
    "ui": {
        *STANDARD, "html", "logging", "pathlib", "secrets", "urllib", "anywidget", "traitlets",
        "widgets.core", "widgets.content", "widgets.ui",
    },
    "serve": {
        *STANDARD, "http", "pathlib", "sys", "jinja2", "tornado", "traitlets", "voila",
        "jupyter_server", "jupyterlab_server", "widgets.core", "widgets.content", "widgets.serve",
    },
}  # fmt: skip
IMPURE = {
    "open": "files are for content/",
    "print": "what is said goes into a view",
    "today": "pass the day in instead",
    "now": "pass the day in instead",
    "read_text": "files are for content/",
}


def breaches(source: str, name: str, ring: str) -> Iterator[str]:
    """Every import and call that does not belong into a ring, as `file:line: what`."""
    for node in ast.walk(ast.parse(source)):
        for module in _imported(node):
            if not any(module == m or module.startswith(f"{m}.") for m in MAY_IMPORT[ring]):
                yield f"{name}:{getattr(node, 'lineno', 0)}: {module} is not for {ring}/"
        if ring == "core" and isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in IMPURE:
                yield f"{name}:{node.lineno}: {called}() is not for core/: {IMPURE[called]}"


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


@pytest.mark.parametrize("ring", MAY_IMPORT)
def test_each_ring_imports_only_what_is_further_in(ring):
    found = [
        breach
        for path in sorted((ROOT / "widgets" / ring).rglob("*.py"))
        for breach in breaches(path.read_text(), str(path.relative_to(ROOT)), ring)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("ring", "line", "what"),
    [
        ("core", "import ipywidgets", "x.py:1: ipywidgets is not for core/"),
        ("core", "import random", "x.py:1: random is not for core/"),
        ("core", "from pathlib import Path", "x.py:1: pathlib is not for core/"),
        ("core", "from widgets.content.library import Library", "x.py:1: widgets.content.library"),
        ("core", "day = date.today()", "x.py:1: today() is not for core/: pass the day in instead"),
        ("core", "text = open('x')", "x.py:1: open() is not for core/: files are for content/"),
        ("content", "import anywidget", "x.py:1: anywidget is not for content/"),
        ("content", "from widgets.ui.stage import Stage", "x.py:1: widgets.ui.stage is not"),
        ("serve", "from widgets.ui.lesson import Lesson", "x.py:1: widgets.ui.lesson is not"),
        ("ui", "import pandas", "x.py:1: pandas is not for ui/"),
    ],
)
def test_a_planted_breach_is_named_with_its_line(ring, line, what):
    found = list(breaches(line, "x.py", ring))

    assert len(found) == 1
    assert found[0].startswith(what)
