from datetime import date
from decimal import Decimal

import pytest

from widgets.core.calculators.answer import (
    Chart,
    ChartSeries,
    Figure,
    ResultTable,
    Say,
    cny_figures,
    cny_series,
    period_chart,
    said,
)
from widgets.core.calculators.working import cny


def test_a_charts_numbers_are_a_table_with_a_row_a_label():
    series = (ChartSeries("principal", (cny(1), cny(2))), ChartSeries("interest", (cny(3), cny(4))))

    chart = Chart("split", "stack", "day", (date(2026, 1, 1), date(2026, 2, 1)), series)

    assert chart.sheet == ResultTable(
        "split",
        ("day", "principal", "interest"),
        ((date(2026, 1, 1), cny(1), cny(3)), (date(2026, 2, 1), cny(2), cny(4))),
    )


def test_a_chart_whose_strands_differ_in_length_has_no_table():
    chart = Chart("split", "line", "day", ("a", "b"), (ChartSeries("principal", (cny(1),)),))

    with pytest.raises(ValueError, match="shorter"):
        _ = chart.sheet


def test_amounts_become_figures_and_strands_under_their_keys_in_order():
    one, two = Decimal("1.50"), Decimal(2)

    assert cny_figures({"owed": two, "paid": one}) == (
        Figure("owed", cny(two)),
        Figure("paid", cny(one)),
    )
    assert cny_series({"principal": [one, two], "interest": []}) == (
        ChartSeries("principal", (cny(one), cny(two))),
        ChartSeries("interest", ()),
    )


def test_of_the_sentences_those_that_are_there_are_said_in_order():
    given = {"total": cny(5)}

    found = said({"b": True, "c": (), "a": "there"}, given, ("x/1",))

    assert found == (Say("b", given, ("x/1",)), Say("a", given, ("x/1",)))


def test_a_periods_picture_has_lines_at_its_last_day_and_at_the_day_that_is_looked_at():
    first, last, on = date(2026, 11, 17), date(2026, 12, 2), date(2026, 11, 25)

    found = period_chart(first, last, last, on)

    assert [(line.name.key, line.value) for line in found.limits] == [
        ("line-last", last),
        ("line-looked-at", on),
    ]
    unsure = period_chart(first, last, date(2026, 12, 4), on)
    assert [line.name.key for line in unsure.limits] == ["line-looked-at"]
