from widgets.core.screen.controls import Button
from widgets.core.screen.due import Due, DueRow
from widgets.core.screen.view import to_data


def test_the_browser_is_told_since_when_and_for_how_long_each_waits():
    row = DueRow("A question", 1000, 4, Button("A question", {"act": "go", "to": "result/a/0"}))

    told = to_data(Due("Once more", "Lead", (row,), "Nothing", ("Tomorrow",)))

    assert told["part"] == "due"
    assert [(r["since"], r["days"]) for r in told["rows"]] == [(1000, 4)]
    assert told["rows"][0]["button"]["act"] == {"act": "go", "to": "result/a/0"}
