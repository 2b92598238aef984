import json
from contextvars import copy_context
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from widgets import lesson as open_lesson
from widgets.content.library import Library
from widgets.core.learning.journal import Choice, Journal, from_text, step_of, to_text
from widgets.core.screen.standing import kept_text
from widgets.ui.faulty import Faulty
from widgets.ui.lesson import LessonSession
from widgets.ui.stage import SAVED

PLACES = ["before", "before/form-a", "twins/twin-a", "visit.borrower", "visit", "knock", "result"]
NAMES = "go answer skip again hint choose undo rewind restart erase".split()
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
MANY = {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "guess"}
STEPS = ("before", "now", "worked", "twins", "visit", "practice", "after", "result")


@pytest.fixture
def library(small_root):
    return Library(small_root)


@pytest.fixture
def opened(library, monkeypatch):
    """A lesson as a notebook shows it, with what its browser was told to keep or to erase."""
    lessons = []

    def open_in(lang="zh"):
        lesson = LessonSession(library, library.materials("small"), lang)
        lesson._drawn = "a"
        lessons.append(lesson)
        sent = []
        monkeypatch.setattr(lesson._page, "send", sent.append)
        arrive(lesson, None)
        for step in STEPS:
            lesson.step(step)
        return lesson, sent

    yield open_in
    for lesson in lessons:
        for piece in (lesson.head, *lesson._pieces):
            piece.close()
        lesson._page.close()


def at_step(lesson, step):
    """The piece that shows a step, if one does."""
    return next((each for each in lesson._pieces if each.step.id == step), None)


def tell(lesson, *acts):
    """What the browser would send, each act from the step that it names."""
    for act in acts:
        at = act.get("at", act.get("to"))
        step = step_of(at) if isinstance(at, str) else ""
        piece = at_step(lesson, step) or lesson.head
        piece._hear(None, {"act": act}, [])


def arrive(lesson, stored):
    page = lesson._page
    page._hear(None, {"arrived": {"query": "", "stored": {page.store_key: stored}}}, [])


def meet(lesson, stored):
    """What the browser tells when another window has stored a text, or erased everything."""
    lesson._page._hear(None, {"met": stored}, [])


def kept(sent):
    """The text that a browser has kept after all that it was sent."""
    return [each for each in sent if each != {"settled": True}][-1].get("save")


def text_of(lesson, journal=None):
    """What a browser is to keep of a lesson, or of another journal in it."""
    return kept_text(lesson._materials, lesson.journal if journal is None else journal)


def shown(lesson, step="head"):
    piece = lesson.head if step == "head" else at_step(lesson, step)
    return json.dumps(piece.view, ensure_ascii=False)


def test_a_notebook_shows_the_head_of_a_lesson(opened):
    lesson, sent = opened()

    assert lesson._repr_mimebundle_() == lesson.head._repr_mimebundle_()
    assert sent == []


def test_an_act_changes_the_journal_the_screen_and_what_is_kept(opened):
    lesson, sent = opened()

    tell(lesson, MANY)

    assert [c.chose for c in lesson.journal.choices] == [("x",)]
    assert kept(sent) == text_of(lesson)
    assert at_step(lesson, "twins").view["key"] == "twins/many"


def test_the_form_is_drawn_by_chance_and_begun_by_the_first_answer_in_it(library, monkeypatch):
    monkeypatch.setattr("secrets.choice", lambda _: "b")
    lesson = LessonSession(library, library.materials("small"), "zh")
    before = lesson.step("before")
    assert lesson.journal.form is None

    before._hear(None, {"act": ANSWER | {"at": "before/form-b", "time": 5}}, [])

    assert (lesson.journal.form, lesson.journal.changed[""]) == ("b", 5)


