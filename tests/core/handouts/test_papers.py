"""Every paper of every plan and every lesson, in both languages; none for the room has a key."""

from typing import Any

import pytest

from tests.core.handouts.conftest import course_of
from tests.core.writing.conftest import every_text
from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.core.handouts.papers import GUIDE, SHEETS, kinds, paper
from widgets.core.handouts.questions import PaperQuestion, with_twins
from widgets.serve.classroom.addresses import course_of as course_of_plan

LIBRARY = Library.open()
WRITTEN = sorted(path.stem for path in (LIBRARY.root / PLANS).glob("*.yaml"))
COURSES = [(LIBRARY.class_plan(plan).lesson, plan) for plan in WRITTEN]
COURSES += [(lesson.id, "") for lesson in LIBRARY.lessons()]
FOR_THE_ROOM = ("a", "b", "tally", "cards", "story")


def keyed(course):
    """What tells the key of an item or of a case: why something is right or wrong."""
    for each in with_twins(course):
        if not isinstance(each, PaperQuestion):
            yield from (b.rationale for node in each.scenario.decisions for b in node.branches)
            continue
        item = each.item
        held: tuple[Any, ...] = (
            *item.verdicts,
            *item.options,
            *(o for f in item.fields for o in f.options),
        )
        typed = [x for x in (item.expect, *(f.expect for f in item.fields)) if x]
        yield from (option.rationale for option in (*held, *typed))
        yield item.decides
        yield item.now


def leaks(texts, course, lang):
    return [text.to(lang) for text in keyed(course) if text.to(lang) in texts]


@pytest.mark.parametrize(("lesson", "plan"), COURSES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_paper_is_made_and_those_for_the_room_tell_no_key(lesson, plan, lang):
    course = course_of_plan(LIBRARY, lesson, plan)

    made = {kind: paper(course, LIBRARY.channels, kind, lang) for kind in kinds(course)}

    assert made.keys() >= {GUIDE, "a", "key", "tally", "cards"}
    for kind, document in made.items():
        texts = "\n".join(every_text(document))
        assert document.lang == lang
        assert "{" not in texts
        if kind in FOR_THE_ROOM:
            assert leaks(texts, course, lang) == [], kind


def test_a_key_that_leaks_is_found():
    course = course_of_plan(LIBRARY, "at-the-door", "door-90")
    texts = "\n".join(every_text(paper(course, (), "key", "zh")))

    assert len(leaks(texts, course, "zh")) > 20


def test_a_plan_without_twins_or_a_case_has_no_paper_for_them(course, small):
    assert kinds(course) == (GUIDE, *SHEETS)
    plain = course_of(small, blocks=[{"item": "many", "minutes": 5}], minutes=5)
    assert kinds(plain) == (GUIDE, "a", "key", "tally", "cards")


def test_a_kind_that_there_is_not_is_refused(course):
    with pytest.raises(KeyError):
        paper(course, (), "poster", "zh")
