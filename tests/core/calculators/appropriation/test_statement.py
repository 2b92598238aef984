from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.appropriation.form import Creditor, OneDebtCase
from widgets.core.calculators.appropriation.statement import (
    Meaning,
    StatementCheck,
    StatementItem,
    check,
    compared,
    compared_balances,
    principal_short,
)
from widgets.core.calculators.appropriation.working import Booked, OneDebt, Paid, PayOrder, ledger
from widgets.core.calculators.working import KeyTerm, cny

START, ON, NEXT = date(2026, 1, 1), date(2026, 3, 15), date(2026, 3, 16)
DEBT = OneDebt(Decimal(10_000), START, Decimal(12), Decimal(100))
# On the 73rd day 240 of interest is due: 100 to costs, 240 to interest, 660 to principal.
LINES = ledger(DEBT, [Paid(ON, Decimal(1000))], NEXT)


def stated(costs: str, interest: str, principal: str, on: date = ON) -> Booked:
    return Booked(on, Decimal(costs), Decimal(interest), Decimal(principal))


def found(*lines: Booked) -> list:
    return [(each.item, each.gap, each.meaning) for each in compared(LINES, lines)]


def test_a_line_that_agrees_is_told_as_one():
    assert found(stated("100", "240", "660")) == [(StatementItem.PAID, 0, Meaning.SAME)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            stated("600", "240", "160"),
            [
                (StatementItem.COSTS, 500, Meaning.COSTS_MORE),
                (StatementItem.PRINCIPAL, -500, Meaning.PRINCIPAL_LESS),
            ],
        ),
        (
            stated("0", "300", "700"),
            [
                (StatementItem.COSTS, -100, Meaning.COSTS_LESS),
                (StatementItem.INTEREST, 60, Meaning.INTEREST_MORE),
                (StatementItem.PRINCIPAL, 40, Meaning.PRINCIPAL_MORE),
            ],
        ),
        (
            stated("100", "240", "560"),
            [
                (StatementItem.PAID, -100, Meaning.SUM),
                (StatementItem.PRINCIPAL, -100, Meaning.PRINCIPAL_LESS),
            ],
        ),
    ],
)
def test_what_was_put_elsewhere_is_told_item_by_item(line, told):
    assert found(line) == told


@pytest.mark.parametrize(
    ("interest", "meaning"), [("240.99", Meaning.SMALL), ("241", Meaning.INTEREST_MORE)]
)
def test_less_than_a_yuan_is_taken_for_rounding(interest, meaning):
    line = stated("100", interest, str(Decimal(900) - Decimal(interest)))

    assert found(line)[0][2] is meaning


def test_a_payment_not_booked_and_one_not_recorded_are_told_by_day():
    differences = compared(LINES, [stated("0", "0", "50", NEXT)])

    assert [(d.on, d.ours, d.theirs, d.meaning) for d in differences] == [
        (ON, 1000, 0, Meaning.NOT_BOOKED),
        (NEXT, 0, 50, Meaning.NOT_RECORDED),
    ]
    assert all(each.counts for each in differences)


def test_the_principal_not_taken_off_is_ours_less_theirs():
    assert principal_short(LINES, [stated("600", "240", "160")]) == 500
    assert principal_short(LINES, []) == 660
    assert principal_short(LINES, [stated("0", "0", "1000")]) == -340


def test_two_lines_of_a_day_are_added_up():
    assert found(stated("100", "240", "0"), stated("0", "0", "660"))[0][2] is Meaning.SAME


def test_balances_are_compared_on_any_day_also_before_the_first_payment():
    told = [(START, Decimal(10_000)), (NEXT, Decimal(9400)), (ON, Decimal(9300))]

    differences = compared_balances(LINES, Decimal(10_000), told)

    assert [(each.on, each.gap, each.meaning) for each in differences] == [
        (START, 0, Meaning.SAME),
        (ON, -40, Meaning.LEFT_LESS),
        (NEXT, 60, Meaning.LEFT_MORE),
    ]


@given(
    st.lists(
        st.builds(
            Paid,
            st.dates(min_value=START, max_value=date(2027, 12, 31)),
            st.decimals(min_value=1, max_value=3000, places=2),
        ),
        max_size=6,
    )
)
def test_a_statement_made_from_the_ledger_itself_has_no_difference(payments):
    lines = ledger(DEBT, payments, date(2027, 12, 31))
    own = [
        Booked(line.on, line.to_costs, line.to_interest, line.to_principal + line.excess)
        for line in lines
        if line.paid
    ]

    counted = [each for each in compared(lines, own) if each.counts]

    assert all(each.item is StatementItem.PRINCIPAL for each in counted)
    assert sum(each.gap for each in counted) <= sum(line.excess for line in lines)


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
