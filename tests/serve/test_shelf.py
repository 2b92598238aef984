from __future__ import annotations

from pathlib import Path

import pytest

from widgets.core.materials import Materials
from widgets.serve.shelf import Place, Shelf


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
