from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.after_judgment.form import judgment_case
from widgets.core.calculators.appropriation.working import OneDebt, Paid
from widgets.core.calculators.form_values import Unfit, read_form

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("after-judgment")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
WORDS = LIBRARY.calculator_context(date(2026, 11, 25)).words("zh", CALCULATOR)


def case(**typed: str):
    typed = {"principal": "10000", "pay_by": "2026-03-31"} | typed
    given, problems = read_form(CALCULATOR, {k.replace("_", "-"): v for k, v in typed.items()})
    assert problems == {}
    return judgment_case(given, TABLES)


def test_only_the_principal_and_the_last_day_for_paying_must_be_typed():
    found = case()

    assert found.debt == OneDebt(Decimal(10_000), date(2026, 3, 31), Decimal(0))
    assert (found.until, found.payments, found.paused) == (TABLES.today, (), ())
    assert (found.claim.start, found.claim.asked) == (date(2026, 3, 31), TABLES.today)
    assert found.is_late


def test_interest_runs_from_its_own_day_and_else_from_the_last_day_for_paying():
    assert case(interest_from="2025-01-01").debt.start == date(2025, 1, 1)
    assert case(until="2026-01-31").debt.start == date(2026, 1, 31)


def test_the_last_day_for_paying_is_not_late():
    assert not case(until="2026-03-31").is_late
    assert case(until="2026-04-01").is_late


def test_the_application_is_judged_on_its_own_day_and_a_payment_is_one_of_the_events():
    rows = "2026-05-01 100\n2026-09-02 100"
    found = case(applied="2026-09-01", payments=rows, events="2026-06-01 催款")

    assert found.payments == tuple(
        Paid(date(2026, n, d), Decimal(100)) for n, d in [(5, 1), (9, 2)]
    )
    assert found.claim.asked == date(2026, 9, 1)
    assert [(e.day.month, e.kind.id) for e in found.claim.events] == [(6, "demand"), (5, "payment")]


def test_spans_without_enforcement_come_in_the_order_of_their_days():
    found = case(paused="2026-07-01 2026-07-31\n2026-05-01 2026-05-30")

    assert [first.month for first, _ in found.paused] == [5, 7]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"interest_from": "2026-04-01"}, "interest-from"),
        ({"applied": "2026-03-31"}, "applied"),
        ({"applied": "2026-11-26"}, "applied"),
        ({"payments": "2026-03-30 1", "rate": "12%"}, "payments"),
        ({"payments": "2026-04-01 0"}, "payments"),
        ({"paused": "2026-05-02 2026-05-01"}, "paused"),
        ({"paused": "2026-05-01 2026-05-03\n2026-05-03 2026-05-04"}, "paused"),
        ({"events": "2026-05-01 吃饭"}, "events"),
        ({"obstacles": "2026-05-01 2026-05-02 吃饭"}, "obstacles"),
    ],
)
def test_days_that_do_not_fit_are_asked_again_at_their_field(typed, field):
    with pytest.raises(Unfit) as unfit:
        case(**typed)

    assert unfit.value.field == field
    assert unfit.value.problem.key in WORDS.texts
