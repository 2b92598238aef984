"""The rows of the bench as text, as build/bench.json, and as the table in the README."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import date
from functools import cache

import psutil

from tests.bench.figures import Figure
from tests.machine import ROOT

OUT = ROOT / "build" / "bench.json"
README = ROOT / "README.md"
_PLACE = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)


@cache
def machine() -> str:
    """What the machine is, and how busy it is before anything is measured."""
    load = os.getloadavg()[0]
    memory = psutil.virtual_memory().total / 1024**3
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, load {load:.1f}, Python {sys.version[:6]}"


def keep(part: str, rows: list[Figure], day: date) -> None:
    """Writes the rows of a part in place of its last ones."""
    others = [row for row in kept() if row.get("part") not in (part, None)]
    told = {"part": part, "day": day.isoformat(), "machine": machine()}
    new = [{**row, **told} for row in rows]
    OUT.parent.mkdir(exist_ok=True)
    written = json.dumps([*others, *new], indent=1, ensure_ascii=False)
    OUT.write_text(written + "\n", encoding="utf-8")


def kept() -> list[Figure]:
    """The rows written last."""
    if not OUT.exists():
        return []
    rows: list[Figure] = json.loads(OUT.read_text(encoding="utf-8"))
    return rows


def text(rows: list[Figure]) -> str:
    """The rows for the terminal."""
    return "\n".join(map(_line, rows))


def _line(row: Figure) -> str:
    told = f"{row['ratio']:>7}  {_goal(row):>12}  {_sign(row)} {row['name']}"
    return f"{told}: {row['ours']} to {_beside(row)} {row['unit']}"


def _goal(row: Figure) -> str:
    if row["goal"] is None:
        return ""
    mark = "=" if row["of"] == "all" else "≤"
    return f"{mark} {row['goal']}" + (f" {row['unit']}" if row["of"] == "ours" else "")


def _sign(row: Figure) -> str:
    if row["goal"] is None:
        return " "
    return "✓" if row["met"] else "✗"


def _beside(row: Figure) -> object:
    return row.get("stock", row.get("base"))


def table(rows: list[Figure]) -> str:
    """The rows of what serving costs, as Markdown, with the day on which they were measured."""
    lines = ["| what | ours | beside it | ratio | goal | |", "|---|--:|--:|--:|--:|---|"]
    for row in rows:
        cells = (f"{row['ours']} {row['unit']}", f"{_beside(row)} {row['unit']}", row["ratio"])
        told = [row["name"], *cells, _goal(row), _sign(row)]
        lines.append(f"| {' | '.join(map(str, told))} |")
    return "\n".join(
        [f"Measured on {rows[0]['day']} ({rows[0]['machine']}), medians in turn.", "", *lines]
    )


def write_readme() -> None:
    """Writes the table into the README, between its marks."""
    rows = [row for row in kept() if row["part"] == "serving"]
    before = README.read_text(encoding="utf-8")
    after = _PLACE.sub(lambda found: f"{found[1]}{table(rows)}\n{found[2]}", before)
    README.write_text(after, encoding="utf-8")
