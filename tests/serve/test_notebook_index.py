from __future__ import annotations

import json
import os
from pathlib import Path
from time import process_time
from unittest.mock import Mock

import pytest

from widgets.core.learning.materials import Materials
from widgets.core.text import LANGS
from widgets.serve.notebook_index import NotebookIndex, NotebookPath, Outline, SectionHeading

PLACE = NotebookPath("en", "02-small.ipynb")


@pytest.fixture
def shelf(tmp_path: Path) -> NotebookIndex:
    for path in ("zh/02-small.ipynb", "en/02-small.ipynb", "zh/01-only-chinese.ipynb"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("{}", encoding="utf-8")
    return NotebookIndex(tmp_path)


def test_a_lesson_is_on_the_shelf_when_it_has_a_notebook(shelf: NotebookIndex, small: Materials):
    found = shelf.lessons([small.lesson], "zh")

    assert found == ((small.lesson, NotebookPath("zh", "02-small.ipynb")),)


def test_a_lesson_without_a_notebook_is_not_on_the_shelf(tmp_path: Path, small: Materials):
    found = NotebookIndex(tmp_path).lessons([small.lesson], "zh")

    assert found == ()


@pytest.mark.parametrize("asked", ["fr", "en-GB", "en"])
def test_an_address_in_an_unknown_language_leads_to_english(shelf: NotebookIndex, asked: str):
    found = shelf.place(f"{asked}/02-small.ipynb")

    assert found == NotebookPath("en", "02-small.ipynb")


def test_an_address_in_a_kind_of_chinese_leads_to_chinese(shelf: NotebookIndex):
    found = shelf.place("zh-TW/02-small.ipynb")

    assert found == NotebookPath("zh", "02-small.ipynb")


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
        "zh/.hidden.ipynb",
        "zh/a\\b.ipynb",
        "en/01-only-chinese.ipynb",
    ],
)
def test_an_address_without_a_notebook_has_no_place(shelf: NotebookIndex, address: str):
    assert shelf.place(address) is None


def test_only_languages_that_have_the_notebook_are_offered(shelf: NotebookIndex):
    both, one = NotebookPath("zh", "02-small.ipynb"), NotebookPath("zh", "01-only-chinese.ipynb")

    assert shelf.others(both) == (NotebookPath("en", "02-small.ipynb"),)
    assert shelf.others(one) == ()


def cell(cell_id: str, text: str, *tags: str, kind: str = "markdown") -> dict[str, object]:
    lines = text.splitlines(keepends=True)
    return {"id": cell_id, "cell_type": kind, "source": lines, "metadata": {"tags": [*tags]}}


def written(shelf: NotebookIndex, *cells: dict[str, object]) -> Path:
    path = shelf.root / PLACE.path
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_a_notebook_tells_its_title_its_lead_and_its_sections(shelf: NotebookIndex):
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
        (SectionHeading("now", "What to do now", short=True), SectionHeading("end", "The end")),
    )


def test_a_notebook_is_read_once_until_it_is_changed(shelf: NotebookIndex, monkeypatch):
    path, loaded = written(shelf, cell("title", "# Before")), Mock(side_effect=json.loads)
    monkeypatch.setattr(json, "loads", loaded)

    before = [shelf.outline(PLACE).title for _ in range(3)]
    written(shelf, cell("title", "# After"))
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    after = [shelf.outline(PLACE).title for _ in range(3)]

    assert (before, after) == (["Before"] * 3, ["After"] * 3)
    assert loaded.call_count == 2


@pytest.mark.parametrize("text", ["", "{", "{}", '{"cells": []}'])
def test_a_notebook_that_is_none_is_called_as_its_file_is_and_has_no_section(
    shelf: NotebookIndex, text
):
    (shelf.root / PLACE.path).write_text(text, encoding="utf-8")

    assert shelf.outline(PLACE) == Outline("02-small", "", ())
    assert shelf.texts(PLACE) == ()


def test_a_first_paragraph_for_whom_it_happens_to_now_is_no_lead(tmp_path):
    (tmp_path / "en").mkdir()
    text = "# Lesson 9: Scams\n\n**Is it happening now?** Call 110.\n\nFor all who [read](x)."
    cells = [{"id": "title", "cell_type": "markdown", "metadata": {}, "source": text}]
    (tmp_path / "en" / "09-x.ipynb").write_text(json.dumps({"cells": cells}))

    found = NotebookIndex(tmp_path).outline(NotebookPath("en", "09-x.ipynb"))

    assert (found.title, found.lead) == ("Lesson 9: Scams", "For all who read.")


@pytest.mark.parametrize("name", ["我的 课.ipynb", "a b (1).ipynb", "x#y.ipynb"])
def test_a_notebook_may_be_called_as_its_author_likes(shelf: NotebookIndex, name: str):
    (shelf.root / "en" / name).write_text("{}", encoding="utf-8")

    assert shelf.place(f"en/{name}") == NotebookPath("en", name)
    assert NotebookPath("en", name) in shelf.all("en")


