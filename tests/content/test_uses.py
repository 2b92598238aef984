import pytest

from widgets.content.library import Library
from widgets.content.uses import named, unused_faults

LESSON = "lessons/small.yaml"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "items: [marks,",
            "items: [markz, marks,",
            "16: steps.5.items.0: 'markz' is no item here; did you mean 'marks'?",
        ),
        (
            "a: [form-a], b: [form-b]}}\n  - {id: now",
            "a: [form-x], b: [form-b]}}\n  - {id: now",
            "6: steps.0.forms.a.0: 'form-x' is no item here; did you mean 'form-b'?",
        ),
        ("card: now}", "card: gone}", "7: steps.1.card: 'gone' is no card here; there are: now"),
        (
            "borrower: b-seat",
            "borrower: bseat",
            "15: steps.4.seats.borrower: 'bseat' is no scenario here; did you mean 'b-seat'?",
        ),
        (
            "steps:\n",
            "rules: [gone]\nsteps:\n",
            "5: rules.0: 'gone' is no rule here; there are: entry-fine",
        ),
    ],
)
def test_a_lesson_that_names_what_is_not_there_is_told_where_and_what_is(
    planted, before, after, told
):
    assert planted(LESSON, before, after) == [f"{LESSON}:{told}"]


def test_a_card_that_names_a_channel_that_is_not_there(planted):
    sound, astray = (f"checked: 2026-11-23\nchannels: [{name}]\n" for name in ("police", "plice"))

    assert planted("cards/now.yaml", "checked: 2026-11-23\n", sound) == []
    assert planted("cards/now.yaml", sound, astray) == [
        "cards/now.yaml:5: channels.0: 'plice' is no channel here; did you mean 'police'?"
    ]


def test_a_scene_seen_from_the_other_seat(planted):
    found = planted(LESSON, "borrower: b-seat", "borrower: c-seat")

    told = "steps.4.seats.borrower: 'c-seat' is seen from the collector's seat"
    assert f"{LESSON}:15: {told}" in found


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (", diary, said]", ", diary]", "quizzes/bank/said.yaml:1: this item is in no lesson"),
        (
            ", collector: c-seat}",
            "}",
            "scenarios/c-seat.yaml:1: this scenario is in no lesson: name it in a step in lessons/",
        ),
    ],
)
def test_what_no_lesson_shows_is_told_in_its_own_file(planted, before, after, told):
    found = planted(LESSON, before, after)

    assert len(found) == 1
    assert found[0].startswith(told)


def test_a_card_that_no_lesson_shows(small_root):
    text = (small_root / "cards/now.yaml").read_text(encoding="utf-8")
    (small_root / "cards/then.yaml").write_text(text.replace("id: now", "id: then"))

    assert [fault.file for fault in unused_faults(Library(small_root))] == ["cards/then.yaml"]


def test_everything_a_lesson_names_is_found_with_its_place(small):
    found = {place: (folder, name) for place, folder, name in named(small.lesson)}

    assert found[("steps", 0, "forms", "a", 0)] == ("quizzes", "form-a")
    assert found[("steps", 1, "card")] == ("cards", "now")
    assert found[("steps", 4, "seats", "collector")] == ("scenarios", "c-seat")


CALCULATOR_STEP = """  - id: working
    kind: reckoning
    calculator: CALCULATOR
    example: EXAMPLE
    guess: GUESS
  - id: result
"""


@pytest.mark.parametrize(
    ("calculator", "example", "guess", "told"),
    [
        ("gone", "small", "months", "20: steps.7.calculator: 'gone' is no calculator here; there"),
        ("court-costs", "gone", "months", "21: steps.7.example: court-costs has no example 'gone'"),
        ("court-costs", "small", "gone", "22: steps.7.guess: 'gone' is not an item of this lesson"),
    ],
)
def test_a_step_that_shows_what_no_calculator_has(
    planted, with_calculator, calculator, example, guess, told
):
    step = CALCULATOR_STEP.replace("CALCULATOR", calculator).replace("EXAMPLE", example)

    found = planted(LESSON, "  - id: result\n", step.replace("GUESS", guess))

    assert len(found) == 1
    assert found[0].startswith(f"{LESSON}:{told}")


def test_a_step_that_shows_a_calculator_is_sound(planted, with_calculator):
    step = CALCULATOR_STEP.replace("CALCULATOR", "court-costs").replace("EXAMPLE", "small")

    assert planted(LESSON, "  - id: result\n", step.replace("GUESS", "months")) == []


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("rules: [entry-fin]", "rules.0: 'entry-fin' is no rule here; did you mean 'entry-fine'?"),
        ("rules: []\nseries: [gone]", "series.0: 'gone' is no series here; there are: rate"),
    ],
)
def test_a_calculator_that_looks_up_what_is_not_there(planted, with_calculator, after, told):
    found = planted("calculators/court-costs.yaml", "rules: []", after)

    assert len(found) == 1
    assert found[0].startswith("calculators/court-costs.yaml:")
    assert found[0].endswith(told)


def test_a_paper_whose_time_no_rule_sets_is_told_where_it_stands(planted):
    (fault,) = planted("law/papers.yaml", "period: entry-fine", "period: entry-fin")

    assert fault.startswith("law/papers.yaml:3: 0.period: 'entry-fin' is no rule here")
    assert "entry-fine" in fault
