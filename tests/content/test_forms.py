import re

import pytest

from widgets.content.library import Library
from widgets.core.errors import ContentError
from widgets.core.law.provision import Binding

ACCUSES = re.compile("犯罪|违法|诈骗|敲诈|骗子|涉黑|套路贷|后果自负|否则")
"""What no letter says of anybody: facts are told, and what is asked."""
SOFT = {Binding.RECOMMENDED_STANDARD, Binding.SELF_DISCIPLINE}
NAMES_ITS_FORCE = re.compile("推荐性|自律")


def every_clause():
    return ((each, clause) for each in Library.open().letters().values() for clause in each.clauses)


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


def test_no_letter_accuses_or_threatens():
    said = [
        f"{each.id}/{clause.id}"
        for each, clause in every_clause()
        if ACCUSES.search(clause.says.zh)
    ]

    assert said == []


def test_a_clause_that_rests_on_a_standard_or_self_discipline_alone_says_so():
    cited = Library.open().cited
    silent = [
        f"{each.id}/{clause.id}"
        for each, clause in every_clause()
        if clause.cite
        and {cited(cite)[1].binding for cite in clause.cite} <= SOFT
        and not NAMES_ITS_FORCE.search(clause.says.zh)
    ]

    assert silent == []
