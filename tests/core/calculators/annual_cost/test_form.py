from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.annual_cost.form import cost_case
from widgets.core.calculators.form_values import Unfit, read_form
from widgets.core.calculators.working import count

CALCULATOR = Library.open().calculator("annual-cost")
TODAY = date(2026, 11, 25)
CORE = {"day": "2026-01-31", "contract": "10000", "instalment": "900", "number": "12"}


def case(**typed: str):
    typed = {name.replace("_", "-"): text for name, text in {**CORE, **typed}.items()}
    given, problems = read_form(CALCULATOR, typed)
    assert not problems
    return cost_case(given, TODAY)


def loan(**typed: str):
    return case(**typed).loan


def test_instalments_fall_on_the_last_of_each_month_for_money_of_the_31st():
    days = [on for on, _ in loan().repaid]

    assert days[:3] == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ({"every": "week"}, [date(2026, 2, 7), date(2026, 2, 14)]),
        ({"every": "two-weeks"}, [date(2026, 2, 14), date(2026, 2, 28)]),
        ({"every": "days", "gap": "10"}, [date(2026, 2, 10), date(2026, 2, 20)]),
        ({"first": "2026-03-05"}, [date(2026, 3, 5), date(2026, 4, 5)]),
        ({"every": "week", "first": "2026-03-05"}, [date(2026, 3, 5), date(2026, 3, 12)]),
    ],
)
def test_instalments_fall_every_so_often_from_the_first(typed, days):
    assert [on for on, _ in loan(**typed).repaid][:2] == days


def test_what_is_kept_back_never_arrives_and_other_fees_are_paid():
    found = loan(upfront="300", monthly_fee="10", once="50", once_day="2026-06-15")

    assert found.received == Decimal(9700)
    # 12 x (900 + 10) + 50
    assert (found.total, found.cost) == (Decimal(10970), Decimal(1270))
    assert (date(2026, 6, 15), Decimal(50)) in found.repaid


def test_a_plan_by_the_rate_pays_what_the_lender_would_ask():
    found = loan(method="equal-principal", rate="12%")

    # 10,000 / 12 + 10,000 x 1%
    assert found.plan.rows[0].paid == Decimal("933.33")
    assert found.until == date(2027, 1, 31)


def test_a_rate_for_every_few_days_is_its_part_of_365():
    found = loan(method="bullet", rate="36.5%", number="1", every="days", gap="10")

    # 10,000 x 36.5% x 10 / 365
    assert found.total == Decimal(10100)


def test_settled_early_is_for_the_sum_told_or_for_the_principal_left():
    told = loan(settled="6", settle_sum="5000", settle_fee="100")
    planned = loan(method="interest-first", rate="12%", settled="6", settle_fee="100")

    # 6 x 900 + 5,000 + 100; and 6 x 100 + 10,000 + 100
    assert (told.total, told.until) == (Decimal(10500), date(2026, 7, 31))
    assert (planned.total, planned.until) == (Decimal(10700), date(2026, 7, 31))


def test_a_sum_to_settle_below_the_principal_left_is_taken_as_told():
    found = loan(method="interest-first", rate="12%", settled="6", settle_sum="9000")

    assert found.total == Decimal(9600)
    assert all(row.fee >= 0 for row in found.plan.rows)


def test_without_a_sum_to_settle_the_principal_left_is_worked_out_from_the_instalments():
    found = loan(instalment="888.49", settled="6")

    # 888.49 x (1 - 1.01^-6) / 0.01 is about 5,149.20; counted by days, a little else
    assert found.total - 6 * Decimal("888.49") == pytest.approx(Decimal(5149), abs=5)


def test_money_received_later_is_received():
    found = loan(method="rows", rows="2026-12-31 11000", draws="2026-03-01 500")

    assert (found.cost, found.total) == (Decimal(500), Decimal(11000))


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        ({"contract": "0"}, "contract", "problem-nothing"),
        ({"upfront": "10000"}, "upfront", "problem-all-kept"),
        ({"instalment": "0"}, "instalment", "problem-nothing-paid"),
        ({"first": "2026-01-31"}, "first", "problem-before"),
        ({"once": "5", "once_day": "2026-01-30"}, "once-day", "problem-fee-early"),
        ({"signed": "2026-02-01"}, "signed", "problem-signed"),
        ({"settled": "12"}, "settled", "problem-settled"),
        ({"day": "1969-12-31"}, "day", "problem-far"),
        ({"method": "rows", "rows": "2200-01-01 5"}, "rows", "problem-far"),
        ({"method": "rows", "rows": "2026-01-30 5"}, "rows", "problem-before"),
        ({"method": "amounts", "amounts": "0\n0"}, "amounts", "problem-nothing-paid"),
        ({"draws": "2026-01-30 5"}, "draws", "problem-before"),
    ],
)
def test_what_does_not_fit_together_is_named_by_its_field(typed, field, key):
    with pytest.raises(Unfit) as found:
        loan(**typed)

    assert (found.value.field, found.value.problem.key) == (field, key)


def test_days_from_1970_until_2199_are_those_of_a_loan():
    assert loan(day="1970-01-01").start == date(1970, 1, 1)
    assert loan(method="rows", rows="2199-12-31 5").repaid == ((date(2199, 12, 31), Decimal(5)),)


def test_a_loan_is_settled_early_before_its_last_instalment_which_is_told():
    with pytest.raises(Unfit) as found:
        loan(settled="12")

    assert found.value.problem.given == {"most": count(11)}


@pytest.mark.parametrize(
    "beside",
    [
        {"upfront": "300"},
        {"once": "50"},
        {"monthly_fee": "1"},
        {"settled": "6"},
        {"method": "flat"},
        {"method": "known"},
    ],
)
def test_the_rate_agreed_is_told_where_nothing_is_charged_beside_it(beside):
    rated = {"method": "interest-first", "rate": "12%"}

    assert case(**rated).agreed == 12
    assert case(**{**rated, **beside}).agreed is None
