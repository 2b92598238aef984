import json
from dataclasses import replace

import pytest

from tests.core.conftest import act
from widgets.content.library import Library
from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Choice, Journal, step_of
from widgets.core.learning.lesson import FormStep, ItemsStep, SceneStep
from widgets.core.learning.progress import items_of, walk
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.lesson import present, present_head
from widgets.core.screen.view import Actions, Notice, to_data
from widgets.core.text import LANGS


def notices(view):
    return [part.title for part in view.parts if isinstance(part, Notice)]


def shown(materials, journal, place, lang="en", keeping=None):
    """The view of the step of a place, open there."""
    step = materials.lesson.step(step_of(place))
    return present(materials, ActResult(journal.moved(place)), step, lang, keeping)


def test_the_head_tells_how_long_it_takes_and_what_is_kept_and_then_how_much_is_done(small, begun):
    fresh = present_head(small, begun, "en")
    read = present_head(small, begun.chosen(Choice("now/read", ("read",))), "en")

    assert "About 5 minutes" in str(fresh)
    assert "you have done" not in str(fresh)
    assert "you have done 1, and 6 are left." in str(read)


def test_everything_can_be_erased_at_the_head_where_no_frame_offers_it(small, begun):
    bare, framed = (present_head(small, begun, "en", Keeping(framed=x)) for x in (False, True))

    assert "'act': 'erase'" in str(bare)
    assert "'act': 'erase'" not in str(framed)


def test_the_head_offers_to_save_the_answers_and_to_open_them_behind_one_line(small, begun):
    [file] = [part for part in present_head(small, begun, "en").parts if isinstance(part, Actions)]

    assert file.folded == "Save your answers to a file, or open a saved one"
    assert [(b.act["act"], b.takes) for b in file.buttons] == [("save", False), ("open", True)]


@pytest.mark.parametrize(
    "file", ["file-opened", "file-unread", "file-too-large", "file-other-lesson"]
)
def test_what_became_of_a_file_is_told_at_the_head(small, begun, file):
    view = present_head(small, begun, "en", Keeping(file=file))

    assert notices(view) == [small.words("en")(file)]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("twins", "twins/twin-a"),
        ("twins/many", "twins/twin-a"),
        ("visit", "visit"),
        ("visit.borrower", "visit.borrower/knock"),
        ("visit.judge", "visit"),
        ("before", "before/form-a"),
        ("worked/9", "worked"),
        ("practice/gone", "practice/marks"),
        ("result", "result"),
    ],
)
def test_a_place_that_is_gone_falls_back_to_the_nearest(small, begun, place, key):
    assert shown(small, begun, place).key == key


def test_a_verdict_is_announced_on_the_same_screen(small, begun):
    said = {"act": "answer", "at": "twins/twin-a", "response": ["unlawful", "x"], "sure": "guess"}
    done = act(small, begun, said)

    view = present(small, done, small.lesson.step("twins"), "en")

    assert (view.key, view.announce) == ("twins/twin-a", "Correct")


def test_a_view_tells_how_much_of_its_step_is_done_and_which_question_it_asks(small, begun):
    said = {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "guess"}
    fresh = shown(small, begun, "twins")
    one = shown(small, act(small, begun, said).journal, "twins/twin-a")

    assert [(v.title, v.done, v.of, v.begun) for v in (fresh, one)] == [
        ("Question 1 of 3", 0, 3, False),
        ("Question 2 of 3", 1, 3, True),
    ]


def test_in_the_result_there_is_nothing_to_do(small, begun):
    assert (shown(small, begun, "result").done, shown(small, begun, "result").of) == (0, 0)


def test_a_case_says_whose_seat_it_is_walked_from(small, begun):
    assert shown(small, begun, "visit.collector").title == "As the collector"
    assert shown(small, begun, "visit").title == ""


def test_the_place_in_one_step_is_not_moved_by_another(small, begun):
    journal = begun.moved("visit.collector").moved("twins")

    assert present(small, ActResult(journal), small.lesson.step("visit"), "en").key.startswith(
        "visit.collector/"
    )


