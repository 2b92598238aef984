from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.repayment_plan.answer import variations
from widgets.core.calculators.repayment_plan.form import RepaymentCase
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.result import RepaymentResult
from widgets.core.calculators.repayment_plan.working import PayoffOrder, PlannedDebt, required
from widgets.core.calculators.working import a_year, cny, months
from widgets.core.screen.answer import Telling
from widgets.core.screen.formatter import Teller

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
PLAN = CONTEXT.calculators["repayment-plan"]
TELLING = Telling(Teller(CONTEXT.words("en", PLAN)), CONTEXT.cited, CONTEXT.tables.today)
TWO = "a 10000 24% 300\nb 4000 12% 200"


def answer(**typed):
    found = calculate(
        PLAN, {name.replace("_", "-"): text for name, text in typed.items()}, CONTEXT.tables
    )
    assert not found.problems
    return found.answer


def cites(*says):
    return {source.cite for say in says for source in TELLING.point(say).sources}


def keys(says):
    return [say.key for say in says]


def test_every_plan_says_that_paying_and_signing_start_limitation_afresh():
    for income in ("2000", "400", "0"):
        found = answer(income=income, living="0", debts=TWO)

        assert "caution-restarts" in keys(found.cautions)
        assert {"limitation-2020/14", "civil-code/195"} <= cites(*found.decides)


def test_a_debt_perhaps_too_old_is_left_out_and_the_loss_of_the_defence_is_told():
    found = answer(income="2000", living="0", debts=TWO, old="a")

    old = found.cautions[0]
    assert old.key == "caution-old"
    assert old.given["names"] == "a"
    assert {"limitation-2020/19", "civil-code/192"} == cites(old)
    assert "decides-old" in keys(found.decides)
    assert "decides-old" not in keys(answer(income="2000", living="0", debts=TWO).decides)


def test_the_law_is_asked_for_no_verdict():
    assert all(
        answer(income=income, living="0", debts=TWO).standing is None for income in ("2000", "0")
    )


def test_a_card_may_be_paid_in_instalments_if_the_bank_agrees_under_its_article():
    found = answer(income="2000", living="0", debts=TWO, card="yes", card_owed="6000")

    card = found.todo[-1]
    assert card.key == "todo-card"
    assert cites(card) == {"card-2011/70"}
    assert card.given["most"] == months(60)
    assert card.given["first"] == cny(100)


def test_interest_on_the_instalments_is_told_with_its_rate():
    found = answer(
        income="2000", living="0", debts=TWO, card="yes", card_owed="6000", card_rate="8%"
    )

    assert found.todo[-1].key == "todo-card-interest"


def test_without_a_card_its_rule_is_not_mentioned():
    assert "card-2011/70" not in cites(*answer(income="2000", living="0", debts=TWO).todo)


@pytest.mark.parametrize(("rate", "warned"), [("24%", False), ("24.01%", True)])
def test_a_rate_above_the_line_sends_to_the_other_calculator(rate, warned):
    found = answer(income="2000", living="0", debts=f"a 1000 {rate} 0")

    assert ("caution-over" in keys(found.cautions)) is warned


def test_several_debts_bring_the_order_of_the_law_for_one_creditor():
    several = answer(income="2000", living="0", debts=TWO)
    single = answer(income="2000", living="0", debts="a 1000 12% 0")

    assert "decides-one-creditor" in keys(several.decides)
    assert "decides-one-creditor" not in keys(single.decides)


def test_who_cannot_pay_is_told_what_to_say_and_no_plan_is_forced():
    found = answer(income="3000", living="3500", debts=TWO)

    assert found.charts == found.sheets == ()
    assert [figure.key for figure in found.figures] == ["lacking", "least"]
    assert keys(found.todo)[:2] == ["todo-say-none", "todo-who"]
    assert "legal-aid-law/23" in cites(found.todo[-1])


def test_who_cannot_pay_is_told_to_sign_no_card_instalments():
    found = answer(income="3000", living="3500", debts=TWO, card="yes", card_owed="6000")

    assert found.todo[-1].key == "todo-card-none"
    assert "card-month" not in [figure.key for figure in found.figures]


def test_compounding_is_told_where_interest_is_left_unpaid_and_bears_interest():
    typed = {"income": "2000", "living": "0", "debts": "a 9000 24% 0\nb 4000 12% 0"}

    assert "decides-compound" in keys(answer(**typed).decides)
    assert "decides-compound" not in keys(answer(**typed, simple="b").decides)
    assert "decides-compound" not in keys(answer(income="2000", living="0", debts=TWO).decides)


