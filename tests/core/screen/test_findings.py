from widgets.core.screen.findings import Keep, Outcome, Plot, Working
from widgets.core.screen.lines import Point, Table
from widgets.core.screen.view import to_data


def test_an_outcome_of_which_nothing_more_is_said_has_neither_numbers_nor_articles():
    assert to_data(Outcome("Result", "partly", "In part", "So much")) == {
        "part": "outcome",
        "title": "Result",
        "standing": "partly",
        "label": "In part",
        "text": "So much",
        "figures": [],
        "sources": [],
        "rest": [],
        "more": "",
    }


def test_a_plot_is_sent_with_its_numbers_and_the_table_that_says_the_same():
    table = Table("caption", ("a", "b"), ())

    sent = to_data(Plot("line", ("x", "y"), (("b", (1.0, 2.5)),), table, "as a table"))

    assert sent.pop("table") == to_data(table)
    assert sent == {
        "part": "plot",
        "kind": "line",
        "labels": ["x", "y"],
        "series": [["b", [1.0, 2.5]]],
        "table_label": "as a table",
        "days": False,
        "across": False,
        "limits": [],
        "folded": False,
    }


def test_a_short_working_has_all_its_lines_in_sight():
    line = Point("1 + 1 = 2")

    assert to_data(Working("how", (line,))) == {
        "part": "working",
        "title": "how",
        "lines": [to_data(line)],
        "rest": [],
        "more": "",
    }


def test_what_is_shown_can_be_copied_and_printed_where_there_is_no_file():
    assert to_data(Keep("Keep", "text", "Copy", "Copied", "Print")) == {
        "part": "keep",
        "label": "Keep",
        "copy": "text",
        "copy_label": "Copy",
        "copied": "Copied",
        "print_label": "Print",
        "files": [],
    }
