"""A lesson teaches unrun: as a text with its sections in order, and without the answers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets.content.library import Library
from widgets.content.notebook_code import opened
from widgets.content.notebooks import (
    Notebook,
    NotebookCell,
    NotebookSection,
    Passage,
    read_notebook,
)

NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
LESSONS = [(path.parent.name, path) for path in sorted(NOTEBOOKS.glob("*/[0-9]*.ipynb"))]
WORD = {"zh": r"[\u4e00-\u9fff]", "en": r"[A-Za-z][A-Za-z'-]*"}
LEAST = {"zh": 1200, "en": 700}
SHORT = {"zh": 12, "en": 40}
ANSWERS = ("rationale", "decides")

each_lesson = pytest.mark.parametrize(
    ("lang", "path"), LESSONS, ids=lambda value: getattr(value, "name", value)
)


def length(passages: tuple[Passage, ...], lang: str) -> int:
    """The Chinese characters, or the English words, of a prose."""
    return sum(len(re.findall(WORD[lang], passage.plain)) for passage in passages)


def answers(bank: Path, lang: str) -> Iterator[str]:
    """What the items of a bank offer, and why it is right or wrong."""
    library = Library.open()
    for path in sorted(bank.glob("*.yaml")):
        for place, held in library.source(path).maps:
            offered = place[-1:] == ("text",) and "options" in place
            if offered or (place[-1:] and place[-1] in ANSWERS):
                yield str(held[lang])


def given_away(said: str, told: Iterator[str], lang: str) -> list[str]:
    """The answers that stand in a prose, whatever the marks between their words."""
    prose = _bare(said)
    return [each for each in told if len(each) > SHORT[lang] and _bare(each) in prose]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def silent(sections: tuple[NotebookSection, ...]) -> list[str]:
    """The sections that say nothing but their heading."""
    return [
        section.id
        for section in sections
        if sum(len(list(cell.passages())) for cell in section.cells if cell.is_prose) < 2
    ]


def within(notebook: Notebook) -> list[str]:
    """The cells in which a section begins elsewhere than on the first line."""
    headed = [re.findall(r"^##? ", cell.text, re.MULTILINE) for cell in notebook.prose]
    return [cell.id for cell, found in zip(notebook.prose, headed, strict=True) if found[1:]]


@each_lesson
def test_a_lesson_can_be_read_unrun(lang, path):
    assert length(read_notebook(path).passages, lang) >= LEAST[lang]


@each_lesson
def test_a_lesson_holds_no_answer_of_its_bank(lang, path):
    bank = Library.open().root / "quizzes" / path.stem.partition("-")[2]
    told = list(answers(bank, lang))
    said = " ".join(passage.plain for passage in read_notebook(path).passages)

    assert len(told) > 100
    assert given_away(said, iter(told), lang) == []


@each_lesson
def test_every_section_of_a_lesson_has_prose_and_begins_its_cell(lang, path):
    notebook = read_notebook(path)

    assert len(notebook.sections) > 10
    assert silent(notebook.sections) == []
    assert within(notebook) == []


@each_lesson
def test_the_steps_of_a_lesson_are_its_sections_in_order_each_shown_once(lang, path):
    notebook = read_notebook(path)
    steps = [step.id for step in Library.open().lesson(path.stem.partition("-")[2]).steps]

    anchors = [section.id for section in notebook.sections]
    shown = {section.id: {cell.id for cell in section.cells} for section in notebook.sections}
    asked = [each for each in opened(notebook) if each.kind == "step"]

    assert len(set(anchors)) == len(anchors)
    assert [name for name in anchors if name in steps] == steps
    assert [each.name for each in asked] == steps
    assert [each.name for each in asked if each.cell not in shown[each.name]] == []


def cell(name, text, kind="markdown"):
    return NotebookCell(name, kind, text, (), 1, (1,))


def test_characters_and_words_are_counted_and_where_links_lead_is_not():
    passages = (Passage("催收，见[第1条](law:new-act/1)。", 1), Passage("I don't owe 5.", 2))

    assert (length(passages, "zh"), length(passages, "en")) == (5, 3)


@pytest.mark.parametrize(
    ("lang", "told", "found"),
    [
        ("zh", "要有住户明确同意才可以进门。", True),
        ("zh", "明确同意才可以进门", False),
        ("en", "What has to come first is a clear yes from her.", True),
        ("en", "what has to come first", False),
        ("en", "What has to come first is a clear no from anybody.", False),
    ],
)
def test_an_answer_is_found_whatever_its_marks_and_a_short_one_is_no_key(lang, told, found):
    said = "要有住户，明确同意，才可以进门！ What has to come first\nis a **clear yes** from her"

    assert given_away(said, iter([told]), lang) == ([told] if found else [])


def test_the_answers_of_a_bank_are_options_rationales_and_what_decides(small_root):
    told = set(answers(small_root / "quizzes/bank", "en"))

    assert {"Option X", "X is right", "The fact that decides form-a"} <= told
    assert "The stem of form-a" not in told


def test_a_section_of_a_heading_alone_and_one_within_a_cell_are_named():
    spoken = (cell("a", "## A\n\nWords."), cell("b", "## B"), cell("c", "1", "code"))
    later = cell("d", "## D\n\nWords.\n\n## E")
    notebook = Notebook("x", "", (*spoken, later), {})

    assert silent(notebook.sections) == ["b"]
    assert within(notebook) == ["d"]
