from datetime import date
from decimal import Decimal

import pytest

from widgets.core.calculators.appropriation.steps import steps
from widgets.core.calculators.appropriation.working import OneDebt, Paid, PayOrder, ledger
from widgets.core.calculators.working import cny

START, ON = date(2026, 1, 1), date(2026, 3, 15)
DEBT = OneDebt(Decimal(10_000), START, Decimal(12), Decimal(100))


def test_a_line_of_interest_holds_every_number_it_is_made_of():
    line = steps(DEBT, ledger(DEBT, [], ON), PayOrder.LAW)[0]

    # 10,000 x 12% x 73 / 365
    assert line.value == 240
    assert line.given["principal"] == cny(10_000)
    assert [line.given["last"], line.given["on"], line.given["n"].value] == [START, ON, 73]


@pytest.mark.parametrize("order", PayOrder)
def test_a_payment_is_told_with_where_it_went_under_the_article(order):
    lines = ledger(DEBT, [Paid(ON, Decimal(1000))], ON, order)

    put = steps(DEBT, lines, order)[1]

    assert put.key == ("put" if order is PayOrder.LAW else f"put-{order}")
    assert put.cite == "civil-code/561"
    gone = [put.given[part].value for part in ("costs", "interest", "principal")]
    assert sum(gone) == 1000


def test_the_last_line_adds_up_what_is_owed():
    last = steps(DEBT, ledger(DEBT, [], ON), PayOrder.LAW)[-1]

    left = [last.given[part].value for part in ("principal", "interest", "costs")]
    assert last.value == sum(left)
