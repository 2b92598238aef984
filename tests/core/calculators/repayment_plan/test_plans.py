from decimal import Decimal

from widgets.core.calculators.repayment_plan.form import RepaymentCase
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.plans import MOST_POINTS, charts, steps, tables_of
from widgets.core.calculators.repayment_plan.result import work_out
from widgets.core.calculators.repayment_plan.working import PayoffOrder, PlannedDebt
from widgets.core.calculators.working import KeyTerm, a_year, cny, count, months

DEBTS = (
    PlannedDebt("a", Decimal(1000), Decimal(12), Decimal(100)),
    PlannedDebt("b", Decimal(300), Decimal(0), Decimal(50)),
)
LIVING = Decimal(3000)


def result(debts=DEBTS, monthly=250, order=PayoffOrder.HIGHEST):
    case = RepaymentCase(LIVING + monthly, LIVING, debts, (), order, 36)
    return work_out(case, RepaymentLaw(months(60), a_year(24)))


def test_the_working_of_a_month_adds_up_line_by_line():
    found = list(steps(result()))

    # 3,250 - 3,000 = 250; 250 - 150 = 100; 1,000 + 10 - 200 = 810; 300 + 0 - 50 = 250
    assert [step.value for step in found[:4]] == [250, 100, 810, 250]
    assert [step.key for step in found] == [
        "left", "rest", "first", "first", "go-on", "cleared", "cleared", "sum",
    ]  # fmt: skip


def test_the_sums_of_each_line_of_the_working_are_those_it_comes_out_of():
    found = result()
    told = [step.given for step in steps(found)]

    assert told[1] == {"left": cny(250), "least": cny(150), "plan": KeyTerm("plan-highest")}
    assert told[2] == {
        "debt": "a", "rate": a_year(12), "owed": cny(1000), "interest": cny(10), "paid": cny(200),
    }  # fmt: skip
    assert told[3] == {
        "debt": "b", "rate": a_year(0), "owed": cny(300), "interest": cny(0), "paid": cny(50),
    }  # fmt: skip
    assert told[-1] == {"principal": cny(1300), "interest": cny(found.picked.interest)}
    assert found.picked.paid == 1300 + found.picked.interest


def test_the_debts_are_told_in_the_order_in_which_they_are_clear():
    found = [step for step in steps(result(order=PayoffOrder.SMALLEST)) if step.key == "cleared"]

    assert [step.given["debt"] for step in found] == ["b", "a"]


def test_without_a_plan_only_what_is_left_is_worked_out():
    assert [step.key for step in steps(result(monthly=-1))] == ["left"]


def test_without_minimums_nothing_is_taken_off():
    free = (PlannedDebt("a", Decimal(1000), Decimal(12)),)

    keys = [step.key for step in steps(result(free, order=PayoffOrder.EQUAL))]

    assert keys == ["left", "rest-all", "first", "cleared", "sum"]


def test_the_line_starts_with_all_that_is_owed_and_ends_at_nothing():
    line = charts(result().plans)[0]

    assert line.kind == "line"
    for series in line.series:
        assert series.values[0] == cny(1300)
        assert series.values[-1] == cny(0)


def test_many_months_are_shown_some_apart():
    line = charts(result((PlannedDebt("a", Decimal(121), Decimal(0)),), 1).plans)[0]

    # 121 months in at most 60 strides: 3 apart, up to month 123
    assert line.labels[:2] == (count(0), count(3))
    assert line.labels[-1] == count(123)
    assert len(line.labels) <= MOST_POINTS + 2
    assert line.series[0].values[-1] == cny(0)


def test_a_plan_that_never_ends_has_a_line_and_no_cost():
    endless = result((PlannedDebt("a", Decimal(10000), Decimal(24)),), 100)

    found = charts(endless.plans)

    assert [chart.key for chart in found] == ["owed"]
    assert found[0].labels[-1] == count(24)
    assert found[0].series[0].values[1] == cny(10100)
    tables = tables_of(endless)
    assert tables[0].rows[0][1:] == tables[1].rows[0][1:] == (KeyTerm("never"),) * 3
    assert "orders" not in [table.key for table in tables]


def test_the_cost_is_principal_and_interest_of_every_plan():
    cost = charts(result().plans)[1]

    principal, interest = cost.series
    assert principal.values == (cny(1300),) * 3
    assert interest.values[0] == cny(result().plans[PayoffOrder.HIGHEST].interest)


def test_what_to_pay_is_the_same_until_a_debt_is_clear():
    smallest = result(order=PayoffOrder.SMALLEST)

    orders = next(table for table in tables_of(smallest) if table.key == "orders")

    # b: 150 a month, clear after two; then all 250 goes to a
    assert orders.rows[:3] == (
        (count(1), count(2), "a", cny(100)),
        (count(1), count(2), "b", cny(150)),
        (count(3), count(5), "a", cny(250)),
    )
    assert (
        sum((row[3].value * (row[1].value - row[0].value + 1) for row in orders.rows), Decimal(0))
        == smallest.picked.paid
    )


def test_every_plan_is_shown_debt_by_debt():
    found = {table.key: table for table in tables_of(result())}

    rows = found["plan-smallest"].rows
    assert rows[1] == ("b", months(2), cny(0), cny(300))
    assert {f"plan-{order}" for order in PayoffOrder} < set(found)


def test_without_money_there_is_nothing_to_show():
    assert charts({}) == ()
    assert tables_of(result(monthly=0)) == ()
