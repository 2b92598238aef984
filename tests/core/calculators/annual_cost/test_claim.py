from datetime import date

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.law.provision import LenderType
from widgets.core.screen.calculator import telling

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["annual-cost"]
YEAR = {
    "ask": "claim",
    "day": "2024-11-01",
    "contract": "10000",
    "method": "once",
    "due": "2025-11-01",
    "repaid": "13000",
}


def answer(**typed):
    found = calculate(CALCULATOR, {**YEAR, **typed}, CONTEXT.tables)
    assert not found.problems
    return found.answer


def keys(says):
    return [say.key for say in says]


def test_every_kind_of_lender_has_an_answer_of_its_own():
    lenders = [option.id for option in CALCULATOR.fields["lender"].options]

    found = {lender: answer(lender=lender).says.key for lender in lenders}

    assert set(lenders) - {"unknown"} <= set(LenderType)
    assert len(set(found.values())) == len(lenders)


def test_only_the_cap_on_private_loans_gives_back_for_certain():
    found = {lender: answer(lender=lender).standing for lender in ("private-lender", "bank")}

    assert found == {"private-lender": "partly", "bank": "depends"}


def test_a_licensed_lender_is_told_to_be_outside_the_cap_and_a_private_one_of_unjust_gain():
    bank, person = answer(lender="bank"), answer(lender="private-lender")
    words = telling(CONTEXT, CALCULATOR, "en")

    assert "decides-scope-bank" in keys(bank.decides)
    assert "private-lending-2020b/25" not in bank.says.cites
    assert person.says.cites == ("private-lending-2020b/25",)
    back = next(say for say in person.decides if say.key == "decides-back")
    assert [each.cite for each in words.point(back).sources] == ["civil-code/985"]


def test_where_nothing_was_too_much_yet_a_rate_above_the_cap_is_told_of():
    early = answer(
        lender="private-lender",
        method="interest-first",
        rate="月息3%",
        number="12",
        **{"paid-until": "2025-03-01"},
    )
    within = answer(lender="private-lender", repaid="11000")

    assert keys(early.todo) == ["todo-back-list", "todo-excess"]
    assert keys(within.todo) == ["todo-back-list"]
    assert early.standing is within.standing is None


def test_interest_freely_paid_before_the_one_line_is_told_of_for_old_loans_alone():
    old = {"lender": "private-lender", "day": "2018-11-01", "due": "2019-11-01"}
    running = answer(**{**old, "due": "2021-11-01"}, repaid="25000")

    assert "decides-old-paid" in keys(answer(**old).decides)
    assert keys(running.decides).count("decides-old-paid") == 1
    assert "decides-old-paid" not in keys(answer(lender="private-lender").decides)


def test_the_table_names_the_later_line_only_where_there_is_one():
    old = answer(lender="private-lender", day="2018-11-01", due="2021-11-01", repaid="25000")
    new = answer(lender="private-lender")

    assert "later" in old.sheets[0].columns
    assert "later" not in new.sheets[0].columns
    assert all(len(row) == len(old.sheets[0].columns) for row in old.sheets[0].rows)


def test_the_picture_splits_all_that_was_paid_by_every_reading():
    found = answer(lender="unlicensed")
    chart = found.charts[0]

    totals = [
        sum(v.value for v in each) for each in zip(*(s.values for s in chart.series), strict=True)
    ]

    assert totals == [13000, 13000]
    assert [label.key for label in chart.labels] == ["reading-void", "reading-cap"]


def test_the_working_names_every_line_once_and_every_reading():
    found = answer(lender="unknown", upfront="1000")

    assert [step.key for step in found.steps[:2]] == ["line-cap-lpr", "line-total"]
    readings = [step.given["reading"].key for step in found.steps[2:]]
    assert readings == [
        "reading-cap",
        "reading-cap-paper",
        "reading-total",
        "reading-total-paper",
        "reading-stays",
        "reading-void",
    ]


def test_two_ceilings_of_one_day_are_told_apart_by_their_rates_and_drawn_once():
    found = answer(lender="private-lender", day="2024-10-21", due="2025-10-21")

    told = [(step.key, str(step.given["line"].value)) for step in found.steps[2:]]
    assert told == [("back", "12.40"), ("back", "13.40")]
    assert len(found.charts[0].labels) == 1
