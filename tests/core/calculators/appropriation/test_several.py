from datetime import date, timedelta

import pytest

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.working import KeyTerm
from widgets.core.screen.answer import Telling
from widgets.core.screen.formatter import Teller

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["appropriation"]
TELLING = Telling(Teller(CONTEXT.words("en", CALCULATOR)), CONTEXT.cited, CONTEXT.tables.today)
TYPED = {
    "how-many": "several",
    "loans": "car 10000 2026-01-01 2026-02-01 18% yes\nfees 10000 2026-01-01 2026-02-01 10% no",
    "payments": "2026-03-15 1000",
    "until": "2026-03-15",
}


def outcome(**typed: str):
    return calculate(CALCULATOR, {**TYPED, **typed}, CONTEXT.tables)


def test_the_debt_without_security_is_paid_and_the_table_says_why():
    rows = outcome().answer.sheets[0].rows

    assert [(row[1], row[-1]) for row in rows] == [("fees", KeyTerm("why-unsecured"))]


def test_the_working_shows_the_interest_of_each_debt_and_their_sum():
    steps = outcome().answer.steps

    # 73 days: fees 200, car 360; 1,000 paid: 200 interest, 800 principal
    assert [step.value for step in steps] == [200, 9200, 360, 10360, 9200, 19560]


def test_interest_is_told_on_the_principal_that_bore_it_and_not_on_what_is_left():
    steps = outcome().answer.steps

    # 800 of the 10,000 of the fees are paid on the day itself
    borne = [step.given["principal"].value for step in steps if step.key == "interest-of"]
    assert borne == [10000, 10000]


def test_naming_the_dearest_can_be_tried_and_undone():
    turns = {turn.key: turn.fill for turn in outcome().answer.turns}
    named = outcome(**turns["dearest"]).answer

    assert turns["dearest"] == {"named": "2026-03-15\tcar"}
    assert named.sheets[0].rows[0][1] == "car"
    assert "unnamed" in [turn.key for turn in named.turns]


def test_what_is_not_due_and_how_interest_is_met_are_cautioned():
    loans = "a 1000 2026-01-01 2026-12-01 18% yes\nb 500 2026-01-01 2026-02-01 10% no"

    cautions = {say.key for say in outcome(loans=loans).answer.cautions}

    assert {"caution-not-due", "caution-debt-by-debt"} <= cautions


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"until": "2025-12-31"}, ("until", "problem-until")),
        ({"payments": "2025-12-31 5"}, ("payments", "problem-early")),
        ({"loans": "a 0 2026-01-01 2026-02-01 1% no"}, ("loans", "problem-no-principal")),
        ({"loans": "\n".join(f"n{n} 1 2026-01-01 2026-02-01 1% no" for n in range(31))},
         ("loans", "problem-rows-many")),
        ({"named": "2026-03-15 car\n2026-03-15 fees"}, ("named", "problem-named")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_asked_again(typed, problem):
    found = outcome(**typed).problems

    assert {name: each.key for name, each in found.items()} == dict([problem])


def test_too_much_for_all_debts_depends_and_names_the_excess():
    found = outcome(payments="2026-03-15 30000").answer

    assert found.says.key == "says-several-excess"
    assert found.standing == "depends"
    # 20,000 and 560 of interest were owed
    assert {f.key: f.value.value for f in found.figures}["excess"] == 9440


@pytest.mark.parametrize(
    ("lender", "day", "rate", "over"),
    [
        ("private", "2024-01-01", "13.8%", False),
        ("private", "2024-01-01", "13.81%", True),
        ("private", "2023-08-21", "14.2%", False),  # the higher of two caps on that day
        ("private", "2023-08-21", "14.21%", True),
        ("private", "2020-08-19", "30%", False),  # not looked up here
        ("licensed", "2024-01-01", "30%", False),
    ],
)
def test_a_private_debt_surely_above_its_cap_is_told_at_it_too(lender, day, rate, over):
    loans = f"car 10000 {day} 2025-01-01 {rate} no\nfees 10000 2024-01-01 2025-01-01 0 yes"

    found = outcome(lender=lender, loans=loans, payments="2025-06-01 2000").answer

    assert (found.says.key == "says-several-over") is over
    assert (found.standing == "partly") is over


def test_which_caps_of_private_loans_are_looked_up_is_said():
    said = [
        "caution-caps-checked" in [say.key for say in outcome(lender=lender).answer.cautions]
        for lender in ("private", "licensed")
    ]

    assert said == [True, False]


def test_the_order_of_the_code_is_cited_for_payments_since_it_only():
    loans = "car 10000 2020-01-01 2020-02-01 0 no\nfees 10000 2020-01-01 2020-02-01 0 yes"
    found = outcome(loans=loans, payments="2020-12-31 10\n2021-01-01 10").answer

    lines = [TELLING.line(step) for step in found.steps if step.key == "share"]
    assert [[each.cite for each in line.sources] for line in lines] == [[], ["civil-code/560"]]


def test_after_thirty_parts_of_payments_the_working_says_how_many_more_there_are():
    def more(number: int) -> list:
        days = [date(2026, 2, 2) + timedelta(n) for n in range(number)]
        typed = {"payments": "\n".join(f"{day} 1" for day in days)}
        return [step.value for step in outcome(**typed).answer.steps if step.key == "and-so-on"]

    assert (more(30), more(31), more(33)) == ([], [1], [3])
