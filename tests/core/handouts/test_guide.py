from datetime import date

import pytest

from tests.core.handouts.conftest import course_of
from tests.core.writing.conftest import every_text
from widgets.core.classroom.plan import ExpectedSplit
from widgets.core.handouts.guide import guide
from widgets.core.law.reference import Channel
from widgets.core.writing.document import KeptTogether, PrintedTable


def channel(name, phone):
    said = {"zh": name, "en": name}
    about = dict.fromkeys(("name", "handles", "not_for", "when", "how", "say", "ask"), said)
    return Channel(
        id=f"c{name}", **about, for_lenders=("anyone",), confidence="secondary-source",
        sources=("a page",), checked=date(2026, 11, 23), phone=phone,
    )  # fmt: skip


def timings(document):
    parts = [p for part in document.parts if isinstance(part, KeptTogether) for p in part.parts]
    [table] = [part for part in parts if isinstance(part, PrintedTable)]
    return table


def test_the_timings_begin_where_the_last_ended_and_say_what_the_screen_shows(course):
    rows = timings(guide(course, (), "en")).rows

    assert [row[0] for row in rows][:4] == ["0–8", "8–12", "12–17", "17–24"]
    assert rows[0][1] == "Question 1"
    assert rows[0][2].split(" → ") == [
        "a warning",
        "the question",
        "question and answers",
        "what to talk about",
        "question and answers",
        "the counts",
        "the key and its articles",
        "the twin",
    ]
    assert rows[2][1] == "A drink"
    assert rows[4][2] == "question and answers → the counts → the key and its articles"


def test_what_is_expected_is_told_with_its_basis_and_the_wrong_ideas(small):
    expect = ExpectedSplit(right=(30, 60), favourite="police-cannot-act", basis="guess")
    blocks = [
        {"item": "many", "minutes": 5, "expect": expect, "talk": [{"zh": "谈", "en": "Talk"}]}
    ]
    texts = every_text(guide(course_of(small, blocks=blocks, minutes=5), (), "en"))

    assert "Expected: 30 to 60% right in the first vote (a guess)" in texts
    told = "The wrong idea that most may have: it is a civil matter, so the police cannot act"
    assert told in texts
    assert "To talk about: Talk" in texts


def test_the_other_wrong_ideas_of_an_item_are_named_once(course):
    texts = "\n".join(every_text(guide(course, (), "en")))

    [line] = [each for each in texts.split("\n") if "only violence" in each]
    assert "only violence is unlawful (chosen with Lawful)" in line


def test_advice_by_the_first_vote_has_the_cockpit_s_bounds(course):
    texts = "\n".join(every_text(guide(course, (), "zh")))

    assert "不到30%" in texts
    assert "超过70%" in texts


def test_who_can_be_rung_from_anywhere_is_named_and_nobody_else(course):
    called = [channel("short", "110"), channel("local", "02161531555"), channel("none", None)]
    texts = every_text(guide(course, called, "en"))

    assert "short: short" in texts
    assert "local: local" not in texts
    assert "none: none" not in texts


def test_a_plan_that_says_nothing_of_advice_gets_an_answer_to_it(course, small):
    asked = [
        {"ask": {"zh": "算法律意见吗？", "en": "Advice?"}, "say": {"zh": "不算。", "en": "No."}}
    ]
    own = "What should I do about my own case? Say: "

    assert any(text.startswith(own) for text in every_text(guide(course, (), "en")))
    texts = every_text(guide(course_of(small, if_asked=asked), (), "en"))
    assert "Advice? Say: No." in texts
    assert not any(text.startswith(own) for text in texts)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_stays_open_in_privacy_is_said(course, lang):
    texts = "\n".join(every_text(guide(course, (), lang)))

    for told in {"zh": ("六个人", "不到5个人", "http"), "en": ("of six", "fewer than 5", "http")}[
        lang
    ]:
        assert told in texts


@pytest.mark.parametrize(("phone", "named"), [("12345", True), ("123456", False), ("", False)])
def test_a_number_of_up_to_five_digits_is_rung_from_anywhere(course, phone, named):
    texts = every_text(guide(course, [channel("who", phone or None)], "en"))

    assert ("who: who" in texts) is named


def test_each_block_that_asks_has_its_minutes_and_a_pause_takes_its_own(course):
    document = guide(course, (), "en")
    headings = [p.parts[0] for p in document.parts if isinstance(p, KeptTogether)]

    spans = [h.text.partition("(")[2].partition(")")[0] for h in headings if h.level == 2]
    assert spans[:3] == ["minutes 0–8", "minutes 8–12", "minutes 17–24"]
    assert spans[-1] == "minutes 40–44"
    assert len(spans) == 8


def test_the_timings_fill_the_page_and_end_with_the_class(course):
    table = timings(guide(course, (), "zh"))

    assert (sum(table.widths), len(table.columns)) == (100, 3)
    assert table.rows[-1][0] == "40–44"


def test_a_question_voted_on_twice_is_talked_about_and_one_without_a_twin_has_none(course):
    screens = [row[2] for row in timings(guide(course, (), "en")).rows]

    assert [each.count("question and answers") for each in screens] == [
        2, 2, 0, 1, 1, 1, 2, 2, 2,
    ]  # fmt: skip
    assert [screens.index(each) for each in screens if "the twin" in each] == [0]


def test_the_guide_is_set_close_and_says_what_to_say_before_a_question(course):
    document = guide(course, (), "en")

    assert (document.name, document.spacing) == ("guide", "close")
    assert sum(text.endswith("Say it so") for text in every_text(document)) == 3
