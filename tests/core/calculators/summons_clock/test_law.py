from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.summons_clock.form import PaperCase, Signs
from widgets.core.calculators.summons_clock.law import paper_law
from widgets.core.calculators.working import days
from widgets.core.errors import NotInForce

LIBRARY = Library.open()
TABLES = LIBRARY.law_tables([LIBRARY.calculator("summons-clock")], date(2026, 11, 25))


def law(kind, received=date(2026, 11, 17)):
    signs = Signs("unknown", "unknown", "unknown", "unknown")
    return paper_law(PaperCase(TABLES.papers[kind], received, TABLES.today, signs), TABLES)


def test_a_period_comes_with_its_article_and_with_that_of_counting():
    found = law("ruling-preservation")

    assert (found.period.measure, found.period.cite) == (days(5), "cpl-interp-2022/171")
    assert (found.counting.measure, found.counting.cite) == (days(1), "cpl-2023/85")
    assert (found.notice, found.served) == (None, date(2026, 11, 17))


def test_a_public_notice_is_served_once_its_days_are_over():
    found = law("notice-judgment", date(2026, 10, 1))

    assert (found.notice.measure, found.notice.cite) == (days(30), "cpl-2023/95")
    assert found.served == date(2026, 10, 31)


def test_a_paper_without_a_period_of_the_law_has_none():
    assert law("lawyer-letter").period is None


def test_the_youngest_article_of_a_paper_says_since_when_it_is_told_rightly():
    assert law("arbitration").since == date(2026, 3, 1)
    assert law("summons").since == date(2024, 1, 1)


def test_a_day_before_the_record_has_no_answer():
    assert law("sms", date(2024, 1, 1)).recorded == date(2024, 1, 1)
    with pytest.raises(NotInForce, match="from 2024-01-01"):
        law("sms", date(2023, 12, 31))
