import pytest

from widgets.content.notebook_code import Opened, imports_only_ours, opened
from widgets.content.notebooks import read_notebook


@pytest.fixture
def asked(write_notebook):
    """What the code of some cells asks for: its kind, its name and the lesson asked."""

    def asking(*codes):
        cells = [(f"c{n}", code, "code") for n, code in enumerate(codes)]
        found = opened(read_notebook(write_notebook("en", "free.ipynb", *cells)))
        return [(each.kind, each.name, each.lesson) for each in found]

    return asking


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        ('lesson("x", lang="en")', "lesson"),
        ('lesson(lang="en", lesson_id="x")', "lesson"),
        ('shown = widgets.lesson("x")', "lesson"),
        ('calculator("x", example="y")', "calculator"),
        ('calculator(calculator_id="x")', "calculator"),
        ('VBox([item("x"), other])', "item"),
        ('item(item_id="x")', "item"),
        ('scenario("x", seat="borrower")', "scenario"),
        ('article("x", on=date(2026, 11, 20))', "article"),
        ('article(cite="x")', "article"),
        ('%matplotlib inline\nlesson("x")', "lesson"),
    ],
)
def test_whatever_way_it_is_asked_for_its_name_is_found(asked, call, kind):
    assert asked(call) == [(kind, "x", "")]


@pytest.mark.parametrize(
    "code",
    [
        "lesson(name)",
        "lesson(name, 'en')",
        "lesson(3)",
        "frame.item('x')",
        "other.step('x')",
        "step('x')",
        "a b",
    ],
)
def test_what_names_nothing_of_ours_is_passed_over(asked, code):
    assert asked(code) == []


def test_what_is_asked_of_a_lesson_is_found_with_the_lesson(asked):
    found = asked(
        'door = lesson("small", lang="en")\ndoor',
        'door.step("twins")',
        'widgets.lesson("big").step(step_id="before")',
        'door.by_day("fine", date(2026, 1, 1))\ndoor.law(topic="home").frame',
        'door = lesson("big")\ndoor.step("twins")',
    )

    assert found == [
        ("lesson", "small", ""),
        ("step", "twins", "small"),
        ("lesson", "big", ""),
        ("step", "before", "big"),
        ("rule", "fine", "small"),
        ("topic", "home", "small"),
        ("lesson", "big", ""),
        ("step", "twins", "big"),
    ]


def test_it_is_found_with_its_cell_and_line(write_notebook):
    path = write_notebook("en", "free.ipynb", ("open", '\nlesson("x")', "code"))

    (found,) = opened(read_notebook(path))

    line = path.read_text().splitlines()[found.line - 1].strip()
    assert found == Opened("lesson", "x", "", "open", found.line)
    assert line == r'"lesson(\"x\")"'


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        ([], True),
        (["from datetime import date", "from widgets import lesson\nlesson('x')"], True),
        (["import widgets.ui.law as law"], True),
        (["from widgets import lesson", "import pandas"], False),
        (["from matplotlib.pyplot import plot"], False),
        (["from . import beside"], False),
        (["%time 1"], False),
        (["if True:\n    import numpy as np"], False),
    ],
)
def test_code_that_imports_only_ours_and_python_s_own_is_told_from_other(code, ours):
    assert imports_only_ours(code) is ours
