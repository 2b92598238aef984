"""Modules and functions stay small enough to be read at once."""

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted((ROOT / "widgets").rglob("*.py"))


def lengths() -> dict[str, int]:
    """The lines of every function, by place."""
    found = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                end = node.end_lineno or node.lineno
                found[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = end - node.lineno + 1
    return found


def test_no_module_is_longer_than_250_lines():
    long = [str(p.relative_to(ROOT)) for p in MODULES if len(p.read_text().splitlines()) > 250]

    assert long == []


def test_functions_do_one_thing():
    found = lengths()

    assert median(found.values()) <= 10
    assert [place for place, lines in found.items() if lines > 40] == []
