from datetime import date
from decimal import Decimal

import pytest

from widgets.core.calculators.annual_cost.conventions.european import european_rate, year_parts
from widgets.core.calculators.annual_cost.schedule import Payment


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
