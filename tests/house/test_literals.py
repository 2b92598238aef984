"""The law stands in data: in the core no article is named and no day of the calendar."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets.content.library import Library

ROOT = Path(__file__).resolve().parent.parent.parent
CORE = ROOT / "widgets" / "core"
# Days that are no law: where a count of days begins, and one later than every day.
NO_LAW = {
    ("screen/answer.py", "date(1970, 1, 1)"): "a picture's axis counts days from here",
    ("contact_log/moment.py", "date(1970, 1, 1)"): "phones count milliseconds from here",
}


def literals(source: str, instruments: set[str]) -> Iterator[tuple[int, str]]:
    """Every article and every day that code names, with its line; docstrings may."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in told:
            continue
        match node:
            case ast.Constant(value=str(text)) if "/" in text and text.split("/")[0] in instruments:
                yield node.lineno, text
            case ast.Call(func=ast.Name(id="date" | "datetime"), args=[ast.Constant(), *_]):
                yield node.lineno, ast.unparse(node)


def test_the_core_names_no_article_and_no_day():
    instruments = set(Library.open().instruments)
    found = {
        (str(path.relative_to(CORE)), what): line
        for path in sorted(CORE.rglob("*.py"))
        for line, what in literals(path.read_text(), instruments)
    }

    assert {
        f"{file}:{line}: {what}"
        for (file, what), line in found.items()
        if (file, what) not in NO_LAW
    } == set()
    assert NO_LAW.keys() <= found.keys()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('CITE = "civil-code/585"', [(1, "civil-code/585")]),
        ('def f():\n    """See civil-code/585."""\n    return "civil-code"', []),
        ("STARTS = date(2021, 1, 1)", [(1, "date(2021, 1, 1)")]),
        ("on = date(year, 1, 1)", []),
        ('WAY = "text/csv"', []),
    ],
)
def test_a_planted_article_or_day_is_found(source, found):
    assert list(literals(source, {"civil-code"})) == found