@pytest.mark.parametrize(
    "act",
    [
        {},
        {"act": "fly"},
        {"act": ["go"]},
        {"act": "go", "to": "nowhere"},
        {"act": "answer", "at": 7},
        {"act": "answer", "at": "twins/gone", "response": ["x"]},
        {"act": "answer", "at": "before/form-b", "response": ["x"]},
        {"act": "skip", "at": "twins/many"},
        {"act": "choose", "at": "visit.borrower", "node": "knock", "branch": "fly"},
    ],
)
def test_an_act_that_is_not_on_offer_changes_nothing_and_is_answered_all_the_same(
    opened, act, caplog
):
    lesson, sent = opened()
    tell(lesson, MANY)
    before, serial = lesson.journal, at_step(lesson, "twins").view["serial"]

    at_step(lesson, "twins")._hear(None, {"act": act}, [])

    assert lesson.journal == before
    assert len(sent) == 1
    assert at_step(lesson, "twins").view["serial"] == serial + 1
    assert "was left alone" in caplog.text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=6))
def test_whatever_a_browser_sends_is_answered_and_what_it_keeps_is_the_journal(opened, acts):
    lesson, sent = opened()

    tell(lesson, MANY, *acts)

    assert (kept(sent) or text_of(lesson, Journal())) == text_of(lesson)


@pytest.mark.parametrize("act", [MANY, {"act": "fly", "at": "twins"}])
def test_a_problem_with_an_answer_is_shown_and_gone_after_the_next_act(opened, act):
    lesson, _ = opened("en")
    told = lesson.library.words("en")("choose-first")

    tell(lesson, MANY | {"response": []})
    first = shown(lesson, "twins")
    tell(lesson, act)

    assert told in first
    assert told not in shown(lesson, "twins")


def test_what_was_kept_is_taken_up_again_in_either_language(opened):
    first, sent = opened("zh")
    tell(first, ANSWER, MANY, {"act": "go", "to": "visit.collector"})
    second, _ = opened("en")

    arrive(second, kept(sent))

    assert second.journal == first.journal
    assert at_step(second, "visit").view["lang"] == "en"
    keys = [[at_step(each, s).view["key"] for s in ("visit", "twins")] for each in (first, second)]
    assert keys[0] == keys[1] == ["visit.collector/knock", "twins/many"]


def test_a_page_that_has_kept_nothing_leaves_a_fresh_lesson(opened):
    lesson, sent = opened()

    arrive(lesson, None)

    assert lesson.journal == Journal()
    assert sent == []


def test_a_journal_kept_without_how_the_lesson_stands_is_kept_anew_with_it_once(opened):
    lesson, sent = opened()
    stored = Journal(choices=(Choice("twins/many", ("x",)),), changed={"twins/many": 2})

    arrive(lesson, to_text(stored, "small"))
    arrive(lesson, kept(sent))

    assert [each for each in sent if "save" in each] == [{"save": text_of(lesson, stored)}]


def test_what_arrives_late_does_not_undo_what_was_done_meanwhile(opened):
    lesson, sent = opened()
    tell(lesson, ANSWER)
    answer = Choice("twins/many", ("x",))
    stored = Journal(
        form="b", places={"before": "x"}, choices=(answer,), changed={"": 1, "twins/many": 2}
    )

    arrive(lesson, to_text(stored, "small"))

    assert [choice.at for choice in lesson.journal.choices] == ["before/form-a", "twins/many"]
    assert lesson.journal.places == {"before": "before/form-a"}
    assert from_text(kept(sent), "small")[0] == lesson.journal


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{broken",
        "null",
        "[1]",
        '{"version": 0, "lesson": "small"}',
        to_text(Journal(form="a"), "another-lesson"),
        "[" * 100_000,
    ],
)
def test_a_corrupt_record_is_told_once_and_kept_aside(opened, stored):
    lesson, sent = opened("en")
    told, aside = (lesson.library.words("en")(key) for key in ("unread", "aside"))

    arrive(lesson, stored)
    first = shown(lesson)
    tell(lesson, MANY)

    assert sent[0] == {"save": text_of(lesson, Journal()), "aside": True}
    assert told in first
    assert told not in shown(lesson)
    assert aside in shown(lesson)


def test_what_is_kept_aside_is_handed_over_or_dropped_as_the_learner_says(opened):
    lesson, sent = opened("en")
    arrive(lesson, "{broken")
    words = lesson.library.words("en")

    tell(lesson, {"act": "aside", "to": "hand"})
    assert words("aside") in shown(lesson)
    tell(lesson, {"act": "aside", "to": "drop"})

    assert sent[-2:] == [{"aside": "hand"}, {"aside": "drop"}]
    assert words("aside") not in shown(lesson)


