"""The faults that can be planted in a module: one small change of meaning each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS: list[tuple[type[ast.cmpop], type[ast.cmpop]]] = [
    (ast.Eq, ast.NotEq),
    (ast.Lt, ast.LtE),
    (ast.Gt, ast.GtE),
    (ast.Is, ast.IsNot),
    (ast.In, ast.NotIn),
]
_TURNED = dict(_PAIRS) | {other: one for one, other in _PAIRS}
_OTHER: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_TURN_THEMSELVES = (ast.Compare, ast.BoolOp, ast.UnaryOp)
_NOT_MEANT = {"annotation", "returns", "decorator_list"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault in it: the line that the fault begins on, before and after."""

    module: str
    line: int
    was: str
    becomes: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it, also when lines move."""
        return self.module, self.was, self.becomes


def mutants(module: str, source: str) -> list[Mutant]:
    """Every fault that can be planted in a module."""
    encoded = source.encode()
    lines = encoded.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    made = []
    for node in _meant(ast.parse(source)):
        for place, put in _changes(node):
            begin = starts[place.lineno - 1] + place.col_offset
            end = starts[(place.end_lineno or 0) - 1] + (place.end_col_offset or 0)
            changed = (encoded[:begin] + put.encode() + encoded[end:]).decode()
            was, becomes = (
                text.splitlines()[place.lineno - 1].strip() for text in (source, changed)
            )
            made.append(Mutant(module, place.lineno, was, becomes, changed))
    return made


def _meant(node: ast.AST) -> Iterator[ast.AST]:
    """All but annotations, decorators, f-strings and what runs for type checkers or as a script."""
    if isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.If) and ast.unparse(node.test).startswith(("TYPE_", "__name__"))
    ):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name not in _NOT_MEANT:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _meant(child)


def _changes(  # noqa: C901, PLR0912 - a case a kind of fault
    node: ast.AST,
) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """What to replace, and what to put in its place."""
    match node:
        case ast.Compare(left, ops, others):
            for n, op in enumerate(ops):
                turned = [*ops[:n], _TURNED[type(op)](), *ops[n + 1 :]]
                yield node, f"({ast.unparse(ast.Compare(left, turned, others))})"
        case ast.BoolOp(op, values):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield node, f"({ast.unparse(ast.BoolOp(other, values))})"
        case ast.UnaryOp(ast.Not(), operand):
            yield node, f"({ast.unparse(operand)})"
        case ast.BinOp(left, op, right) if type(op) in _OTHER:
            yield node, f"({ast.unparse(ast.BinOp(left, _OTHER[type(op)](), right))})"
        case ast.Constant(bool(value)):
            yield node, str(not value)
        case ast.Constant(int(value)):
            yield node, str(value + 1)
        case ast.Return(None | ast.Constant(None | 0 | "")):
            return  # who asked is likely to take it as None is taken
        case ast.Return():
            yield node, "return None"
        case ast.Expr(ast.Call()):
            yield node, "pass"
        case ast.If(test) | ast.IfExp(test) | ast.While(test):
            yield from _negated(test)
        case ast.comprehension(ifs=conditions):
            for condition in conditions:
                yield from _negated(condition)
        case ast.arguments(defaults=plain, kw_defaults=named):
            for default in (*plain, *named):
                yield from _another(default)
        case ast.AnnAssign(value=default):
            yield from _another(default)


def _negated(test: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    if not isinstance(test, _TURN_THEMSELVES):
        yield test, f"(not ({ast.unparse(test)}))"


def _another(default: ast.expr | None) -> Iterator[tuple[ast.expr, str]]:
    if isinstance(default, ast.Constant) and isinstance(default.value, str):
        yield default, repr(f"~{default.value}")
