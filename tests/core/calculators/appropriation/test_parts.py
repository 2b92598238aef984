from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cited import cited
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing, Variation
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.appropriation.form import Creditor, Repayments
from widgets.core.calculators.appropriation.parts import before_the_code, later, left_out
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.working import cny, count

CODE, UNTIL = date(2021, 1, 1), date(2021, 6, 1)


def paid(*days: date) -> Repayments:
    return Repayments(Creditor.PRIVATE, tuple(Paid(on, Decimal(1)) for on in days), UNTIL)


def test_payments_after_the_day_of_the_balance_are_counted():
    [say] = left_out(paid(UNTIL, date(2021, 6, 2), date(2021, 6, 3)))

    assert say.given["n"] == count(2)
    assert left_out(paid(UNTIL)) == ()


def test_only_a_payment_before_the_codes_first_day_followed_other_law():
    assert [len(before_the_code(paid(on), CODE)) for on in (date(2020, 12, 31), CODE)] == [1, 0]


def test_a_later_day_is_offered_as_far_as_the_calendar_reaches():
    later_day = date(2021, 7, 1)

    assert later(UNTIL) == (Variation("later", {"until": "2021-07-01"}, {"later": later_day}),)
    assert later(date.max - timedelta(29)) == ()
    assert later(date.max - timedelta(30))[0].given == {"later": date.max}


CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["appropriation"]
TYPED = {
    "principal": "10000",
    "day": "2026-01-01",
    "rate": "12%",
    "payments": "2026-03-15 1000",
    "until": "2026-03-15",
}


def answer(received: str, **typed: str) -> Answer:
    filled = {**TYPED, "received-by": received}
    filled |= {name.replace("_", "-"): value for name, value in typed.items()}
    found = calculate(CALCULATOR, filled, CONTEXT.tables)
    assert found.answer, found
    return found.answer


@pytest.mark.parametrize(
    ("who", "key", "cite"),
    [
        ("催收公司", "decides-collector", "civil-code/172"),
        ("Collector", "decides-collector", "civil-code/172"),
        ("第三人", "decides-third", "civil-code/985"),
    ],
)
def test_what_another_received_is_left_open_with_what_decides_it(who, key, cite):
    found = answer(f"2026-03-15 {who}")

    assert (found.standing, found.says.key) == (Standing.DEPENDS, "says-received")
    assert found.says.given["without"] == cny(found.says.given["owed"].value + 1000)
    assert found.decides[0].key == key
    assert cite in cited(CALCULATOR, found.decides[0])


def test_a_statement_that_differs_is_told_first_and_the_receiver_decides_too():
    found = answer("2026-03-15 催收", statement="left", stated_left="2026-03-15 9500")

    assert (found.standing, found.says.key) == (Standing.DEPENDS, "says-differs-less")
    assert found.decides[0].key == "decides-collector"


def test_a_receiver_of_a_day_without_a_payment_is_asked_again():
    found = calculate(CALCULATOR, {**TYPED, "received-by": "2026-03-16 催收"}, CONTEXT.tables)

    assert {k: p.key for k, p in found.problems.items()} == {
        "received-by": "problem-no-payment-received"
    }
