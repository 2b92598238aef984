"""The Chinese and the English notebook are in step."""

import json
import re
from pathlib import Path

import pytest

from widgets.core.figures import numbers_in
from widgets.core.text import LANGS

NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
ORDINALS = "零一二三四五六七八九"
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
        if kind == "code" and left.replace('lang="zh"', 'lang="en"') != right:
            found.append(f"{name}: the code differs")
        if kind == "markdown" and numbers_in(_prose(left), "zh") != numbers_in(_prose(right), "en"):
            found.append(f"{name}: the numbers differ")
    return found


def _prose(text: str) -> str:
    """What is read: without the targets of links, and with a lesson's number in figures."""
    unlinked = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub("第([一二三四五六七八九])课", lambda m: str(ORDINALS.index(m[1])), unlinked)


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
        (1, 'lang="en"', 'lang="zh"', "open: the code differs"),
        (0, "50", "45", "title: the numbers differ"),
        (0, "Lesson 1", "Lesson 2", "title: the numbers differ"),
        (0, "110", "the police", "title: the numbers differ"),
    ],
)
def test_a_planted_difference_is_named(cell, before, after, what):
    zh, en = read("zh", NAMES[0]), read("en", NAMES[0])
    source = "".join(en["cells"][cell]["source"])
    assert before in source
    en["cells"][cell]["source"] = source.replace(before, after)

    assert out_of_step(zh, en) == [what]


def test_a_number_in_one_language_only_is_named():
    zh, en = read("zh", NAMES[0]), read("en", NAMES[0])
    zh["cells"][0]["source"] = ["欠8,600元"]
    en["cells"][0]["source"] = ["owes CNY 8600"]
    zh["cells"][-1]["source"] = ["2026年1月1日"]
    en["cells"][-1]["source"] = ["1 February 2026"]

    assert out_of_step(zh, en) == ["limits: the numbers differ"]


@pytest.mark.parametrize("order", [[0, 1, 3, 4, 5], [0, 2, 1, 3, 4, 5], [0, 1, 2, 3, 4, 5, 5]])
def test_a_cell_that_is_gone_moved_or_doubled_in_one_language_is_named(order):
    zh, en = read("zh", NAMES[0]), read("en", NAMES[0])
    en["cells"] = [en["cells"][i] for i in order]

    found = out_of_step(zh, en)

    assert len(found) == 1
    assert found[0].startswith("cells differ")


def test_a_cell_of_another_kind_in_one_language_is_named():
    zh, en = read("zh", NAMES[0]), read("en", NAMES[0])
    en["cells"][1]["cell_type"] = "markdown"

    assert out_of_step(zh, en)[0].startswith("cells differ")


@pytest.mark.parametrize("name", NAMES)
def test_each_notebook_of_a_pair_says_its_language_and_links_to_the_other(name):
    ways = [(read(lang, name), lang, other) for lang, other in (LANGS, reversed(LANGS))]

    assert [notebook["metadata"]["lang"] for notebook, _, _ in ways] == [*LANGS]
    for notebook, lang, other in ways:
        texts = [text for _, _, text in cells(notebook)]
        assert any(f"](../{other}/{name})" in text for text in texts)
        assert any(f'lang="{lang}"' in text for text in texts)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_called_what_its_notebook_is_headed(name, lang):
    notebook = read(lang, name)

    heading = "".join(notebook["cells"][0]["source"]).splitlines()[0]
    assert heading.removeprefix("# ") == notebook["metadata"]["title"]
