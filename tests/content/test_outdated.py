"""Old numbers of the law, planted where a learner would believe them."""

import re
from datetime import date

import pytest

from widgets.content.check import check
from widgets.content.library import Library
from widgets.content.notebooks import read_notebook
from widgets.content.outdated import outdated_prose

TODAY = date(2026, 12, 1)
ITEM = "quizzes/bank/form-a.yaml"
RATE = "quizzes/bank/months.yaml"


@pytest.fixture
def planted(small_root):
    def plant(name: str, *changes: tuple[str, str]) -> list[str]:
        path = small_root / name
        text = path.read_text()
        for before, after in changes:
            assert before in text
            text = text.replace(before, after, 1)
        path.write_text(text)
        return [str(fault) for fault in check(Library(small_root), TODAY)]

    return plant


LENT = ("lender: small-loan", "lender: private-lender")
TOLD = "the act was renumbered, since 2026-01-01; now: new-act/47.3"
FACT = "{zh: 决定 form-a 的事实, en: The fact that decides form-a}"
STEM = "{zh: form-a 的题干, en: The stem of form-a}"
OLD = (FACT, "{zh: 看新法第40条, en: See New Act art. 40}")


def test_an_old_number_is_caught_with_the_new_one(planted):
    found = planted(ITEM, LENT, OLD)

    told = [fault for fault in found if TOLD in fault]
    assert told == [f"{ITEM}:27: decides.{lang}: {TOLD}" for lang in ("en", "zh")]


def test_steps_to_be_put_in_order_are_believed_every_one(planted):
    changed = ("{zh: 选项乙, en: Option Y}", "{zh: 新法第40条, en: New Act art. 40}")

    assert [fault for fault in planted("quizzes/bank/steps.yaml", LENT, changed) if TOLD in fault]


def test_an_old_rate_as_the_expected_answer_is_caught(planted):
    found = planted(RATE, LENT, ("quantity: count", "quantity: rate"), ("value: 6", "value: 24"))

    assert found == [f"{RATE}:11: expect.value: {TOLD}"]


@pytest.mark.parametrize(
    "changes",
    [
        (OLD,),
        (LENT, OLD, ("as_of: 2026-11-20", "as_of: 2025-12-31")),
        (LENT, (FACT, "{zh: 旧法是新法第40条, en: Once it was the old New Act art. 40}")),
        (LENT, ("{zh: 选项乙, en: Option Y}", "{zh: 新法第40条, en: New Act art. 40}")),
        (LENT, (STEM, "{zh: 他说新法第40条, en: He says New Act art. 40}")),
    ],
)
def test_what_no_learner_would_believe_of_that_day_and_lender_is_left_alone(planted, changes):
    assert [fault for fault in planted(ITEM, *changes) if TOLD in fault] == []


PROSE = "# See\n\n- once it was the old New Act art. 40\n- now it is [New Act](x), art. 40"


@pytest.fixture
def in_prose(small_root, write_notebook):
    """The lines of a notebook that state an old number, whoever has lent."""
    path = small_root / "law/outdated.yaml"
    path.write_text(path.read_text().replace("  lender: private-lender\n", ""))

    def found(on):
        notebook = read_notebook(write_notebook("en", "free.ipynb", ("a", PROSE)))
        faults = list(outdated_prose(Library(small_root).outdated, notebook, on))
        assert {fault.what for fault in faults} <= {TOLD}
        return [notebook.text.splitlines()[fault.line - 1].strip() for fault in faults]

    return found


@pytest.mark.parametrize("on", [None, date(2026, 1, 1)])
def test_an_old_number_in_a_notebooks_prose_is_caught_at_its_line(in_prose, on):
    assert in_prose(on) == ['"- now it is [New Act](x), art. 40"']


def test_prose_of_a_day_on_which_the_number_held_is_left_alone(in_prose):
    assert in_prose(date(2025, 12, 31)) == []


def test_a_number_that_is_old_for_one_lender_alone_is_left_alone_in_prose(
    small_root, write_notebook
):
    notebook = read_notebook(write_notebook("en", "free.ipynb", ("a", PROSE)))

    assert list(outdated_prose(Library(small_root).outdated, notebook, None)) == []


@pytest.mark.parametrize(
    ("said", "caught"),
    [
        ("违反《治安管理处罚法》第42条", True),
        ("按治安管理处罚法第40条第三项", True),
        ("Public Security Punishments Law, art. 43", True),
        ("治安管理处罚法第47条", False),
        ("《合同法》第60条", True),
        ("《劳动合同法》第60条", False),
        ("年利率24%以内", True),
        ("年利率3.24%", False),
        ("上限是12%", False),
    ],
)
def test_what_this_project_takes_for_old(said, caught):
    numbers = Library.open().outdated

    assert any(re.search(number.pattern, said, re.IGNORECASE) for number in numbers) is caught
