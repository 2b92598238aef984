"""A row of the bench's table: what is ours, what stands beside it, their ratio and its goal."""

from __future__ import annotations

Figure = dict[str, object]


def figure(name: str, goal: float | None, ours: float, base: float, unit: str = "ms") -> Figure:
    """One row of the table, whose goal is a ratio to its base."""
    return _row(name, goal, ours, base, unit, "ratio", "base")


def beside(
    name: str, goal: float | None, ours: float, stock: float, unit: str = "s", of: str = "ratio"
) -> Figure:
    """One row of the table beside stock Voilà. Its goal is of the ratio, or of `ours` alone."""
    return _row(name, goal, ours, stock, unit, of, "stock")


def _row(
    name: str, goal: float | None, ours: float, base: float, unit: str, of: str, beside: str
) -> Figure:
    ratio = round(ours / base, 3)
    told = {"ours": round(ours, 3), beside: round(base, 3), "unit": unit}
    met = goal is None or (ratio if of == "ratio" else ours) <= goal
    return {"name": name, "goal": goal, "of": of, "met": met, "ratio": ratio, **told}
