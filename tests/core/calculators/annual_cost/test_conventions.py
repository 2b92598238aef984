from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.cash_flow import NoRate, RateProof
from widgets.core.calculators.annual_cost.conventions import (
    UnitPeriod,
    UnitPeriodKind,
    european_rate,
    regulation_z,
    year_parts,
)
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.calendar_days import after_months


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        # SWD(2012) 128 final, as copied in the tests of curo, test_eu_2008_48_ec.py
        ("2012-01-12", "2012-02-15", (1, 3, 365)),
        ("2012-01-12", "2012-04-15", (3, 3, 365)),
        ("2013-01-12", "2013-02-15", (1, 3, 366)),
        ("2013-01-12", "2013-04-15", (3, 3, 366)),
        ("2013-02-25", "2013-03-28", (1, 3, 366)),
        ("2013-02-26", "2013-03-29", (1, 2, 366)),
        ("2012-02-26", "2012-03-29", (1, 3, 366)),
        ("2024-12-31", "2025-02-28", (2, 0, 365)),
        ("2024-02-29", "2025-03-31", (13, 0, 366)),
        ("2024-02-28", "2025-02-27", (11, 28, 366)),
        ("2024-02-29", "2025-02-28", (12, 0, 366)),
        ("2023-02-28", "2024-02-29", (12, 0, 365)),
    ],
)
def test_the_intervals_of_the_european_guidelines_are_found_again(start, end, parts):
    found = year_parts(date.fromisoformat(start), date.fromisoformat(end))

    assert found[:2] == parts[:2]
    assert found[1] == 0 or found == parts


def test_a_year_of_twelve_equal_months_is_one_year():
    paid = [Payment(date(2025, 3, 5), Decimal(1000)), Payment(date(2026, 3, 5), Decimal(-1100))]

    assert european_rate(paid, 5).rate == pytest.approx(Decimal("0.1"))


MONTH = UnitPeriod(UnitPeriodKind.MONTHS, 1)


def by_months(first: date, number: int, amount: str, every: int = 1) -> list[Payment]:
    return [Payment(after_months(first, every * n), -Decimal(amount)) for n in range(number)]


def by_days(first: date, number: int, amount: str, every: int) -> list[Payment]:
    return [Payment(first + timedelta(every * n), -Decimal(amount)) for n in range(number)]


