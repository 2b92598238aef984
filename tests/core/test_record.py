import re
from dataclasses import dataclass
from decimal import Decimal
from typing import get_origin

import pytest
from pydantic import ValidationError

from widgets.core.law.rule import Version
from widgets.core.record import Record, twice
from widgets.core.text import Text


@dataclass(frozen=True)
class Term:
    id: str


def test_a_record_cannot_be_changed():
    door = Text(zh="门", en="door")

    with pytest.raises(ValidationError, match="frozen"):
        setattr(door, "zh", "窗")  # noqa: B010 - what a slip would do


def test_a_key_that_is_not_in_the_record_is_a_fault():
    version = {"from": "2026-01-01", "value": "1", "unit": "cny", "cite": "a/1", "vlaue": "2"}

    with pytest.raises(ValidationError, match="vlaue"):
        Version.model_validate(version)


def test_the_fingerprint_changes_with_the_substance_and_with_nothing_else():
    assert Text(zh="门", en="door").fingerprint() == Text(zh="门", en="door").fingerprint()
    assert Text(zh="门", en="door").fingerprint() != Text(zh="门", en="doors").fingerprint()


def test_citations_are_found_however_deep_they_stand(small):
    assert small.lesson.citations() == ("new-act/47.3", "guide/hours")
    assert small.items["diary"].citations() == ("new-act/47.3",)


@pytest.mark.parametrize(
    ("held", "places"),
    [
        (("a", "b", "a", "a"), [("list", 2), ("list", 3)]),
        ((Term("a"), Term("b"), Term("a")), [("list", 2, "id")]),
        ({"x": ("a", "a"), "y": ("a",)}, [("list", "x", 1)]),
        ((Text(zh="门", en="door"), Text(zh="门", en="door")), []),
        ((Decimal(1), Decimal(1)), []),
        ("aa", []),
    ],
)
def test_what_stands_twice_in_a_list_is_told_with_its_place(held, places):
    assert [place for place, _ in twice(held, ("list",))] == places


def test_a_record_of_any_kind_refuses_an_id_that_stands_twice():
    class Shelf(Record):
        terms: tuple[Term, ...]

    with pytest.raises(ValidationError, match="'a' stands twice"):
        Shelf(terms=(Term("a"), Term("a")))


def kinds(kind=Record):
    """Every kind of record that there is."""
    return {kind}.union(*map(kinds, kind.__subclasses__()))


def test_no_list_of_a_record_hides_from_the_rule_that_each_id_stands_once():
    import widgets.content.library  # noqa: F401 - every kind of record is loaded with it

    hidden = [
        f"{kind.__name__}.{name}"
        for kind in kinds()
        for name, field in kind.model_fields.items()
        if re.search(r"\b(?:tuple|list|set)\[", str(field.annotation))
        and get_origin(field.annotation) not in (tuple, dict)
    ]

    assert len(kinds()) > 30
    assert hidden == []
