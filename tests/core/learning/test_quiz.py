from fractions import Fraction

import pytest

from widgets.core.errors import NoSuchChoice, Unreadable
from widgets.core.learning.quiz import mark, unreadable_field

ENTRY = ("day=2026年11月17日", "people=两", "kept=phone")


@pytest.mark.parametrize(
    ("item", "response", "score"),
    [
        ("form-a", ("x",), 1),
        ("form-a", ("y",), 0),
        ("many", ("z", "x"), 1),
        ("many", ("x",), Fraction(1, 2)),
        ("many", ("x", "z", "y"), Fraction(1, 2)),  # (2 right - 1 wrong) / 2 keys
        ("many", ("y",), 0),  # never below nothing
        ("marks", ("x", "z"), 1),
        ("steps", ("x", "y", "z"), 1),
        ("steps", ("y", "x", "z"), 0),
        ("twin-a", ("unlawful", "x"), 1),
        ("twin-a", ("unlawful", "y"), Fraction(1, 2)),
        ("twin-a", ("lawful", "x"), Fraction(1, 2)),
        ("twin-a", ("lawful", "y"), 0),
        ("said", ("true", "x"), 1),
        ("months", ("６",), 1),
        ("months", ("六个",), 1),
        ("months", ("36",), 0),
        ("diary", ENTRY, 1),
        ("diary", ("day=2026-11-18", "people=2", "kept=phone"), Fraction(2, 3)),
        ("diary", ("day=2026-11-18", "people=3", "kept=chat"), 0),
    ],
)
def test_each_kind_is_marked_by_its_own_rule(small, item, response, score):
    found = mark(small.items[item], response)

    assert found.score == score
    assert found.right == (score == 1)


@pytest.mark.parametrize(
    ("item", "response"),
    [
        ("form-a", ()),
        ("form-a", ("w",)),
        ("form-a", ("x", "y")),
        ("many", ("x", "x")),
        ("many", ("x", "nothing")),
        ("steps", ("x", "y")),
        ("steps", ("x", "x", "y")),
        ("twin-a", ("unlawful",)),
        ("twin-a", ("true", "x")),
        ("twin-a", ("x", "unlawful")),
        ("said", ("true", "w")),
        ("months", ()),
        ("months", ("6", "7")),
        ("diary", ("day=2026-11-17", "people=2")),
        ("diary", (*ENTRY, "more=1")),
        ("diary", ("day=2026-11-17", "people=2", "kept=attic")),
    ],
)
def test_a_response_that_is_not_on_offer_is_refused(small, item, response):
    with pytest.raises(NoSuchChoice):
        mark(small.items[item], response)


@pytest.mark.parametrize(
    ("item", "response"),
    [
        ("months", ("half a year",)),
        ("months", ("6.5",)),
        ("diary", ("day=yesterday", "people=2", "kept=phone")),
        ("diary", ("day=2026-02-30", "people=2", "kept=phone")),
    ],
)
def test_what_cannot_be_read_is_not_marked(small, item, response):
    with pytest.raises(Unreadable):
        mark(small.items[item], response)


@pytest.mark.parametrize(
    ("item", "response", "field"),
    [
        ("months", ("bald",), "months"),
        ("diary", ("day=bald", "people=2", "kept=phone"), "day"),
        ("diary", ("day=2026-11-17", "people=viele", "kept=phone"), "people"),
    ],
)
def test_the_field_that_cannot_be_read_is_named(small, item, response, field):
    with pytest.raises(Unreadable):
        mark(small.items[item], response)

    assert unreadable_field(small.items[item], response) == field
