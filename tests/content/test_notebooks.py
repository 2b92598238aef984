import json

import pytest

from widgets.content.library import Library
from widgets.content.notebooks import notebook_faults, read_notebook
from widgets.core.errors import ContentError

TITLES = {"zh": "第一课　小课", "en": "Lesson 1: A small lesson"}
NAME = "01-small.ipynb"


def notebook(title, code):
    cells = [
        {"id": "title", "cell_type": "markdown", "source": [f"# {title}\n", "\n", "Go on."]},
        {"id": "open", "cell_type": "code", "source": code.splitlines(keepends=True)},
    ]
    return json.dumps({"cells": cells, "metadata": {"title": title}}, ensure_ascii=False, indent=1)


def opening(call):
    return f"from widgets import open_lesson\n\n{call}"


@pytest.fixture
def faults(small_root):
    """What is wrong with a pair of sound notebooks, less what a test has changed."""
    folder = small_root.parent / "notebooks"

    def write(lang, name, text):
        path = folder / lang / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(*changed):
        for lang, title in TITLES.items():
            write(lang, NAME, notebook(title, opening(f'open_lesson("small", lang="{lang}")')))
        for lang, name, text in changed:
            write(lang, name, text)
        lessons = Library(small_root).lessons()
        return [str(fault) for fault in notebook_faults(folder, lessons, ["court-costs"])]

    return found


def test_a_pair_of_notebooks_that_open_their_lesson_is_sound(faults):
    assert faults() == []


def test_a_notebook_that_opens_a_lesson_that_is_not_there(faults):
    code = opening('open_lesson("smal", lang="en")')

    assert faults(("en", NAME, notebook(TITLES["en"], code))) == [
        f"../notebooks/en/{NAME}:18: 'smal' is no lesson here; did you mean 'small'?",
        f"../notebooks/en/{NAME}:16: the file is called {NAME}: open 'small' in it",
    ]


@pytest.mark.parametrize(
    "call",
    [
        'widgets.open_lesson("gone")',
        'lesson = open_lesson(lesson_id="gone", lang="en")',
        'open_calculators("en", "gone")',
        'open_calculators(lang="en", calculator="gone")',
    ],
)
def test_whatever_way_it_is_opened_a_name_that_there_is_not_is_told(faults, call):
    found = faults(("en", "free.ipynb", notebook("Free", opening(call))))

    assert len(found) == 1
    assert "'gone' is no" in found[0]


@pytest.mark.parametrize(
    "call",
    [
        'open_lesson("small")',
        "open_lesson(name)",
        'open_calculators(lang="en")',
        'open_calculators(calculator="court-costs")',
        "%matplotlib inline",
    ],
)
def test_a_notebook_without_a_number_may_open_anything_that_there_is(faults, call):
    assert faults(("en", "free.ipynb", notebook("Free", opening(call)))) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Lesson 1: Myths and scams", "and scams' and the lesson is called 'A small lesson'"),
        ("Lesson 11: A small lesson", f"small lesson' and the file is called {NAME}"),
        ("", "it says '' and the lesson is called 'A small lesson'"),
    ],
)
def test_a_copy_that_keeps_the_title_or_number_of_another_lesson(faults, title, told):
    code = opening('open_lesson("small", lang="en")')

    found = faults(("en", NAME, notebook(title, code)))

    assert [fault.partition(" ")[2].partition(": ")[0] for fault in found] == ["heading", "title"]
    assert all(told in fault for fault in found)
    assert [fault.split(":")[1] for fault in found] == ["7", "23"]


@pytest.mark.parametrize("title", ["第1课　小课", "第一课：小课", "小课"])
def test_a_number_may_be_written_either_way_or_left_out(faults, title):
    code = opening('open_lesson("small", lang="zh")')

    assert faults(("zh", NAME, notebook(title, code))) == []


def test_a_lesson_without_a_notebook_in_a_language(faults, small_root):
    faults()
    (small_root.parent / "notebooks" / "en" / NAME).unlink()
    found = notebook_faults(small_root.parent / "notebooks", Library(small_root).lessons(), [])

    assert [str(fault) for fault in found] == [
        "../notebooks/en:1: the lesson 'small' has no notebook here: add NN-small.ipynb"
    ]


def test_a_notebook_called_after_no_lesson(faults):
    code = opening('open_lesson("small", lang="en")')

    assert faults(("en", "02-smal.ipynb", notebook("A small lesson", code))) == [
        "../notebooks/en/02-smal.ipynb:1: no lesson is called 'smal'; did you mean 'small'?"
    ]


def test_what_is_no_notebook_is_told_and_the_rest_is_read(faults):
    found = faults(("en", NAME, "{"), ("zh", NAME, notebook("小课", opening("open_law()"))))

    assert [fault.partition(":")[0] for fault in found] == [
        f"../notebooks/zh/{NAME}",
        f"../notebooks/en/{NAME}",
    ]
    assert "this is no notebook" in found[1]


def test_a_notebook_is_read_with_its_heading_and_title(tmp_path):
    path = tmp_path / "notebooks" / "zh" / NAME
    path.parent.mkdir(parents=True)
    path.write_text(notebook("小课", ""), encoding="utf-8")

    found = read_notebook(path)

    assert (found.name, found.heading, found.title) == (f"../notebooks/zh/{NAME}", "小课", "小课")
    with pytest.raises(ContentError, match="cannot be read"):
        read_notebook(path.with_name("02-gone.ipynb"))
