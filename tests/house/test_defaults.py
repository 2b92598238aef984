"""What is not said is nothing: a default is empty, none, no or 0, or is named here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WIDGETS = ROOT / "widgets"
NOTHING = {"None", "False", "0", "0.0", "''", "b''"}
SOMETHING = {
    "content/files.py SourceFile.first": "1",
    "content/files.py _compose.first": "1",
    "core/calculators/annual_cost/cash_flow.py solve.per": "1",
    "core/calculators/court_costs/form.py CourtMatter.hardship": "'none'",
    "core/calculators/private_lending/law.py Lpr.sure": "True",
    "core/calculators/repayment_plan/working.py PlannedDebt.compounds": "True",
    "core/classroom/classroom.py Classroom.limit": "40",
    "core/classroom/classroom.py Classroom.n": "1",
    "core/classroom/plan.py ItemBlock.rounds": "2",
    "core/classroom/plan.py SceneBlock.follow": "'majority'",
    "core/contact_log/columns.py Header.coded": "True",
    "core/contact_log/moment.py read_seconds.each": "1",
    "core/diary/diary_acts.py CheckChain.of": "'here'",
    "core/diary/diary_acts.py GoToPlace.pages": "'0'",
    "core/diary/diary_acts.py WriteEntry.number": "'0'",
    "core/diary/kinds.py DiaryKind.sign": "'ticked'",
    "core/diary/looking.py CheckedChain.is_read": "True",
    "core/diary/state.py DiaryState.place": "'list'",
    "core/diary/state.py DiaryState.step": "'when'",
    "core/letters/letter.py Clause.set": "'text'",
    "core/screen/controls.py Button.style": "'plain'",
    "core/screen/controls.py Field.keyboard": "'text'",
    "core/screen/keeping.py Keeping.framed": "True",
    "core/screen/keeping.py Keeping.kept": "True",
    "core/screen/lesson.py _view.kept": "True",
    "core/screen/lines.py Source.sure": "True",
    "core/screen/screen.py screen.kept": "True",
    "core/screen/view.py Heading.level": "3",
    "core/screen/view.py Prose.tone": "'plain'",
    "core/writing/document.py BlankLines.count": "2",
    "core/writing/document.py Document.spacing": "'wide'",
    "core/writing/document.py DocumentHeading.level": "1",
    "core/writing/document.py DocumentParagraph.kind": "'text'",
    "serve/assets.py __init__.folder": "'assets'",
    "serve/keeper.py __init__.at_once": "2",
    "serve/site.py Site.base": "'/'",
    "ui/still.py _lines.kind": "'ul'",
}
"""What is taken for granted where nothing is said, though it is something."""


SHORTEST = {
    "core/learning/lesson.py PlanStep.situations": "2",
    "core/learning/lesson.py WorkedStep.findings": "2",
    "core/learning/scenario.py Scenario.nodes": "2",
}
"""What is of no use with one thing in it alone; all else that may not be empty may be so short."""


def shortest(source: str) -> Iterator[tuple[str, str]]:
    """How short a field of a class may be, by the name of both."""
    for owner in ast.walk(ast.parse(source)):
        for name, value in _of(owner) if isinstance(owner, ast.ClassDef) else ():
            said = value.keywords if isinstance(value, ast.Call) else []
            yield from ((name, ast.unparse(k.value)) for k in said if k.arg == "min_length")


def defaults(source: str) -> Iterator[tuple[str, str]]:
    """Every plain default of a class's field or a function's argument, by the name of both."""
    for node in ast.walk(ast.parse(source)):
        for name, value in _of(node):
            match value:
                case ast.Constant(value=plain) if plain is not ...:
                    yield name, repr(plain)
                case ast.Call(func=ast.Name(id="Field" | "field"), keywords=said):
                    yield from ((name, ast.unparse(k.value)) for k in said if k.arg == "default")


def _of(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    match node:
        case ast.ClassDef(name=owner, body=body):
            for each in body:
                if isinstance(each, ast.AnnAssign):
                    yield f"{owner}.{ast.unparse(each.target)}", each.value
        case ast.FunctionDef(name=owner, args=args) | ast.AsyncFunctionDef(name=owner, args=args):
            plain = [*args.posonlyargs, *args.args]
            names = [*plain[len(plain) - len(args.defaults) :], *args.kwonlyargs]
            for name, value in zip(names, [*args.defaults, *args.kw_defaults], strict=True):
                yield f"{owner}.{name.arg}", value


def test_what_is_not_said_is_nothing_or_is_named_here():
    found = {
        f"{path.relative_to(WIDGETS)} {name}": value
        for path in sorted(WIDGETS.rglob("*.py"))
        for name, value in defaults(path.read_text())
        if value not in NOTHING and not (name.endswith(".lang") and value == "'zh'")
    }

    assert found == SOMETHING


def test_what_may_not_be_empty_may_hold_one_thing_or_is_named_here():
    found = {
        f"{path.relative_to(WIDGETS)} {name}": value
        for path in sorted(WIDGETS.rglob("*.py"))
        for name, value in shortest(path.read_text())
    }

    assert {name: value for name, value in found.items() if value != "1"} == SHORTEST
    assert len(found) > len(SHORTEST)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class A:\n    n: int = 2", [("A.n", "2")]),
        ("class A:\n    n: int", []),
        ("class A:\n    n: int = Field(default=3, ge=1)", [("A.n", "3")]),
        ("class A:\n    n: tuple[int, ...] = ()", []),
        ("def f(a, b=1, *, c, d=True): ...", [("f.b", "1"), ("f.d", "True")]),
        ("class A:\n    def f(self, a='x'): ...", [("f.a", "'x'")]),
    ],
)
def test_a_planted_default_is_found(source, found):
    assert [*defaults(source)] == found