def half_months(first: date, number: int, amount: str) -> list[Payment]:
    """On the first and the sixteenth of each month."""
    days = [after_months(first, n // 2) + timedelta(15 * (n % 2)) for n in range(number)]
    return [Payment(day, -Decimal(amount)) for day in days]


def y(month: int, day: int, year: int = 1978) -> date:
    return date(year, month, day)


# 12 CFR part 1026, appendix J, (c): terms and answers as copied in the tests of
# FSharp.Finance.Personal, tests/AprUsActuarialTests.fs.
PUBLISHED = [
    ("(c)(1)(i)", 5000, y(1, 10), by_months(y(2, 10), 24, "230"), "9.69"),
    ("(c)(1)(ii)", 6000, y(2, 10), by_months(y(4, 1), 36, "200"), "11.82"),
    ("(c)(1)(iii)", 5000, y(2, 23), half_months(y(3, 1), 24, "219.17"), "10.34"),
    ("(c)(1)(iv)", 10000, y(5, 23), by_months(y(10, 1), 40, "385", 3), "8.97"),
    ("(c)(1)(v)", 500, y(3, 20), by_days(y(4, 21), 30, "17.60", 7), "14.96"),
    (
        "(c)(2)(i)",
        5000,
        y(1, 10),
        by_months(y(2, 10), 1, "250") + by_months(y(3, 10), 23, "230"),
        "10.08",
    ),
    (
        "(c)(2)(ii)",
        400,
        y(3, 18),
        by_days(y(4, 20), 1, "39.50", 28) + by_days(y(5, 18), 11, "38.31", 28),
        "28.50",
    ),
    (
        "(c)(3)(i)",
        5000,
        y(1, 10),
        by_months(y(2, 10), 23, "230") + by_months(y(1, 10, 1980), 1, "280"),
        "10.50",
    ),
    (
        "(c)(3)(ii)",
        200,
        y(4, 3),
        by_days(y(4, 11), 19, "9.50", 14) + by_days(y(1, 2, 1979), 1, "30", 14),
        "12.22",
    ),
    (
        "(c)(4)(i)",
        5000,
        y(1, 10),
        [
            *by_months(y(2, 10), 1, "250"),
            *by_months(y(3, 10), 22, "230"),
            *by_months(y(1, 10, 1980), 1, "280"),
        ],
        "10.90",
    ),
    (
        "(c)(4)(ii)",
        8000,
        y(1, 10),
        [
            *by_months(y(3, 1), 1, "449.36"),
            *by_months(y(5, 1), 18, "465", 2),
            *by_months(y(5, 1, 1981), 1, "200"),
        ],
        "7.30",
    ),
    ("(c)(5)(i)", 1000, y(1, 3), by_months(y(9, 15), 1, "1080"), "11.45"),
]


@pytest.mark.parametrize(
    ("advance", "on", "payments", "printed"),
    [example[1:] for example in PUBLISHED],
    ids=[example[0] for example in PUBLISHED],
)
def test_the_official_examples_agree_to_the_last_digit_printed(advance, on, payments, printed):
    found = regulation_z([Payment(on, Decimal(advance)), *payments])

    assert found.rate.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(printed)
    assert found.root.at_low * found.root.at_high < 0


@pytest.mark.parametrize(
    ("on", "payments", "unit", "per_year", "full", "odd"),
    [
        # 10 February to 1 March is 19 days, to 1 April a month more
        (y(2, 10), by_months(y(4, 1), 36, "200"), MONTH, 12, 1, Decimal(19) / 30),
        # 23 February to 1 March is 6 days
        (
            y(2, 23),
            half_months(y(3, 1), 24, "219.17"),
            UnitPeriod(UnitPeriodKind.SEMIMONTH, 1),
            24,
            0,
            Decimal(6) / 15,
        ),
        # 23 May to 1 June is 9 days, 4 months of 30 more are 129, of which 90 are a quarter
        (
            y(5, 23),
            by_months(y(10, 1), 40, "385", 3),
            UnitPeriod(UnitPeriodKind.MONTHS, 3),
            4,
            1,
            Decimal(39) / 90,
        ),
        # 20 March to 21 April is 32 days: four weeks and four days
        (
            y(3, 20),
            by_days(y(4, 21), 30, "17.60", 7),
            UnitPeriod(UnitPeriodKind.DAYS, 7),
            52,
            4,
            Decimal(4) / 7,
        ),
        # 3 January to 15 September is 255 days
        (
            y(1, 3),
            by_months(y(9, 15), 1, "1080"),
            UnitPeriod(UnitPeriodKind.TERM, 255),
            Decimal(365) / 255,
            1,
            0,
        ),
        # six whole months are half a year
        (
            y(7, 15),
            by_months(y(1, 15, 1979), 1, "1044"),
            UnitPeriod(UnitPeriodKind.TERM, 184),
            2,
            1,
            0,
        ),
        # a year and a half: the year is the unit, and six months are half of it
        (
            y(1, 17),
            by_months(y(7, 17, 1979), 1, "1135"),
            UnitPeriod(UnitPeriodKind.MONTHS, 12),
            1,
            1,
            Decimal("0.5"),
        ),
        # a year and 20 days
        (
            y(1, 1),
            by_months(y(1, 21, 1979), 1, "1135"),
            UnitPeriod(UnitPeriodKind.MONTHS, 12),
            1,
            1,
            Decimal(20) / 365,
        ),
        # no period occurs twice: 33 and 31 days are nearest to a month
        (y(1, 8), by_months(y(2, 10), 2, "600"), MONTH, 12, 1, Decimal(2) / 30),
    ],
)
def test_the_unit_period_and_the_odd_days_are_those_of_the_appendix(
    on, payments, unit, per_year, full, odd
):
    found = regulation_z([Payment(on, Decimal(1000)), *payments])

    assert (found.unit, found.per_year, found.full, found.odd) == (unit, per_year, full, odd)


@pytest.mark.parametrize(
    ("gaps", "unit"),
    [
        # none of them a month, none twice: their average is 4, as far from a day as from a week
        ((1, 7), UnitPeriod(UnitPeriodKind.DAYS, 1)),
        ((1, 8), UnitPeriod(UnitPeriodKind.DAYS, 7)),
        ((10, 11), UnitPeriod(UnitPeriodKind.DAYS, 7)),
        # 14.5: two weeks, which are shorter, and not half a month
        ((9, 20), UnitPeriod(UnitPeriodKind.DAYS, 14)),
        ((9, 22), UnitPeriod(UnitPeriodKind.SEMIMONTH, 1)),
        ((17, 18), UnitPeriod(UnitPeriodKind.SEMIMONTH, 1)),
        ((17, 20), UnitPeriod(UnitPeriodKind.DAYS, 21)),
        ((24, 34), UnitPeriod(UnitPeriodKind.DAYS, 28)),
        ((24, 35), MONTH),
        ((340, 370), UnitPeriod(UnitPeriodKind.DAYS, 7 * 51)),
        ((340, 380), UnitPeriod(UnitPeriodKind.MONTHS, 12)),
        # nothing is longer than 52 weeks
        ((340, 385), UnitPeriod(UnitPeriodKind.DAYS, 7 * 52)),
        ((340, 400), UnitPeriod(UnitPeriodKind.DAYS, 7 * 52)),
        ((400, 500), UnitPeriod(UnitPeriodKind.DAYS, 7 * 52)),
    ],
)
def test_where_no_period_occurs_twice_the_standard_one_nearest_to_the_average_is_taken(gaps, unit):
    days = [y(1, 3) + timedelta(sum(gaps[:n])) for n in range(len(gaps) + 1)]

    found = regulation_z(
        [Payment(days[0], Decimal(1000)), *(Payment(day, Decimal(-600)) for day in days[1:])]
    )

    assert found.unit == unit


def test_february_does_not_make_weeks_of_months_nor_months_of_weeks():
    months = [Payment(y(1, 1), Decimal(300)), *by_months(y(2, 1), 3, "101")]
    weeks = [Payment(y(2, 1), Decimal(300)), *by_days(y(3, 1), 3, "101", 28)]

    assert regulation_z(months).unit == MONTH
    assert regulation_z(weeks).unit == UnitPeriod(UnitPeriodKind.DAYS, 28)


def test_payments_on_the_last_of_each_month_are_whole_months():
    ends = [after_months(date(2026, 1, 31), n) for n in range(1, 13)]

    found = regulation_z(
        [
            Payment(date(2026, 1, 31), Decimal(10_000)),
            *(Payment(day, Decimal("-888.49")) for day in ends),
        ]
    )

    assert (found.unit, found.full, found.odd) == (MONTH, 1, Decimal(0))
    assert found.rate == pytest.approx(Decimal("12.00"), abs=Decimal("0.001"))


def test_every_thirty_days_is_a_unit_period_of_its_own():
    found = regulation_z(
        [Payment(y(1, 1), Decimal(300)), *by_days(y(1, 1) + timedelta(30), 6, "55", 30)]
    )

    assert (found.unit, found.per_year) == (UnitPeriod(UnitPeriodKind.DAYS, 30), Decimal(365) / 30)


def test_a_loan_drawn_in_two_parts_is_one_loan_while_something_is_owed():
    payments = [
        Payment(y(1, 10), Decimal(1000)),
        Payment(y(2, 10), Decimal(-100)),
        Payment(y(3, 10), Decimal(1000)),
        *by_months(y(4, 10), 12, "170"),
    ]

    found = regulation_z(payments)

    assert (found.unit, found.root.proof) == (MONTH, RateProof.DEBT_STAYS)


@given(st.integers(min_value=0, max_value=60), st.integers(min_value=1, max_value=30))
def test_a_longer_first_period_never_costs_more(days, more):
    payments = by_months(y(8, 1), 12, "900")

    late = regulation_z([Payment(y(7, 1) - timedelta(days + more), Decimal(10_000)), *payments])
    soon = regulation_z([Payment(y(7, 1) - timedelta(days), Decimal(10_000)), *payments])

    # 30 odd days are a month, so that the 1st and the 2nd of May are as far from the 1st of July
    assert late.rate < soon.rate + Decimal("1e-20")
    assert more == 1 or late.rate < soon.rate


def test_payments_of_one_day_have_no_rate():
    with pytest.raises(NoRate, match="one way only"):
        regulation_z([Payment(y(1, 1), Decimal(10)), Payment(y(1, 1), Decimal(-11))])
