from typing import get_args

from widgets.core.screen.findings import Keep, Outcome, Plot, Working
from widgets.core.screen.lines import Point, Table
from widgets.core.screen.view import Part, to_data


def test_what_a_calculator_found_is_among_the_parts_of_a_view():
    assert {Outcome, Working, Plot, Keep} <= set(get_args(Part))


def test_a_plot_is_sent_with_its_numbers_and_the_table_that_says_the_same():
    table = Table("caption", ("a", "b"), ())

    sent = to_data(Plot("line", ("x", "y"), (("b", (1.0, 2.5)),), table, "as a table"))

    assert sent["part"] == "plot"
    assert sent["strands"] == [["b", [1.0, 2.5]]]
    assert sent["table"]["part"] == "table"


def test_a_working_is_a_list_of_lines():
    sent = to_data(Working("how", (Point("1 + 1 = 2"),)))

    assert [line["text"] for line in sent["lines"]] == ["1 + 1 = 2"]
