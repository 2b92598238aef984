import json

import pytest

from widgets import open_lesson
from widgets.content.library import Library
from widgets.core.journal import Journal, to_text
from widgets.ui.lesson import FaultyLesson, Lesson

BEGIN = {"act": "begin", "form": "a"}
ANSWER = {"act": "answer", "at": "before/form-a", "response": ["x"], "sure": "certain"}


@pytest.fixture
def library(small_root):
    return Library(small_root)


@pytest.fixture
def opened(library, monkeypatch):
    """A lesson as a notebook opens it, with what its page was told to keep."""

    def open_in(lang="zh"):
        lesson = Lesson(library, library.materials("small"), lang)
        kept = []
        monkeypatch.setattr(lesson._page, "save", kept.append)
        monkeypatch.setattr(lesson._page, "erase", kept.clear)
        return lesson, kept

    return open_in


def tell(lesson, *acts):
    """What the browser would send."""
    for act in acts:
        lesson.stage._hear(None, {"act": act}, [])


def arrive(lesson, stored):
    page = lesson._page
    page._hear(None, {"arrived": {"query": "", "stored": {page.store_key: stored}}}, [])


def shown(lesson):
    return json.dumps(lesson.stage.view, ensure_ascii=False)


def test_a_fresh_lesson_shows_its_welcome(opened):
    lesson, _ = opened()

    assert lesson.view.key == "welcome"
    assert lesson.stage.view["title"] == lesson.view.title


def test_an_act_changes_the_journal_the_screen_and_what_is_kept(opened):
    lesson, kept = opened()

    tell(lesson, BEGIN, ANSWER)

    assert [c.chose for c in lesson.journal.choices] == [("x",)]
    assert kept[-1] == to_text(lesson.journal, "small")
    assert lesson.stage.view["key"] == "before"


def test_the_form_is_drawn_by_chance_where_the_browser_names_none(opened, monkeypatch):
    monkeypatch.setattr("secrets.choice", lambda _: "b")
    lesson, _ = opened()

    tell(lesson, {"act": "begin"})

    assert lesson.journal.form == "b"


@pytest.mark.parametrize(
    "act", [{}, {"act": "fly"}, {"act": "go", "to": "nowhere"}, {"act": "answer", "at": 7}]
)
def test_an_act_that_is_not_on_offer_changes_nothing_and_is_answered_all_the_same(opened, act):
    lesson, kept = opened()
    tell(lesson, BEGIN)
    before, serial = lesson.journal, lesson.stage.view["serial"]

    tell(lesson, act)

    assert lesson.journal == before
    assert len(kept) == 1
    assert lesson.stage.view["serial"] > serial


def test_what_was_kept_is_taken_up_again_in_either_language(opened):
    first, kept = opened("zh")
    tell(first, BEGIN, ANSWER)
    second, _ = opened("en")

    arrive(second, kept[-1])

    assert second.journal == first.journal
    assert second.stage.view["lang"] == "en"


def test_what_arrives_late_does_not_undo_what_was_done_meanwhile(opened):
    lesson, _ = opened()
    tell(lesson, BEGIN)
    before = lesson.journal

    arrive(lesson, to_text(Journal(form="b", at="result"), "small"))

    assert lesson.journal == before


def test_a_corrupt_record_is_told_once_and_crashes_nothing(opened):
    lesson, _ = opened("en")
    told = lesson.library.words("en")("unread")

    arrive(lesson, "{broken")
    first = shown(lesson)
    tell(lesson, BEGIN)

    assert told in first
    assert told not in shown(lesson)


def test_saving_that_fails_is_told(opened):
    lesson, _ = opened()

    lesson._page._hear(None, {"unsaved": True}, [])

    assert lesson.library.words("zh")("unsaved") in shown(lesson)


def test_erasing_leaves_a_fresh_lesson_and_nothing_kept(opened):
    lesson, kept = opened()
    tell(lesson, BEGIN, ANSWER)

    tell(lesson, {"act": "erase"})

    assert lesson.journal == Journal()
    assert kept == []


def test_markup_that_was_stored_stays_text(opened):
    lesson, kept = opened()
    tell(lesson, BEGIN)
    kept_so_far = json.loads(kept[-1])
    stray = {"at": "practice/marks", "chose": ["<b>"], "sure": None, "of": "0"}
    stored = json.dumps(kept_so_far | {"at": "practice/marks", "choices": [stray]})
    second, _ = opened()

    arrive(second, stored)

    assert "<b>" in shown(second)


def test_a_notebook_opens_the_real_lesson_in_the_nearest_language():
    opened = [open_lesson("at-the-door", lang=lang) for lang in ("zh", "en-GB", "fr")]

    assert [o.view.lang for o in opened if isinstance(o, Lesson)] == ["zh", "en", "en"]


def test_an_unknown_lesson_is_a_plain_card_that_names_those_there_are():
    lesson = open_lesson("at-the-dor", lang="en")

    assert isinstance(lesson, FaultyLesson)
    assert "there are: at-the-door" in lesson.stage._repr_html_()
    assert lesson.by_day("any-rule") == ""


def test_a_content_fault_is_a_plain_card_with_every_fault_and_its_line(small_root, monkeypatch):
    path = small_root / "quizzes/bank/form-a.yaml"
    path.write_text(path.read_text().replace("objective: judge-entry", "objektive: <script>"))
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    card = open_lesson("small", lang="zh").stage._repr_html_()

    assert "quizzes/bank/form-a.yaml:3:" in card
    assert "quizzes/bank/form-a.yaml:1:" in card
    assert "<script>" not in card
    assert "Traceback" not in card


def test_the_law_of_a_day_is_told_with_its_article(library):
    from datetime import date

    path = library.root / "lessons" / "small.yaml"
    path.write_text(path.read_text().replace("steps:\n", "rules: [entry-fine]\nsteps:\n", 1))
    lesson = Lesson(library, library.materials("small"), "zh")

    told = lesson.by_day("entry-fine", date(2025, 12, 31), date(2026, 1, 1)).splitlines()

    assert told[1:] == [
        "2025年12月31日：1,000元（《旧法》第40条第（三）项）",
        "2026年1月1日：2,000元（《新法》第47条第（三）项）",
    ]
