from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.statement_shown import checked
from widgets.core.calculators.appropriation.working import OneDebt, Paid, ledger
from widgets.core.calculators.form_values import FormValues, RowOfValues
from widgets.core.calculators.working import KeyTerm, cny

START, ON, NEXT = date(2026, 1, 1), date(2026, 3, 15), date(2026, 3, 16)
PRINCIPAL = Decimal(10_000)
LINES = ledger(OneDebt(PRINCIPAL, START, Decimal(12)), [Paid(ON, Decimal(1000))], ON)


def split(*rows: tuple[date, int, int, int]) -> FormValues:
    cells: tuple[RowOfValues, ...] = tuple((on, *map(Decimal, parts)) for on, *parts in rows)
    return FormValues({"statement": "split", "stated-split": cells})


def test_without_a_statement_nothing_is_added():
    assert checked(FormValues({}), LINES, PRINCIPAL).sheets == ()


def test_a_fee_put_first_is_told_with_its_sum_and_when_it_is_allowed():
    found = checked(split((ON, 600, 240, 160)), LINES, PRINCIPAL)

    says = {say.key: say for say in found.decides}
    assert says["decides-costs-more"].given == {"sum": cny(600)}
    assert says["decides-costs-more"].cites == ("civil-code/561",)
    assert [found.differs, found.short] == [1, 600]


def test_the_table_has_a_row_a_difference_with_its_meaning():
    rows = checked(split((ON, 600, 240, 160)), LINES, PRINCIPAL).sheets[0].rows

    assert [row[1] for row in rows] == [KeyTerm("item-costs"), KeyTerm("item-principal")]
    assert rows[0][2:5] == (cny(600), cny(0), cny(600))


def test_a_statement_that_agrees_says_so():
    found = checked(split((ON, 0, 240, 760)), LINES, PRINCIPAL)

    assert [say.key for say in found.cautions] == ["caution-agrees"]
    assert found.differs == 0


def test_lines_after_the_day_are_left_out_and_told():
    found = checked(split((ON, 0, 240, 760), (NEXT, 1, 2, 3)), LINES, PRINCIPAL)

    assert "caution-statement-after" in [say.key for say in found.cautions]
    assert found.differs == 0


def test_balances_that_grow_apart_are_told_by_the_last_and_not_added_up():
    cells = ((START, Decimal(10_100)), (ON, Decimal(9_400)))

    found = checked(FormValues({"statement": "left", "stated-left": cells}), LINES, PRINCIPAL)

    assert found.short == 160
    assert found.decides[0].given == {"sum": cny(160)}
