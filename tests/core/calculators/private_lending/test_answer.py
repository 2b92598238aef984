from datetime import date

import pytest

from tests.cited import cited
from tests.doubtful import tables_seen_once
from widgets.content.library import Library
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.working import cny

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["private-lending"]
TABLES = tables_seen_once(CONTEXT.tables, date(2025, 2, 20), date(2026, 2, 24))
TYPED = {
    "principal": "10万",
    "made": "2023-09-01",
    "rate": "24%",
    "until": "2024-09-01",
    "accepted": "2024-10-10",
}
OLD = {"made": "2020-03-01", "until": "2021-09-01", "accepted": "2021-09-01"}


def answered(**more):
    found = calculate(CALCULATOR, {**TYPED, **more}, TABLES)
    assert found.answer is not None, found
    return found.answer


def keys(items):
    return [item.key for item in items]


def test_a_picture_sets_what_is_asked_beside_what_is_protected():
    [chart] = answered(upfront="1万").charts
    received, within, _ = (series.values[0].value for series in chart.series)

    assert received == 90_000
    assert [limit.value for limit in chart.limits] == [cny(received + within)]


def test_the_three_parts_of_the_picture_are_all_that_is_asked():
    answer = answered()
    parts = [series.values[0].value for series in answer.charts[0].series]

    # 100,000 + 100,000 x 24% x 366 / 365
    assert str(sum(parts)) == "124065.75"


@pytest.mark.parametrize(
    ("typed", "turns"),
    [
        ({}, ["at-cap", "bank"]),
        ({"upfront": "1万"}, ["no-upfront", "at-cap", "bank"]),
        ({"rate": "6%", "due": "2024-03-01"}, ["on-time", "bank"]),
        ({"made": "2025-03-03", "until": "2025-09-03", "accepted": "2025-10-10"}, ["lpr-sure"]),
        ({"made": "2026-09-21", "until": "2026-11-25", "accepted": ""}, ["lpr-last", "bank"]),
        ({"made": "2020-08-20", "until": "2021-08-20"}, ["at-cap", "before-line", "bank"]),
        (OLD, ["at-cap", "after-line", "bank"]),
    ],
)
def test_what_would_change_the_answer_is_offered_and_gives_an_answer(typed, turns):
    offered = answered(**typed).turns

    assert keys(offered)[: len(turns)] == turns
    for turn in offered:
        assert answered(**{**typed, **turn.fill}), turn.key


def test_the_other_side_of_the_day_of_the_change_is_another_ceiling():
    old = answered(**OLD)
    turn = next(turn for turn in old.turns if turn.key == "after-line")
    new = answered(**{**OLD, **turn.fill})

    assert "ceiling-old" in keys(old.figures)
    assert "ceiling-old" not in keys(new.figures)


NEAR = {"made": "2026-03-02", "rate": "12.5%", "until": "2026-09-02", "accepted": "2026-11-25"}


def test_an_lpr_seen_once_is_told_and_confirming_it_settles_the_case():
    before, typed = answered(**NEAR), NEAR
    after = answered(**{**typed, **before.turns[0].fill})

    assert (before.standing, keys(before.cautions)) == (Standing.DEPENDS, ["caution-lpr"])
    assert (after.standing, after.cautions) == (Standing.PARTLY, ())
    assert after.figures == before.figures


@pytest.mark.parametrize(
    ("rate", "standing", "says"),
    [("60%", Standing.PARTLY, "says-part"), ("5%", Standing.PROTECTED, "says-within")],
)
def test_an_lpr_seen_once_that_could_not_change_the_verdict_leaves_it_firm_and_says_so(
    rate, standing, says
):
    found = answered(**{**NEAR, "rate": rate})
    (caution,) = found.cautions

    assert (found.standing, found.says.key) == (standing, says)
    assert caution.key == "caution-lpr-firm"
    # 3.00 on both sides and 0.50 for a publication
    assert [str(caution.given[end].value) for end in ("low", "high")] == ["2.50", "3.50"]
    assert "decides-lpr" not in keys(found.decides)


def test_an_lpr_seen_once_near_the_line_leaves_the_verdict_open():
    # 4 x 2.50 = 10 and 4 x 3.50 = 14 are the ends
    rates = ("10%", "10.01%", "14%", "14.01%")
    standings = [answered(**{**NEAR, "rate": rate}).standing for rate in rates]

    assert standings == [Standing.PROTECTED, Standing.DEPENDS, Standing.DEPENDS, Standing.PARTLY]


def test_what_was_paid_has_a_table_and_says_what_it_turns_on():
    answer = answered(paid="2024-01-01 5000\n2024-03-01 200000")

    assert keys(answer.sheets) == ["stretches", "payments"]
    assert len(answer.sheets[1].rows) == 2
    assert {"decides-paid", "decides-excess"} <= set(keys(answer.decides))
    assert {"todo-excess", "todo-receipts"} <= set(keys(answer.todo))


def test_an_old_payment_above_the_old_ceiling_names_the_line_of_that_time():
    answer = answered(**{**OLD, "rate": "36%", "paid": "2020-08-19 9000"})
    told = next(say for say in answer.decides if say.key == "decides-old-paid")

    assert told.given["void"].value == 36


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"made": "2023-08-21"}, "decides-published"),
        ({"made": "2023-08-01", "received": "2023-09-01"}, "decides-formed"),
        ({"agreed": "none", "due": "2024-01-01"}, "decides-late-lpr"),
        ({"notes": "2024-01-01 11万"}, "decides-notes"),
        ({}, "decides-no-due"),
        (OLD, "decides-old-asked"),
    ],
)
def test_the_fact_it_turns_on_is_named(typed, key):
    assert key in keys(answered(**typed).decides)


