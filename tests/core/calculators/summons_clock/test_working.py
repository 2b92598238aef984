from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.calendar_days import after_days, after_months
from widgets.core.calculators.summons_clock.form import PaperCase, Signs
from widgets.core.calculators.summons_clock.law import paper_law
from widgets.core.calculators.summons_clock.working import (
    Fit,
    judged,
    left_step,
    procedure_period,
    sets_longer,
)
from widgets.core.calculators.working import days, months
from widgets.core.calculators.working_days import Moved
from widgets.core.law.rule import Unit

LIBRARY = Library.open()
TABLES = LIBRARY.law_tables([LIBRARY.calculator("summons-clock")], date(2026, 11, 25))
ORDER, APPEAL, RULING, RETRIAL = (
    "payment-order", "judgment", "ruling-appealable", "judgment-final",
)  # fmt: skip
RECEIVED = st.dates(date(2024, 1, 1), date(2027, 12, 31))
RIGHT = Signs("court", "yes", "post", "no")


def law_and_case(kind, received, **typed):
    case = PaperCase(TABLES.papers[kind], received, TABLES.today, RIGHT, **typed)
    return case, paper_law(case, TABLES)


def period(kind, received, **typed):
    return procedure_period(*law_and_case(kind, received, **typed))


def test_the_day_of_receipt_is_not_counted_and_each_step_has_its_numbers():
    clock = period(APPEAL, date(2026, 9, 16))

    # 17 September is day 1; 17 + 14 days is 1 October; the holiday lasts to the 7th
    first, counted, moved = clock.steps
    assert (first.value, first.given) == (date(2026, 9, 17), {"received": date(2026, 9, 16)})
    assert (counted.value, counted.cite) == (date(2026, 10, 1), "cpl-2023/171")
    assert counted.given == {"first": date(2026, 9, 17), "period": days(15)}
    assert (moved.key, moved.value) == ("moved-holiday", date(2026, 10, 8))
    assert moved.given == {"counted": date(2026, 10, 1)}
    assert clock.end.day == date(2026, 10, 8)


def test_a_period_of_months_ends_on_the_corresponding_day():
    clock = period(RETRIAL, date(2026, 5, 31))

    assert clock.end.day == date(2026, 11, 30)
    assert clock.steps[1].given["period"] == months(6)


def test_a_period_set_by_the_court_is_moved_and_one_set_by_a_body_is_not():
    received = date(2026, 11, 19)

    in_court, elsewhere = (
        period(kind, received, set_days=3) for kind in ("complaint", "arbitration")
    )

    assert (in_court.end.day, in_court.in_court) == (date(2026, 11, 23), True)
    assert (elsewhere.end.day, elsewhere.in_court) == (date(2026, 11, 22), False)


def test_after_a_public_notice_the_period_starts_when_it_counts_as_served():
    clock = period("notice-judgment", date(2026, 10, 1))

    # 1 October + 30 days is 31 October; + 15 days is Sunday 15 November
    assert [step.value for step in clock.steps] == [
        date(2026, 10, 31),
        date(2026, 11, 1),
        date(2026, 11, 15),
        date(2026, 11, 16),
    ]
    assert clock.steps[0].given == {"issued": date(2026, 10, 1), "period": days(30)}
    assert clock.steps[0].cite == "cpl-2023/95"


def test_a_day_that_the_paper_names_is_taken_as_it_is():
    clock = period("summons", date(2026, 11, 20), named_day=date(2026, 11, 29))

    assert (clock.end.day, clock.end.moved, clock.in_court) == (
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
    clock = period(ORDER, date(2026, 11, 10))

    step = left_step(clock, on)

    assert (step.key, step.value, step.unit) == (key, Decimal(value), Unit.DAYS)


def test_the_shorter_of_the_days_of_the_paper_and_of_the_law_counts():
    received = date(2026, 11, 17)
    shorter, longer = (period("complaint", received, set_days=n) for n in (7, 20))

    assert shorter.steps[1].given["period"] == days(7)
    assert longer.steps[1].given["period"] == days(15)
    assert sets_longer(*law_and_case("complaint", received, set_days=20))
    assert not sets_longer(*law_and_case("complaint", received, set_days=15))


def test_without_a_time_of_law_or_paper_no_period_runs():
    assert period("lawyer-letter", date(2026, 11, 17)) is None


@given(RECEIVED, st.sampled_from([ORDER, APPEAL, RULING]))
def test_the_last_day_is_never_before_receipt_and_the_days_of_the_law(received, kind):
    number = int(law_and_case(kind, received)[1].period.value)

    assert period(kind, received).end.day >= after_days(received, number)


@given(RECEIVED)
def test_months_never_end_before_their_corresponding_day(received):
    assert period(RETRIAL, received).end.day >= after_months(received, 6)


@given(RECEIVED, RECEIVED, st.sampled_from([ORDER, RULING, RETRIAL]))
def test_later_receipt_never_gives_an_earlier_last_day(one, other, kind):
    first, second = sorted((one, other))

    assert period(kind, first).end.day <= period(kind, second).end.day


@given(RECEIVED, st.integers(1, 365))
def test_a_holiday_never_costs_a_period_more_than_ten_days(received, number):
    clock = period("ruling-other", received, set_days=number)

    assert timedelta(0) <= clock.end.day - after_days(received, number) <= timedelta(days=10)


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
        (
            "mediation",
            Signs("mediation", "no", "chat", "no"),
            Fit.DOUBTFUL,
            ("number-mediation", "way-chat-other"),
        ),
        ("mediation", Signs("mediation", "yes", "staff", "no"), Fit.FITS, ()),
        ("arbitration", Signs("arbitration", "yes", "post", "no"), Fit.FITS, ()),
        (
            "arbitration",
            Signs("arbitration", "no", "collector", "no"),
            Fit.DOUBTFUL,
            ("number-arbitration", "way-collector-other"),
        ),
        ("mediation", RIGHT, Fit.FITS, ()),
        ("arbitration", RIGHT, Fit.UNFIT, ("issuer",)),
        ("lawyer-letter", Signs("law-firm", "yes", "post", "no"), Fit.FITS, ()),
        (
            "lawyer-letter",
            Signs("law-firm", "unknown", "chat", "no"),
            Fit.DOUBTFUL,
            ("way-chat-other",),
        ),
        ("lawyer-letter", Signs("company", "yes", "post", "no"), Fit.UNFIT, ("issuer",)),
        (
            "lawyer-letter",
            Signs("law-firm", "no", "post", "unknown"),
            Fit.DOUBTFUL,
            ("number-lawyer",),
        ),
    ],
)
def test_signs_fit_a_paper_or_do_not(paper, signs, fit, against):
    found = judged(TABLES.papers[paper], signs)

    assert (found.fit, found.against) == (fit, against)


def test_every_sign_that_speaks_against_a_paper_is_named():
    found = judged(TABLES.papers["summons"], Signs("company", "no", "collector", "yes"))

    assert found.against == ("issuer", "money", "number", "way-collector")
