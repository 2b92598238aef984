import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from widgets import open_lesson
from widgets.content.library import Library
from widgets.core.journal import Choice, Journal, from_text, to_text
from widgets.ui.faulty import Faulty
from widgets.ui.lesson import Lesson

BEGIN = {"act": "begin", "form": "a"}
PLACES = ["before", "before/form-a", "twins/twin-a", "visit.borrower", "visit", "knock", "result"]
NAMES = "begin go answer skip again hint choose undo rewind restart erase".split()
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
ACTS = st.fixed_dictionaries(
    {"act": st.sampled_from(NAMES) | ANYTHING},
    optional={
        name: st.sampled_from([*PLACES, "x", "a", ["x"], ["lawful", "x"]]) | ANYTHING
        for name in ("form", "at", "to", "read", "node", "branch", "response", "sure")
    },
)
ANSWER = {"act": "answer", "at": "before/form-a", "response": ["x"], "sure": "certain"}


@pytest.fixture
def library(small_root):
    return Library(small_root)


@pytest.fixture
def opened(library, monkeypatch):
    """A lesson as a notebook opens it, with what its browser was told to keep or to erase."""
    lessons = []

    def open_in(lang="zh"):
        lesson = Lesson(library, library.materials("small"), lang)
        lessons.append(lesson)
        sent = []
        monkeypatch.setattr(lesson._page, "send", sent.append)
        arrive(lesson, None)
        return lesson, sent

    yield open_in
    for lesson in lessons:
        lesson.stage.close()
        lesson._page.close()


def tell(lesson, *acts):
    """What the browser would send."""
    for act in acts:
        lesson.stage._hear(None, {"act": act}, [])


def arrive(lesson, stored):
    page = lesson._page
    page._hear(None, {"arrived": {"query": "", "stored": {page.store_key: stored}}}, [])


def meet(lesson, stored):
    """What the browser tells when another window has stored a text, or erased everything."""
    lesson._page._hear(None, {"met": stored}, [])


def kept(sent):
    """The text that a browser has kept after all that it was sent."""
    return sent[-1].get("save")


def shown(lesson):
    return json.dumps(lesson.stage.view, ensure_ascii=False)


def test_a_fresh_lesson_shows_its_welcome(opened):
    lesson, sent = opened()

    assert lesson.view.key == "welcome"
    assert lesson.stage.view["title"] == lesson.view.title
    assert sent == []


def test_a_notebook_shows_a_lesson_as_its_stage(opened):
    lesson, _ = opened()

    assert lesson._repr_mimebundle_() == lesson.stage._repr_mimebundle_()


def test_an_act_changes_the_journal_the_screen_and_what_is_kept(opened):
    lesson, sent = opened()

    tell(lesson, BEGIN, ANSWER)

    assert [c.chose for c in lesson.journal.choices] == [("x",)]
    assert kept(sent) == to_text(lesson.journal, "small")
    assert lesson.stage.view["key"] == "before"


def test_the_form_is_drawn_by_chance_where_the_browser_names_none(opened, monkeypatch):
    monkeypatch.setattr("secrets.choice", lambda _: "b")
    lesson, _ = opened()

    tell(lesson, {"act": "begin"})

    assert lesson.journal.form == "b"


@pytest.mark.parametrize(
    "act",
    [
        {},
        {"act": "fly"},
        {"act": ["begin"]},
        {"act": "begin", "form": "c"},
        {"act": "go", "to": "nowhere"},
        {"act": "answer", "at": 7},
        {"act": "answer", "at": "before/form-b", "response": ["x"]},
        {"act": "skip", "at": "twins/many"},
        {"act": "choose", "at": "visit.borrower", "node": "knock", "branch": "fly"},
    ],
)
def test_an_act_that_is_not_on_offer_changes_nothing_and_is_answered_all_the_same(opened, act):
    lesson, sent = opened()
    tell(lesson, BEGIN)
    before, serial = lesson.journal, lesson.stage.view["serial"]

    tell(lesson, act)

    assert lesson.journal == before
    assert len(sent) == 1
    assert lesson.stage.view["serial"] == serial + 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=6))
def test_whatever_a_browser_sends_is_answered_and_what_it_keeps_is_the_journal(opened, acts):
    lesson, sent = opened()

    tell(lesson, BEGIN, *acts)

    assert lesson.stage.view["serial"] == len(acts) + 2
    assert (kept(sent) or to_text(Journal(), "small")) == to_text(lesson.journal, "small")


