"""What people type into the search box finds the article that answers it, among the first three."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from widgets.content.library import Library
from widgets.core.screen.inquiry import Inquiry, found

DAY = date(2026, 12, 1)
QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def law():
    return Library.open().law()


def test_there_are_at_least_forty_of_them_in_both_languages():
    assert len(QUERIES) >= 40
    assert sum(str(sought).isascii() for sought, _ in QUERIES) >= 8


@pytest.mark.parametrize(("sought", "cite"), QUERIES)
def test_the_article_that_answers_is_among_the_first_three(law, sought, cite):
    shown = [p.cite for p in found(law, Inquiry(day=DAY, sought=str(sought)))[:3]]

    assert cite in shown