@pytest.mark.parametrize(
    ("typed", "told"),
    [({}, False), ({"upfront": "1万"}, True), ({"upfront": "1万", "kept-as": "fee"}, False)],
)
def test_that_interest_was_kept_back_is_told_where_it_was_and_not_of_a_fee(typed, told):
    assert ("decides-kept" in keys(answered(**typed).decides)) is told


def test_a_contract_before_the_civil_code_is_not_told_its_articles():
    new, old = answered(upfront="1万"), answered(**{**OLD, "upfront": "1万", "rate": "6%"})

    assert "civil-code/670" in new.says.cites
    assert "civil-code/670" not in old.says.cites


def test_early_repayment_is_offered_before_the_day_of_repayment_only():
    before, after = answered(due="2024-09-02"), answered(due="2024-08-31")

    assert "todo-early" in keys(before.todo)
    assert "todo-early" not in keys(after.todo)


def test_the_old_rule_is_for_the_asking_even_where_no_day_falls_after_the_change():
    ended = {"made": "2019-03-01", "until": "2020-08-01"}
    case = answered(**ended, accepted="2023-03-01")

    assert "decides-old-asked" in keys(case.decides)
    assert "decides-old-asked" not in keys(answered(**ended, accepted="2020-08-19").decides)


@pytest.mark.parametrize(
    ("typed", "cites"),
    [
        ({"made": "2023-08-01", "received": "2023-09-01"}, ("civil-code/679",)),
        ({"made": "2020-08-10", "received": "2020-08-20"}, ("private-lending-2020a/9",)),
        ({"lender": "company", "made": "2023-09-01", "received": "2023-08-01"}, ("cpl-2023/67",)),
    ],
)
def test_only_between_individuals_the_day_of_the_money_has_its_article(typed, cites):
    told = {say.key: cited(CALCULATOR, say) for say in answered(**typed).decides}

    assert [told[key] for key in told if key.startswith("decides-formed")] == [cites]


@pytest.mark.parametrize(
    ("paid", "told"),
    [
        ("2020-12-31 100", {"paid-before"}),
        ("2020-12-31 100\n2021-01-01 100", {"paid", "paid-before"}),
        ("2021-01-01 100", {"paid"}),
        ("", set()),
    ],
)
def test_payments_before_the_code_are_told_apart(paid, told):
    found = {key.removeprefix("decides-") for key in keys(answered(**OLD, paid=paid).decides)}

    assert found & {"paid", "paid-before"} == told


def test_a_late_loan_without_a_rate_has_a_span_until_its_lpr_is_typed():
    late = {"agreed": "none", "made": "2026-09-21", "due": "2026-10-01", "until": "2026-11-01"}
    unknown = answered(**late, accepted="")
    known = answered(**late, accepted="", **{"late-lpr": "3%"})

    # 100,000 x 2.5% and x 3.5% x 31 / 365, and at the 3% that was typed
    assert unknown.says.key == "says-late-unrecorded"
    assert [str(figure.value.value) for figure in unknown.figures[:2]] == ["212.33", "297.26"]
    assert (known.says.key, known.cautions) == ("says-late-only", ())
    assert str(known.figures[0].value.value) == "254.79"


def test_what_is_cut_rests_on_the_articles_on_being_late_and_on_fees_too():
    late = {"due": "2024-03-01", "fees": "3000"}

    assert [cite.rpartition("/")[2] for cite in cited(CALCULATOR, answered(**late).says)] == [
        "25",
        "28",
        "29",
    ]
    assert [cite.rpartition("/")[2] for cite in cited(CALCULATOR, answered().says)] == ["25"]


@pytest.mark.parametrize(
    ("made", "code"), [("2020-12-31", ()), ("2021-01-01", ("civil-code/677",))]
)
def test_repaying_early_rests_on_the_code_too_for_a_contract_of_its_time(made, code):
    found = answered(made=made, due="2026-01-01", until="2024-09-01")
    early = next(say for say in found.todo if say.key == "todo-early")

    assert cited(CALCULATOR, early) == ("private-lending-2020b/30", *code)


@pytest.mark.parametrize(
    ("typed", "key", "cites"),
    [
        (
            {"made": "2019-09-01", "until": "2020-09-01", "accepted": "2020-09-01"},
            "decides-between",
            ["private-lending-2020a/26", "private-lending-2020a/32", "private-lending-2020b/31"],
        ),
        (
            {**OLD, "rate": "36%", "paid": "2020-08-19 9000"},
            "decides-old-paid",
            ["private-lending-2015/26", "private-lending-2015/31"],
        ),
        (
            {**OLD, "notes": "2020-09-01 11万"},
            "decides-old-notes",
            ["private-lending-2015/28", "private-lending-2020b/27", "private-lending-2020b/31"],
        ),
        (
            {"due": "2024-03-01", "notes": "2024-02-01 11万"},
            "decides-renewed-late",
            ["private-lending-2020b/27", "private-lending-2020b/28"],
        ),
    ],
)
def test_what_is_in_doubt_rests_on_the_articles_of_its_own_text(typed, key, cites):
    doubt = next(say for say in answered(**typed).decides if say.key == key)

    assert sorted(cited(CALCULATOR, doubt)) == cites
