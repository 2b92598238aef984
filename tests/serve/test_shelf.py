from __future__ import annotations

import json
import os
from pathlib import Path
from unittest.mock import Mock

import pytest

from widgets.core.materials import Materials
from widgets.serve.shelf import Outline, Place, Section, Shelf

PLACE = Place("en", "02-small.ipynb")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    for path in ("zh/02-small.ipynb", "en/02-small.ipynb", "zh/01-only-chinese.ipynb"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("{}", encoding="utf-8")
    return Shelf(tmp_path)


def test_a_lesson_is_on_the_shelf_when_it_has_a_notebook(shelf: Shelf, small: Materials):
    found = shelf.lessons([small.lesson], "zh")

    assert found == ((small.lesson, Place("zh", "02-small.ipynb")),)


def test_a_lesson_without_a_notebook_is_not_on_the_shelf(tmp_path: Path, small: Materials):
    found = Shelf(tmp_path).lessons([small.lesson], "zh")

    assert found == ()


@pytest.mark.parametrize("asked", ["fr", "en-GB", "en"])
def test_an_address_in_an_unknown_language_leads_to_english(shelf: Shelf, asked: str):
    found = shelf.place(f"{asked}/02-small.ipynb")

    assert found == Place("en", "02-small.ipynb")


def test_an_address_in_a_kind_of_chinese_leads_to_chinese(shelf: Shelf):
    found = shelf.place("zh-TW/02-small.ipynb")

    assert found == Place("zh", "02-small.ipynb")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "02-small.ipynb",
        "zh/03-none.ipynb",
        "zh/../zh/02-small.ipynb",
        "../zh/02-small.ipynb",
        "zh/.ipynb_checkpoints/02-small.ipynb",
        "zh/02-small.py",
        "en/01-only-chinese.ipynb",
    ],
)
def test_an_address_without_a_notebook_has_no_place(shelf: Shelf, address: str):
    assert shelf.place(address) is None


def test_only_languages_that_have_the_notebook_are_offered(shelf: Shelf):
    both, one = Place("zh", "02-small.ipynb"), Place("zh", "01-only-chinese.ipynb")

    assert shelf.others(both) == (Place("en", "02-small.ipynb"),)
    assert shelf.others(one) == ()


def cell(cell_id: str, text: str, *tags: str, kind: str = "markdown") -> dict[str, object]:
    lines = text.splitlines(keepends=True)
    return {"id": cell_id, "cell_type": kind, "source": lines, "metadata": {"tags": [*tags]}}


def written(shelf: Shelf, *cells: dict[str, object]) -> Path:
    path = shelf.root / PLACE.path
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_a_notebook_tells_its_title_its_lead_and_its_sections(shelf: Shelf):
    written(
        shelf,
        cell("title", "# Lesson 2: Small\n\nWhat it **is**, see [there](x.ipynb).\nOn.\n\nMore."),
        cell("open", "## no heading, but code", kind="code"),
        cell("now", "## What to do now\n\nRead.", "short"),
        cell("deeper", "### Not a section of its own"),
        cell("end", "## The end"),
    )

    assert shelf.outline(PLACE) == Outline(
        "Lesson 2: Small",
        "What it is, see there.\nOn.",
        (Section("now", "What to do now", short=True), Section("end", "The end")),
    )


def test_a_notebook_is_read_once_until_it_is_changed(shelf: Shelf, monkeypatch):
    path, loaded = written(shelf, cell("title", "# Before")), Mock(side_effect=json.loads)
    monkeypatch.setattr(json, "loads", loaded)

    before = [shelf.outline(PLACE).title for _ in range(3)]
    written(shelf, cell("title", "# After"))
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    after = [shelf.outline(PLACE).title for _ in range(3)]

    assert (before, after) == (["Before"] * 3, ["After"] * 3)
    assert loaded.call_count == 2


@pytest.mark.parametrize("text", ["", "{", "{}", '{"cells": []}'])
def test_a_notebook_that_is_none_is_called_as_its_file_is_and_has_no_section(shelf: Shelf, text):
    (shelf.root / PLACE.path).write_text(text, encoding="utf-8")

    assert shelf.outline(PLACE) == Outline("02-small", "", ())
    assert shelf.texts(PLACE) == ()


def test_a_first_paragraph_for_whom_it_happens_to_now_is_no_lead(tmp_path):
    (tmp_path / "en").mkdir()
    text = "# Lesson 9: Scams\n\n**Is it happening now?** Call 110.\n\nFor all who [read](x)."
    cells = [{"id": "title", "cell_type": "markdown", "metadata": {}, "source": text}]
    (tmp_path / "en" / "09-x.ipynb").write_text(json.dumps({"cells": cells}))

    found = Shelf(tmp_path).outline(Place("en", "09-x.ipynb"))

    assert (found.title, found.lead) == ("Lesson 9: Scams", "For all who read.")
