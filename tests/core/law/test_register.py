from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.law.provision import Binding, Confidence, LenderType, Provision
from widgets.core.law.register import ChangeKind, by_force, changes, search, select
from widgets.core.text import Text

TURN = date(2025, 12, 31), date(2026, 1, 1)


@pytest.fixture
def library(small_root):
    return Library(small_root)


def article(cite: str, says: str, first: date, **more: object) -> Provision:
    instrument, _, number = cite.partition("/")
    plain = {
        "instrument": instrument,
        "article": number,
        "label": Text(zh="第1条", en="art. 1"),
        "says": Text(zh=says, en=says),
        "from": first,
        "binds": ("anyone",),
        "topics": ("home",),
        "confidence": "text-checked",
        "sources": ("a text",),
        "checked": first,
    }
    return Provision.model_validate(plain | more)


OLD = article("old-act/40", "罚500元", date(2006, 3, 1), until=date(2025, 12, 31))


def after(says: str, **more: object) -> Provision:
    return article("new-act/47", says, date(2026, 1, 1), replaced="old-act/40", **more)


def cites(provisions) -> list[str]:
    return [p.cite for p in provisions]


def test_what_applies_is_narrowed_by_day_lender_topic_and_confidence(library):
    register = library.register
    of_guide = next(p for p in register if p.instrument == "guide")

    assert "old-act/40.3" not in cites(select(register, on=date(2026, 1, 1)))
    assert "new-act/47.3" not in cites(select(register, on=date(2025, 12, 31)))
    assert of_guide in select(register, lenders=[LenderType.AGENCY])
    assert of_guide not in select(register, lenders=[LenderType.PRIVATE_LENDER])
    assert "new-act/47.3" in cites(select(register, lenders=[LenderType.PRIVATE_LENDER]))
    assert select(register, topic="no-such-topic") == ()
    sure = select(register, min_confidence=Confidence.TEXT_CHECKED)
    assert {p.confidence for p in sure} == {Confidence.TEXT_CHECKED}


def test_left_without_a_choice_everything_is_selected(library):
    assert select(library.register) == library.register


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (after("罚500元"), ChangeKind.RENUMBERED),
        (after("不得进门"), ChangeKind.CHANGED),
        (after("罚1000元", rung="administrative"), ChangeKind.PENALTY),
        (after("可以罚500元", rung="administrative"), ChangeKind.CHANGED),
    ],
)
def test_an_article_and_its_successor_are_one_change(new, kind):
    (change,) = changes((OLD, new), *TURN)

    assert (change.kind, change.before, change.after, change.on) == (kind, OLD, new, TURN[1])


def test_what_has_no_counterpart_came_or_went():
    new = article("new-act/50", "不得接触", TURN[1])

    found = changes((OLD, new), *TURN)

    assert [(c.kind, c.on) for c in found] == [
        (ChangeKind.WENT, TURN[1]),
        (ChangeKind.CAME, TURN[1]),
    ]


def test_what_changed_outside_the_two_days_is_left_out():
    new = after("罚1000元")

    assert changes((OLD, new), date(2026, 1, 1), date(2026, 12, 1)) == ()
    assert changes((OLD, new), date(2025, 1, 1), date(2025, 12, 31)) == ()


def test_the_later_day_must_be_later():
    with pytest.raises(ValueError, match="give the earlier day first"):
        changes((OLD,), *reversed(TURN))


@pytest.mark.parametrize("sought", ["强行进门", "force WAY", "47.3", "新法 进门", "New Act"])
def test_a_search_finds_every_word_in_either_language(library, sought):
    found = search(library.register, library.instruments, sought)

    assert "new-act/47.3" in cites(found)


def test_a_search_for_what_is_not_there_finds_nothing(library):
    assert search(library.register, library.instruments, "进门 zebra") == ()


def test_groups_run_from_the_most_binding_down(library):
    groups = by_force(reversed(library.register), library.instruments)

    assert [binding for binding, _ in groups] == [Binding.STATUTE, Binding.SELF_DISCIPLINE]
    assert sum(len(group) for _, group in groups) == len(library.register)
