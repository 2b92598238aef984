from datetime import date
from typing import get_args

import pytest

from widgets import calculator, ids, item, lesson, scenario
from widgets.content.library import Library
from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.learning.lesson import Step
from widgets.core.text import Text
from widgets.ui.faulty import Faulty
from widgets.ui.ids import KINDS

LIBRARY = Library.open()


def first(table):
    return [row[0] for row in table.rows]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_id_that_is_listed_opens_its_piece(lang):
    for what, made in {"scenario": scenario, "calculator": calculator, "lesson": lesson}.items():
        listed = ids(what, lang=lang)
        assert listed.rows, what
        for name in first(listed):
            assert not isinstance(made(name, lang=lang), Faulty), name
    for name in first(ids("item", "at-the-door", lang=lang)):
        assert not isinstance(item(name, lang=lang), Faulty), name


def test_every_question_is_listed_and_those_of_one_lesson_by_themselves():
    every, some = ids("item", lang="en"), ids("item", "at-the-door", lang="en")

    assert set(first(some)) < set(first(every))
    assert len(every.rows) == len(list((LIBRARY.root / "quizzes").rglob("*.yaml")))
    stem = LIBRARY.item("door-a1").stem.en
    assert any(name == "door-a1" and stem.startswith(told[:60]) for name, told in every.rows)
    assert max(len(told) for _, told in every.rows) <= 80


def test_each_objective_is_listed_with_the_questions_that_ask_for_it():
    every = {row[0]: row[1] for row in ids("objective", lang="en").rows}
    across = {row[0]: row[1] for row in ids("objective", "transfer", lang="en").rows}

    listed = [name for names in every.values() for name in names.split(", ")]
    assert sorted(listed) == sorted(first(ids("item", lang="en")))
    assert {"who-a1", "who-b2"} < set(every["tell-agent-from-assignee"].split(", "))
    assert across["who-owes"] == "transfer-a01, transfer-b01"
    assert len(across) == 12


def test_the_table_is_named_by_what_it_lists_and_by_what_it_is_of():
    words = LIBRARY.words("en")("ids-item")

    assert ids("item", lang="en").caption == words
    assert ids("item", "at-the-door", lang="en").caption == f"{words}, at-the-door"


def test_no_key_is_told():
    told = repr(ids("item", lang="en"))

    for name in first(ids("item", lang="en")):
        for option in LIBRARY.item(name).options:
            assert option.rationale.en not in told


def test_the_fields_of_a_calculator_are_told_as_code_takes_them():
    rows = {name: rest for name, *rest in ids("field", "court-costs", lang="en").rows}

    assert rows["amount"] == ["Amount (CNY)", "a number", ""]
    assert "appeal = " in rows["fee"][1]
    assert [when for _, _, when in rows.values() if when][:1] == ["fee=filing"]
    assert "a day" in rows["day"][1]
    assert calculator("court-costs", lang="en", amount=5000, day=date(2026, 11, 20)).says


def test_examples_and_steps_are_those_that_open():
    for name in first(ids("example", "annual-cost")):
        assert calculator("annual-cost", example=name).says
    door = lesson("at-the-door")
    for name in first(ids("step", "at-the-door")):
        assert door.step(name) is not None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_that_can_be_listed_has_its_words(lang):
    words = LIBRARY.words(lang)
    union, _ = get_args(Step)

    for step in get_args(union):
        (kind,) = get_args(step.model_fields["kind"].annotation)
        assert words(f"ids-step-{kind}")
    for kind in set(FieldKind) - {FieldKind.PICK}:
        assert words(f"ids-kind-{kind}")
    for what in KINDS:
        assert words(f"ids-{what}")


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (("items",), "item, scenario"),
        (("item", "door"), "at-the-door"),
        (("field", "cost"), "court-costs"),
        (("example",), "court-costs"),
        (("objective", "door"), "at-the-door"),
        (("step", "door"), "at-the-door"),
    ],
)
def test_what_is_not_there_is_answered_by_what_there_is(asked, named):
    what, of = (*asked, "")[:2]
    found = ids(what, of, lang="en")

    assert isinstance(found, Faulty)
    assert named in str(found.error)


@pytest.mark.parametrize(("lang", "most"), [("zh", 36), ("en", 80)])
def test_a_stem_is_cut_to_what_a_line_holds_and_one_that_just_fits_is_whole(
    lang, most, monkeypatch
):
    for length, told in ((most, "x" * most), (most + 1, f"{'x' * (most - 1)}…")):
        stem = Text(zh="x" * length, en="x" * length)
        long = LIBRARY.item("door-a1").model_copy(update={"stem": stem})
        monkeypatch.setattr(Library, "item", lambda _self, _name, found=long: found)

        assert {row[1] for row in ids("item", "at-the-door", lang=lang).rows} == {told}
