"""README's table of what is often said: each line leads to a lesson that rests on what it names."""

import re
from pathlib import Path

from widgets.content.library import Library

ROOT = Path(__file__).resolve().parent.parent.parent
_ROW = re.compile(
    r"^\| (?P<zh>[^|]+) \| (?P<en>[^|]+) \| (?P<lessons>[\d, ]+) \| (?P<cites>[^|]+) \|$"
)


def rows(text: str) -> list[dict[str, str]]:
    """The lines of the table."""
    return [found.groupdict() for line in text.splitlines() if (found := _ROW.match(line))]


def untrue(told: list[dict[str, str]]) -> list[str]:
    """Each line that names no lesson, or an article on which none of its lessons rests."""
    library, wrong = Library.open(), list[str]()
    by_number = {
        path.name[:2]: path.stem[3:] for path in (ROOT / "notebooks" / "en").glob("[0-9]*.ipynb")
    }
    for row in told:
        numbers = row["lessons"].split(", ")
        wrong += [f"{row['en']}: no lesson {n}" for n in numbers if n not in by_number]
        there = [by_number[n] for n in numbers if n in by_number]
        rests = {cite for name in there for cite in library.materials(name).provisions}
        cites = re.findall(r"`([^`]+)`", row["cites"])
        wrong += [f"{row['en']}: {cite}" for cite in cites if cite not in rests]
    return wrong


def test_what_is_often_said_leads_to_a_lesson_that_rests_on_what_is_named():
    told = rows((ROOT / "README.md").read_text(encoding="utf-8"))

    assert len(told) >= 15
    assert untrue(told) == []


def test_a_line_that_leads_astray_is_named():
    text = "| 假 | False | 01, 99 | `civil-code/1033.2`, `civil-code/1` |"

    assert untrue(rows(text)) == ["False: no lesson 99", "False: civil-code/1"]


def test_each_decision_has_a_number_of_its_own():
    numbers = [path.name[:3] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]

    assert numbers == [f"{n:03}" for n in range(1, len(numbers) + 1)]
