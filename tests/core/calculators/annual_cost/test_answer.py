from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.answering import calculate
from widgets.core.errors import LabError
from widgets.core.screen.calculator import telling
from widgets.core.screen.saving import keep

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["annual-cost"]
CORE = {"day": "2024-03-01", "contract": "10000", "instalment": "880", "number": "12"}


def outcome(**typed: str):
    typed = {name.replace("_", "-"): text for name, text in {**CORE, **typed}.items()}
    return calculate(CALCULATOR, typed, CONTEXT.tables)


def figures(**typed: str) -> dict:
    return {each.key: each.value for each in outcome(**typed).answer.figures}


def test_the_lesson_s_example_costs_what_its_lesson_says():
    found = calculate(
        CALCULATOR, CALCULATOR.example("point-six-a-month").fill, CONTEXT.tables
    ).answer

    shown = {each.key: round(each.value.value, 2) for each in found.figures}
    assert (shown["nominal"], shown["effective"]) == (Decimal("18.87"), Decimal("20.59"))
    assert (shown["flat"], shown["said"]) == (Decimal("7.20"), Decimal("7.20"))
    assert (shown["cost"], round(shown["monthly"], 2)) == (Decimal("1019.96"), Decimal("1.57"))


def test_another_lender_changes_the_verdict_and_no_rate():
    kinds = ("bank", "small-loan", "private-lender", "unlicensed", "unknown")
    found = {kind: outcome(lender=kind, instalment="930").answer for kind in kinds}

    assert len({each.figures for each in found.values()}) == 1
    # 4 x 3.45 = 13.8; the loan costs about 20
    assert found["bank"].standing is Standing.PROTECTED
    assert found["private-lender"].standing is Standing.PARTLY
    assert found["unknown"].standing is Standing.DEPENDS


def test_the_contracts_day_picks_the_cap_and_may_not_follow_the_money():
    later = outcome(lender="private-lender", day="2024-10-22", instalment="892")
    signed = outcome(
        lender="private-lender", day="2024-10-22", instalment="892", signed="2024-09-01"
    )

    # about 12.9 or 13.1 with compounding 13.7: 4 x 3.10 = 12.4, and 4 x 3.35 = 13.4
    assert later.answer.standing is Standing.PARTLY
    assert signed.answer.standing is Standing.DEPENDS
    assert outcome(signed="2024-03-02").problems["signed"].key == "problem-signed"


def test_without_whole_months_there_is_no_rate_of_twelve_months():
    found = figures(first="2024-04-20")

    assert "nominal" not in found
    assert {"simple", "actuarial", "by-days", "by-months"} <= set(found)


def test_a_law_that_is_not_recorded_leaves_the_rates_and_no_standing():
    found = outcome(lender="private-lender", day="2014-03-01").answer

    assert (found.standing, found.says.key) == (None, "says-no-line")
    assert found.figures


def test_several_rates_are_all_told_and_none_is_taken():
    found = outcome(
        method="rows", day="2024-01-01", contract="1000",
        rows="2024-12-31 2600", draws="2025-12-31 1680",
    ).answer  # fmt: skip

    rates = [round(step.value, 6) for step in found.steps if step.key == "candidate"]
    assert rates == [Decimal(20), Decimal(40)]
    assert (found.standing, found.figures) == (None, ())


def test_money_that_flows_one_way_has_no_rate_and_says_why():
    found = outcome(method="rows", rows="2024-03-01 10000")

    assert (found.answer, found.fault.why) == (None, "one-way")


def test_sixty_years_of_instalments_and_a_huge_pasted_statement_come_out():
    pasted = "\n".join(f"{2025 + n // 336}-{n // 28 % 12 + 1}-{n % 28 + 1} 6" for n in range(2000))

    assert outcome(method="equal-instalments", rate="5%", number="600").answer
    assert outcome(method="rows", rows=pasted).answer


@settings(max_examples=40)
@given(
    st.fixed_dictionaries(
        {
            "method": st.sampled_from(
                [
                    "known",
                    "equal-instalments",
                    "equal-principal",
                    "interest-first",
                    "bullet",
                    "flat",
                ]
            ),
            "lender": st.sampled_from(["bank", "small-loan", "private-lender", "unlicensed"]),
            "day": st.dates(date(1970, 1, 1), date(2199, 12, 31)).map(date.isoformat),
            "contract": st.decimals(min_value="0.01", max_value="1e12", places=2).map(str),
            "instalment": st.decimals(min_value="0.01", max_value="1e12", places=2).map(str),
            "rate": st.decimals(min_value=1, max_value=10000, places=2).map(lambda r: f"{r}%"),
            "number": st.integers(1, 60).map(str),
            "every": st.sampled_from(["month", "two-weeks", "week"]),
            "upfront": st.decimals(min_value=0, max_value=1000, places=2).map(str),
            "monthly-fee": st.decimals(min_value=0, max_value=1000, places=2).map(str),
            "settled": st.one_of(st.just(""), st.integers(1, 60).map(str)),
        }
    )
)
def test_whatever_is_typed_there_is_an_answer_a_problem_or_a_reason(typed):
    found = calculate(CALCULATOR, typed, CONTEXT.tables)

    assert found.answer or found.problems or isinstance(found.fault, LabError)
    if found.answer:
        assert keep(telling(CONTEXT, CALCULATOR, "zh"), CALCULATOR, typed, found.answer).copy


@pytest.mark.parametrize("kept", ["", "100", "300", "1000"])
def test_what_is_kept_back_only_makes_a_loan_dearer(kept):
    assert figures(upfront=kept)["effective"].value >= figures()["effective"].value
