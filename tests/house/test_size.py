"""Modules and functions stay small enough to be read at once."""

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted((ROOT / "widgets").rglob("*.py"))
PROGRAMS = sorted(
    path for part in (".ci", "tests/bench", "tests/soak") for path in (ROOT / part).glob("*.py")
)
"""What is run by itself, and not by pytest."""
VENDORED = {"chart.umd.js", "lit-html.js"}
STATIC = [each for each in (ROOT / "widgets").glob("*/static/**/*") if each.name not in VENDORED]


def lengths(source: str, name: str) -> dict[str, int]:
    """The lines of every function, by place."""
    return {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_module_is_longer_than_250_lines():
    lines = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in MODULES + PROGRAMS}

    assert [name for name, count in lines.items() if count > 250] == []


def test_no_script_or_style_sheet_is_longer_than_250_lines():
    browser = [each for each in STATIC if each.suffix in {".css", ".js"}]
    lines = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in browser}

    assert lines
    assert [name for name, count in lines.items() if count > 250] == []


def test_half_of_all_modules_have_100_lines_or_fewer():
    scripts = [each for each in STATIC if each.suffix == ".js"]

    assert median(len(p.read_text().splitlines()) for p in MODULES + scripts) <= 100


def test_half_of_all_functions_have_ten_lines_or_fewer():
    functions = [lengths(p.read_text(), str(p.relative_to(ROOT))) for p in MODULES]

    assert median(n for found in functions for n in found.values()) <= 10


def test_no_function_is_longer_than_40_lines():
    functions = [lengths(p.read_text(), str(p.relative_to(ROOT))) for p in MODULES + PROGRAMS]

    assert [place for found in functions for place, n in found.items() if n > 40] == []


def test_a_function_is_measured_from_its_first_line_to_its_last_also_within_a_class():
    source = "class A:\n    def f(self):\n        a = 1\n\n        return a\n\nasync def g(): ...\n"

    assert lengths(source, "x.py") == {"x.py:2 f": 4, "x.py:7 g": 1}