def test_an_order_that_would_end_is_told_where_the_one_picked_never_does():
    debts = "big 100000 36% 0\nsmall 60000 0% 0"
    found = answer(income="3100", living="0", debts=debts, plan="smallest")
    highest = answer(income="3100", living="0", debts=debts, plan="highest")

    assert found.says.key == "says-never-switch"
    assert found.says.given["months"] == highest.says.given["months"]
    assert found.says.given["paid"] == highest.says.given["paid"]


def test_below_the_minimums_the_plans_suppose_that_all_agree():
    found = answer(income="400", living="0", debts=TWO)

    assert found.says.given["gap"] == cny(100)
    assert "caution-short" in keys(found.cautions)
    assert "months-if" in [figure.key for figure in found.figures]


def test_whoever_pays_a_plan_is_told_to_have_it_in_writing():
    assert keys(answer(income="2000", living="0", debts=TWO).todo) == ["todo-written", "todo-keep"]


def test_every_turn_on_offer_gives_an_answer():
    for typed in (
        {"income": "2000", "living": "0", "debts": TWO, "old": "b"},
        {"income": "210", "living": "0", "debts": TWO},
        {"income": "3000", "living": "3500", "debts": TWO},
        {"income": "600", "living": "0", "debts": "a 50000 24% 0\nb 9000 0% 0", "plan": "smallest"},
    ):
        found = calculate(PLAN, typed, CONTEXT.tables).answer
        assert found

        for turn in found.turns:
            assert calculate(PLAN, {**typed, **turn.fill}, CONTEXT.tables).answer, turn.key


def test_paying_what_the_goal_needs_reaches_the_goal():
    typed = {"income": "300", "living": "0", "debts": "a 20000 24% 0", "goal": "24"}
    found = calculate(PLAN, typed, CONTEXT.tables).answer
    assert found
    assert found.says.key == "says-never-interest"

    more = next(turn for turn in found.turns if turn.key == "more")
    after = calculate(PLAN, {**typed, **more.fill}, CONTEXT.tables).answer

    assert after
    assert after.says.given["months"] == months(24)


A = PlannedDebt("a", Decimal(1000), Decimal(12), Decimal(50))
B = PlannedDebt("b", Decimal(500), Decimal(0), Decimal(50))
LAW = RepaymentLaw(months(60), a_year(24))


def found(left, *, owing=(A, B), old=(), order=PayoffOrder.HIGHEST, needed="60"):
    living = Decimal(3000)
    case = RepaymentCase(living + Decimal(left), living, owing, old, order, 36)
    interest = Decimal(0)
    result = RepaymentResult(case, LAW, {}, Decimal(needed), required(owing), interest, ())
    return {each.key: each for each in variations(result)}


def test_more_is_a_little_or_what_the_goal_or_the_minimums_or_the_living_costs_lack():
    assert found(200)["more"].fill == {"income": "3300"}
    assert found(200, needed="450")["more"].fill == {"income": "3450"}
    assert found(40)["more"].fill == {"income": "3100"}
    assert found(-300)["earn"].fill == {"income": "3060"}


def test_the_order_on_offer_is_another_one():
    assert "smallest" in found(200)
    assert found(200, order=PayoffOrder.EQUAL)["highest"].fill == {"plan": "highest"}


def test_a_single_debt_has_no_order_to_change():
    assert set(found(200, owing=(A,))) == {"more", "no-interest"}


def test_interest_that_is_not_charged_cannot_be_stopped():
    assert "no-interest" not in found(200, owing=(B,))
    assert found(200)["no-interest"].fill == {"debts": "a\t1000\t0%\t50\nb\t500\t0%\t50"}


def test_a_debt_that_was_left_out_can_be_put_back():
    assert found(200, owing=(A,), old=(B,))["with-old"].fill == {"old": ""}


def test_without_money_only_more_money_is_offered():
    assert set(found(0)) == {"earn"}


@pytest.mark.parametrize(
    ("left", "key", "income"),
    [
        (0, "earn", "3060"),  # all that the goal needs
        (1, "more", "3100"),  # what the two minimums of 50 lack
        (99, "more", "3100"),
        (100, "more", "3200"),  # a little
    ],
)
def test_what_is_lacking_hangs_on_whether_anything_is_left_and_covers_the_minimums(
    left, key, income
):
    assert found(left)[key].fill == {"income": income}


def test_the_number_in_sight_of_a_plan_that_ends_is_how_long_it_takes():
    found = answer(income="3500", living="3000", debts=TWO)

    keys_of = [figure.key for figure in found.figures]
    assert keys_of[:2] == ["months", "left"]
    assert keys_of.count("months") == 1
