import json
from dataclasses import MISSING, fields
from typing import get_args

from widgets.core.screen.controls import Button, Choices, Form, Option
from widgets.core.screen.view import Part, Reason, Said, View, to_data


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


def test_what_is_not_said_of_a_part_is_nothing_but_for_a_level_and_a_tone():
    kinds = {View, Said, Reason, *get_args(Part)}
    unsaid = {
        (kind.__name__, field.name): field.default
        for kind in kinds
        for field in fields(kind)
        if field.default is not MISSING
    }

    assert {name: default for name, default in unsaid.items() if default} == {
        ("Heading", "level"): 3,
        ("Prose", "tone"): "plain",
    }
