from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.conftest import made, text
from widgets.core.calculators.form_values import MOST_ROWS, FormValues, Unfit, is_asked, read_form


def problems(typed):
    return {name: each.key for name, each in read_form(made(), typed)[1].items()}


def test_what_is_typed_is_read_by_its_kind(adding):
    typed = {"amount": "1.5万", "on": "2026年1月2日", "paid": "2026-01-05 1,500\n2026/2/5\t２００"}

    read, wrong = read_form(adding, typed)

    assert wrong == {}
    assert read.number("amount") == 15000
    assert read.day("on") == date(2026, 1, 2)
    assert read.text("kind") == "one"
    assert read.rows("paid") == (
        (date(2026, 1, 5), Decimal(1500)),
        (date(2026, 2, 5), Decimal(200)),
    )
    assert read.amounts("paid") == read.rows("paid")


def test_what_was_left_empty_has_no_value_and_another_can_stand_in(adding):
    read, _ = read_form(adding, {"amount": "5"})

    assert not read.has("on")
    assert read.day_or("on", date(2026, 3, 4)) == date(2026, 3, 4)
    assert read.number_or("more", 7) == 7
    assert (read.day_if("on"), read.number_if("more"), read.number_if("amount")) == (None, None, 5)
    assert read.rows("paid") == ()
    with pytest.raises(Unfit, match="on: problem-empty"):
        read.day("on")


def test_every_problem_is_told_at_once_and_by_field():
    typed = {"kind": "two", "amount": "<b>", "on": "2026-02-30", "paid": "2026-01-05 1\nx\ny\nz\nw"}

    assert problems(typed) == {
        "amount": "problem-money",
        "more": "problem-empty",
        "on": "problem-day",
        "paid": "problem-rows",
    }
    assert read_form(made(), typed)[1]["paid"].given == {"lines": "2, 3, 4…", "typed": "x"}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "problem-empty"),
        ("   ", "problem-empty"),
        ("-5", "problem-money"),
        ("0", "problem-least"),
        ("0.99", "problem-least"),
        ("9" * 13, "problem-huge"),
        ("9" * 400, "problem-huge"),
        ("1e5", "problem-money"),
        ("NaN", "problem-money"),
        ("<script>alert(1)</script>", "problem-money"),
    ],
)
def test_a_number_that_cannot_be_is_asked_again(typed, key):
    assert problems({"amount": typed}) == {"amount": key}


@pytest.mark.parametrize("typed", ["亿" * 1500, "1" + " " * 100 + "2", "9," * 1000, "9" * 401])
def test_a_text_longer_than_any_number_is_none(typed):
    assert problems({"amount": typed}) == {"amount": "problem-money"}


def asking(kind, counts="things"):
    """A calculator that asks for one thing of a kind."""
    field = {"id": "it", "kind": kind, "label": text("It"), "counts": counts}
    return made(groups=[{"title": text("What"), "fields": [field]}], examples=[EXAMPLE])


EXAMPLE = {"id": "one", "title": text("One"), "fill": {"it": "1"}}


@pytest.mark.parametrize(
    ("kind", "counts", "typed", "value"),
    [
        ("count", "days", "100天", 100),
        ("count", "months", "3年", 36),
        ("count", "instalments", "12期", 12),
        ("share", "things", "20%", 20),
    ],
)
def test_a_field_is_read_by_what_it_counts_or_shares(kind, counts, typed, value):
    assert read_form(asking(kind, counts), {"it": typed})[0].number("it") == value


def test_a_small_rate_for_no_time_is_asked_whether_it_is_for_a_year_a_month_or_a_day():
    wrong = read_form(asking("rate"), {"it": "0.05%"})[1]["it"]

    assert (wrong.key, wrong.given) == ("problem-rate-time", {"typed": "0.05%"})


@pytest.mark.parametrize(
    ("kind", "counts", "typed"),
    [
        ("count", "months", "90天"),
        ("count", "days", "3个月"),
        ("share", "things", "5%/月"),
        ("rate", "things", "月息0.6"),
        ("money", "things", "100天"),
    ],
)
def test_what_counts_something_else_is_asked_again_by_its_own_words(kind, counts, typed):
    _, wrong = read_form(asking(kind, counts), {"it": typed})

    assert wrong["it"].key == f"problem-{kind}"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("网贷 9000 24% 500\n信用卡 8000 0.05% 300\nx", "problem-rate-time"),
        ("x\n信用卡 8000 0.05% 300", "problem-rows"),
    ],
)
def test_in_rows_the_first_problem_is_told_and_a_rate_is_asked_for_its_time(typed, key):
    field = {"id": "it", "kind": "rows", "columns": ["text", "money", "rate", "money"]}
    group = {"title": text("What"), "fields": [{**field, "label": text("It")}]}
    fill = {**EXAMPLE, "fill": {"it": "a 1 1% 1"}}

    wrong = read_form(made(groups=[group], examples=[fill]), {"it": typed})[1]["it"]

    assert wrong.key == key
    assert wrong.given == (
        {"typed": "0.05%"} if key == "problem-rate-time" else {"lines": "1, 2", "typed": "x"}
    )


