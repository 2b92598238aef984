from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.form import Creditor, OneDebtCase
from widgets.core.calculators.appropriation.statement import Booked
from widgets.core.calculators.appropriation.statement_check import StatementCheck, check
from widgets.core.calculators.appropriation.working import OneDebt, Paid, PayOrder, ledger
from widgets.core.calculators.working import KeyTerm, cny

START, ON, NEXT = date(2026, 1, 1), date(2026, 3, 15), date(2026, 3, 16)


def checked(*booked: tuple[date, int, int, int], balances=()) -> StatementCheck:
    case = OneDebtCase(
        creditor=Creditor.PRIVATE,
        payments=(Paid(ON, Decimal(1000)),),
        until=ON,
        debt=OneDebt(Decimal(10_000), START, Decimal(12)),
        deducted=None,
        order=PayOrder.LAW,
        booked=tuple(Booked(on, *map(Decimal, parts)) for on, *parts in booked),
        balances=balances,
    )
    return check(case, ledger(case.debt, case.payments, ON))


def test_without_a_statement_nothing_is_added():
    assert checked() == StatementCheck()


def test_a_fee_put_first_is_told_with_its_sum():
    found = checked((ON, 600, 240, 160))

    says = {say.key: say for say in found.decides}
    assert says["decides-costs-more"].given == {"sum": cny(600)}
    assert [found.differs, found.short] == [1, 600]


def test_only_a_statement_with_a_difference_for_the_debtor_is_told_to_be_kinder():
    found = [checked((ON, *parts)) for parts in ((0, 0, 1000), (600, 240, 160))]

    assert ["decides-kinder" in [say.key for say in each.decides] for each in found] == [
        True,
        False,
    ]


def test_the_table_has_a_row_a_difference_with_its_meaning():
    rows = checked((ON, 600, 240, 160)).tables[0].rows

    assert [row[1] for row in rows] == [KeyTerm("item-costs"), KeyTerm("item-principal")]
    assert rows[0][2:5] == (cny(600), cny(0), cny(600))


def test_a_statement_that_agrees_says_so():
    found = checked((ON, 0, 240, 760))

    assert [say.key for say in found.cautions] == ["caution-agrees"]
    assert found.differs == 0


def test_lines_after_the_day_are_left_out_and_told():
    found = checked((ON, 0, 240, 760), (NEXT, 1, 2, 3))

    assert "caution-statement-after" in [say.key for say in found.cautions]
    assert found.differs == 0


def test_balances_that_grow_apart_are_told_by_the_last_and_not_added_up():
    found = checked(balances=((START, Decimal(10_100)), (ON, Decimal(9_400)), (NEXT, Decimal(1))))

    assert found.short == 160
    assert found.decides[0].given == {"sum": cny(160)}
