import json
from dataclasses import replace

import pytest

from widgets.content.library import Library
from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Journal
from widgets.core.screen.asked import asked
from widgets.core.screen.controls import Choices, Fields, Form
from widgets.core.screen.law import law_search
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Links, Notice, Points, to_data
from widgets.core.text import LANGS, Text


def show(materials, item_id, done=None, lang="zh"):
    presentation = Presentation(
        materials, done or ActResult(Journal(form="a")), materials.words(lang)
    )
    return asked(presentation, materials.items[item_id], f"step/{item_id}")


def part(parts, kind):
    return next(each for each in parts if isinstance(each, kind))


@pytest.mark.parametrize(
    ("item", "select"),
    [
        ("form-a", ["one"]),
        ("many", ["many"]),
        ("marks", ["mark"]),
        ("steps", ["order"]),
        ("twin-a", ["one", "one"]),
        ("said", ["one", "one"]),
    ],
)
def test_each_kind_is_answered_in_its_own_way(small, item, select):
    form = part(show(small, item), Form)

    assert [each.select for each in form.parts if isinstance(each, Choices)] == select


def test_a_number_and_an_entry_are_typed_with_an_example(small):
    number = part(show(small, "months"), Form).parts[0]
    entry = part(show(small, "diary"), Form).parts[0]

    assert isinstance(number, Fields)
    assert isinstance(entry, Fields)
    assert (number.named, entry.named) == (False, True)
    assert number.fields[0].keyboard == "numeric"
    assert "2026-11-17" in entry.fields[0].example
    assert [o.id for o in entry.fields[2].options] == ["phone", "chat"]


def test_what_can_be_found_in_the_law_has_a_way_there_before_it_is_answered(small):
    item = small.items["form-a"].model_copy(update={"explore": Text(zh="夜里", en="at night")})

    parts = show(replace(small, items={"form-a": item}), "form-a", lang="en")

    (link,) = part(parts, Links).links
    assert "at night" in link.label
    assert link.href == law_search("at night")
    assert parts.index(part(parts, Links)) < parts.index(part(parts, Form))


def test_confidence_is_asked_before_the_verdict(small):
    form = part(show(small, "form-a"), Form)

    assert [b.act["sure"] for b in form.buttons] == ["guess", "fairly", "certain"]


def test_steps_are_never_shown_in_their_right_order(small):
    choices = part(show(small, "steps"), Form).parts[0]

    assert [o.id for o in choices.options] != ["x", "y", "z"]
    assert sorted(o.id for o in choices.options) == ["x", "y", "z"]


def test_hints_come_one_at_a_time(small):
    place = "step/form-a"
    shown = []
    for n in range(4):
        parts = show(small, "form-a", ActResult(Journal(form="a", hints=(place,) * n)), "en")
        shown.append([p.text for each in parts if isinstance(each, Points) for p in each.points])

    assert [len(hints) for hints in shown] == [0, 1, 2, 3]
    assert shown[3] == ["Think of the entry", "Look at the article", "Take the last step"]


def test_a_threat_is_announced_first_and_can_be_skipped(small):
    notice = show(small, "twin-a")[0]

    assert isinstance(notice, Notice)
    assert notice.tone == "care"
    assert notice.buttons[0].act == {"act": "skip", "at": "step/twin-a"}


def test_a_problem_is_said_at_the_form_or_at_its_field(small):
    journal = Journal(form="a")
    blank = part(show(small, "form-a", ActResult(journal, "choose-first")), Form)
    odd = part(show(small, "diary", ActResult(journal, "unreadable", "people")), Form)

    assert blank.problem
    assert not odd.problem
    assert [bool(f.problem) for f in odd.parts[0].fields] == [False, True, False]


def test_markup_in_a_text_stays_text(small):
    from dataclasses import replace

    stem = small.items["form-a"].stem.model_copy(update={"zh": "<script>alert(1)</script>"})
    item = small.items["form-a"].model_copy(update={"stem": stem})
    spoiled = replace(small, items={**small.items, "form-a": item})

    assert "<script>alert(1)</script>" in json.dumps(to_data(show(spoiled, "form-a")))


@pytest.mark.parametrize("lang", LANGS)
def test_no_key_of_the_real_lesson_is_on_the_screen_before_the_answer(lang):
    materials = Library.open().materials("at-the-door")
    words, leaked = materials.words(lang), []

    for item in materials.items.values():
        screen = json.dumps(to_data(show(materials, item.id, lang=lang)), ensure_ascii=False)
        picked = [option for field in item.fields for option in field.options]
        reasons = [o.rationale for o in (*item.options, *picked)]
        reasons += [v.rationale for v in item.verdicts]
        hidden = [item.decides, item.now, *reasons]
        leaked += [item.id for text in hidden if words.of(text) in screen]
        leaked += [item.id for word in ('"key"', "rationale", "misconception") if word in screen]

    assert leaked == []
