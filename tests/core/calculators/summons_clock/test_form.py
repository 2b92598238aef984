from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.form_values import Unfit, read_form
from widgets.core.calculators.summons_clock.form import Signs, paper_case

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("summons-clock")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))


def case(**typed):
    given, problems = read_form(
        CALCULATOR, {name.replace("_", "-"): text for name, text in typed.items()}
    )
    assert problems == {}
    return paper_case(given, TABLES)


def test_a_paper_is_read_once_with_its_signs_and_today_where_no_day_is_asked():
    found = case(
        paper="arbitration", received="2026-11-17", set_days="7", issuer="company", way="post"
    )

    assert (found.paper.id, found.received, found.today) == (
        "arbitration",
        date(2026, 11, 17),
        TABLES.today,
    )
    assert found.signs == Signs("company", "unknown", "post", "unknown")
    assert (found.named_day, found.set_days) == (None, 7)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ({"paper": "judgment"}, "judgment"),
        ({"paper": "judgment", "final": "small"}, "judgment-final"),
        ({"paper": "judgment", "final": "second"}, "judgment-final"),
        ({"paper": "ruling", "ruling": "objection"}, "ruling-objection"),
        ({"paper": "notice", "notice": "judgment"}, "notice-judgment"),
        ({"paper": "sms"}, "sms"),
    ],
)
def test_a_paper_is_told_apart_by_what_decides_its_period(typed, kind):
    assert case(received="2026-11-17", **typed).paper.id == kind


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"received": "2026-11-26"}, "received: problem-future"),
        ({"received": "2026-11-02", "today": "2026-11-01"}, "received: problem-future"),
        ({"received": "2026-11-02", "today": "2100-01-01"}, "today: problem-far"),
        ({"received": "2026-11-02", "named_day": "2100-01-01"}, "named-day: problem-far"),
    ],
)
def test_a_day_to_come_and_one_too_far_off_are_asked_again(typed, problem):
    with pytest.raises(Unfit, match=problem):
        case(paper="summons", **typed)


def test_the_last_day_before_2100_is_not_too_far_off_and_what_is_received_today_is_not_to_come():
    found = case(paper="summons", received="2099-12-31", today="2099-12-31")

    assert (found.received, found.today) == (date(2099, 12, 31), date(2099, 12, 31))
