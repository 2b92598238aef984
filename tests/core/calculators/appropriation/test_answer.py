from datetime import date, timedelta

import pytest

from tests.doubtful import tables_seen_once
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Standing
from widgets.core.calculators.answering import calculate
from widgets.core.screen.answer import Telling
from widgets.core.screen.formatter import Teller

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["appropriation"]
TABLES = tables_seen_once(CONTEXT.tables, date(2025, 12, 22))
TYPED = {
    "principal": "10000",
    "day": "2025-11-20",
    "rate": "30%",
    "payments": "2026-02-01 1000",
    "until": "2026-03-15",
}


def answer(**typed: str) -> Answer:
    found = calculate(
        CALCULATOR, {**TYPED, **{k.replace("_", "-"): v for k, v in typed.items()}}, TABLES
    )
    assert found.answer, found
    return found.answer


TELLING = Telling(Teller(CONTEXT.words("en", CALCULATOR)), CONTEXT.cited, TABLES.today)


def cites(point) -> list[str]:
    return [source.cite for source in point.sources]


def keys(says) -> set[str]:
    return {say.key for say in says}


def test_a_rate_above_the_cap_is_told_and_can_be_tried_at_the_cap():
    # the LPR of 2025-11-20 is 3.00%, four times is 12%
    found = answer()

    assert "caution-over-private" in keys(found.cautions)
    assert {turn.key: turn.fill for turn in found.turns}["at-cap"] == {"rate": "12.00%"}


@pytest.mark.parametrize(
    ("typed", "key", "standing"),
    [
        ({}, "says-over-private", Standing.PARTLY),
        ({"day": "2024-10-21", "rate": "14%"}, "says-over-private-hour", Standing.PARTLY),
        ({"day": "2024-10-21", "rate": "13%"}, "says-over-perhaps", Standing.DEPENDS),
        ({"day": "2025-12-22"}, "says-over-perhaps", Standing.DEPENDS),
        ({"lender": "licensed"}, "says-over-perhaps", Standing.DEPENDS),
        ({"rate": "12%"}, "says-owed", None),
        ({"lender": "unknown"}, "says-owed", None),
    ],
)
def test_above_a_ceiling_the_sentence_tells_what_is_owed_at_it_too(typed, key, standing):
    found = answer(**typed)

    assert (found.says.key, found.standing) == (key, standing)
    assert ("owed-at-cap" in {figure.key for figure in found.figures}) is ("over" in key)


@pytest.mark.parametrize(
    ("typed", "caution"),
    [
        ({"rate": "12%"}, None),
        ({"day": "2025-12-22"}, "caution-over-private-unsure"),
        ({"lender": "licensed"}, "caution-over-licensed"),
        ({"lender": "licensed", "rate": "24%"}, None),
        ({"lender": "unknown"}, None),
        ({"day": "2020-08-19"}, None),
        ({"day": "2024-10-21", "rate": "12.4%"}, None),
        ({"day": "2024-10-21", "rate": "13%"}, "caution-over-private-hour-between"),
        ({"day": "2024-10-21", "rate": "13.4%"}, "caution-over-private-hour-between"),
        ({"day": "2024-10-21", "rate": "14%"}, "caution-over-private-hour"),
    ],
)
def test_the_cap_is_the_one_of_that_lender_and_that_day(typed, caution):
    told = {key for key in keys(answer(**typed).cautions) if key.startswith("caution-over")}

    assert told == ({caution} if caution else set())


def test_each_cap_of_a_day_on_which_the_lpr_changed_can_be_tried():
    turns = {turn.key: turn.fill for turn in answer(day="2024-10-21", rate="14%").turns}

    assert turns["at-cap"] == {"rate": "12.40%"}
    assert turns["at-cap-higher"] == {"rate": "13.40%"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, False),
        ({"day": "2020-08-19"}, True),
        ({"day": "2026-09-20", "payments": "", "until": "2026-11-25"}, False),
        ({"day": "2026-09-21", "payments": "", "until": "2026-11-25"}, True),
        ({"day": "2020-08-19", "rate": "0"}, False),
        ({"day": "2020-08-19", "lender": "licensed"}, False),
    ],
)
def test_where_the_cap_is_not_looked_up_it_says_where_to_look(typed, told):
    assert ("caution-cap-elsewhere" in keys(answer(**typed).cautions)) is told


