import pytest

from widgets.core.reading.visible import is_text, visible


@pytest.mark.parametrize(
    "sign", ["\0", "\x0b", "\x1b", "\x7f", "\x85", *"\u202a\u202b\u202c\u202d\u202e\u2066\u2069"]
)
def test_a_sign_that_nobody_sees_is_left_out(sign):
    assert visible(f"还{sign}1500元") == "还1500元"


def test_lines_tabs_and_every_writing_stay():
    text = "第一行\n\t第二行　Ünï 😀 ئۇيغۇر བོད"

    assert visible(text) == text


def test_a_line_ends_in_one_sign_whatever_system_wrote_it():
    assert visible("a\r\nb\rc\n") == "a\nb\nc\n"


def test_what_is_no_character_is_replaced():
    assert visible("\ud800好") == "?好"


@pytest.mark.parametrize(
    ("told", "found"),
    [("好😀", True), ("", True), ("\ud800", False), (3, False)],
    ids=["emoji", "nothing", "half", "number"],
)
def test_a_text_has_whole_characters_alone(told, found):
    assert is_text(told) is found
