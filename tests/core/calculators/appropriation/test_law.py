from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.appropriation.form import Creditor
from widgets.core.calculators.appropriation.law import ceilings_of

TABLES = Library.open().calculator_context(date(2026, 11, 25)).tables


def ceilings(creditor: Creditor, start: date):
    return ceilings_of(creditor, start, TABLES)


def test_a_private_loan_has_the_cap_of_its_day_and_a_licensed_one_the_line_of_today():
    (private,) = ceilings(Creditor.PRIVATE, date(2025, 11, 20))
    (licensed,) = ceilings(Creditor.LICENSED, date(2025, 11, 20))

    # four times the LPR of 3.00%
    assert (private.rate, private.cite) == (12, "private-lending-2020b/25")
    assert (licensed.rate, licensed.cite) == (24, "finance-trial-2017/2")


@pytest.mark.parametrize(
    ("creditor", "start"),
    [
        (Creditor.CARD, date(2025, 11, 20)),
        (Creditor.UNKNOWN, date(2025, 11, 20)),
        (Creditor.PRIVATE, date(2020, 8, 19)),
        (Creditor.PRIVATE, date(2026, 11, 24)),
    ],
)
def test_without_a_cap_on_record_there_is_none(creditor, start):
    assert ceilings(creditor, start) == ()


def test_on_the_day_on_which_the_lpr_changed_a_private_loan_has_the_cap_of_both_hours():
    # four times 3.10% and 3.35%
    found = [each.rate for each in ceilings(Creditor.PRIVATE, date(2024, 10, 21))]

    assert [f"{rate.normalize():f}" for rate in found] == ["12.4", "13.4"]
    assert len(ceilings(Creditor.PRIVATE, date(2024, 10, 22))) == 1
