"""The Chinese and the English notebook are in step."""

import json
import re
from pathlib import Path

import pytest

from widgets.content.numbers import numbers_in
from widgets.core.text import LANGS

NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
NAMES = sorted(path.name for path in (NOTEBOOKS / "zh").glob("*.ipynb"))


def cells(notebook: dict) -> list[tuple[str, str, str]]:
    return [(c["id"], c["cell_type"], "".join(c["source"])) for c in notebook["cells"]]


def out_of_step(zh: dict, en: dict) -> list[str]:
    """Where two notebooks of a pair differ in more than their language."""
    ours, theirs = cells(zh), cells(en)
    if [(i, kind) for i, kind, _ in ours] != [(i, kind) for i, kind, _ in theirs]:
        return [f"cells differ: {[c[0] for c in ours]} and {[c[0] for c in theirs]}"]
    found = []
    for (name, kind, left), (_, _, right) in zip(ours, theirs, strict=True):
        if kind == "code" and _bare(left) != _bare(right):
            found.append(f"{name}: the code differs")
        if kind == "markdown" and numbers_in(_prose(left), "zh") != numbers_in(_prose(right), "en"):
            found.append(f"{name}: the numbers differ")
    return found


def _bare(code: str) -> str:
    return re.sub(r'lang="\w+"', "lang=", code)


def _prose(text: str) -> str:
    return re.sub(r"\]\([^)]*\)", "]", text).replace("第一课", "1")


def read(lang: str, name: str) -> dict:
    return json.loads((NOTEBOOKS / lang / name).read_text())


def test_both_languages_have_the_same_notebooks():
    assert [sorted(p.name for p in (NOTEBOOKS / lang).glob("*.ipynb")) for lang in LANGS] == [
        NAMES,
        NAMES,
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_pair_is_in_step(name):
    assert out_of_step(read("zh", name), read("en", name)) == []


@pytest.mark.parametrize(
    ("cell", "before", "after", "what"),
    [
        (1, 'open_lesson("at-the-door"', 'open_lesson("elsewhere"', "open: the code differs"),
        (0, "45", "50", "title: the numbers differ"),
    ],
)
def test_a_planted_difference_is_named(cell, before, after, what):
    zh, en = read("zh", NAMES[0]), read("en", NAMES[0])
    source = "".join(en["cells"][cell]["source"])
    assert before in source
    en["cells"][cell]["source"] = source.replace(before, after)

    assert out_of_step(zh, en) == [what]


def test_a_cell_in_one_language_only_is_named():
    zh, en = read("zh", NAMES[0]), read("en", NAMES[0])
    del en["cells"][2]

    assert out_of_step(zh, en)[0].startswith("cells differ")