def test_the_least_itself_is_enough():
    assert problems({"amount": "1"}) == {}


def test_a_pick_that_is_not_offered_is_asked_again():
    assert problems({"kind": "three", "amount": "5"}) == {"kind": "problem-empty"}


def test_what_the_picks_do_not_call_for_is_not_asked_and_not_read(adding):
    typed = {"kind": "one", "amount": "5", "more": "rubbish"}

    read, wrong = read_form(adding, typed)

    assert wrong == {}
    assert not read.has("more")
    assert not is_asked(adding, adding.fields["more"], typed)
    assert is_asked(adding, adding.fields["more"], {**typed, "kind": "two"})


def test_rows_beyond_what_is_read_are_refused_before_they_are_read():
    row = "2026-01-05 1\n"

    assert problems({"amount": "5", "paid": row * MOST_ROWS}) == {}
    assert problems({"amount": "5", "paid": row * (MOST_ROWS + 1)}) == {"paid": "problem-rows-many"}
    assert problems({"amount": "5", "paid": "x\n" * 1_000_000}) == {"paid": "problem-rows-many"}


@pytest.mark.parametrize(
    "line", ["2026-01-05 1500", "2026-01-05,1500", "2026-01-05\t1,500", "2026-01-05，1500元"]
)
def test_a_row_is_split_by_tabs_spaces_or_commas(line):
    read, _ = read_form(made(), {"amount": "5", "paid": line})

    assert read.rows("paid") == ((date(2026, 1, 5), Decimal(1500)),)


def test_rows_pasted_from_a_statement_carry_a_heading_and_times():
    pasted = "日期\t金额\n2026-01-05 21:32:14\t1,500.00\n2026/2/5 0:00\t¥200"

    read, wrong = read_form(made(), {"amount": "5", "paid": pasted})

    assert wrong == {}
    assert read.rows("paid") == (
        (date(2026, 1, 5), Decimal(1500)),
        (date(2026, 2, 5), Decimal(200)),
    )


@pytest.mark.parametrize(
    "line", ["日期 金额", "2026-01-05 1 500", "2026-01-05 3万 5", "2026-01-05 -5"]
)
def test_a_row_that_could_be_two_sums_or_none_is_asked_again(line):
    assert problems({"amount": "5", "paid": line}) == {"paid": "problem-rows"}


def test_a_row_that_cannot_be_read_is_told_by_the_cell_to_mend():
    pasted = "2026-01-05 1500\n2026-02-05 -1000.00"

    wrong = read_form(made(), {"amount": "5", "paid": pasted})[1]["paid"]

    assert wrong.given == {"lines": "2", "typed": "-1000.00"}


@pytest.mark.parametrize(("rows", "lines"), [(3, "1, 2, 3"), (4, "1, 2, 3…")])
def test_what_cannot_be_read_is_quoted_to_its_fortieth_sign_with_the_first_three_of_its_lines(
    rows, lines
):
    wrong = read_form(made(), {"amount": "x" * 41, "paid": f"{'y' * 41}\n" * rows})[1]

    assert wrong["amount"].given == {"typed": "x" * 40}
    assert wrong["paid"].given == {"lines": lines, "typed": "y" * 40}


def test_of_a_pasted_table_the_day_and_the_sum_are_taken():
    for pasted in (
        "序号\t日期\t金额\t备注\n1\t2026-01-05 21:32\t1,500.00\t转账",
        "|日期|金额|\n|---|---:|\n|2026-01-05|1,500.00|",
        '日期,金额\n2026-01-05,"1,500.00"',
    ):
        read, wrong = read_form(made(), {"amount": "5", "paid": pasted})

        assert wrong == {}
        assert read.rows("paid") == ((date(2026, 1, 5), Decimal(1500)),)


def test_of_a_pasted_table_a_refund_is_told_by_its_line_and_no_line_is_lost():
    pasted = "日期\t摘要\t金额\n2026-01-05\t还款\t1500\n2026-02-05\t退款\t800"

    for typed in (pasted, "|", '""', "|\n|", "日期 金额\n|-|"):
        assert problems({"amount": "5", "paid": typed}) == {"paid": "problem-rows"}


@given(st.dictionaries(st.sampled_from(["kind", "amount", "more", "on", "paid"]), st.text()))
def test_whatever_is_typed_is_read_or_told(typed):
    read, wrong = read_form(made(), typed)

    assert isinstance(read, FormValues)
    assert set(wrong) | set(read.values) <= set(made().fields)
    assert not set(wrong) & set(read.values)


def test_a_day_may_leave_out_its_year_where_today_is_known():
    today = date(2026, 11, 25)

    assert read_form(asking("day"), {"it": "11月18号"}, today)[0].day("it") == date(2026, 11, 18)
    assert read_form(asking("day"), {"it": "11月18号"})[1]["it"].key == "problem-day"