def test_what_is_hidden_is_not_listed(shelf: NotebookIndex):
    (shelf.root / "en" / ".x.ipynb").write_text("{}", encoding="utf-8")

    assert shelf.all("en") == (PLACE,)
    assert shelf.all("zh") == (
        NotebookPath("zh", "01-only-chinese.ipynb"),
        NotebookPath("zh", "02-small.ipynb"),
    )


def test_a_notebook_without_a_title_or_ids_is_called_as_its_file_is(shelf: NotebookIndex):
    first, second = cell("x", "Hello\n\nMore."), cell("y", "## On **and** [on](x)")
    del first["id"], second["id"]
    written(shelf, first, second)

    found = shelf.outline(PLACE)

    assert (found.title, found.lead) == ("02-small", "")
    assert found.sections == (SectionHeading("section-1", "On and on"),)


@pytest.mark.parametrize(
    ("kind", "text", "stock"),
    [
        ("code", "from datetime import date\nfrom widgets import lesson", False),
        ("code", "import widgets.ui\nimport json, re", False),
        ("code", "import ipywidgets as w", True),
        ("code", "from IPython.display import Math", True),
        ("code", "from .beside import x", True),
        ("code", "import json, numpy", True),
        ("code", "def f():\n    import bqplot", True),
        ("code", "%matplotlib inline", True),
        ("code", "this is no Python", True),
        ("markdown", "It costs $5 and no more.", False),
        ("markdown", "Here $x^2$ stands.", True),
        ("markdown", "$$\nx\n$$", True),
        ("markdown", "\\begin{align}x\\end{align}", True),
        ("raw", "import numpy", False),
    ],
)
def test_what_needs_voila_s_own_front_end_says_so(
    shelf: NotebookIndex, kind: str, text: str, *, stock: bool
):
    written(shelf, cell("title", "# T"), cell("x", text, kind=kind))

    assert shelf.outline(PLACE).stock is stock


def test_what_is_for_jupyterlab_alone_needs_nothing(shelf: NotebookIndex):
    written(shelf, cell("x", "import pandas", "lab", kind="code"), cell("y", "## Lab", "lab"))

    assert shelf.outline(PLACE) == Outline("02-small", "", ())


def test_of_the_project_s_own_notebooks_only_the_teachers_need_it():
    shelf = NotebookIndex(Path(__file__).resolve().parents[2] / "notebooks")

    stock = {
        place.path for lang in LANGS for place in shelf.all(lang) if shelf.outline(place).stock
    }

    assert stock == {"zh/for-teachers.ipynb", "en/for-teachers.ipynb"}


BAD = {
    "metadata": [{"cell_type": "markdown", "source": "# T", "metadata": None}],
    "tags": [{"cell_type": "markdown", "source": "# T", "metadata": {"tags": 5}}],
    "source": [{"cell_type": "markdown", "source": None, "metadata": {}}],
    "id": [{"cell_type": "markdown", "source": "## T", "id": 7, "metadata": []}],
    "cell": ["x", None, 3],
    "surrogate": [{"cell_type": "markdown", "source": "# \ud800 T", "metadata": {}}],
}


@pytest.mark.parametrize("cells", BAD.values(), ids=BAD)
def test_a_notebook_whose_parts_are_of_another_kind_harms_no_page_that_lists_it(shelf, cells):
    (shelf.root / PLACE.path).write_text(json.dumps({"cells": cells}), encoding="utf-8")

    found = shelf.outline(PLACE)

    found.title.encode()
    assert found.title


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "3", "null", '{"cells": 3}', '{"cells": {"x": 1}}']
)
def test_neither_does_one_that_is_no_notebook_at_all(shelf, text):
    (shelf.root / PLACE.path).write_text(text, encoding="utf-8")

    assert shelf.outline(PLACE) == Outline("02-small", "", ())


def test_what_is_no_file_is_not_listed(shelf):
    folder = shelf.root / "en"
    (folder / "gone.ipynb").symlink_to(folder / "nowhere")
    (folder / "round.ipynb").symlink_to(folder / "round.ipynb")
    (folder / "folder.ipynb").mkdir()

    assert shelf.all("en") == (PLACE,)
    assert shelf.place(f"en/{'a' * 5000}.ipynb") is None


@pytest.mark.parametrize("mark", ["[", "](", "[x](", "**", "`", "$", "$ $a"])
def test_a_title_of_marks_alone_is_read_at_once(shelf, mark):
    text = "# " + mark * 60_000
    written(shelf, cell("title", text), cell("part", "## " + mark * 60_000))
    start = process_time()

    found = shelf.outline(PLACE)

    assert process_time() - start < 1  # it took the better part of a minute
    assert len(found.title) <= 2_000
