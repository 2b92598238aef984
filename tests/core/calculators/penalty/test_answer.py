from datetime import date

import pytest

from tests.cited import cited
from tests.doubtful import tables_seen_once
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import calculate

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["penalty"]
TABLES = tables_seen_once(CONTEXT.tables, date(2026, 2, 24))
TYPED = {"lender": "other", "made": "2024-03-01", "late": "80000", "days": "60"}


def answer(**typed: str) -> Answer:
    filled = {**TYPED, "penalty-kind": "amount", "penalty": "3000"}
    filled |= {name.replace("_", "-"): value for name, value in typed.items()}
    found = calculate(CALCULATOR, filled, TABLES)
    assert found.answer, found
    return found.answer


def keys(says) -> set[str]:
    return {say.key for say in says}


def test_without_a_loss_the_answer_depends_and_says_who_must_show_it():
    found = answer()

    assert found.standing is Standing.DEPENDS
    assert {"decides-no-loss", "decides-proof"} <= keys(found.decides)
    assert "todo-no-loss" in keys(found.todo)


def test_no_loss_is_ever_assumed():
    assert {"loss", "line"}.isdisjoint({figure.key for figure in answer().figures})


def test_above_the_cap_the_sentence_to_the_court_names_the_excess():
    found = answer(lender="private", made="2025-11-20", days="365", penalty="20000")

    # 80,000 x 12% = 9,600
    say = next(say for say in found.todo if say.key == "todo-cap")
    assert say.given["above"].value == 10_400
    assert found.says.cites == ("private-lending-2020b/29", "private-lending-2020b/25")


@pytest.mark.parametrize(
    ("lender", "todo"),
    [("licensed", "todo-line"), ("small", "todo-line-small"), ("card", "todo-card")],
)
def test_each_lender_has_a_sentence_of_its_own(lender, todo):
    assert todo in keys(answer(lender=lender, penalty="20000").todo)


def test_bad_faith_is_told_and_changes_no_number():
    honest, bad = answer(loss="1000"), answer(loss="1000", faith="bad")

    assert "caution-faith" in keys(bad.cautions)
    assert bad.figures == honest.figures


def test_whoever_denies_the_breach_is_told_to_ask_for_a_cut_as_well():
    told = {say.key: cited(CALCULATOR, say) for say in answer().todo}

    assert told["todo-even-if"] == ("contract-general-2023/66",)


def test_the_fees_of_a_private_loan_turn_on_what_they_are():
    private = {"lender": "private", "made": "2025-11-20", "fees": "10"}

    assert "decides-fees" in keys(answer(**private).decides)
    assert "decides-fees" not in keys(answer(fees="10").decides)


def test_an_old_contract_on_an_lpr_seen_once_is_told_to_check_it():
    old = {"lender": "private", "made": "2019-03-01", "penalty": "20000"}

    assert "caution-lpr" in keys(answer(**old, on="2026-03-02").cautions)
    assert "caution-lpr" not in keys(answer(**old, on="2025-11-20").cautions)


def test_a_guarantor_is_told_of_the_limit_of_a_guarantee():
    assert "todo-guarantor" in keys(answer(who="guarantor").todo)
    assert "todo-guarantor" not in keys(answer().todo)


def test_a_verdict_for_the_creditor_needs_a_contract_under_the_code_and_no_card():
    covered = {"loss": "3000"}

    assert answer(**covered).standing is Standing.PROTECTED
    assert answer(**covered, made="2020-12-31").standing is Standing.DEPENDS
    assert answer(**covered, lender="card").standing is Standing.DEPENDS


def test_a_loss_does_not_lift_the_cap_of_a_private_loan():
    over = {"lender": "private", "made": "2025-11-20", "penalty": "20000", "loss": "30000"}

    assert answer(**over).standing is Standing.PARTLY


def test_an_early_case_is_cautioned_and_rests_on_no_later_interpretation():
    found = answer(on="2022-05-01", made="2021-05-01")

    assert "caution-early" in keys(found.cautions)
    assert cited(CALCULATOR, found.says) == ("civil-code/585",)
    told = [cite for say in (*found.decides, *found.todo) for cite in cited(CALCULATOR, say)]
    assert "civil-code/584" in told
    assert not any(cite.startswith("contract-general-2023/") for cite in told)
    assert not any(turn.key.startswith("loss") for turn in found.turns)


@pytest.mark.parametrize(
    ("typed", "turns"),
    [
        ({}, {"loss-half", "loss-all"}),
        ({"loss": "1000"}, {"loss-all", "loss-unknown"}),
        ({"loss": "3000"}, {"loss-half", "loss-unknown"}),
        ({"fees": "10"}, {"no-fees", "loss-half", "loss-all"}),
        ({"penalty": "0", "fees": "10"}, {"loss-half", "loss-all"}),
        ({"lender": "private", "made": "2025-11-20", "penalty": "20000"}, {"licensed"}),
        ({"lender": "licensed", "made": "2026-09-21"}, {"loss-half", "loss-all"}),
        ({"lender": "licensed", "penalty": "1"}, {"private", "loss-half", "loss-all"}),
    ],
)
def test_only_turns_that_change_something_are_offered(typed, turns):
    assert {turn.key for turn in answer(**typed).turns} == turns