def test_what_was_kept_aside_earlier_is_still_told(opened):
    lesson, _ = opened("en")

    lesson._page._hear(None, {"arrived": {"query": "", "stored": {}, "aside": True}}, [])

    assert lesson.library.words("en")("aside") in shown(lesson)


def test_a_browser_that_stores_nothing_is_told_before_anything_is_answered(opened):
    lesson, _ = opened("en")

    lesson._page._hear(None, {"arrived": {"query": "", "stored": {}, "stores": False}}, [])

    for step in ("head", "twins"):
        assert lesson.library.words("en")("unsaved") in shown(lesson, step)


def test_what_another_window_has_stored_and_cannot_be_read_is_kept_aside_too(opened):
    lesson, sent = opened("en")
    tell(lesson, MANY)

    meet(lesson, "{broken")

    assert sent[-1] == {"save": text_of(lesson), "aside": True}
    assert lesson.library.words("en")("unread") in shown(lesson)


def test_what_can_be_read_of_a_corrupt_record_is_kept_and_the_rest_is_counted(opened):
    first, sent = opened()
    tell(first, ANSWER)
    spoiled = json.loads(kept(sent))
    spoiled["choices"] += [7, {"at": "twins/many", "chose": "x"}]
    second, _ = opened("en")

    arrive(second, json.dumps(spoiled))

    assert second.journal == first.journal
    assert second._page.aside
    assert second.library.words("en")("unread-text", n=2) in shown(second)


def test_saving_that_fails_is_told(opened):
    lesson, _ = opened()

    lesson._page._hear(None, {"unsaved": True}, [])

    assert lesson.library.words("zh")("unsaved") in shown(lesson)


def test_erasing_leaves_a_fresh_lesson_and_nothing_kept(opened):
    lesson, sent = opened()
    tell(lesson, ANSWER)

    tell(lesson, {"act": "erase"})

    assert lesson.journal == Journal()
    assert at_step(lesson, "before").view["key"] == "before/form-a"
    assert sent[-1] == {"erase": True}


@pytest.fixture
def file(opened, monkeypatch):
    """The file in which a lesson's one answer was saved."""
    lesson, _ = opened()
    tell(lesson, ANSWER | {"time": 7})
    handed = []
    monkeypatch.setattr(lesson.head, "hand", handed.append)
    tell(lesson, {"act": "save"})
    return handed[0]


def test_what_was_saved_to_a_file_and_erased_is_back_once_the_file_is_opened(opened, file):
    lesson, sent = opened("en")
    tell(lesson, ANSWER | {"time": 7})
    answered = lesson.journal.choices
    tell(lesson, {"act": "erase"})

    tell(lesson, {"act": "open", "response": [file.text]})

    assert file.name == "law-at-the-door-small.json"
    assert lesson.journal.choices == answered
    assert from_text(kept(sent), "small")[0] == lesson.journal
    assert lesson.library.words("en")("file-opened-text") in shown(lesson)


def test_of_what_stands_in_a_file_and_here_the_later_counts(opened, file):
    lesson, _ = opened()
    later = ANSWER | {"time": 9, "response": ["y"]}
    tell(lesson, later, MANY)

    tell(lesson, {"act": "open", "response": [file.text]})

    chosen = {choice.at: choice.chose for choice in lesson.journal.choices}
    assert chosen == {"before/form-a": ("y",), "twins/many": ("x",)}


@pytest.mark.parametrize(
    ("response", "told"),
    [
        (None, "file-unread"),
        ([""], "file-unread"),
        ([to_text(Journal(), "another")], "file-other-lesson"),
        ([" " * 1_000_001], "file-too-large"),
    ],
)
def test_a_file_that_is_no_use_is_told_in_words_and_changes_nothing(opened, response, told):
    lesson, sent = opened("en")
    tell(lesson, MANY)
    before, length, words = lesson.journal, len(sent), lesson.library.words("en")

    tell(lesson, {"act": "open", "response": response})
    first = shown(lesson)
    tell(lesson, MANY)

    assert lesson.journal == before
    assert len(sent) == length
    assert words(f"{told}-text") in first
    assert words(f"{told}-text") not in shown(lesson)


