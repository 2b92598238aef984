from widgets.core.screen.lines import Cell, Link, Point, Source, Table
from widgets.core.screen.view import to_data


def test_a_line_carries_its_articles_whole_to_the_browser():
    source = Source(
        "a/1", "Art. 1", "says", (("Force", "statute"),), link=Link("Open", "law.ipynb")
    )

    sent = to_data(Point("text", "label", (source,)))

    assert sent["part"] == "point"
    assert sent["sources"][0]["facts"] == [["Force", "statute"]]
    assert sent["sources"][0]["link"]["href"] == "law.ipynb"


def test_a_table_is_sent_row_by_row_as_text():
    sent = to_data(Table("caption", ("a", "b"), ((Cell("<b>"), Cell("2")),)))

    assert sent["columns"] == ["a", "b"]
    assert [cell["text"] for cell in sent["rows"][0]] == ["<b>", "2"]
