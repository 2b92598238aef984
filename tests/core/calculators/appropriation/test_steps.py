from datetime import date
from decimal import Decimal

import pytest

from widgets.core.calculators.appropriation.form import Creditor, OneDebtCase
from widgets.core.calculators.appropriation.steps import steps
from widgets.core.calculators.appropriation.working import OneDebt, Paid, PayOrder, ledger
from widgets.core.calculators.working import cny

START, ON = date(2026, 1, 1), date(2026, 3, 15)
DEBT = OneDebt(Decimal(10_000), START, Decimal(12), Decimal(100))


def told(*payments: Paid, order=PayOrder.LAW, creditor=Creditor.PRIVATE, deducted=None):
    case = OneDebtCase(creditor, payments, ON, DEBT, deducted, order, (), ())
    return list(steps(case, ledger(DEBT, payments, ON, order)))


def test_a_line_of_interest_holds_every_number_it_is_made_of():
    line = told()[0]

    # 10,000 x 12% x 73 / 365
    assert line.value == 240
    assert line.given["principal"] == cny(10_000)
    assert [line.given["last"], line.given["on"], line.given["n"].value] == [START, ON, 73]


@pytest.mark.parametrize("order", PayOrder)
def test_a_payment_is_told_with_where_it_went_and_on_which_day(order):
    put = told(Paid(ON, Decimal(1000)), order=order)[1]

    assert put.key == ("put" if order is PayOrder.LAW else f"put-{order}")
    assert put.on == ON
    gone = [put.given[part].value for part in ("costs", "interest", "principal")]
    assert sum(gone) == 1000


@pytest.mark.parametrize(
    ("creditor", "key"), [(Creditor.PRIVATE, "deducted-private"), (Creditor.CARD, "deducted")]
)
def test_what_was_taken_off_in_advance_comes_first(creditor, key):
    line = told(deducted=Decimal(500), creditor=creditor)[0]

    assert (line.key, line.value, line.given["stated"]) == (key, 10_000, cny(10_500))


def test_the_last_line_adds_up_what_is_owed():
    last = told()[-1]

    left = [last.given[part].value for part in ("principal", "interest", "costs")]
    assert last.value == sum(left)