def test_entries_of_a_file_that_cannot_be_read_are_counted_and_the_rest_is_taken(opened, file):
    lesson, _ = opened("en")
    spoiled = json.loads(file.text)
    spoiled["choices"].append(7)

    tell(lesson, {"act": "open", "response": [json.dumps(spoiled)]})

    assert len(lesson.journal.choices) == 1
    assert lesson.library.words("en")("unread-text", n=1) in shown(lesson)


def test_an_older_window_takes_in_what_the_newer_has_answered_and_says_so(opened):
    (older, _), (newer, sent) = opened(), opened("en")
    tell(older, ANSWER)
    arrive(newer, to_text(older.journal, "small"))
    tell(newer, MANY)

    meet(older, kept(sent))

    assert [choice.at for choice in older.journal.choices] == ["before/form-a", "twins/many"]
    assert older.library.words("zh")("elsewhere-text") in shown(older)
    tell(older, {"act": "read", "at": "practice/marks"})
    assert older.library.words("zh")("elsewhere-text") not in shown(older)


def test_a_window_that_met_another_saves_both_and_then_neither_has_more_to_say(opened):
    (one, from_one), (other, from_other) = opened(), opened()
    tell(one, ANSWER | {"time": 2})
    tell(other, MANY | {"time": 4})

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
    tell(lesson, ANSWER)

    meet(lesson, None)
    told = shown(lesson)
    tell(lesson, MANY)

    assert lesson.library.words("zh")("erased-text") in told
    assert lesson.library.words("zh")("erased-text") not in shown(lesson)
    assert [c.at for c in from_text(kept(sent), "small")[0].choices] == ["twins/many"]


def test_everything_can_be_erased_at_the_head_where_no_frame_offers_it(opened):
    (bare, _), (framed, _) = opened(), opened()
    for lesson, told in ((bare, False), (framed, True)):
        lesson._page._hear(None, {"arrived": {"query": "", "stored": {}, "framed": told}}, [])

    word = bare.library.words("zh")("erase")
    assert word in shown(bare)
    assert word not in shown(framed)


def test_markup_that_was_stored_stays_text(opened):
    lesson, sent = opened()
    tell(lesson, ANSWER)
    kept_so_far = json.loads(kept(sent))
    stray = {"at": "practice/marks", "chose": ["<b>"], "sure": None, "of": "0"}
    stored = json.dumps(
        kept_so_far | {"places": {"practice": "practice/marks"}, "choices": [stray]}
    )
    second, _ = opened()

    arrive(second, stored)

    assert "<b>" in shown(second, "practice")


def test_a_notebook_opens_the_real_lesson_in_the_nearest_language():
    opened = [open_lesson("at-the-door", lang=lang) for lang in ("zh", "en-GB", "fr")]

    assert [o.head.view["lang"] for o in opened] == ["zh", "en", "en"]


def test_a_lesson_without_a_language_named_is_in_chinese():
    lesson = open_lesson("at-the-door")

    assert isinstance(lesson, LessonSession)
    assert lesson.head.view["lang"] == "zh"


def test_an_unknown_lesson_is_a_plain_card_that_names_those_there_are():
    lesson = open_lesson("at-the-dor", lang="en")

    assert isinstance(lesson, Faulty)
    assert "did you mean &#x27;at-the-door&#x27;?" in lesson._repr_html_()


def test_a_content_fault_is_a_plain_card_with_every_fault_and_its_line(small_root, monkeypatch):
    path = small_root / "quizzes/bank/form-a.yaml"
    spoiled = path.read_text().replace("kind: one", "kind: onee").replace("judge-", "<script>-")
    path.write_text(spoiled)
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    card = open_lesson("small", lang="zh")._repr_html_()

    assert "quizzes/bank/form-a.yaml:2: kind: " in card
    assert "quizzes/bank/form-a.yaml:3: objective: " in card
    assert "&lt;script&gt;" in card
    assert "<script>" not in card
    assert "Traceback" not in card


