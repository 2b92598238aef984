from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.errors import NotInForce
from widgets.core.screen.by_day import by_day


@pytest.fixture
def told(small_root):
    library = Library(small_root)
    rule = library.rule("entry-fine")
    return lambda lang, *days: by_day(library.cited, library.words(lang), rule, days)


def test_each_day_has_its_value_and_its_article(told):
    assert told("en", date(2025, 12, 31), date(2026, 1, 1)) == (
        "The highest fine",
        ("Day", "In force", "Article"),
        (
            ("31 December 2025", "CNY 1,000", "Old Act, art. 40(3)"),
            ("1 January 2026", "CNY 2,000", "New Act, art. 47(3)"),
        ),
    )


def test_a_day_that_the_record_does_not_reach_has_no_answer(told):
    with pytest.raises(NotInForce):
        told("zh", date(2000, 1, 1))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_value_of_this_projects_rules_can_be_told(lang):
    library = Library.open()
    words, rules = library.words(lang), library.rules()

    assert "private-lending-cap" in {rule.id for rule in rules}
    for rule in rules:
        days = [v.starts for v in rule.versions if not v.ended]
        _, _, rows = by_day(library.cited, words, rule, days)
        assert [row[0] for row in rows] == [words.day(day) for day in days]
        assert all(value for _, value, _ in rows)
