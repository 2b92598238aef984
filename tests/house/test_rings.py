"""The rings: notebooks -> ui -> content -> core, inwards only; the core is pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
STANDARD = {
    "__future__", "calendar", "collections", "csv", "dataclasses", "datetime", "decimal",
    "difflib", "enum", "fractions", "functools", "hashlib", "html", "io", "itertools", "json",
    "math", "re", "typing", "unicodedata", "urllib.parse", "xml.parsers",
}  # fmt: skip
MAY_IMPORT = {
    "core": {*STANDARD, "pydantic", "widgets.core"},
    "content": {
        *STANDARD, "ast", "contextlib", "csv", "docx", "os", "pandas", "pathlib", "string", "sys",
        "pydantic", "pydantic_core", "yaml", "widgets.core", "widgets.content",
    },
    "ui": {
        *STANDARD, "asyncio", "base64", "logging", "pandas", "pathlib", "secrets", "urllib",
        "IPython", "anywidget", "ipywidgets", "traitlets",
        "widgets.core", "widgets.content", "widgets.ui",
    },
    "serve": {
        *STANDARD, "argparse", "asyncio", "contextlib", "contextvars", "errno", "gzip",
        "hmac", "http", "ipaddress", "logging", "os", "pathlib", "queue", "secrets", "socket",
        "sys", "time", "types", "jinja2", "jupyter_client", "jupyter_core", "jupyter_server",
        "nbconvert", "prometheus_client", "psutil", "segno", "tornado", "traitlets", "voila",
        "widgets.core", "widgets.content", "widgets.serve",
    },
}  # fmt: skip
# What one module alone may do: two draw at random for a reader; only two start, fork and end
# kernels, and only the fork server knows the screen, which it loads before a kernel asks for it.
ALSO = {
    "widgets/content/blind.py": {"random"},
    "widgets/content/statements.py": {"random"},
    "widgets/content/layout.py": {"contextvars"},
    "widgets/serve/fork_server.py": {
        "gc", "importlib", "random", "select", "signal", "threading", "IPython", "ipykernel",
        "widgets.ui.cells", "widgets.ui.channels", "widgets.ui.law", "widgets.ui.lesson",
        "widgets.ui.pieces", "widgets.ui.shared",
    },
    "widgets/serve/provisioner.py": {"resource", "select", "signal", "subprocess"},
    "widgets/serve/capacity.py": {"resource"},
    "widgets/serve/kernels.py": {"zmq"},
    "widgets/serve/private.py": {"nbformat", "zmq"},
    "widgets/serve/greeting.py": {"zmq"},
    "widgets/serve/running.py": {"copy", "nbclient", "nbformat", "posixpath"},
    "widgets/ui/cells.py": {"comm", "jupyter_client", "traceback"},
    "widgets/ui/stage.py": {"contextvars"},
    "widgets/serve/start.py": {"resource", "tempfile"},
    "widgets/serve/app.py": {"gc", "shutil"},
    "widgets/serve/own_browser.py": {"webbrowser"},
}  # fmt: skip
FILES, SCREEN, DAY = "files are for content/", "a view says it", "pass the day in instead"
IMPURE = {
    "open": FILES, "read_text": FILES, "write_text": FILES, "print": SCREEN, "input": SCREEN,
    "today": DAY, "now": DAY, "utcnow": DAY, "__import__": "import it where it can be seen",
}  # fmt: skip


def breaches(source: str, name: str, ring: str) -> Iterator[str]:
    """Every import and call that does not belong into a ring, as `file:line: what`."""
    allowed = MAY_IMPORT[ring] | ALSO.get(name, set())
    for node in ast.walk(ast.parse(source)):
        for module in _imported(node):
            if not any(module == m or module.startswith(f"{m}.") for m in allowed):
                yield f"{name}:{getattr(node, 'lineno', 0)}: {module} is not for {ring}/"
        reached = _reached(node) if ring == "core" else ""
        if reached in IMPURE:
            line = getattr(node, "lineno", 0)
            yield f"{name}:{line}: {reached} is not for core/: {IMPURE[reached]}"


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return []


def _reached(node: ast.AST) -> str:
    """What is called by its name, and what is taken from a date without being called."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return "" if _of_date(node.func) else node.func.attr
    return node.attr if isinstance(node, ast.Attribute) and _of_date(node) else ""


def _of_date(node: ast.Attribute) -> bool:
    return getattr(node.value, "attr", getattr(node.value, "id", "")) in {"date", "datetime"}


def test_every_folder_with_modules_is_a_ring():
    folders = {p.relative_to(ROOT / "widgets").parts[0] for p in (ROOT / "widgets").rglob("*/*.py")}

    assert folders == set(MAY_IMPORT)


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
        ("core", "import time", "x.py:1: time is not for core/"),
        ("core", "import yaml", "x.py:1: yaml is not for core/"),
        ("core", "from .run import Run", "x.py:1: .run is not for core/"),
        ("core", "import pydantic_settings", "x.py:1: pydantic_settings is not for core/"),
        ("core", "def f():\n    import pandas", "x.py:2: pandas is not for core/"),
        ("core", "day = date.today()", "x.py:1: today is not for core/: pass the day in instead"),
        ("core", "\nnow = datetime.now(UTC)", "x.py:2: now is not for core/: pass the day"),
        ("core", "day = datetime.date.today()", "x.py:1: today is not for core/: pass the day"),
        ("core", "day = D.today()", "x.py:1: today is not for core/: pass the day in instead"),
        ("core", "day: date = field(default_factory=date.today)", "x.py:1: today is not for core/"),
        ("core", "text = open('x')", "x.py:1: open is not for core/: files are for content/"),
        ("core", "text = path.read_text()", "x.py:1: read_text is not for core/: files are"),
        ("core", "r = __import__('random')", "x.py:1: __import__ is not for core/"),
        ("content", "import anywidget", "x.py:1: anywidget is not for content/"),
        ("content", "from widgets.ui.stage import Stage", "x.py:1: widgets.ui.stage is not"),
        ("content", "import ipywidgets", "x.py:1: ipywidgets is not for content/"),
        ("content", "import traitlets", "x.py:1: traitlets is not for content/"),
        ("serve", "from widgets.ui.lesson import Lesson", "x.py:1: widgets.ui.lesson is not"),
        ("serve", "from widgets import open_lesson", "x.py:1: widgets is not for serve/"),
        ("serve", "import anywidget", "x.py:1: anywidget is not for serve/"),
        ("serve", "import subprocess", "x.py:1: subprocess is not for serve/"),
        ("serve", "import ipykernel.kernelapp", "x.py:1: ipykernel.kernelapp is not for serve/"),
        ("ui", "import numpy", "x.py:1: numpy is not for ui/"),
    ],
)
def test_a_planted_breach_is_named_with_its_line(ring, line, what):
    found = list(breaches(line, "x.py", ring))

    assert len(found) == 1
    assert found[0].startswith(what)


def test_only_the_nest_may_load_the_screen_and_only_what_kernels_show():
    fork_server, lesson = "widgets/serve/fork_server.py", "import widgets.ui.lesson"

    assert list(breaches(lesson, fork_server, "serve")) == []
    assert len(list(breaches(lesson, "widgets/serve/provisioner.py", "serve"))) == 1
    assert len(list(breaches("import widgets.ui.stage", fork_server, "serve"))) == 1


def test_a_day_that_was_passed_in_and_a_word_called_now_are_no_breach():
    source = "from datetime import date\nday = date(2026, 1, 1)\ntold = item.now\n"

    assert list(breaches(source, "x.py", "core")) == []
