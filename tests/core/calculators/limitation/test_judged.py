from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import Calculated, calculate
from widgets.core.errors import NotInForce

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


def test_a_day_for_paying_before_the_record_is_not_guessed():
    fault = found("2023-05-20 判决", pay_by="2023-12-31").fault

    assert isinstance(fault, NotInForce)


def test_after_an_obstacle_the_two_rules_are_told():
    after = answer(pay_by="2024-06-10", obstacles="2026-05-01 2026-06-01 不可抗力")

    assert after.standing is Standing.DEPENDS
    assert [say.key for say in after.decides] == [
        "decides-judged-counted",
        "decides-judged-obstacle",
    ]
