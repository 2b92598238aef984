"""What the code of a notebook asks for: lessons and their steps, pieces, articles, and imports."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from widgets.content.notebooks import Notebook, NotebookCell

# What asks for something by its name, which is the first argument: its kind and its keyword.
_OPENS = {
    "lesson": ("lesson", "lesson_id"),
    "item": ("item", "item_id"),
    "scenario": ("scenario", "scenario_id"),
    "calculator": ("calculator", "calculator_id"),
    "article": ("article", "cite"),
}
_OF_A_LESSON = {
    "step": ("step", "step_id"),
    "by_day": ("rule", "rule_id"),
    "law": ("topic", "topic"),
}


_ALWAYS_THERE = {"widgets", *sys.stdlib_module_names}
_MAGIC = ("%", "!")


@dataclass(frozen=True, slots=True)
class Opened:
    """Something that a cell asks for: its kind, its name, the lesson it is asked of, the line."""

    kind: str
    name: str
    lesson: str
    cell: str
    line: int


def opened(notebook: Notebook) -> Iterator[Opened]:
    """All that a notebook's code asks for by name, in the order of its cells."""
    held: dict[str, str] = {}
    for cell in notebook.cells:
        if cell.kind == "code":
            with suppress(SyntaxError):  # a cell that does not run is told by whoever runs it
                yield from _in_a_cell(cell, held)


def imports_only_ours(code: Iterable[str]) -> bool:
    """Whether cells of code import `widgets` and Python's own modules alone, and use no magic.

    Whatever else they import may show something that the project's own pages cannot draw. So may a
    cell that is no plain Python.
    """
    try:
        trees = [ast.parse(cell) for cell in code]
    except (MemoryError, RecursionError, SyntaxError, ValueError):  # nested too deep, or no text
        return False
    names = {name for tree in trees for node in ast.walk(tree) for name in _imported(node)}
    return names <= _ALWAYS_THERE


def _imported(node: ast.AST) -> list[str]:
    """The packages that a statement imports."""
    if isinstance(node, ast.ImportFrom):
        return [(node.module or ".").partition(".")[0]]
    if isinstance(node, ast.Import):
        return [each.name.partition(".")[0] for each in node.names]
    return []


def _in_a_cell(cell: NotebookCell, held: dict[str, str]) -> Iterator[Opened]:
    """What a cell asks for; `held` are the lessons that names stand for, and learns of more."""
    lines = cell.text.splitlines()
    tree = ast.parse("\n".join("" if line[:1] in _MAGIC else line for line in lines))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and (lesson := _lesson(node.value, held)):
            held |= {each.id: lesson for each in node.targets if isinstance(each, ast.Name)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=_end):
        kind, keyword, lesson = _asks(call, held)
        name = _name(call, keyword)
        if kind and name:
            yield Opened(kind, name, lesson, cell.id, cell.lines[call.lineno - 1])


def _end(call: ast.Call) -> tuple[int, int]:
    """Where a call ends: what it is asked of ends before it."""
    return call.end_lineno or 0, call.end_col_offset or 0


def _asks(call: ast.Call, held: Mapping[str, str]) -> tuple[str, str, str]:
    """The kind of thing a call asks for, the keyword of its name, and the lesson asked."""
    of = call.func
    if isinstance(of, ast.Name):
        return (*_OPENS.get(of.id, ("", "")), "")
    if isinstance(of, ast.Attribute):
        if isinstance(of.value, ast.Name) and of.value.id == "widgets":
            return (*_OPENS.get(of.attr, ("", "")), "")
        if lesson := _lesson(of.value, held):
            return (*_OF_A_LESSON.get(of.attr, ("", "")), lesson)
    return "", "", ""


def _lesson(value: ast.expr, held: Mapping[str, str]) -> str:
    """The lesson that an expression stands for; nothing where it stands for none."""
    if isinstance(value, ast.Name):
        return held.get(value.id, "")
    if isinstance(value, ast.Call):
        kind, keyword, _ = _asks(value, held)
        return _name(value, keyword) if kind == "lesson" else ""
    return ""


def _name(call: ast.Call, keyword: str) -> str:
    given = [*call.args[:1], *(each.value for each in call.keywords if each.arg == keyword)]
    words = [each.value for each in given if isinstance(each, ast.Constant)]
    return next((word for word in words if isinstance(word, str)), "")
