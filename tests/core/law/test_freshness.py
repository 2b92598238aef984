from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.law.freshness import ReadingExtent, freshness


@pytest.fixture
def library(small_root):
    return Library(small_root)


def read_of(library):
    every = freshness(library.instruments, library.register)
    return {each.instrument.id: each for each in every}


def test_what_was_read_the_least_comes_first_then_what_was_read_the_longest_ago(library):
    ids = [each.instrument.id for each in freshness(library.instruments, library.register)]

    # bill: reported only; guide: quoted; old and new act: read to 2025-04-19 and 2026-05-16
    assert ids == ["bill", "guide", "old-act", "new-act"]


def test_the_reading_follows_from_the_instrument_and_its_articles(library):
    assert {name: each.reading for name, each in read_of(library).items()} == {
        "bill": ReadingExtent.REPORTED,
        "guide": ReadingExtent.QUOTED,
        "old-act": ReadingExtent.TEXT,
        "new-act": ReadingExtent.TEXT,
    }


def test_articles_read_where_no_day_of_the_text_is_given_are_parts(small_root):
    path = small_root / "law/instruments/some.yaml"
    path.write_text(path.read_text().replace("  read_to: 2026-05-16\n", ""))

    assert read_of(Library(small_root))["new-act"].reading is ReadingExtent.PARTS


def test_what_took_its_place_is_known_and_whether_it_was_read_before_it_held(library):
    found = read_of(library)

    assert found["old-act"].successor == library.instruments["new-act"]
    assert found["new-act"].successor is None
    assert not found["new-act"].before_it_held


def test_a_text_read_before_its_first_day_is_marked():
    found = read_of(Library.open())["reconsideration-regulation-2026"]

    assert (found.instrument.read_to, found.instrument.starts) == (
        date(2026, 5, 16),
        date(2026, 7, 1),
    )
    assert found.before_it_held


def test_of_this_project_all_but_four_texts_in_parts_are_read_quoted_or_reported():
    found = read_of(Library.open())
    parts = [name for name, each in found.items() if each.reading is ReadingExtent.PARTS]

    # A new article that was read in a text asks for the day of that text on its instrument.
    assert sorted(parts) == [
        "card-2011",
        "internet-loan-2025",
        "small-loan-cost-2025",
        "zhejiang-debt-clearing-2020",
    ]
