from datetime import date

import pytest

from tests.core.calculators.limitation.kinds import KIND, LIBRARY, OBSTACLE
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import Calculated, calculate
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
    assert (found.periods.years, found.periods.cite) == (2, "cpl-2023/250")


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
    assert found.generous.suspended_by
    assert found.state == "depends"


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
    assert not period(TABLES.today).generous.suspended_by


def test_what_fell_due_before_the_record_is_not_guessed():
    with pytest.raises(NotInForce):
        enforcement_period(Claim(date(2023, 12, 31), TABLES.today), TABLES)


CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["limitation"]
JUDGED = "2024-02-01 起诉 2024-05-20 判决"


def found(events: str = JUDGED, **typed: str) -> Calculated:
    filled = {"begins": "due", "due": "2021-03-01", "events": events, "asked": "2026-11-25"}
    filled |= {name.replace("_", "-"): value for name, value in typed.items()}
    return calculate(CALCULATOR, filled, CONTEXT.tables)


def answer(events: str = JUDGED, **typed: str) -> Answer:
    calculated = found(events, **typed)
    assert calculated.answer, calculated
    return calculated.answer


@pytest.mark.parametrize(
    ("pay_by", "standing"),
    [
        ("2024-11-24", Standing.DEPENDS),
        ("2024-11-25", Standing.PROTECTED),
        ("2024-11-20", Standing.NOT_PROTECTED),
    ],
)
def test_the_time_for_enforcement_ends_two_years_after_the_last_day_for_paying(pay_by, standing):
    assert answer(pay_by=pay_by).standing is standing


def test_an_application_that_still_runs_keeps_the_time_open():
    after = answer(f"{JUDGED}\n2026-05-01 申请执行", pay_by="2024-06-03")

    assert after.standing is not Standing.NOT_PROTECTED


def test_the_last_day_to_come_is_one_for_the_calendar():
    (reminder,) = answer(pay_by="2024-12-10").reminders

    assert (reminder.on, reminder.says.key) == (date(2026, 12, 10), "remind-judged")
    assert answer(pay_by="2024-06-03").reminders == ()


def test_without_the_day_for_paying_nothing_is_counted():
    told = answer()

    assert (told.says.key, told.figures) == ("says-judged", ())


def test_a_day_for_paying_before_the_record_is_said_not_to_be_counted():
    told = answer("2023-05-20 判决", pay_by="2023-12-31")

    assert (told.standing, told.figures) == (Standing.DEPENDS, ())
    assert told.decides[0].key == "decides-judged-unrecorded"


def test_after_an_obstacle_the_two_rules_are_told():
    after = answer(pay_by="2024-06-10", obstacles="2026-05-01 2026-06-01 不可抗力")

    assert after.standing is Standing.DEPENDS
    assert [say.key for say in after.decides] == [
        "decides-judged-counted",
        "decides-judged-obstacle",
    ]
