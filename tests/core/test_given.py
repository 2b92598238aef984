from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.conftest import made
from widgets.core.given import MOST_ROWS, Given, Unfit, is_asked, read_form


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


def test_what_was_left_empty_has_no_value_and_another_can_stand_in(adding):
    read, _ = read_form(adding, {"amount": "5"})

    assert not read.has("on")
    assert read.day_or("on", date(2026, 3, 4)) == date(2026, 3, 4)
    assert read.number_or("more", 7) == 7
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
    assert read_form(made(), typed)[1]["paid"].given == {"lines": "2, 3, 4…"}


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


@given(st.dictionaries(st.sampled_from(["kind", "amount", "more", "on", "paid"]), st.text()))
def test_whatever_is_typed_is_read_or_told(typed):
    read, wrong = read_form(made(), typed)

    assert isinstance(read, Given)
    assert set(wrong) | set(read.values) <= set(made().fields)
    assert not set(wrong) & set(read.values)
