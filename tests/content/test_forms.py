import pytest

from widgets.content.library import Library
from widgets.core.errors import ContentError


def test_calculators_come_in_the_order_in_which_they_are_shown():
    found = Library.open().calculators().values()

    assert [each.place for each in found] == sorted(each.place for each in found)


def test_a_letter_is_found_by_its_id(small_root, with_letter):
    assert Library(small_root).letter("asking").heading.en == "Inquiry"


def test_letters_come_in_the_order_in_which_they_are_shown(small_root, with_letter):
    later = with_letter.read_text(encoding="utf-8")
    first = later.replace("id: asking", "id: before").replace("place: 2", "place: 1")
    (small_root / "letters" / "before.yaml").write_text(first, encoding="utf-8")

    assert list(Library(small_root).letters()) == ["before", "asking"]


def test_a_letter_that_is_not_there_is_named(small_root, with_letter):
    with pytest.raises(ContentError, match=r"letters/askin\.yaml:1: no such file"):
        Library(small_root).letter("askin")
