import re
from datetime import date
from itertools import count

import pytest

from widgets.content.blanks import EN, WORD, ZH, article, item, scenario, unfilled_faults
from widgets.content.check import check
from widgets.content.files import read_source
from widgets.content.library import Library
from widgets.core.learning.item import ItemKind

TODAY = date(2026, 12, 1)
WORDS = {
    "objective": "judge-entry", "capability": "recognise", "lender": "small-loan",
    "seat": "borrower", "checked": "2026-11-23", "misconception": "police-cannot-act",
    "cite": "[new-act/47.3]", "quantity": "count", "binds": "[bank]", "topics": "[home]",
    "confidence": "text-checked", "sources": "[a text]",
}  # fmt: skip


def filled(text):
    """A blank as an author fills it in: every mark another word, every value another number."""
    numbers = count(1)
    text = re.sub(re.escape(ZH), lambda _: f"话{chr(0x4E00 + next(numbers))}", text)
    text = re.sub(re.escape(EN), lambda _: f"Word {chr(0x61 + next(numbers) % 26)}", text)
    text = re.sub(rf"value: {WORD}", lambda _: f"value: {next(numbers)}", text)
    for key, word in WORDS.items():
        text = re.sub(rf"\b{key}: \[?{WORD}(?:/0)?\]?", f"{key}: {word}", text)
    return text


def at(root, name, text):
    """The faults of one file of the small library that holds a text."""
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = check(Library(root), TODAY)
    return [fault for fault in found if fault.file == name and "is in no lesson" not in fault.what]


BLANKS = [
    *((f"quizzes/bank/new.{kind}.yaml", item(kind, "new", TODAY)) for kind in ItemKind),
    ("scenarios/new.case.yaml", scenario("new", TODAY)),
    ("law/provisions/guide.yaml", "instrument: guide\nprovisions:\n" + article("9", TODAY)),
]


@pytest.mark.parametrize(("name", "text"), BLANKS, ids=[name for name, _ in BLANKS])
def test_every_mark_of_a_blank_is_named_and_nothing_else(small_root, name, text):
    name = re.sub(r"\.\w[\w-]*\.yaml", ".yaml", name)

    found = at(small_root, name, text)

    marks = sum(text.count(mark) for mark in (ZH, EN, WORD))
    assert len(found) == marks > 5
    assert {fault.what.rpartition(": ")[2] for fault in found} == {"this is still to be filled in"}


@pytest.mark.parametrize(("name", "text"), BLANKS, ids=[name for name, _ in BLANKS])
def test_a_blank_that_is_filled_in_is_sound(small_root, name, text):
    name = re.sub(r"\.\w[\w-]*\.yaml", ".yaml", name)

    assert at(small_root, name, filled(text)) == []


def test_one_mark_that_is_left_is_named_with_its_place(small_root):
    path = small_root / "cards" / "now.yaml"
    path.write_text(path.read_text().replace("en: Safety", f"en: Safety {EN}"))

    assert [str(f) for f in unfilled_faults(read_source(path, small_root))] == [
        "cards/now.yaml:7: sections.0.title.en: this is still to be filled in"
    ]
    assert [f.file for f in check(Library(small_root), TODAY)] == ["cards/now.yaml"]


def test_the_key_does_not_always_stand_in_the_same_place():
    texts = [item(ItemKind.ONE, f"night-{name}", TODAY) for name in "abc"]

    assert len({text.partition("key: true")[0].count("- id:") for text in texts}) == 3


def test_the_day_is_the_one_passed_in():
    assert "as_of: 2026-12-01" in item(ItemKind.ONE, "new", TODAY)
    assert "as_of: 2026-12-01" in scenario("new", TODAY)
