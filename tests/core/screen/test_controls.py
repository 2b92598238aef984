from widgets.core.screen.controls import Button, Choices, Field, Fields, Form
from widgets.core.screen.view import to_data


def test_a_button_of_which_nothing_more_is_said_is_plain_and_acts_at_once():
    assert to_data(Button("Go", {"act": "begin"})) == {
        "part": "button",
        "label": "Go",
        "act": {"act": "begin"},
        "style": "plain",
        "confirm": "",
        "current": False,
        "note": "",
        "takes": False,
        "marks": False,
    }


def test_a_field_of_which_nothing_more_is_said_is_one_empty_line_that_is_always_shown():
    assert to_data(Field("a", "A")) == {
        "part": "field",
        "id": "a",
        "label": "A",
        "options": [],
        "example": "",
        "problem": "",
        "keyboard": "text",
        "value": "",
        "folded": False,
        "lines": 0,
        "file": "",
        "foreign": "",
        "when": [],
        "read": "",
        "offers": [],
        "calendar": "",
        "adding": "",
        "cells": [],
    }


def test_a_form_of_which_nothing_more_is_said_is_open_and_without_a_problem():
    parts = (Choices("how", "How", (), "one"), Fields("What", ()))

    assert to_data(Form("f", parts, "Form", ())) == {
        "part": "form",
        "id": "f",
        "parts": [
            {
                "part": "choices",
                "name": "how",
                "legend": "How",
                "options": [],
                "select": "one",
                "help": "",
                "chosen": [],
            },
            {"part": "fields", "legend": "What", "fields": [], "named": False, "folded": False},
        ],
        "legend": "Form",
        "buttons": [],
        "problem": "",
    }
