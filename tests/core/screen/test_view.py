import json

from widgets.core.screen.controls import Button, Choices, Form, Option
from widgets.core.screen.view import View, to_data


def test_a_view_becomes_plain_json_in_which_each_part_says_what_it_is():
    choices = Choices("option", "Choose", (Option("x", "<b>X</b>"),), "one")
    button = Button("Go", {"act": "answer", "at": "a/b"}, "main")
    view = View("en", "key", "Title", (Form("a/b", (choices,), "How sure?", (button,)),))

    data = json.loads(json.dumps(to_data(view)))

    form = data["parts"][0]
    assert form["part"] == "form"
    assert form["parts"][0]["part"] == "choices"
    assert form["parts"][0]["options"] == [{"part": "option", "id": "x", "text": "<b>X</b>"}]
    assert form["buttons"][0]["act"] == {"act": "answer", "at": "a/b"}
