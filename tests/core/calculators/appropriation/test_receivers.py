from datetime import date

import pytest

from tests.cited import cited
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.working import cny

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
