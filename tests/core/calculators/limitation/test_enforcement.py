from datetime import date

import pytest

from tests.core.calculators.limitation.kinds import KIND, LIBRARY, OBSTACLE
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.limitation.course import Claim
from widgets.core.calculators.limitation.enforcement import enforcement_period
from widgets.core.calculators.limitation.rows import ClaimEvent, Obstacle
from widgets.core.errors import NotInForce

TABLES = LIBRARY.law_tables([LIBRARY.calculator("after-judgment")], date(2026, 11, 25))
DUE = date(2024, 11, 18)
"""A Monday; the two years end on Wednesday 18 November 2026."""


def period(asked: date, *events: ClaimEvent, obstacles: tuple[Obstacle, ...] = ()):
    return enforcement_period(Claim(DUE, asked, events, obstacles), TABLES)


@pytest.mark.parametrize(
    ("asked", "state", "standing"),
    [
        (date(2026, 11, 18), "in-time", Standing.PROTECTED),
        (date(2026, 11, 19), "depends", Standing.DEPENDS),
        (date(2026, 11, 20), "over", Standing.NOT_PROTECTED),
    ],
)
def test_two_years_run_from_the_last_day_for_paying(asked, state, standing):
    found = period(asked)

    assert (found.state, found.standing) == (state, standing)
    assert found.strict.last == date(2026, 11, 18)
    assert (found.years.value, found.years.cite) == (2, "cpl-2023/250")


def test_a_demand_after_the_last_day_for_paying_lets_them_run_anew_and_one_before_does_not():
    later = ClaimEvent(date(2025, 6, 2), KIND["demand"])
    early = ClaimEvent(DUE, KIND["demand"])

    assert period(TABLES.today, later).strict.last == date(2027, 6, 2)
    assert period(TABLES.today, early).strict.moments == ()


def test_the_judgment_itself_is_no_event_of_its_own_enforcement():
    assert period(TABLES.today, ClaimEvent(date(2025, 6, 2), KIND["judgment"])).state == "over"


def blocked(first: date, last: date) -> Obstacle:
    return Obstacle(first, last, OBSTACLE["force-majeure"])


def test_after_an_obstacle_the_days_left_run_on_by_one_rule_and_six_months_by_the_other():
    found = period(date(2026, 12, 21), obstacles=(blocked(date(2026, 10, 1), date(2026, 11, 1)),))

    # 18 November and 32 days; 1 May 2027 is a Saturday.
    assert found.strict.last == date(2026, 12, 20)
    assert found.generous.last == date(2027, 5, 3)
    assert (found.suspended, found.state) == (True, "depends")


def test_only_days_of_an_obstacle_within_the_last_six_months_are_added():
    long_gone = blocked(date(2026, 1, 1), date(2026, 5, 28))

    # 19 to 28 May are 10 days.
    assert period(TABLES.today, obstacles=(long_gone,)).strict.last == date(2026, 11, 28)


def test_days_that_two_obstacles_share_are_added_once():
    two = (
        blocked(date(2026, 10, 1), date(2026, 10, 20)),
        blocked(date(2026, 10, 11), date(2026, 10, 30)),
    )

    # 1 to 30 October are 30 days.
    assert period(TABLES.today, obstacles=two).strict.last == date(2026, 12, 18)


def test_what_runs_on_never_ends_after_the_six_months():
    whole = blocked(date(2026, 1, 1), date(2027, 2, 28))

    # 18 November and the 286 days from 19 May 2026 on would end on 31 August.
    assert period(TABLES.today, obstacles=(whole,)).strict.last == date(2027, 8, 28)


def test_without_an_obstacle_nothing_is_suspended():
    assert not period(TABLES.today).suspended


def test_what_fell_due_before_the_record_is_not_guessed():
    with pytest.raises(NotInForce):
        enforcement_period(Claim(date(2023, 12, 31), TABLES.today), TABLES)
