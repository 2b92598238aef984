import json
from dataclasses import replace

import pytest

from tests.core.classroom.test_classroom import course_of, walked
from widgets.core.classroom.classroom import Classroom, Round
from widgets.core.classroom.phases import BARS, Phase
from widgets.core.classroom.tally import LEAST, Ballot, tally
from widgets.core.errors import NoSuchChoice
from widgets.core.screen.class_bars import on_offer
from widgets.core.screen.classroom import (
    joining,
    own_verdict,
    phone,
    projected,
    right_answer,
)
from widgets.core.screen.controls import Form
from widgets.core.screen.view import Bars, Notice, Points, Verdict, to_data

LANGS = ("zh", "en")


@pytest.fixture
def course(small):
    return course_of(small)


def standing(course, phase, asked="twin-a", block=0):
    item = course.materials.items.get(asked)
    votes = [Ballot(("unlawful", "x"))] * LEAST if item else [Ballot(("call",))] * LEAST
    question = item or course.materials.scenarios["b-seat"].by_id[asked]
    over = Round(tally(question, votes))
    return Classroom(block=block, phase=phase, asked=asked, rounds={asked: (over,)})


def told(view) -> str:
    return json.dumps(to_data(view), ensure_ascii=False)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", [phone, projected])
@pytest.mark.parametrize("phase", [p for p in Phase if p not in BARS])
def test_before_the_counts_no_page_holds_a_number_of_any_bar_or_the_key(course, page, phase, lang):
    item = course.materials.items["twin-a"]
    said = told(page(course, standing(course, phase), lang))

    assert '"bars"' not in said
    for reason in item.options:
        assert reason.rationale.to(lang) not in said
    assert item.decides.to(lang) not in said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", [phone, projected])
def test_counts_come_before_the_key_and_the_article_with_it(course, page, lang):
    item = course.materials.items["twin-a"]
    counts = page(course, standing(course, Phase.COUNTS), lang)
    verdict = page(course, standing(course, Phase.VERDICT), lang)

    assert any(isinstance(part, Bars) for part in counts.parts)
    assert item.decides.to(lang) not in told(counts)
    assert item.decides.to(lang) in told(verdict)
    assert ("new-act/47.3" in told(verdict)) == (page is phone)  # nobody opens it on the screen
    assert "47" in told(verdict)


def test_a_vote_stays_on_the_phone_and_can_be_changed(course):
    room = standing(course, Phase.VOTE)
    before, after = phone(course, room, "en"), phone(course, room, "en", voted=True)

    assert before.key == after.key
    forms = [[p for p in view.parts if isinstance(p, Form)] for view in (before, after)]
    assert forms[0] == forms[1]
    told = course.materials.words("en")("class-voted")
    assert isinstance(after.parts[0], Notice)
    assert after.parts[0].title == told


def test_a_threat_is_announced_and_can_be_passed_over(course):
    first = phone(course, standing(course, Phase.VOTE), "en").parts[0]

    assert isinstance(first, Notice)
    assert first.tone == "care"
    assert first.buttons[0].act == {"act": "pass"}


def test_at_a_decision_of_a_case_one_way_is_chosen(course):
    room = standing(course, Phase.VOTE, "threat", 2)
    (form,) = [p for p in phone(course, room, "en").parts if isinstance(p, Form)]

    assert [option.id for option in form.parts[0].options] == ["call", "hit"]
    assert len(form.buttons) == 1


def test_a_screen_that_is_hidden_shows_nothing(course):
    room = replace(standing(course, Phase.VERDICT), blank=True)

    assert projected(course, room, "zh").parts == ()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", [phone, projected])
@pytest.mark.parametrize("asked", [("twin-a", 0), ("threat", 2)])
def test_what_frightens_stands_on_no_page_before_the_leader_goes_on(course, page, lang, asked):
    view = page(course, standing(course, Phase.CARE, *asked), lang)
    named = course.question(standing(course, Phase.CARE, *asked))

    assert [part.text for part in view.parts if isinstance(part, Notice)] == [named.care.to(lang)]
    assert named.stem.to(lang) not in told(view)


@pytest.mark.parametrize("lang", LANGS)
def test_the_screen_asks_what_the_phones_ask(course, lang):
    words, item = course.materials.words(lang), course.materials.items["twin-a"]
    titles = [
        part.title
        for part in projected(course, standing(course, Phase.VOTE), lang).parts
        if isinstance(part, Points)
    ]

    assert titles == [words(f"do-{item.kind}"), words("which-fact")]


