from datetime import date

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
TYPED = {
    "principal": "10万",
    "made": "2023-09-01",
    "rate": "24%",
    "until": "2024-09-01",
    "accepted": "2024-10-10",
}


def sheets(**more):
    answer = calculate(
        CONTEXT.calculators["private-lending"], {**TYPED, **more}, CONTEXT.tables
    ).answer
    assert answer is not None
    return {sheet.key: len(sheet.rows) for sheet in answer.sheets}


def test_one_stretch_without_payments_has_no_table():
    assert sheets() == {}


def test_a_payment_parts_two_stretches_and_has_a_row_of_its_own():
    assert sheets(paid="2024-01-01 5000") == {"stretches": 2, "payments": 1}


def test_a_day_of_repayment_parts_two_stretches():
    assert sheets(due="2024-03-01") == {"stretches": 2}