def test_articles_of_the_code_are_not_cited_for_what_came_before_it():
    typed = {"deducted": "100", "lender": "licensed", "until": "2021-03-01"}
    old = answer(**typed, day="2020-01-01", payments="2020-12-31 500\n2021-01-01 500")
    new = answer(**typed, day="2021-01-01", payments="2021-02-01 500")
    steps = [step for step in (*old.steps, *new.steps) if step.key in {"deducted", "put"}]

    assert [cites(TELLING.line(step)) for step in steps] == [
        [], [], ["civil-code/561"], ["civil-code/670"], ["civil-code/561"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lender", "day", "found"),
    [
        ("private", "2021-01-01", ["private-lending-2020b/26", "civil-code/670"]),
        ("private", "2020-12-31", ["private-lending-2020b/26"]),
        ("licensed", "2021-01-01", ["civil-code/670"]),
        ("licensed", "2020-12-31", []),
    ],
)
def test_interest_taken_in_advance_has_the_articles_of_that_lender_and_day(lender, day, found):
    [say] = [
        say
        for say in answer(lender=lender, day=day).decides
        if say.key.startswith("decides-deducted")
    ]

    assert cites(TELLING.point(say)) == found


def test_a_lender_not_known_is_named_as_what_it_turns_on():
    assert "decides-who" in keys(answer(lender="unknown").decides)


def test_a_card_is_told_of_the_order_quoted_for_cards_but_no_verdict_rests_on_it():
    found = answer(lender="card")

    assert "decides-card" in keys(found.decides)
    assert "caution-card" in keys(found.cautions)
    assert "card-2011/57" not in cites(TELLING.point(found.says))


def test_the_steps_lead_by_hand_to_what_is_owed():
    found = answer()

    # 73 days: 10,000 x 30% x 73/365 = 600; 400 to principal; 9,600 x 30% x 42/365 = 331.40
    assert [step.key for step in found.steps] == ["interest", "put", "interest", "balance"]
    assert [str(step.value) for step in found.steps] == ["600.00", "9600.00", "331.40", "9931.40"]


def test_after_twenty_payments_the_working_points_to_the_table():
    rows = "\n".join(f"2026-01-{n:02} 10" for n in range(1, 31))

    found = answer(payments=rows)

    more = [step.value for step in found.steps if step.key == "and-so-on"]
    assert more == [10]
    assert len(found.sheets[-1].rows) == 31


def test_payments_after_the_day_and_before_the_code_are_told():
    found = answer(day="2020-01-01", payments="2020-06-01 100\n2026-06-01 100")

    assert {"caution-after", "caution-before-code"} <= keys(found.cautions)


def test_the_order_that_was_agreed_is_named_in_the_working_and_can_be_turned():
    found = answer(order="principal-first")

    assert "put-principal-first" in [step.key for step in found.steps]
    assert "law" in [turn.key for turn in found.turns]


@pytest.mark.parametrize(
    ("costs", "told"), [({}, False), ({"costs": "0"}, False), ({"costs": "5"}, True)]
)
def test_costs_are_a_number_and_a_question_and_can_be_turned_off_where_there_are_any(costs, told):
    found = answer(**costs)

    assert ("costs" in {figure.key for figure in found.figures}) is told
    assert ("decides-costs" in keys(found.decides)) is told
    assert ("no-costs" in keys(found.turns)) is told


@pytest.mark.parametrize(
    ("typed", "decides"),
    [
        ({"deducted": "0"}, {"decides-agreed", "decides-judgment"}),
        ({}, {"decides-agreed", "decides-deducted-private", "decides-judgment"}),
        (
            {"lender": "licensed", "deducted": "0"},
            {"decides-agreed", "decides-licensed", "decides-judgment"},
        ),
        (
            {"lender": "card", "deducted": "0"},
            {"decides-agreed", "decides-card", "decides-judgment"},
        ),
        (
            {"lender": "unknown", "deducted": "0"},
            {"decides-agreed", "decides-who", "decides-judgment"},
        ),
        (
            {"deducted": "0", "payments": "2026-02-01 20000"},
            {"decides-agreed", "decides-excess", "decides-judgment"},
        ),
    ],
)
def test_what_it_turns_on_is_told_and_nothing_else(typed, decides):
    assert keys(answer(**typed).decides) == decides


def test_no_later_day_is_offered_at_the_end_of_the_calendar():
    turns = [turn.key for turn in answer(until="9999-12-31").turns]

    assert "later" not in turns


def test_it_depends_only_where_the_lender_counts_otherwise_or_too_much_was_paid():
    assert answer(rate="12%").standing is None
    assert answer(payments="2026-02-01 20000").standing is Standing.DEPENDS
    assert answer(statement="left", stated_left="2026-02-01 9999").standing is Standing.DEPENDS


def test_a_chart_of_many_payments_shows_every_so_many():
    rows = "\n".join(f"2026-0{m}-{n:02} 1" for m in (1, 2) for n in range(1, 28) for _ in (1, 2))

    chart = answer(payments=rows).charts[0]

    assert len(chart.labels) < 60
    assert chart.series[0].values[0].value == 10_000


@pytest.mark.parametrize(("payments", "bars"), [(38, 40), (39, 22)])
def test_up_to_forty_bars_each_payment_has_its_own(payments, bars):
    days = [date(2025, 12, 1) + timedelta(n) for n in range(payments)]

    chart = answer(payments="\n".join(f"{day} 1" for day in days)).charts[0]

    assert len(chart.labels) == bars


def test_every_turn_has_an_answer():
    for example in CALCULATOR.examples:
        for turn in calculate(CALCULATOR, example.fill, CONTEXT.tables).answer.turns:
            turned = calculate(CALCULATOR, {**example.fill, **turn.fill}, CONTEXT.tables)

            assert turned.answer is not None, (example.id, turn.key)
