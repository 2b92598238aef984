from decimal import Decimal

import pytest

from widgets.core.calculators.form_values import FieldValue, FormValues, Unfit
from widgets.core.calculators.repayment_plan.form import MOST_DEBTS, budget, card, debts
from widgets.core.calculators.repayment_plan.working import PlannedDebt

SIXTY = Decimal(60)


def row(name="a", owed="1000", rate="12", minimum="0"):
    return (name, Decimal(owed), Decimal(rate), Decimal(minimum))


def problem(read, **values):
    with pytest.raises(Unfit) as found:
        read(FormValues(values))
    return found.value.field, found.value.problem.key


def test_living_costs_are_one_sum_or_added_up():
    one = FormValues({"income": Decimal(5000), "living-as": "one", "living": Decimal(3000)})
    listed = FormValues(
        {
            "income": Decimal(5000),
            "living-as": "list",
            "living-rows": (("rent", Decimal(1800)), ("food", Decimal(1200))),
        }
    )

    assert budget(one) == budget(listed)
    assert budget(one).left == 2000


def test_amounts_are_whole_fen():
    kept, old = debts(FormValues({"debts": (row(owed="10.005", minimum="1.004"),)}))

    assert kept == (PlannedDebt("a", Decimal("10.01"), Decimal(12), Decimal("1.00")),)
    assert old == ()


def test_a_debt_named_as_perhaps_too_old_is_set_apart():
    kept, old = debts(FormValues({"debts": (row("a"), row("b")), "old": (("b",),)}))

    assert [each.name for each in kept] == ["a"]
    assert [each.name for each in old] == ["b"]


def test_interest_on_interest_is_left_out_for_the_debts_named():
    kept, old = debts(
        FormValues(
            {"debts": (row("a"), row("b"), row("c")), "old": (("c",),), "simple": (("b",), ("c",))}
        )
    )

    assert [each.compounds for each in (*kept, *old)] == [True, False, False]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"debts": (row(), row())}, ("debts", "problem-twice")),
        ({"debts": (row(owed="0.004"),)}, ("debts", "problem-nothing-owed")),
        ({"debts": (row(rate="2000.01"),)}, ("debts", "problem-rate-high")),
        ({"debts": (row(owed="1000000000.01"),)}, ("debts", "problem-huge")),
        ({"debts": (row(),), "old": (("b",),)}, ("old", "problem-unknown")),
        ({"debts": (row(),), "simple": (("b",),)}, ("simple", "problem-unknown")),
        ({"debts": (row(),), "old": (("a",),)}, ("old", "problem-all-old")),
        (
            {"debts": tuple(row(str(n)) for n in range(MOST_DEBTS + 1))},
            ("debts", "problem-rows-many"),
        ),
    ],
)
def test_what_does_not_fit_names_the_field(values, found):
    assert problem(debts, **values) == found


def test_a_long_name_is_cut_where_it_is_told():
    with pytest.raises(Unfit) as found:
        debts(FormValues({"debts": (row("x" * 50, owed="0"),)}))

    assert found.value.problem.given["named"] == "x" * 20


def test_the_card_is_paid_in_as_many_months_as_the_rule_allows_unless_fewer_are_asked():
    every, _ = debts(FormValues({"debts": (row(owed="6000"),)}))
    asked: dict[str, FieldValue] = {"card": "yes", "card-owed": Decimal(6000)}

    longest = card(FormValues(asked), every, SIXTY)
    shorter = card(FormValues({**asked, "card-months": Decimal(12)}), every, SIXTY)

    assert longest
    assert shorter
    assert (longest.months, shorter.months) == (60, 12)
    assert card(FormValues({"card": "no"}), every, SIXTY) is None


def test_a_card_plan_longer_than_the_rule_and_a_card_above_all_debts_are_refused():
    every, _ = debts(FormValues({"debts": (row(owed="6000"),)}))

    def read(given):
        return card(given, every, SIXTY)

    asked = {"card": "yes", "card-owed": Decimal(6000), "card-months": Decimal(61)}
    assert problem(read, **asked) == ("card-months", "problem-card-months")
    asked = {"card": "yes", "card-owed": Decimal("6000.01")}
    assert problem(read, **asked) == ("card-owed", "problem-card-more")
