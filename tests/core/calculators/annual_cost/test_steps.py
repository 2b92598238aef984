from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.annual_cost.steps import exact
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.working import days

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["annual-cost"]


def steps(example: str, **changes: str):
    fill = {**CALCULATOR.example(example).fill, **changes}
    return {step.key: step for step in calculate(CALCULATOR, fill, CONTEXT.tables).answer.steps}


def test_the_working_runs_from_what_arrived_to_the_line():
    found = list(steps("point-six-a-month"))

    assert (
        found
        == (
            "arrived received paid cost monthly check-first check-last nominal effective unit-rate "
            "actuarial by-days by-months simple flat line-small compare-within"
        ).split()
    )


def test_the_rate_put_in_by_hand_gives_what_the_working_says():
    found = steps("point-six-a-month")

    monthly = Decimal(found["monthly"].given["exact"].rstrip("%"))
    first = found["check-first"].given
    assert monthly == Decimal("1.5727")
    # 9,700 x 1.5727% = 152.55 or 152.56, 893.33 - 152.56 = 740.77, 9,700 - 740.77 = 8,959.23
    assert first["left"].value * monthly / 100 == pytest.approx(
        first["cost"].value, abs=Decimal("0.01")
    )
    assert first["paid"].value - first["cost"].value == first["back"].value
    assert found["check-first"].value == first["left"].value - first["back"].value
    assert found["check-last"].value == 0
    assert found["nominal"].value == pytest.approx(monthly * 12, abs=Decimal("0.001"))
    assert found["nominal"].given["exact"] == found["effective"].given["exact"] == "1.5727%"


def test_the_ends_of_the_bracket_differ_in_sign():
    given = steps("point-six-a-month")["monthly"].given

    assert given["at_low"].value < 0 < given["at_high"].value


def test_a_bracket_that_differs_by_less_than_half_a_fen_is_told_without_sums():
    found = steps("point-six-a-month", contract="10", upfront="0.3", instalment="0.89")

    assert "monthly-close" in found


def test_without_whole_months_the_check_is_by_days():
    found = steps("pasted")

    given = found["check-days"].given
    rate = Decimal(given["exact"].rstrip("%")) / 100
    cost = 20_000 * ((1 + rate) ** (given["days"].value / Decimal(365)) - 1)
    assert cost == pytest.approx(given["cost"].value, abs=Decimal("0.01"))
    assert "monthly" not in found


def test_where_the_first_payment_is_a_year_away_the_month_is_compounded_in_the_check():
    typed = {"day": "2025-01-01", "contract": "10000", "method": "once"}
    found = calculate(
        CALCULATOR, {**typed, "due": "2026-01-01", "repaid": "12400"}, CONTEXT.tables
    ).answer  # fmt: skip

    step = next(step for step in found.steps if step.key == "check-months")

    # 10,000 x (1.018088^12 - 1)
    assert (step.given["months"].value, step.given["cost"].value) == (12, Decimal(2400))
    assert step.value == 0


def test_a_rate_beyond_sense_is_told_in_words_and_not_put_in():
    found = steps("seven-days")

    assert found["too-high"].value is None
    assert "check-days" not in found
    assert found["line-crime"].cite == "illegal-lending-2019/2"


def test_the_lenders_plan_shows_its_first_and_last_instalment():
    fill = CALCULATOR.example("mortgage").fill
    found = calculate(CALCULATOR, fill, CONTEXT.tables).answer.steps

    shown = [step for step in found if step.key == "instalment"]

    assert [step.given["number"].value for step in shown] == [1, 360]
    assert shown[0].value == Decimal("4546.45")


def test_a_rate_is_exact_to_four_places():
    assert exact(Decimal("1.57272")) == "1.5727%"


def numbers(step, *keys):
    """The numbers that a step gives, by key."""
    return [step.given[key].value for key in keys]


def test_each_rate_lies_between_the_ends_that_it_shows():
    found = steps("point-six-a-month")

    assert found["by-days"].given["days"] == days(365)
    for key in ("by-days", "by-months", "monthly", "unit-rate"):
        low, high, at_low, at_high = numbers(found[key], "low", "high", "at_low", "at_high")
        assert low < found[key].value < high
        assert at_low < 0 < at_high


def test_the_monthly_rate_put_in_by_hand_gives_the_yearly_ones():
    found = steps("point-six-a-month")

    monthly, months = numbers(found["nominal"], "monthly", "months")
    (growth,) = numbers(found["effective"], "growth")
    rate, a_year = numbers(found["actuarial"], "rate", "per_year")
    assert found["nominal"].value == monthly * months
    assert found["effective"].value == (growth - 1) * 100
    assert found["actuarial"].value == rate * a_year
