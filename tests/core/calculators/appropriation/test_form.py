from datetime import date
from decimal import Decimal

import pytest

from widgets.core.calculators.appropriation.form import (
    MOST_LOANS,
    Creditor,
    OneDebtCase,
    SeveralDebtsCase,
    read,
)
from widgets.core.calculators.appropriation.working import OneDebt, Paid, PayOrder
from widgets.core.calculators.form_values import FieldValue, FormValues, RowOfValues, Unfit

TODAY, START, ON = date(2026, 11, 25), date(2026, 1, 1), date(2026, 3, 15)
Values = dict[str, FieldValue | tuple[RowOfValues, ...]]
ONE: Values = {
    "lender": "card",
    "how-many": "one",
    "principal": Decimal(1000),
    "day": START,
    "rate": Decimal(12),
    "order": "law",
}
LOAN: RowOfValues = ("a", Decimal(1000), START, ON, Decimal(12), "有")
SEVERAL: Values = {"lender": "private", "how-many": "several", "loans": (LOAN,)}


def test_one_debt_is_what_was_really_paid_out_in_whole_fen():
    case = read(FormValues({**ONE, "deducted": Decimal("100.004"), "costs": Decimal(5)}), TODAY)

    assert isinstance(case, OneDebtCase)
    assert case.debt == OneDebt(Decimal(900), START, Decimal(12), costs=Decimal(5))
    assert (case.creditor, case.deducted, case.order) == (Creditor.CARD, 100, PayOrder.LAW)
    assert case.until == TODAY


def test_one_fen_that_was_paid_out_is_a_debt():
    case = read(FormValues({**ONE, "deducted": Decimal("999.99")}), TODAY)

    assert isinstance(case, OneDebtCase)
    assert case.debt.principal == Decimal("0.01")


def test_nothing_said_of_a_deduction_is_another_thing_than_none():
    silent = read(FormValues(ONE), TODAY)
    none = read(FormValues({**ONE, "deducted": Decimal(0)}), TODAY)

    assert isinstance(silent, OneDebtCase)
    assert isinstance(none, OneDebtCase)
    assert (silent.deducted, none.deducted) == (None, 0)


@pytest.mark.parametrize(("made", "is_named"), [(ON, True), (date(2026, 3, 16), False)])
def test_a_payment_may_name_a_debt_of_that_day_and_none_of_a_later_one(made, is_named):
    older = ("b", *LOAN[1:])
    loans = (("a", Decimal(1000), made, made, *LOAN[4:]), older)
    given = {"loans": loans, "payments": ((ON, Decimal(5)),), "named": ((ON, "a"),)}

    if is_named:
        case = read(FormValues({**SEVERAL, **given}), TODAY)
        assert isinstance(case, SeveralDebtsCase)
        assert case.named == {ON: "a"}
    else:
        with pytest.raises(Unfit) as refused:
            read(FormValues({**SEVERAL, **given}), TODAY)
        assert (refused.value.field, refused.value.problem.key) == ("named", "problem-named")


def test_several_debts_are_read_with_their_security_and_the_one_named():
    rows = ((ON, Decimal(5)),)
    case = read(FormValues({**SEVERAL, "payments": rows, "named": ((ON, "a"),)}), TODAY)

    assert isinstance(case, SeveralDebtsCase)
    assert [(loan.name, loan.secured) for loan in case.loans] == [("a", True)]
    assert case.payments == (Paid(ON, Decimal(5)),)
    assert case.named == {ON: "a"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({**ONE, "deducted": Decimal(1000)}, ("deducted", "problem-all-deducted")),
        ({**ONE, "until": date(2025, 12, 31)}, ("until", "problem-until")),
        ({**ONE, "payments": ((ON, Decimal("0.004")),)}, ("payments", "problem-nothing-paid")),
        ({**ONE, "payments": ((date(2025, 12, 31), Decimal(1)),)}, ("payments", "problem-early")),
        ({**SEVERAL, "loans": (LOAN, LOAN)}, ("loans", "problem-twice")),
        ({**SEVERAL, "loans": tuple((str(n), *LOAN[1:]) for n in range(MOST_LOANS + 1))},
         ("loans", "problem-rows-many")),
        ({**SEVERAL, "loans": (("a", Decimal(0), *LOAN[2:]),)}, ("loans", "problem-no-principal")),
        ({**SEVERAL, "loans": ((*LOAN[:2], ON, START, *LOAN[4:]),)}, ("loans", "problem-due")),
        ({**SEVERAL, "loans": ((*LOAN[:5], "x"),)}, ("loans", "problem-secured")),
        ({**SEVERAL, "until": date(2025, 12, 31)}, ("until", "problem-until")),
        ({**SEVERAL, "payments": ((date(2025, 12, 31), Decimal(1)),)},
         ("payments", "problem-early")),
        ({**SEVERAL, "named": ((ON, "b"),)}, ("named", "problem-unknown")),
        ({**SEVERAL, "named": ((ON, "a"),)}, ("named", "problem-no-payment")),
    ],
)  # fmt: skip
def test_what_does_not_fit_names_the_field(typed, found):
    with pytest.raises(Unfit) as raised:
        read(FormValues(typed), TODAY)

    assert (raised.value.field, raised.value.problem.key) == found


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"loans": (("x" * 21, *LOAN[1:]),) * 2}, {"named": "x" * 20}),
        ({"loans": (("x" * 21, *LOAN[1:5], "y" * 21),)}, {"named": "x" * 20, "said": "y" * 20}),
        ({"loans": (("x" * 21, Decimal(0), *LOAN[2:]),)}, {"named": "x" * 20}),
        ({"named": ((ON, "x" * 21),)}, {"named": "x" * 20}),
        (
            {"payments": ((ON, Decimal(5)),), "received-by": ((ON, "x" * 21),)},
            {"on": ON, "typed": "x" * 20},
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_first_twenty_signs(typed, told):
    with pytest.raises(Unfit) as raised:
        read(FormValues({**SEVERAL, **typed}), TODAY)

    assert raised.value.problem.given == told


def test_thirty_loans_of_one_day_are_read():
    loans = tuple((str(n), Decimal("0.01"), ON, ON, *LOAN[4:]) for n in range(30))

    case = read(FormValues({**SEVERAL, "loans": loans, "until": ON}), TODAY)

    assert isinstance(case, SeveralDebtsCase)
    assert len(case.loans) == 30
