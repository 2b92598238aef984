"""What other packages keep to themselves is touched in one module alone."""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ONE = "widgets/serve/private.py"
MODULES = sorted((ROOT / "widgets").rglob("*.py"))
PRIVATE = re.compile(r"_[a-z]\w*(?<!_)")
"""A name with a mark before it alone: `_repr_html_` is IPython's way to be told something."""
WITHIN = re.compile(r"\w\.(_[a-z]\w*)")
DEFINED = re.compile(r"(?:self\.|def |^    )(_[a-z]\w*)", re.MULTILINE)
OFFERED = {"_esm", "_css", "_exit"}
"""What anywidget asks of whoever makes a widget; and a way to end that Python documents."""
BY_NAME = ("getattr", "hasattr", "setattr", "delattr")


def touched(source: str, others: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Every private name that a module takes from elsewhere, with its line.

    Args:
        source: the module.
        others: names that classes of ours give to themselves, wherever they are made from others.
    """
    tree = ast.parse(source)
    own = {*_own(tree)} | OFFERED
    for node in ast.walk(tree):
        known = own | others if _is_self(getattr(node, "value", None)) else own
        for name in _taken(node):
            if name not in known and PRIVATE.fullmatch(name):
                yield getattr(node, "lineno", 0), name


def _own(tree: ast.AST) -> Iterator[str]:
    """The names that a module defines, and those that its classes give to themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield from [node.attr] if _is_self(node.value) else []


def _is_self(node: object) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def _taken(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("widgets"):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in BY_NAME:
        yield from (str(a.value) for a in node.args[1:2] if isinstance(a, ast.Constant))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from WITHIN.findall(node.value)


def shared(kind: type) -> list[str]:
    """The private names in a class of ours that a class of another package has too."""
    ours = set(re.findall(r"\b_[a-z]\w*", _source(kind))) - OFFERED
    theirs = {
        name
        for base in kind.__mro__[1:]
        if base.__module__.partition(".")[0] not in ("widgets", "typing")
        for name in _defined(base)
    }
    return sorted(name for name in ours & theirs if PRIVATE.fullmatch(name))


@cache
def _defined(kind: type) -> list[str]:
    return DEFINED.findall(_source(kind))


def _source(kind: type) -> str:
    try:
        return inspect.getsource(kind)
    except (OSError, TypeError):  # it is not written in Python, or is written by a call
        return ""


OURS = frozenset(
    name
    for path in MODULES
    if str(path.relative_to(ROOT)) != ONE
    for name in _own(ast.parse(path.read_text()))
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_but_one_touches_a_private_name_of_another_package(path):
    place = str(path.relative_to(ROOT))

    found = [f"{place}:{line}: {name}" for line, name in touched(path.read_text(), OURS)]

    assert place == ONE or found == []
    assert place != ONE or len(found) > 5


def test_no_class_but_those_of_one_module_shares_a_private_name_with_what_it_is_made_from():
    found = {
        f"{kind.__module__}.{kind.__qualname__}: {name}"
        for path in MODULES
        if path.name != "__main__.py"
        for kind in _classes(path)
        for name in shared(kind)
    }

    ours = {each for each in found if not each.startswith("widgets.serve.private.")}
    assert ours == set()
    assert "widgets.serve.private.PageRenderer: _jinja_kernel_start" in found


def _classes(path: Path) -> Iterator[type]:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    module = importlib.import_module(name)
    for kind in vars(module).values():
        if inspect.isclass(kind) and kind.__module__ == name:
            yield kind


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from jupyter_server.x import _y", "_y"),
        ("kernel._stream.close()", "_stream"),
        ("class A(B):\n    def f(self):\n        return self._pools", "_pools"),
        ("getattr(kernels, '_pools', {})", "_pools"),
        ("flag = '--Kernel._sleep=0'", "_sleep"),
    ],
)
def test_a_planted_touch_is_named(source, name):
    assert [found for _, found in touched(source)] == [name]


def test_what_is_its_own_or_offered_to_it_is_no_touch():
    source = """
def _f(): ...
class A:
    _esm = "x"
    def __init__(self): self._x = _f()
    def _repr_html_(self): return self._x, self.__class__, self._esm
"""

    assert [*touched(source)] == []


def test_a_name_that_a_class_has_in_common_with_its_base_by_chance_is_named():
    class Ours(argparse.ArgumentParser):
        def _get_formatter(self):
            return self._ours()

        def _ours(self): ...

    assert shared(Ours) == ["_get_formatter"]
