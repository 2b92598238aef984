import json

import pytest

from widgets.content.library import Library
from widgets.core.acts import Done, act
from widgets.core.journal import Choice, Journal
from widgets.core.lesson import FormStep, ItemsStep, SceneStep
from widgets.core.present.lesson import Keeping, present
from widgets.core.standing import items_of, walk
from widgets.core.text import LANGS
from widgets.core.view import Notice, Progress, to_data


def notices(view):
    return [part.title for part in view.parts if isinstance(part, Notice)]


@pytest.fixture
def at(small, begun):
    """The view of a journal open at a place."""
    return lambda place, lang="en": present(small, Done(begun.moved(place)), lang)


def test_a_fresh_journal_is_welcomed(small):
    view = present(small, Done(Journal()), "zh")

    assert (view.key, view.title) == ("welcome", "开始之前")


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("twins", "twins/twin-a"),
        ("twins/many", "twins/twin-a"),
        ("visit", "visit"),
        ("visit.borrower", "visit.borrower/knock"),
        ("visit.judge", "visit"),
        ("gone", "before/form-a"),
        ("practice/gone", "practice/marks"),
        ("result", "result"),
    ],
)
def test_a_place_that_is_gone_falls_back_to_the_nearest(at, place, key):
    assert at(place).key == key


def test_a_verdict_is_announced_on_the_same_screen(small, begun):
    said = {"act": "answer", "at": "twins/twin-a", "response": ["unlawful", "x"], "sure": "guess"}
    done = act(small, begun, said)

    view = present(small, done, "en")

    assert (view.key, view.announce) == ("twins/twin-a", "Correct")


def test_progress_says_where_the_learner_is_and_what_is_done(small, begun):
    journal = begun.chosen(Choice("now/read", ("read",))).moved("worked")
    progress = present(small, Done(journal), "en").parts[0]

    assert isinstance(progress, Progress)
    assert progress.summary == "Part 3 of 8: Example"
    assert [mile.state for mile in progress.miles[:4]] == ["open", "done", "now", "open"]


def test_what_could_not_be_kept_or_read_or_placed_is_said_at_the_top(small, begun):
    journal = begun.chosen(Choice("gone/x", ("y",)))

    view = present(small, Done(journal), "en", Keeping(unread=2, unsaved=True))

    assert notices(view) == [
        "Your answers are not being saved",
        "Some saved answers could not be read",
        "The lesson has been edited",
    ]


def test_english_says_that_it_is_a_reference_translation_and_chinese_does_not(at):
    said = "The English is a reference translation"

    assert said in json.dumps(to_data(at("result", "en")))
    assert said not in json.dumps(to_data(at("result", "zh")))


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
    journal, drawn = Journal(form=form, at="before"), 0

    def shown(journal):
        json.dumps(to_data(present(materials, Done(journal), lang)))
        return 1

    for step in materials.lesson.steps:
        drawn += shown(journal.moved(step.id))
        if isinstance(step, FormStep | ItemsStep):
            for item_id in items_of(step, journal):
                place, response = f"{step.id}/{item_id}", answers(materials.items[item_id])[choice]
                for _ in range(3):
                    journal = act(materials, journal, {"act": "hint", "at": place}).journal
                drawn += shown(journal.moved(place))
                said = {"act": "answer", "at": place, "response": response, "sure": "certain"}
                journal = act(materials, journal, said).journal
                assert journal.last_at(place) is not None, place
                drawn += shown(journal)
        elif isinstance(step, SceneStep):
            for seat in step.seats:
                place = f"{step.id}.{seat}"
                while not (here := walk(materials, journal, place).position.node).is_ending:
                    branch = here.branches[-choice].id
                    said = {"act": "choose", "at": place, "node": here.id, "branch": branch}
                    journal = act(materials, journal, said).journal
                    drawn += shown(journal)

    assert drawn > 50