@pytest.mark.parametrize("act", [ANSWER, {"act": "fly"}])
def test_a_problem_with_an_answer_is_shown_and_gone_after_the_next_act(opened, act):
    lesson, _ = opened("en")
    told = lesson.library.words("en")("choose-first")

    tell(lesson, BEGIN, ANSWER | {"response": []})
    first = shown(lesson)
    tell(lesson, act)

    assert told in first
    assert told not in shown(lesson)


def test_what_was_kept_is_taken_up_again_in_either_language(opened):
    first, sent = opened("zh")
    tell(first, BEGIN, ANSWER, {"act": "go", "to": "twins"})
    second, _ = opened("en")

    arrive(second, kept(sent))

    assert second.journal == first.journal
    assert second.stage.view["lang"] == "en"
    assert second.stage.view["key"] == first.stage.view["key"] == "twins/twin-a"


def test_a_page_that_has_kept_nothing_leaves_a_fresh_lesson(opened):
    lesson, sent = opened()

    arrive(lesson, None)

    assert lesson.view.key == "welcome"
    assert sent == []


def test_what_arrives_late_does_not_undo_what_was_done_meanwhile(opened):
    lesson, sent = opened()
    tell(lesson, BEGIN, ANSWER)
    answer = Choice("twins/many", ("x",))
    stored = Journal(form="b", at="result", choices=(answer,), changed={"": 1, "twins/many": 2})

    arrive(lesson, to_text(stored, "small"))

    assert [choice.at for choice in lesson.journal.choices] == ["before/form-a", "twins/many"]
    assert lesson.journal.at == "before/form-a"
    assert from_text(kept(sent), "small")[0] == lesson.journal


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{broken",
        "null",
        "[1]",
        '{"version": 0, "lesson": "small"}',
        to_text(Journal(form="a", at="before"), "another-lesson"),
    ],
)
def test_a_corrupt_record_is_told_once_and_crashes_nothing(opened, stored):
    lesson, _ = opened("en")
    told = lesson.library.words("en")("unread")

    arrive(lesson, stored)
    first = shown(lesson)
    tell(lesson, BEGIN)

    assert told in first
    assert told not in shown(lesson)


def test_what_can_be_read_of_a_corrupt_record_is_kept_and_the_rest_is_counted(opened):
    first, sent = opened()
    tell(first, BEGIN, ANSWER)
    spoiled = json.loads(kept(sent))
    spoiled["choices"] += [7, {"at": "twins/many", "chose": "x"}]
    second, _ = opened("en")

    arrive(second, json.dumps(spoiled))

    assert second.journal == first.journal
    assert second.library.words("en")("unread-text", n=2) in shown(second)


def test_saving_that_fails_is_told(opened):
    lesson, _ = opened()

    lesson._page._hear(None, {"unsaved": True}, [])

    assert lesson.library.words("zh")("unsaved") in shown(lesson)


def test_erasing_leaves_a_fresh_lesson_and_nothing_kept(opened):
    lesson, sent = opened()
    tell(lesson, BEGIN, ANSWER)

    tell(lesson, {"act": "erase"})

    assert lesson.journal == Journal()
    assert lesson.view.key == "welcome"
    assert sent[-1] == {"erase": True}


def test_an_older_window_takes_in_what_the_newer_has_answered_and_says_so(opened):
    (older, _), (newer, sent) = opened(), opened("en")
    tell(older, BEGIN, ANSWER)
    arrive(newer, to_text(older.journal, "small"))
    tell(newer, {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "guess"})

    meet(older, kept(sent))

    assert [choice.at for choice in older.journal.choices] == ["before/form-a", "twins/many"]
    assert older.library.words("zh")("elsewhere-text") in shown(older)


def test_a_window_that_met_another_saves_both_and_then_neither_has_more_to_say(opened):
    (one, from_one), (other, from_other) = opened(), opened()
    tell(one, BEGIN | {"time": 1}, ANSWER | {"time": 2})
    tell(other, BEGIN | {"time": 3})
    tell(other, {"act": "answer", "at": "twins/many", "response": ["x"], "time": 4})

    meet(one, kept(from_other))
    meet(other, kept(from_one))
    told = len(from_one), len(from_other)
    meet(one, kept(from_one))
    meet(other, kept(from_one))

    assert one.journal.choices == other.journal.choices
    assert len(one.journal.choices) == 2
    assert (len(from_one), len(from_other)) == told


