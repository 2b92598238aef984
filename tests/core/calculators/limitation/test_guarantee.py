from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.limitation.guarantee import Fate, Guarantor, Pursuit, guarantee_of

DAYS_OFF = Library.open().series("court-days-off")
DUE = date(2025, 9, 10)


def guarantee(acted=None, asked=date(2026, 11, 25), agreed=0, by=Guarantor.JOINT, due=DUE):
    return guarantee_of(due, agreed, 6, Pursuit(by, acted), asked, DAYS_OFF)


def test_without_an_agreement_it_is_the_months_that_the_law_sets():
    found = guarantee()

    assert found.last == date(2026, 3, 10)
    assert found.steps[0].key == "guarantee-statutory"
    assert guarantee(due=date(2025, 8, 31)).last == date(2026, 2, 28)


def test_months_agreed_are_counted_from_the_due_day():
    found = guarantee(agreed=24)

    assert found.last == date(2027, 9, 10)
    assert found.steps[0].key == "guarantee-agreed"


@pytest.mark.parametrize(
    ("acted", "asked", "fate"),
    [
        (None, date(2026, 3, 10), Fate.OPEN),
        (None, date(2026, 3, 11), Fate.EDGE),
        (None, date(2026, 3, 12), Fate.LAPSED),
        (date(2026, 3, 10), date(2026, 11, 25), Fate.KEPT),
        (date(2026, 3, 11), date(2026, 11, 25), Fate.EDGE),
        (date(2026, 3, 12), date(2026, 11, 25), Fate.LAPSED),
        (date(2026, 3, 10), date(2026, 3, 9), Fate.OPEN),
    ],
)
def test_an_act_in_time_keeps_it_and_nothing_else_does(acted, asked, fate):
    assert guarantee(acted, asked).fate is fate


def test_days_off_after_the_last_day_are_passed_over():
    found = guarantee(due=date(2026, 3, 30), asked=date(2026, 10, 5))

    assert found.last == date(2026, 9, 30)
    assert found.latest == date(2026, 10, 8)
    assert found.fate is Fate.EDGE


@pytest.mark.parametrize("by", Guarantor)
def test_the_working_says_which_act_was_done_and_what_came_of_it(by):
    steps = guarantee(date(2026, 1, 5), by=by).steps

    assert [step.key for step in steps] == ["guarantee-statutory", "guarantee-act-kept"]
    assert steps[1].given["who"].key == f"who-{by}"
    assert [step.cite for step in steps] == ["civil-code/692", "civil-code/693"]
