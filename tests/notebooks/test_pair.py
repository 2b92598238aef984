"""The Chinese and the English notebook are in step."""

import json
import re
from copy import deepcopy
from pathlib import Path

import pytest

from widgets.content.law_text import numeral
from widgets.content.notebooks import NotebookCell
from widgets.core.figures import numbers_in
from widgets.core.text import LANGS

NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
ORDINALS = {numeral(n): str(n) for n in range(1, 100)}
NAMES = sorted(path.name for path in (NOTEBOOKS / "zh").glob("*.ipynb"))


def cells(notebook: dict) -> list[tuple[str, str, str]]:
    return [(c["id"], c["cell_type"], "".join(c["source"])) for c in notebook["cells"]]


def out_of_step(zh: dict, en: dict) -> list[str]:
    """Where two notebooks of a pair differ in more than their language."""
    ours, theirs = cells(zh), cells(en)
    if [(i, kind) for i, kind, _ in ours] != [(i, kind) for i, kind, _ in theirs]:
        return [f"cells differ: {[c[0] for c in ours]} and {[c[0] for c in theirs]}"]
    found = [f"{i}: the tags differ" for i in _tagged(zh) ^ _tagged(en)]
    for (name, kind, left), (_, _, right) in zip(ours, theirs, strict=True):
        if kind == "code" and left.replace('lang="zh"', 'lang="en"') != right:
            found.append(f"{name}: the code differs")
        if kind == "markdown" and numbers_in(_prose(left), "zh") != numbers_in(_prose(right), "en"):
            found.append(f"{name}: the numbers differ")
        if kind == "markdown" and _passages(left) != _passages(right):
            found.append(f"{name}: {_passages(left)} passages and {_passages(right)}")
    return found


def _tagged(notebook: dict) -> set[str]:
    return {f"{c['id']} {tag}" for c in notebook["cells"] for tag in c["metadata"].get("tags", [])}


def _passages(text: str) -> int:
    return len(list(NotebookCell("", "markdown", text, (), 1, (1,)).passages()))


def _prose(text: str) -> str:
    """What is read: without the targets of links, and with a lesson's number in figures."""
    unlinked = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub("第([一二三四五六七八九十]+)课", lambda m: ORDINALS[m[1]], unlinked)


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


def made_up(*texts: str) -> dict:
    names = [("title", "markdown"), ("open", "code"), ("before", "markdown"), ("show", "code")]
    return {
        "cells": [
            {"id": name, "cell_type": kind, "metadata": {}, "source": [text]}
            for (name, kind), text in zip(names, texts, strict=True)
        ]
    }


ZH = made_up(
    "# 第十一课　小课\n\n大约50分钟。有危险打110。",
    'small = lesson("small", lang="zh")',
    "## 先试\n\n欠[8,600元](law:new-act/47)，2026年1月1日到期。\n\n先答。",
    'small.step("before")',
)
EN = made_up(
    "# Lesson 11: Small\n\nAbout 50 minutes. In danger call 110.",
    'small = lesson("small", lang="en")',
    "## Try\n\nCNY 8600 is [owed](law:new-act/48) by 1 January 2026.\n\nAnswer first.",
    'small.step("before")',
)


def test_a_made_up_pair_is_in_step():
    assert out_of_step(ZH, EN) == []


@pytest.mark.parametrize(
    ("cell", "before", "after", "what"),
    [
        (1, 'lesson("small"', 'lesson("elsewhere"', "open: the code differs"),
        (1, 'lang="en"', 'lang="zh"', "open: the code differs"),
        (0, "50", "45", "title: the numbers differ"),
        (0, "Lesson 11", "Lesson 1", "title: the numbers differ"),
        (0, "110", "the police", "title: the numbers differ"),
        (2, "January", "February", "before: the numbers differ"),
        (2, "\n\nAnswer", " Answer", "before: 3 passages and 2"),
    ],
)
def test_a_planted_difference_is_named(cell, before, after, what):
    en = deepcopy(EN)
    source = en["cells"][cell]["source"][0]
    assert before in source
    en["cells"][cell]["source"] = [source.replace(before, after)]

    assert out_of_step(ZH, en) == [what]


def test_a_tag_in_one_language_only_is_named():
    en = deepcopy(EN)
    en["cells"][2]["metadata"] = {"tags": ["short"]}

    assert out_of_step(ZH, en) == ["before short: the tags differ"]


@pytest.mark.parametrize("order", [[0, 1, 3], [0, 2, 1, 3], [0, 1, 2, 3, 3]])
def test_a_cell_that_is_gone_moved_or_doubled_in_one_language_is_named(order):
    en = {"cells": [EN["cells"][i] for i in order]}

    found = out_of_step(ZH, en)

    assert len(found) == 1
    assert found[0].startswith("cells differ")


def test_a_cell_of_another_kind_in_one_language_is_named():
    en = deepcopy(EN)
    en["cells"][1]["cell_type"] = "markdown"

    assert out_of_step(ZH, en)[0].startswith("cells differ")


@pytest.mark.parametrize("name", NAMES)
def test_each_notebook_of_a_pair_says_its_language_and_links_to_the_other(name):
    ways = [(read(lang, name), lang, other) for lang, other in (LANGS, reversed(LANGS))]

    assert [notebook["metadata"]["lang"] for notebook, _, _ in ways] == [*LANGS]
    for notebook, lang, other in ways:
        texts = [text for _, _, text in cells(notebook)]
        assert any(f"](../{other}/{name})" in text for text in texts)
        assert any(f'lang="{lang}"' in text for text in texts)