def test_what_another_window_has_erased_is_gone_here_too_and_the_next_press_brings_nothing_back(
    opened,
):
    lesson, sent = opened()
    tell(lesson, BEGIN, ANSWER)

    meet(lesson, None)
    told = shown(lesson)
    tell(lesson, BEGIN)

    assert lesson.library.words("zh")("erased-text") in told
    assert from_text(kept(sent), "small")[0].choices == ()


def test_everything_can_be_erased_from_the_last_step_where_no_frame_offers_it(opened):
    (bare, _), (framed, _) = opened(), opened()
    for lesson, told in ((bare, False), (framed, True)):
        lesson._page._hear(None, {"arrived": {"query": "", "stored": {}, "framed": told}}, [])
        tell(lesson, BEGIN, {"act": "go", "to": "result"})

    word = bare.library.words("zh")("erase")
    assert word in shown(bare)
    assert word not in shown(framed)


def test_markup_that_was_stored_stays_text(opened):
    lesson, sent = opened()
    tell(lesson, BEGIN)
    kept_so_far = json.loads(kept(sent))
    stray = {"at": "practice/marks", "chose": ["<b>"], "sure": None, "of": "0"}
    stored = json.dumps(kept_so_far | {"at": "practice/marks", "choices": [stray]})
    second, _ = opened()

    arrive(second, stored)

    assert "<b>" in shown(second)


def test_a_notebook_opens_the_real_lesson_in_the_nearest_language():
    opened = [open_lesson("at-the-door", lang=lang) for lang in ("zh", "en-GB", "fr")]

    assert [o.view.lang for o in opened if isinstance(o, Lesson)] == ["zh", "en", "en"]


def test_a_lesson_without_a_language_named_is_in_chinese():
    lesson = open_lesson("at-the-door")

    assert isinstance(lesson, Lesson)
    assert lesson.view.lang == "zh"


def test_an_unknown_lesson_is_a_plain_card_that_names_those_there_are():
    lesson = open_lesson("at-the-dor", lang="en")

    assert isinstance(lesson, Faulty)
    assert "did you mean &#x27;at-the-door&#x27;?" in lesson.stage._repr_html_()
    assert lesson.by_day("any-rule") == ""


def test_a_content_fault_is_a_plain_card_with_every_fault_and_its_line(small_root, monkeypatch):
    path = small_root / "quizzes/bank/form-a.yaml"
    spoiled = path.read_text().replace("kind: one", "kind: onee").replace("judge-", "<script>-")
    path.write_text(spoiled)
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    card = open_lesson("small", lang="zh").stage._repr_html_()

    assert "quizzes/bank/form-a.yaml:2: kind: " in card
    assert "quizzes/bank/form-a.yaml:3: objective: " in card
    assert "&lt;script&gt;" in card
    assert "<script>" not in card
    assert "Traceback" not in card


def test_the_card_is_in_the_language_of_the_notebook(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    cards = [open_lesson("none", lang=lang).stage._repr_html_() for lang in ("zh", "en")]

    titles = [Library(small_root).words(lang)("fault-title") for lang in ("zh", "en")]
    starts = [
        f'<section lang="{lang}" role="alert"><h2>{title}</h2>'
        for lang, title in zip(("zh", "en"), titles, strict=True)
    ]
    assert [card.partition("<p>")[0] for card in cards] == starts


def test_without_any_content_there_is_a_plain_card_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path / "<b>"))

    card = open_lesson("at-the-door").stage._repr_html_()

    assert "Law at the Door · 门外有法" in card
    assert "no content here: set LAW_AT_THE_DOOR_DATA" in card
    assert "<b>" not in card


def test_the_law_of_a_day_is_told_with_its_article(library):
    path = library.root / "lessons" / "small.yaml"
    path.write_text(path.read_text().replace("steps:\n", "rules: [entry-fine]\nsteps:\n", 1))
    lesson = Lesson(library, library.materials("small"), "zh")

    told = lesson.by_day("entry-fine", date(2025, 12, 31), date(2026, 1, 1)).splitlines()

    assert told[1:] == [
        "2025年12月31日：1,000元（《旧法》第40条第（三）项）",
        "2026年1月1日：2,000元（《新法》第47条第（三）项）",
    ]