def test_the_card_is_in_the_language_of_the_notebook(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    cards = [open_lesson("none", lang=lang)._repr_html_() for lang in ("zh", "en")]

    titles = [Library(small_root).words(lang)("fault-title") for lang in ("zh", "en")]
    starts = [
        f'<section lang="{lang}" role="alert"><h2>{title}</h2>'
        for lang, title in zip(("zh", "en"), titles, strict=True)
    ]
    assert [card.partition("<p>")[0] for card in cards] == starts


def test_without_any_content_there_is_a_plain_card_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path / "<b>"))

    card = open_lesson("at-the-door")._repr_html_()

    assert "Law at the Door · 门外有法" in card
    assert "no content here: set LAW_AT_THE_DOOR_DATA" in card
    assert "<b>" not in card


def test_the_law_of_a_day_is_told_with_its_article(library):
    lesson = LessonSession(library, library.materials("small"), "zh")

    told = lesson.by_day("entry-fine", date(2025, 12, 31), date(2026, 1, 1))

    assert told.rows == (
        ("2025年12月31日", "1,000元", "《旧法》第40条第（三）项"),
        ("2026年1月1日", "2,000元", "《新法》第47条第（三）项"),
    )


def test_the_law_of_a_topic_is_that_of_the_lesson_s_day_unless_another_is_named(library):
    materials = library.materials("small")
    older = materials.lesson.model_copy(update={"as_of": date(2025, 12, 31)})
    lesson = LessonSession(library, replace(materials, lesson=older), "zh")

    own, named = lesson.law("home"), lesson.law(topic="home", on=date(2026, 11, 20))

    assert "old-act/40.3" in set(own.frame["cite"])
    assert "new-act/47.3" not in set(own.frame["cite"])
    assert "new-act/47.3" in set(named.frame["cite"])


@pytest.mark.parametrize("saved", [True, False])
def test_a_lesson_made_for_a_page_of_our_server_knows_so_from_the_start(small_root, saved):
    def made():
        SAVED.set(saved)
        library = Library(small_root)
        return LessonSession(library, library.materials("small"), "en")._keeping.served

    assert copy_context().run(made) is not saved


@pytest.mark.parametrize(("key", "kept"), [(None, True), ("a/key", True), ("", False)])
def test_a_lesson_without_a_name_to_keep_under_is_kept_nowhere_and_says_so(library, key, kept):
    lesson = LessonSession(library, library.materials("small"), "en", key)

    assert lesson._keeping.kept is kept
    assert lesson._page.store_key == ("law-at-the-door/small" if key is None else key)


def test_a_step_put_into_a_notebook_later_shows_where_the_learner_is(opened):
    lesson, _ = opened()
    tell(lesson, MANY)
    first = at_step(lesson, "twins")

    assert lesson.step("twins").view["parts"] == first.view["parts"]


def test_a_page_that_is_back_is_sent_every_view_again(opened):
    lesson, _ = opened()
    pieces = [lesson.head, *lesson._pieces]
    before = [piece.view["serial"] for piece in pieces]

    lesson._page._hear(None, {"arrived": {"query": "", "stored": {}, "again": True}}, [])

    assert [piece.view["serial"] for piece in pieces] == [serial + 1 for serial in before]


def test_what_another_window_has_erased_is_gone_from_the_screen_at_once(opened):
    lesson, _ = opened()
    blank = at_step(lesson, "twins").view["parts"]
    tell(lesson, MANY)
    assert at_step(lesson, "twins").view["parts"] != blank

    meet(lesson, None)

    notice, *rest = at_step(lesson, "twins").view["parts"]
    assert notice["tone"] == "changed"
    assert rest == blank


def test_a_form_that_was_begun_is_shown_whatever_was_drawn_anew(opened):
    lesson, _ = opened()

    arrive(lesson, to_text(Journal(form="b", changed={"": 1}), "small"))

    assert lesson._drawn == "a"
    assert at_step(lesson, "before").view["key"] == "before/form-b"