def test_every_turn_of_every_example_has_an_answer():
    for example in CALCULATOR.examples:
        for turn in calculate(CALCULATOR, example.fill, CONTEXT.tables).answer.turns:
            turned = calculate(CALCULATOR, {**example.fill, **turn.fill}, CONTEXT.tables)

            assert turned.answer is not None, (example.id, turn.key)


def test_the_chart_sets_the_charges_beside_every_line_there_is():
    [private] = answer(loss="1000").charts
    [licensed] = answer(lender="licensed", loss="1000").charts

    assert [label.key for label in private.labels] == ["bar-total", "bar-loss"]
    assert [limit.name.key for limit in private.limits] == ["bar-line"]
    assert [limit.name.key for limit in licensed.limits] == ["bar-limit", "bar-line"]
    assert len(licensed.sheet.rows) == 4


@pytest.mark.parametrize(
    ("lender", "key", "cite"),
    [
        ("private", "cap", "private-lending-2020b/29"),
        ("licensed", "line", "finance-trial-2017/2"),
        ("small", "line", "finance-trial-2017/2"),
    ],
)
def test_the_working_names_the_line_what_it_allows_and_what_is_above_it(lender, key, cite):
    line, allowed, above = answer(lender=lender, made="2025-11-20", penalty="20000").steps[-3:]

    assert [line.key, allowed.key, above.key] == [key, "allowed", "above"]
    assert [allowed.cite, above.cite] == [cite, cite]


def test_the_line_by_the_loss_is_worked_out_under_its_article():
    line, over = answer(loss="1000").steps[-2:]

    # 1,000 x 1.3 = 1,300; 3,000 - 1,300 = 1,700
    assert [(line.key, line.value), (over.key, over.value)] == [
        ("loss-line", 1300),
        ("over-line", 1700),
    ]
    assert cited(CALCULATOR, line) == cited(CALCULATOR, over) == ("contract-general-2023/65",)
    assert answer(loss="3000").steps[-1].key == "under-line"


def test_a_verdict_near_a_doubtful_cap_is_for_nobody():
    near = {"lender": "private", "made": "2026-02-24", "days": "365", "penalty": "8800"}

    # 80,000 x 10% and x 14% are 8,000 and 11,200
    assert answer(**near, loss="9000").standing is Standing.DEPENDS
    assert answer(**near, lpr="3%", loss="9000").standing is Standing.PROTECTED


def test_late_interest_as_agreed_within_the_cap_stands_whatever_the_loss():
    alone = {"lender": "private", "made": "2025-11-20", "days": "365", "rate": "4.5%"}

    found = answer(**alone, penalty_kind="none", loss="1")

    assert (found.standing, found.says.key) == (Standing.PROTECTED, "says-late-agreed")
    assert found.says.cites == ("private-lending-2020b/28", "private-lending-2020b/25")
    assert "todo-late-agreed" in keys(found.todo)


def test_on_the_day_of_a_new_lpr_the_hour_is_what_to_find_out():
    found = answer(lender="private", made="2024-10-21", days="365", penalty="10400")

    # 80,000 x 12.4% = 9,920 and x 13.4% = 10,720
    assert (found.standing, found.says.key) == (Standing.DEPENDS, "says-cap-hour")
    assert "todo-cap-hour" in keys(found.todo)


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ({}, {"todo-no-loss"}),
        ({"lender": "card"}, set()),
        ({"loss": "1000"}, {"todo-loss"}),
        ({"loss": "1000", "lender": "card"}, {"todo-loss"}),
        ({"loss": "3000"}, {"todo-doubt-loss"}),
    ],
)
def test_what_is_put_to_the_court_of_the_loss_hangs_on_whether_it_is_known_and_covers(typed, asks):
    of_loss = {"todo-no-loss", "todo-loss", "todo-doubt-loss"}

    assert keys(answer(**typed).todo) & of_loss == asks


@pytest.mark.parametrize("typed", [{}, {"loss": "1000"}, {"lender": "card"}])
def test_whatever_is_known_it_hangs_on_what_is_put_to_the_court(typed):
    assert {"decides-ask", "decides-clause", "decides-stays"} <= keys(answer(**typed).decides)


def test_the_number_in_sight_is_the_most_that_the_cap_leaves_or_else_all_charges():
    over, within = answer(lender="private", penalty="30000"), answer(lender="private", penalty="1")

    assert (over.figures[0].key, within.figures[0].key) == ("allowed", "total")
    assert len({figure.key for figure in over.figures}) == len(over.figures)
