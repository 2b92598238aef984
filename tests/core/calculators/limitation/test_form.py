from datetime import date
from decimal import Decimal

import pytest

from tests.core.calculators.limitation.kinds import KIND, LIBRARY
from widgets.core.calculators.form_values import FieldValue, FormValues, Unfit
from widgets.core.calculators.limitation.course import Begun
from widgets.core.calculators.limitation.form import Guarantor, read_case

TABLES = LIBRARY.law_tables([LIBRARY.calculator("limitation")], date(2026, 11, 25))
DAY = date(2023, 5, 10)
TYPED: dict[str, FieldValue] = {"begins": "due", "due": DAY, "guarantor": "none"}


def read(**typed):
    named = {name.replace("_", "-"): value for name, value in typed.items()}
    return read_case(FormValues({**TYPED, **named}), TABLES)


@pytest.mark.parametrize(
    ("typed", "begun", "field"),
    [
        ({}, Begun.DUE, "due"),
        ({"begins": "instalments"}, Begun.INSTALMENTS, "due"),
        ({"begins": "open", "first_claim": "grace", "grace": DAY}, Begun.GRACE, "grace"),
        ({"begins": "open", "first_claim": "refused", "refused": DAY}, Begun.REFUSED, "refused"),
    ],
)
def test_the_period_starts_from_the_day_that_was_asked_for(typed, begun, field):
    found = read(**typed)

    assert (found.begun, found.start, found.start_field) == (begun, DAY, field)


def test_where_nobody_has_asked_there_is_no_start():
    values = FormValues({"begins": "open", "first-claim": "none", "guarantor": "none"})
    found = read_case(values, TABLES)

    assert (found.begun, found.start, found.guarantor) == (None, None, None)


def test_what_comes_after_the_day_asked_about_is_counted_and_left_out():
    days = (date(2024, 1, 5), date(2024, 1, 6))
    found = read(asked=days[0], events=tuple((day, "催款") for day in days))

    assert [(event.day, event.kind) for event in found.events] == [(days[0], KIND["demand"])]
    assert found.left_out == 1
    assert found.rows == ("2024-01-05 催款", "2024-01-06 催款")


@pytest.mark.parametrize(
    ("field", "row", "key"),
    [
        ("events", (DAY, "吃饭"), "problem-event"),
        ("events", (DAY, "起诉 2023-05-09"), "problem-event-day"),
        ("obstacles", (DAY, DAY, "心情不好"), "problem-obstacle"),
        ("obstacles", (DAY, date(2023, 5, 9), "其他"), "problem-obstacle-days"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_its_place(field, row, key):
    with pytest.raises(Unfit) as unfit:
        read(**{field: (row,)})

    assert (unfit.value.field, unfit.value.problem.key) == (field, key)
    assert unfit.value.problem.given["line"].value == 1
    assert unfit.value.problem.given["typed"] == row[-1]


def test_of_a_long_row_the_first_forty_signs_are_told():
    with pytest.raises(Unfit) as unfit:
        read(events=((DAY, "催款"), (DAY, "饭" * 41)))

    assert unfit.value.problem.given["line"].value == 2
    assert unfit.value.problem.given["typed"] == "饭" * 40


@pytest.mark.parametrize(
    ("guarantor", "field"), [("general", "sued-debtor"), ("joint", "asked-guarantor")]
)
def test_each_guarantee_has_its_own_act(guarantor, field):
    found = read(guarantor=guarantor, **{field: DAY, "guarantee_months": Decimal(24)})

    assert (found.guarantor, found.act_field) == (Guarantor(guarantor), field)
    assert (found.acted, found.agreed) == (DAY, 24)
