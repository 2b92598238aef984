from datetime import date
from decimal import Decimal

import pytest

from tests.cited import cited
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.working import cny

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["after-judgment"]


def answer(**typed: str) -> Answer:
    filled = {"principal": "10000", "pay-by": "2026-03-31", "until": "2026-11-20"}
    filled |= {name.replace("_", "-"): value for name, value in typed.items()}
    found = calculate(CALCULATOR, filled, CONTEXT.tables)
    assert found.answer, found
    return found.answer


def keys(says) -> set[str]:
    return {say.key for say in says}


def figures(found: Answer) -> dict:
    return {figure.key: figure.value for figure in found.figures}


@pytest.mark.parametrize(
    ("pay_by", "standing", "todo"),
    [
        ("2024-11-20", Standing.PROTECTED, "todo-settle"),
        ("2024-11-19", Standing.DEPENDS, "todo-object"),
        ("2024-11-18", Standing.NOT_PROTECTED, "todo-sign-nothing"),
        ("2023-12-31", Standing.DEPENDS, "todo-settle"),
        ("2026-11-20", None, "todo-pay"),
    ],
)
def test_the_badge_says_whether_it_can_be_enforced_and_what_to_do_follows(pay_by, standing, todo):
    found = answer(pay_by=pay_by)

    assert found.standing is standing
    assert todo in keys(found.todo)


@pytest.mark.parametrize(("pay_by", "told"), [("2023-12-31", True), ("2024-01-01", False)])
def test_the_numbers_that_older_papers_give_are_told(pay_by, told):
    assert ("decides-number" in keys(answer(pay_by=pay_by).decides)) is told


def test_where_nothing_is_late_nobody_is_told_of_enforcing():
    found = answer(pay_by="2026-12-31")

    assert "fee" not in figures(found)
    assert "last" not in figures(found)
    assert not keys(found.decides) & {"decides-fee", "decides-enforce", "decides-again"}
    assert [(each.on, each.says.key) for each in found.reminders] == [
        (date(2026, 12, 31), "remind-pay-by")
    ]


def test_a_debt_that_can_be_enforced_has_its_last_day_for_the_calendar_and_its_fee():
    found = answer()

    assert [each.on for each in found.reminders] == [date(2028, 3, 31)]
    # 10,000 + 10,000 x 0.0175% x 234 = 10,409.50; 50 + 409.50 x 1.5% = 56.1425
    assert figures(found)["fee"].value * 100 == 5614


def test_every_span_of_delay_has_a_line_with_its_article():
    found = answer(payments="2026-06-30 4000")
    spans = [line for line in found.steps if line.key == "span"]

    assert [line.given["base"] for line in spans] == [cny(10_000), cny(6_000)]
    assert {line.cite for line in spans} == {"default-interest-2014/1"}
    assert [line.key for line in found.steps if line.key == "doubled"] == ["doubled"]


def test_the_ledger_says_what_still_bears_the_doubled_part():
    (table,) = answer(payments="2026-06-30 4000").sheets

    assert [row[-1] for row in table.rows] == [cny(6_000), cny(6_000)]
    assert answer().sheets == ()


def test_the_order_of_payments_and_the_end_of_interest_rest_on_the_interpretation():
    found = answer(payments="2026-06-30 4000")
    articles = {say.key: cited(CALCULATOR, say) for say in found.decides}

    assert articles["decides-order"] == ("default-interest-2014/4", "civil-code/561")
    assert articles["decides-until"] == ("default-interest-2014/3",)


def test_ordinary_interest_is_told_where_the_judgment_sets_it():
    assert "decides-ordinary" in keys(answer(rate="12%").decides)
    assert "decides-no-ordinary" in keys(answer().decides)


def test_what_would_change_it_comes_out():
    with_rate, over = answer(rate="12%"), answer(pay_by="2024-03-15")

    assert [turn.key for turn in with_rate.turns] == ["later", "no-ordinary", "too-late"]
    assert [turn.key for turn in over.turns] == ["later", "sooner"]
    late, sooner = with_rate.turns[-1], over.turns[-1]
    assert answer(**late.fill).standing is Standing.NOT_PROTECTED
    assert answer(pay_by="2024-03-15", **sooner.fill).standing is Standing.PROTECTED


@pytest.mark.parametrize(
    ("until", "later"),
    [("2026-11-20", "2026-12-20"), ("9999-11-30", "9999-12-30"), ("9999-12-01", None)],
)
def test_thirty_days_later_is_offered_as_far_as_the_calendar_reaches(until, later):
    turns = {turn.key: turn.fill for turn in answer(until=until).turns}

    assert turns.get("later", {}).get("until") == later


def test_a_paid_debt_needs_its_papers_and_too_much_is_asked_back():
    clear, excess = (answer(payments=f"2026-04-10 {sum_}") for sum_ in ("10017.5", "10020"))

    # 10,000 x 0.0175% x 10 = 17.50
    assert (clear.says.key, keys(clear.todo)) == ("says-clear", {"todo-closed"})
    assert figures(excess)["excess"].value * 100 == 250
    assert "todo-back" in keys(excess.todo)
    assert not {"fee", "last", "since"} & {*figures(clear), *figures(excess)}


def test_after_an_obstacle_both_rules_and_both_days_are_told():
    found = answer(pay_by="2024-06-10", obstacles="2026-05-01 2026-06-01 不可抗力")
    (told,) = (say for say in found.decides if say.key == "decides-obstacle")

    assert found.standing is Standing.DEPENDS
    assert (told.given["last"], told.given["latest"]) == (date(2026, 7, 12), date(2026, 12, 1))
    assert "decides-obstacle" not in keys(answer(pay_by="2024-06-10").decides)


def test_interest_stated_as_a_sum_is_said_to_be_a_question_once_payment_is_late():
    late = answer(interest="2000", until="2026-07-09")
    early = answer(interest="2000", until="2026-03-01")

    say = next(say for say in late.decides if say.key == "decides-interest-sum")
    # 2,000 x 0.0175%
    assert (say.given["sum"], say.given["more"]) == (cny(2000), cny(Decimal("0.35")))
    assert "decides-interest-sum" not in [say.key for say in early.decides]


def test_what_is_left_of_principal_and_other_sums_bears_the_doubled_part():
    typed = {"pay_by": "2026-03-31", "interest_from": "2026-03-31", "rate": "3.65%"}
    (table,) = answer(**typed, other="500", payments="2026-07-09 1600").sheets

    # 100 days at CNY 1.00 a day; 500 to costs, 100 to interest, 1,000 to principal
    day, *sums = table.rows[0]
    assert day == date(2026, 7, 9)
    assert sums == [cny(1600), cny(Decimal("100.00")), cny(100), cny(1000), cny(9000)]
    assert len(table.columns) == len(table.rows[0])


def test_the_time_for_enforcement_is_drawn_only_where_it_is_recorded():
    assert [chart.key for chart in answer().charts] == ["spans"]
    assert answer(pay_by="2023-12-31").charts == ()
