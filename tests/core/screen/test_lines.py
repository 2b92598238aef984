from widgets.core.screen.lines import Cell, Link, Point, Source, Table
from widgets.core.screen.view import to_data


def test_an_article_reaches_the_browser_whole_with_the_way_to_it():
    link = Link("Open", "law.ipynb")

    sent = to_data(
        Point(
            "text", "label", (Source("a/1", "Art. 1", "says", (("Force", "statute"),), link=link),)
        )
    )

    assert sent["sources"] == [
        {
            "part": "source",
            "cite": "a/1",
            "label": "Art. 1",
            "says": "says",
            "facts": [["Force", "statute"]],
            "note": "",
            "sure": True,
            "link": {"part": "link", "label": "Open", "href": "law.ipynb"},
        }
    ]


def test_a_line_of_which_nothing_more_is_said_rests_on_nothing_and_leads_nowhere():
    assert to_data(Point("text")) == {
        "part": "point",
        "text": "text",
        "label": "",
        "sources": [],
        "to": None,
    }


def test_a_table_is_sent_row_by_row_as_text_and_open():
    assert to_data(Table("caption", ("a", "b"), ((Cell("<b>"), Cell("2")),))) == {
        "part": "table",
        "caption": "caption",
        "columns": ["a", "b"],
        "rows": [
            [
                {"part": "cell", "text": "<b>", "sources": []},
                {"part": "cell", "text": "2", "sources": []},
            ]
        ],
        "folded": False,
    }
