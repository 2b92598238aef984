"""One name for one thing: a public class or alias is defined in one module."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def defined(source: str) -> Iterator[str]:
    """The public classes, and names for types, that a module defines."""
    for node in ast.parse(source).body:
        names: list[ast.expr] = []
        if isinstance(node, ast.ClassDef):
            names = [ast.Name(node.name)]
        elif isinstance(node, ast.Assign):
            names = node.targets
        elif isinstance(node, ast.AnnAssign):
            names = [node.target]
        for each in names:
            if isinstance(each, ast.Name) and each.id[0].isupper() and not each.id.isupper():
                yield each.id


def doubled(sources: dict[str, str]) -> list[str]:
    """Every name that more than one module defines, with the modules."""
    where = defaultdict(list)
    for module, source in sources.items():
        for name in defined(source):
            where[name].append(module)
    return [f"{name}: {', '.join(found)}" for name, found in where.items() if len(found) > 1]


def test_a_public_class_name_is_defined_in_one_module():
    modules = sorted((ROOT / "widgets").rglob("*.py"))

    found = doubled({str(path.relative_to(ROOT)): path.read_text() for path in modules})

    assert found == []


def test_a_name_that_two_modules_define_is_named():
    sources = {"a.py": "class Row: ...", "b.py": "Row = dict[str, int]\nMOST = 1", "c.py": "x = 1"}

    assert doubled(sources) == ["Row: a.py, b.py"]


def test_constants_and_private_names_may_be_anywhere():
    source = "class _Row: ...\nMOST: int = 3\nlow = 1"

    assert doubled({"a.py": source, "b.py": source}) == []
