from datetime import date

import pytest

from tests.doubtful import tables_seen_once
from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.screen.calculator import telling

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["annual-cost"]
TABLES = tables_seen_once(CONTEXT.tables, date(2026, 7, 20))
CORE = {"day": "2026-08-10", "contract": "10000", "instalment": "1000", "number": "12"}


def answer(**typed: str):
    typed = {name.replace("_", "-"): text for name, text in {**CORE, **typed}.items()}
    found = calculate(CALCULATOR, typed, TABLES)
    assert not found.problems
    return found.answer


def articles(say) -> set[str]:
    return {source.cite for source in telling(CONTEXT, CALCULATOR, "en").point(say).sources}


def keys(says) -> set[str]:
    return {say.key.partition("-")[2] for say in says}


@pytest.mark.parametrize(
    ("lender", "wanted"),
    [
        ("bank", {"scope-bank", "request", "card"}),
        ("consumer-finance", {"scope-consumer-finance", "request"}),
        ("small-loan", {"scope-small-loan", "small"}),
        ("private-lender", {"habit", "lpr-span"}),
        ("unlicensed", {"habit", "lpr-unsure"}),
        ("unknown", {"habit", "who", "lpr-unsure"}),
    ],
)
def test_each_kind_of_lender_has_what_decides_it(lender, wanted):
    found = answer(lender=lender).decides

    assert keys(found) - {"fees"} == wanted
    assert all(articles(say) for say in found if say.key != "decides-fees")


@pytest.mark.parametrize(
    ("lender", "day", "wanted"),
    [
        ("bank", "2026-07-31", "write"),
        ("bank", "2026-08-01", "table"),
        ("small-loan", "2025-12-30", "write"),
        ("small-loan", "2025-12-31", "table-small"),
        ("small-loan", "2026-08-01", "table-of-small"),
        ("private-lender", "2026-08-01", "write"),
    ],
)
def test_the_table_of_costs_is_asked_for_where_its_rule_holds_on_the_day(lender, day, wanted):
    assert answer(lender=lender, day=day).todo[0].key == f"todo-{wanted}"


def test_above_the_line_there_is_something_to_do_with_each_lender():
    todo = {lender: keys(answer(lender=lender).todo) for lender in ("bank", "small-loan")}
    private = keys(answer(lender="private-lender", lpr="3%").todo)

    assert "request" in todo["bank"]
    assert "complain" in todo["small-loan"]
    assert "excess" in private


@pytest.mark.parametrize(
    ("lender", "instalment", "told"),
    [("bank", "1000", True), ("bank", "850", False), ("private-lender", "1000", False)],
)
def test_a_cheaper_contract_is_asked_of_a_licensed_lender_above_the_line_alone(
    lender, instalment, told
):
    # 12 x 850 is 2% more than was received in a year, 12 x 1,000 is 20%
    found = answer(lender=lender, instalment=instalment, lpr="3%")

    assert ("request" in keys(found.todo)) is told


def test_what_is_said_of_crime_rests_on_what_it_takes_beside_the_rate():
    found = answer(lender="unlicensed", instalment="1200")
    told = {say.key: articles(say) for say in found.cautions}

    assert told["caution-crime"] == {"illegal-lending-2019/1", "illegal-lending-2019/2"}


def test_what_was_kept_back_is_asked_about_and_its_law_is_of_the_day():
    new, old = answer(lender="bank", upfront="300"), answer(upfront="300", day="2020-12-31")

    told = next(say for say in new.decides if say.key == "decides-kept")
    assert articles(told) == {"civil-code/670"}
    assert "kept-old" in keys(old.decides)
    assert "proof" in keys(new.todo)


def test_a_short_loan_and_one_that_costs_nothing_are_cautioned():
    week = answer(method="once", due="2026-08-17", repaid="10500")
    less = answer(method="once", due="2027-08-10", repaid="9000")

    assert keys(week.cautions) == {"odd-days", "short"}
    # 60 days after 10 August is 9 October
    for due, short in (("2026-10-08", True), ("2026-10-09", False)):
        found = answer(method="once", due=due, repaid="10500")
        assert ("short" in keys(found.cautions)) is short
    assert "less" in keys(less.cautions)


@pytest.mark.parametrize(
    ("day", "key"), [("2020-12-31", "decides-kept-old"), ("2021-01-01", "decides-kept-private")]
)
def test_interest_kept_back_has_the_article_of_its_first_day(day, key):
    found = answer(day=day, upfront="500", lender="private-lender")

    assert [say.key for say in found.decides if say.key.startswith("decides-kept")] == [key]


def test_a_rate_so_small_a_year_is_taken_for_one_a_month_only_on_trial():
    found = answer(lender="bank", method="flat", rate="年利率0.6%")

    turn = next(turn for turn in found.turns if turn.key == "a-month")
    trial = calculate(
        CALCULATOR, {**CORE, "lender": "bank", "method": "flat", **turn.fill}, CONTEXT.tables
    )
    figures = {each.key: each.value for each in trial.answer.figures}
    assert "slight" in keys(found.cautions)
    assert round(figures["flat"].value, 1) == round(figures["flat"].value.from_float(7.2), 1)


def test_an_lpr_of_one_source_is_on_trial_for_a_private_lender():
    near = {"lender": "private-lender", "instalment": "890"}
    turns = {turn.key: turn.fill for turn in answer(**near).turns}

    assert turns["lpr"] == {"lpr": "3.00%"}
    assert "lpr" not in {turn.key for turn in answer(lender="private-lender").turns}


LOANS = [each for each in CALCULATOR.examples if each.fill.get("ask") != "offers"]


@pytest.mark.parametrize("example", LOANS, ids=lambda each: each.id)
def test_two_to_four_changes_are_on_offer_and_each_has_an_answer(example):
    turns = calculate(CALCULATOR, example.fill, CONTEXT.tables).answer.turns

    assert 2 <= len(turns) <= 4
    for turn in turns:
        assert calculate(CALCULATOR, {**example.fill, **turn.fill}, CONTEXT.tables).answer, turn.key


def test_settling_early_can_be_tried_and_taken_back():
    tried = answer(lender="bank").turns[-1]
    settled = answer(lender="bank", settled="6", settle_fee="10")

    assert (tried.key, tried.fill) == ("settled", {"settled": "6"})
    assert settled.turns[-1].key == "not-settled"
    assert "settled" in keys(settled.cautions)
    assert "settled" in keys(settled.decides)