def test_what_could_not_be_kept_or_read_or_placed_is_said_at_the_top(small, begun):
    journal = begun.chosen(Choice("gone/x", ("y",)))

    view = shown(small, journal, "now", keeping=Keeping(unread=2, unsaved=True))

    assert notices(view) == [
        "Nothing is being saved",
        "Some saved answers could not be read",
        "The lesson has been edited",
    ]


def test_english_says_that_it_is_a_reference_translation_and_chinese_does_not(small, begun):
    said = "The English is a reference translation"

    assert said in str(shown(small, begun, "result", "en"))
    assert said not in str(shown(small, begun, "result", "zh"))


def answers(item):
    """A right and a wrong response to an item of any kind."""
    if item.expect:
        return [[str(item.expect.value)], ["36"]]
    if item.fields:
        right = [
            f"{f.id}={f.expect.value if f.expect else next(o.id for o in f.options if o.key)}"
            for f in item.fields
        ]
        wrong = [
            f"{f.id}={'2020-01-01' if f.expect and '-' in str(f.expect.value) else 99 if f.expect else next(o.id for o in f.options if not o.key)}"  # noqa: E501
            for f in item.fields
        ]
        return [right, wrong]
    if item.verdicts:
        other = next(v.id for v in item.verdicts if not v.key)
        return [[item.verdict_key, item.keys[0]], [other, item.options[-1].id]]
    if not item.keys:
        ids = [o.id for o in item.options]
        return [ids, ids[::-1]]
    return [list(item.keys), [next(o.id for o in item.options if not o.key)]]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("choice", [0, 1], ids=["right", "wrong"])
@pytest.mark.parametrize("form", ["a", "b"])
def test_every_screen_of_the_real_lesson_can_be_drawn(lang, choice, form):
    materials = Library.open().materials("at-the-door")
    journal, drawn = Journal(form=form), 0

    def drew(journal):
        json.dumps(to_data(present(materials, ActResult(journal), step, lang)))
        return 1

    for step in materials.lesson.steps:
        drawn += drew(journal.moved(step.id))
        if isinstance(step, FormStep | ItemsStep):
            for item_id in items_of(step, journal):
                place, response = f"{step.id}/{item_id}", answers(materials.items[item_id])[choice]
                for _ in range(3):
                    journal = act(materials, journal, {"act": "hint", "at": place}).journal
                drawn += drew(journal.moved(place))
                said = {"act": "answer", "at": place, "response": response, "sure": "certain"}
                journal = act(materials, journal, said).journal
                assert journal.last_at(place) is not None, place
                drawn += drew(journal)
        elif isinstance(step, SceneStep):
            for seat in step.seats:
                place = f"{step.id}.{seat}"
                while not (here := walk(materials, journal, place).position.node).is_ending:
                    branch = here.branches[-choice].id
                    said = {"act": "choose", "at": place, "node": here.id, "branch": branch}
                    journal = act(materials, journal, said).journal
                    drawn += drew(journal)

    assert drawn > 50


def test_a_question_to_be_done_again_keeps_its_number(small, begun):
    journal, step = begun, small.lesson.step("twins")
    given = {"twin-a": ["lawful", "y"], "twin-b": ["unlawful", "x"], "many": ["x", "z"]}
    for time, (item, response) in enumerate(given.items(), start=1):
        said = {"act": "answer", "at": f"twins/{item}", "response": response, "sure": "guess"}
        journal = act(small, journal, {**said, "time": time}).journal

    again = act(small, journal, {"act": "redo", "time": 9}).journal
    asked = present(small, ActResult(again), step, "en")

    assert asked.key == "twins/twin-a"
    assert asked.title == "Question 1 of 3"


def test_the_first_of_the_questions_that_compare_is_acknowledged(small, begun):
    form = FormStep(id="before", kind="form", opens=True, forms={"a": ("form-a", "many"), "b": ()})
    steps = tuple(form if each.id == "before" else each for each in small.lesson.steps)
    two = replace(small, lesson=small.lesson.model_copy(update={"steps": steps}))
    said = {"act": "answer", "at": "before/form-a", "response": ["x"], "sure": "guess"}

    first = present(two, ActResult(begun), form, "en")
    second = present(two, act(two, begun, said), form, "en")

    assert notices(first) == []
    assert second.key == "before/many"
    assert notices(second) == ["Noted"]