def test_phones_have_the_letters_of_the_screen(course):
    (form,) = [
        p for p in phone(course, standing(course, Phase.VOTE), "en").parts if isinstance(p, Form)
    ]

    assert [option.text[:3] for option in form.parts[1].options] == ["A  ", "B  ", "C  "]


def test_of_a_decision_the_screen_gives_letter_and_reason_and_the_phones_its_articles(course):
    room = standing(course, Phase.VERDICT, "threat", 2)
    [points] = [p for p in projected(course, room, "en").parts if isinstance(p, Points)]
    [own] = [p for p in phone(course, room, "en").parts if isinstance(p, Points)]

    assert sorted(each.label for each in points.points) == ["A", "B"]
    assert not any(each.sources for each in points.points)
    assert all(len(each.label) > 1 for each in own.points)


@pytest.mark.parametrize("lang", LANGS)
def test_at_a_pause_both_pages_say_what_is_done_and_no_more(course, lang):
    room = Classroom(block=3, phase=Phase.PAUSE)

    for page in (phone, projected):
        assert [part.paragraphs for part in page(course, room, lang).parts] == [
            (course.plan.blocks[3].pause.to(lang),)
        ]


def test_people_join_in_the_lobby_and_in_a_pause_that_comes_first():
    assert joining(Classroom())
    assert joining(Classroom(block=0, phase=Phase.PAUSE))
    assert not joining(Classroom(block=3, phase=Phase.PAUSE))
    assert not joining(Classroom(block=0, phase=Phase.VOTE))


def test_where_stretches_are_marked_the_right_ones_are_told_by_letter(small):
    assert right_answer(small.words("en"), small.items["marks"]) == "A, C"


def test_the_screen_shows_no_form_and_its_options_with_letters(course):
    view = projected(course, standing(course, Phase.VOTE), "en")

    assert not any(isinstance(part, Form) for part in view.parts)
    assert "A  " in told(view)


@pytest.mark.parametrize("lang", LANGS)
def test_the_screen_offers_nothing_that_cannot_be_chosen(course, lang):
    words = course.materials.words(lang)
    shown = str(to_data(projected(course, walked(course, "begin", "tell", "ask"), lang)))

    assert words("class-other") not in shown
    assert words("class-exact") not in shown


@pytest.mark.parametrize("name", ["months", "diary"])
def test_of_what_is_typed_or_picked_the_screen_lists_all_that_can_be_voted_for(course, name):
    words, item = course.materials.words("en"), course.materials.items[name]
    room = Classroom(block=0, phase=Phase.VOTE, asked=name)
    lists = [part for part in projected(course, room, "en").parts if isinstance(part, Points)]

    assert [part.title for part in lists] == [words(f"do-{item.kind}")]
    assert [p.text for p in lists[0].points] == [*on_offer(words, item).values()]


@pytest.mark.parametrize("lang", LANGS)
def test_the_screen_says_what_was_lost_and_only_then(course, lang):
    told = course.materials.words(lang)("class-was-lost")

    assert told in str(to_data(projected(course, Classroom(), lang, lost=True)))
    assert told not in str(to_data(projected(course, Classroom(), lang)))


@pytest.mark.parametrize("lang", LANGS)
def test_a_phone_is_given_the_verdict_on_its_own_vote(course, lang):
    room = standing(course, Phase.VERDICT)
    view = own_verdict(course, room, ("lawful", "x"), lang)
    (verdict,) = [part for part in view.parts if isinstance(part, Verdict)]

    assert verdict.outcome == "partly"
    assert not any(isinstance(part, Notice) for part in view.parts)
    with pytest.raises(NoSuchChoice):
        own_verdict(course, room, ("nowhere", "x"), lang)


def test_at_a_decision_too_a_phone_is_told_of_its_own_way(course):
    view = own_verdict(course, standing(course, Phase.VERDICT, "threat", 2), ("hit",), "en")

    assert "Do not" in told(view)


@pytest.mark.parametrize("name", ["twin-a", "many", "marks", "steps", "months", "diary", "said"])
def test_every_kind_says_what_would_be_right(small, name):
    for lang in LANGS:
        assert right_answer(small.words(lang), small.items[name])


@pytest.mark.parametrize("lang", LANGS)
def test_every_phase_of_a_whole_class_has_its_words_on_both_pages(course, lang):
    room, moves = Classroom(), ["begin", "tell", "ask", "close", "talk", "vote-again", "close"]
    for move in [*moves, "counts", "verdict", "twin", "close", "counts", "verdict", "next", "end"]:
        for page in (phone, projected):
            assert page(course, room, lang).parts
            assert page(course, room, lang).announce
        room = walked(course, move, room=room)
