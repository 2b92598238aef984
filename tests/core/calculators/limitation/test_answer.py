from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.answering import calculate

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["limitation"]


def found(**typed):
    fill = {name.replace("_", "-"): value for name, value in typed.items()}
    return calculate(CALCULATOR, fill, CONTEXT.tables)


def answer(**typed):
    outcome = found(**typed)
    assert not outcome.problems
    return outcome.answer


def figures(outcome):
    return {figure.key: figure.value for figure in outcome.figures}


def test_today_counts_where_no_day_was_typed():
    assert answer(due="2023-11-25").standing is Standing.PROTECTED
    assert answer(due="2023-11-24").standing is Standing.DEPENDS
    assert answer(due="2023-11-23").standing is Standing.NOT_PROTECTED


def test_what_comes_after_the_day_asked_about_is_left_out_and_said_to_be():
    told = answer(due="2022-03-01", events="2026-01-05 分期协议", asked="2025-12-01")

    assert told.standing is Standing.NOT_PROTECTED
    assert [say.key for say in told.cautions] == ["caution-later-events"]


def test_what_happens_on_the_day_asked_about_counts():
    told = answer(due="2022-03-01", events="2025-12-01 分期协议", asked="2025-12-01")

    assert told.standing is Standing.PROTECTED
    assert told.cautions == ()


def test_on_the_due_day_itself_the_period_is_shown_and_the_day_before_it_is_not():
    assert answer(due="2026-11-25").says.key == "says-protected"
    assert answer(due="2026-11-26").says.key == "says-not-due"


def test_a_row_that_cannot_be_read_is_named_by_its_line_and_its_text():
    problem = found(due="2022-03-01", events="2023-01-01 催款\n2024-01-01 吃饭").problems["events"]

    assert problem.key == "problem-event"
    assert problem.given["line"].value == 2
    assert problem.given["typed"] == "吃饭"


def test_a_guarantee_of_before_the_record_is_not_judged():
    told = answer(due="2020-03-01", events="2021-05-01 还款", guarantor="joint")

    assert "decides-guarantee-before" in [say.key for say in told.decides]
    assert "guarantee" not in figures(told)


def test_the_first_suit_among_the_events_counts_for_a_general_guarantee_only():
    typed = {"due": "2025-08-31", "events": "2026-02-01 起诉\n2026-01-10 起诉"}

    general, joint = (answer(**typed, guarantor=kind) for kind in ("general", "joint"))

    assert figures(general)["guarantee"].key == "fate-kept"
    assert general.steps[-1].value == date(2026, 1, 10)
    assert figures(joint)["guarantee"].key == "fate-lapsed"


def test_a_guarantor_who_agreed_to_a_new_due_day_may_be_liable_for_longer():
    typed = {"due": "2024-03-01", "guarantor": "joint"}

    plan, none = (answer(**typed, events=e) for e in ("2024-05-01 分期 2026-05-01", ""))

    assert plan.decides[-1].key == "decides-guarantee-plan"
    assert none.decides[-1].key == "decides-guarantee-lapsed"


def test_the_days_to_remember_are_those_to_come():
    told = answer(due="2026-09-30", guarantor="joint")

    assert {(each.on.isoformat(), each.says.key) for each in told.reminders} == {
        ("2029-09-30", "remind-limitation"),
        ("2027-03-30", "remind-guarantee"),
    }
    assert answer(due="2022-09-30").reminders == ()


def test_a_last_day_is_remembered_to_its_end_and_both_where_they_part():
    def days(**typed):
        return [each.on.isoformat() for each in answer(**typed).reminders]

    assert days(due="2023-11-25") == ["2026-11-25"]
    assert days(due="2023-11-24") == []
    assert days(due="2026-05-25", guarantor="joint") == ["2029-05-25", "2026-11-25"]
    assert days(due="2026-05-24", guarantor="joint") == ["2029-05-24"]
    # whether a call counts is in doubt; 5 January 2029 is a Friday
    assert days(due="2024-03-01", events="2026-01-05 电话") == ["2027-03-01", "2029-01-05"]


@pytest.mark.parametrize(
    ("typed", "standing", "decides", "todo", "turns"),
    [
        (
            {"begins": "open", "first_claim": "none"},
            Standing.PROTECTED,
            ["decides-due-day", "decides-very-old"],
            ["todo-ask"],
            [("claimed", {"first-claim": "refused", "refused": "2026-11-25"})],
        ),
        (
            {"due": "2026-11-26"},
            None,
            [],
            ["todo-before-signing-early"],
            [("due", {"asked": "2026-11-26"})],
        ),
        (
            {"due": "2017-09-30"},
            Standing.DEPENDS,
            ["decides-before-known", "decides-plea"],
            ["todo-depends", "todo-before-signing", "todo-ask", "todo-debt-stays"],
            [],
        ),
    ],
)
def test_where_no_period_runs_all_that_is_told_follows_from_that(
    typed, standing, decides, todo, turns
):
    told = answer(**typed)

    assert told.standing is standing
    assert [say.key for say in told.decides] == decides
    assert [say.key for say in told.todo] == todo
    assert [(turn.key, turn.fill) for turn in told.turns] == turns


@pytest.mark.parametrize("asked", ["2026-11-25", "2021-01-01"])
def test_no_demand_yet_means_no_period_yet(asked):
    told = answer(begins="open", first_claim="none", asked=asked)

    assert told.says.key == "says-not-claimed"


@pytest.mark.parametrize(
    "typed",
    [
        {"due": "2022-03-01"},
        {"due": "2022-03-01", "events": "2025-03-03 催款"},
        {"due": "2026-11-25"},
        {"due": "2027-11-25"},
        {"begins": "open", "first_claim": "none"},
        {"due": "2019-03-01", "events": "2021-03-01\t还款 说\t好了"},
    ],
)
def test_every_change_on_offer_leads_to_an_answer(typed):
    told = answer(**typed)
    fill = {name.replace("_", "-"): value for name, value in typed.items()}

    after = [calculate(CALCULATOR, {**fill, **turn.fill}, CONTEXT.tables) for turn in told.turns]

    assert after
    assert all(each.answer for each in after)


@pytest.mark.parametrize("typed", ["2025-02-01 执行", "2024-02-01 起诉 2024-11-20 判决"])
def test_what_can_be_enforced_has_another_period(typed):
    told = answer(due="2021-03-01", events=typed)

    assert (told.says.key, told.standing) == ("says-judged", Standing.DEPENDS)


def test_a_debt_not_claimed_yet_may_be_too_old_all_the_same():
    told = answer(begins="open", first_claim="none")

    assert "decides-very-old" in [say.key for say in told.decides]


def test_a_judgment_to_come_does_not_count_yet_and_its_suit_does():
    events = "2024-02-01 起诉 2024-11-20 判决"

    told = answer(due="2021-03-01", events=events, asked="2024-06-01")

    assert told.says.key == "says-protected"
    assert answer(due="2021-03-01", events=events).says.key == "says-judged"


def test_what_began_before_the_civil_code_or_the_record_says_whose_law_it_follows():
    def said(due):
        return [(say.key, say.cites) for say in answer(due=due).decides]

    assert ("decides-before-code", ("civil-general-2017/188",)) in said("2020-12-31")
    assert "decides-before-code" not in [key for key, _ in said("2021-01-01")]
    assert [key for key, _ in said("2017-09-30")] == ["decides-before-known", "decides-plea"]
