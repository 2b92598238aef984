from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.calendar_days import after_days, after_months
from widgets.core.calculators.summons_clock.working import (
    Fit,
    Signs,
    by_body,
    by_notice,
    by_number,
    by_rule,
    judged,
    left_step,
    named,
)
from widgets.core.calculators.working import days, months
from widgets.core.calculators.working_days import Moved
from widgets.core.errors import NotInForce
from widgets.core.law.rule import Unit

LIBRARY = Library.open()
CALENDAR = LIBRARY.series("court-days-off")
ORDER, APPEAL, RULING, RETRIAL, NOTICE = (
    LIBRARY.rule(name)
    for name in (
        "payment-order-objection-days",
        "appeal-days-judgment",
        "appeal-days-ruling",
        "retrial-months",
        "public-notice-days",
    )
)
RECEIVED = st.dates(date(2024, 1, 1), date(2027, 12, 31))
RIGHT = Signs("court", "yes", "post", "no")


def test_the_day_of_receipt_is_not_counted_and_each_step_has_its_numbers():
    clock = by_rule(date(2026, 9, 16), APPEAL, CALENDAR)

    # 17 September is day 1; 17 + 14 days is 1 October; the holiday lasts to the 7th
    first, counted, moved = clock.steps
    assert (first.value, first.given) == (date(2026, 9, 17), {"received": date(2026, 9, 16)})
    assert (counted.value, counted.cite) == (date(2026, 10, 1), "cpl-2023/171")
    assert counted.given == {"first": date(2026, 9, 17), "period": days(15)}
    assert (moved.key, moved.value) == ("moved-holiday", date(2026, 10, 8))
    assert moved.given == {"counted": date(2026, 10, 1)}
    assert clock.last == date(2026, 10, 8)


def test_a_period_of_months_ends_on_the_corresponding_day():
    clock = by_rule(date(2026, 5, 31), RETRIAL, CALENDAR)

    assert clock.last == date(2026, 11, 30)
    assert clock.steps[1].given["period"] == months(6)


def test_a_period_set_by_the_court_is_moved_and_one_set_by_a_body_is_not():
    received = date(2026, 11, 19)

    in_court, elsewhere = by_number(received, 3, CALENDAR), by_body(received, 3)

    assert (in_court.last, in_court.runs_in_court) == (date(2026, 11, 23), True)
    assert (elsewhere.last, elsewhere.runs_in_court) == (date(2026, 11, 22), False)


def test_after_a_public_notice_the_period_starts_when_it_counts_as_served():
    clock = by_notice(date(2026, 10, 1), NOTICE, APPEAL, CALENDAR)

    # 1 October + 30 days is 31 October; + 15 days is Sunday 15 November
    assert [step.value for step in clock.steps] == [
        date(2026, 10, 31),
        date(2026, 11, 1),
        date(2026, 11, 15),
        date(2026, 11, 16),
    ]
    assert clock.received == date(2026, 10, 1)
    assert clock.steps[0].cite == "cpl-2023/95"


def test_a_day_that_the_paper_names_is_taken_as_it_is():
    clock = named(date(2026, 11, 20), date(2026, 11, 29))

    assert (clock.last, clock.moved, clock.runs_in_court) == (
        date(2026, 11, 29),
        Moved.NOT,
        False,
    )


@pytest.mark.parametrize(
    ("on", "key", "value"),
    [
        (date(2026, 11, 24), "left", 1),
        (date(2026, 11, 25), "today", 0),
        (date(2026, 11, 26), "over", 1),
    ],
)
def test_the_days_left_are_counted_to_the_last_day_itself(on, key, value):
    clock = by_rule(date(2026, 11, 10), ORDER, CALENDAR)

    step = left_step(clock, on)

    assert (step.key, step.value, step.unit) == (key, Decimal(value), Unit.DAYS)


def test_a_day_before_the_rule_and_a_rule_of_bands_give_no_period():
    with pytest.raises(NotInForce, match="from 2024-01-01"):
        by_rule(date(2023, 12, 31), ORDER, CALENDAR)
    with pytest.raises(NotInForce):
        by_rule(date(2026, 11, 17), LIBRARY.rule("court-fee"), CALENDAR)
    with pytest.raises(NotInForce):
        by_notice(date(2026, 11, 17), LIBRARY.rule("court-fee"), ORDER, CALENDAR)


@given(RECEIVED, st.sampled_from([ORDER, APPEAL, RULING]))
def test_the_last_day_is_never_before_receipt_and_the_days_of_the_law(received, rule):
    number = int(rule.at(received).value or 0)

    assert by_rule(received, rule, CALENDAR).last >= after_days(received, number)


@given(RECEIVED)
def test_months_never_end_before_their_corresponding_day(received):
    assert by_rule(received, RETRIAL, CALENDAR).last >= after_months(received, 6)


@given(RECEIVED, RECEIVED, st.sampled_from([ORDER, RULING, RETRIAL]))
def test_later_receipt_never_gives_an_earlier_last_day(one, other, rule):
    first, second = sorted((one, other))

    assert by_rule(first, rule, CALENDAR).last <= by_rule(second, rule, CALENDAR).last


@given(RECEIVED, st.integers(1, 365))
def test_a_holiday_never_costs_a_period_more_than_ten_days(received, number):
    clock = by_number(received, number, CALENDAR)

    assert timedelta(0) <= clock.last - after_days(received, number) <= timedelta(days=10)


@pytest.mark.parametrize(
    ("paper", "signs", "fit", "against"),
    [
        ("payment-order", RIGHT, Fit.FITS, ()),
        ("payment-order", Signs("company", "yes", "post", "no"), Fit.UNFIT, ("issuer",)),
        ("payment-order", Signs("court", "yes", "post", "yes"), Fit.UNFIT, ("money",)),
        ("summons", Signs("court", "no", "staff", "no"), Fit.DOUBTFUL, ("number",)),
        ("summons", Signs("court", "yes", "link", "no"), Fit.DOUBTFUL, ("way-link",)),
        ("summons", Signs("court", "yes", "platform", "no"), Fit.FITS, ()),
        ("summons", Signs("court", "yes", "post", "unknown"), Fit.DOUBTFUL, ()),
        ("summons", Signs("unknown", "yes", "post", "no"), Fit.DOUBTFUL, ()),
        ("mediation", Signs("mediation", "no", "chat", "no"), Fit.FITS, ()),
        ("mediation", RIGHT, Fit.FITS, ()),
        ("arbitration", RIGHT, Fit.UNFIT, ("issuer",)),
        ("lawyer-letter", Signs("law-firm", "unknown", "chat", "no"), Fit.FITS, ()),
        ("lawyer-letter", Signs("company", "yes", "post", "no"), Fit.UNFIT, ("issuer",)),
        ("lawyer-letter", Signs("law-firm", "no", "post", "unknown"), Fit.DOUBTFUL, ()),
    ],
)
def test_signs_fit_a_paper_or_do_not(paper, signs, fit, against):
    found = judged(paper, signs)

    assert (found.fit, found.against) == (fit, against)


def test_every_sign_that_speaks_against_a_paper_is_named():
    found = judged("summons", Signs("company", "no", "collector", "yes"))

    assert found.against == ("issuer", "money", "number", "way-collector")
