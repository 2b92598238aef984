from decimal import Decimal

import pytest

from widgets.core.calculators.form_values import FieldValue, FormValues, RowOfValues, Unfit
from widgets.core.calculators.repayment_plan.form import MOST_DEBTS, CreditCard, read
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.working import PlannedDebt
from widgets.core.calculators.working import a_year, months

LAW = RepaymentLaw(card=months(60), line=a_year(24))


def row(name="a", owed="1000", rate="12", minimum="0"):
    return (name, Decimal(owed), Decimal(rate), Decimal(minimum))


def typed(**values):
    whole: dict[str, FieldValue | tuple[RowOfValues, ...]] = {
        "income": Decimal(5000),
        "living-as": "one",
        "living": Decimal(3000),
        "plan": "highest",
        "debts": (row(),),
    }
    return FormValues(whole | {name.replace("_", "-"): value for name, value in values.items()})


def problem(**values):
    with pytest.raises(Unfit) as found:
        read(typed(**values), LAW)
    return found.value.field, found.value.problem.key


def test_living_costs_are_one_sum_or_added_up():
    rows = (("rent", Decimal(1800)), ("food", Decimal(1200)))
    listed = typed(living_as="list", living_rows=rows)

    assert read(typed(), LAW) == read(listed, LAW)
    assert read(typed(), LAW).left == 2000


def test_what_is_left_may_be_below_zero():
    assert read(typed(income=Decimal(2700)), LAW).left == -300


def test_amounts_are_whole_fen():
    case = read(typed(debts=(row(owed="10.005", minimum="1.004"),)), LAW)

    assert case.owing == (PlannedDebt("a", Decimal("10.01"), Decimal(12), Decimal("1.00")),)
    assert case.old == ()


def test_a_debt_named_as_perhaps_too_old_is_set_apart():
    case = read(typed(debts=(row("a"), row("b")), old=(("b",),)), LAW)

    assert [each.name for each in case.owing] == ["a"]
    assert [each.name for each in case.old] == ["b"]


def test_interest_on_interest_is_left_out_for_the_debts_named():
    every = (row("a"), row("b"), row("c"))
    case = read(typed(debts=every, old=(("c",),), simple=(("b",), ("c",))), LAW)

    assert [each.compounds for each in (*case.owing, *case.old)] == [True, False, False]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"debts": (row(), row())}, ("debts", "problem-twice")),
        ({"debts": (row(owed="0.004"),)}, ("debts", "problem-nothing-owed")),
        ({"debts": (row(rate="2000.01"),)}, ("debts", "problem-rate-high")),
        ({"debts": (row(owed="1000000000.01"),)}, ("debts", "problem-huge")),
        ({"old": (("b",),)}, ("old", "problem-unknown")),
        ({"simple": (("b",),)}, ("simple", "problem-unknown")),
        ({"old": (("a",),)}, ("old", "problem-all-old")),
        (
            {"debts": tuple(row(str(n)) for n in range(MOST_DEBTS + 1))},
            ("debts", "problem-rows-many"),
        ),
    ],
)
def test_what_does_not_fit_names_the_field(values, found):
    assert problem(**values) == found


@pytest.mark.parametrize(
    "values",
    [
        {"debts": (row("x" * 21), row("x" * 21))},
        {"debts": (row("x" * 21, owed="0"),)},
        {"debts": (row("x" * 21, rate="2000.01"),)},
        {"old": (("x" * 21,),)},
    ],
)
def test_a_long_name_is_cut_where_it_is_told(values):
    with pytest.raises(Unfit) as found:
        read(typed(**values), LAW)

    assert found.value.problem.given["named"] == "x" * 20


def test_twenty_debts_with_the_highest_sum_and_rate_are_read_and_the_goal_is_three_years():
    case = read(typed(debts=tuple(row(str(n), "1000000000", "2000") for n in range(20))), LAW)

    assert (len(case.owing), case.goal) == (20, 36)
    assert {(each.owed, each.rate) for each in case.owing} == {(Decimal(10**9), Decimal(2000))}


def test_the_card_is_paid_in_as_many_months_as_the_rule_allows_unless_fewer_are_asked():
    asked = {"card": "yes", "card_owed": Decimal(600)}

    longest = read(typed(**asked), LAW)
    shorter = read(typed(**asked, card_months=Decimal(12)), LAW)

    assert longest.card == CreditCard(Decimal(600), Decimal(0), 60)
    assert shorter.card == CreditCard(Decimal(600), Decimal(0), 12)
    assert read(typed(card="no"), LAW).card is None


def test_a_card_plan_longer_than_the_rule_and_a_card_above_all_debts_are_refused():
    longer = {"card": "yes", "card_owed": Decimal(600), "card_months": Decimal(61)}

    assert problem(**longer) == ("card-months", "problem-card-months")
    assert problem(card="yes", card_owed=Decimal("1000.01")) == ("card-owed", "problem-card-more")
