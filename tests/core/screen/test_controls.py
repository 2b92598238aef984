from widgets.core.screen.controls import Button, Field


def test_a_button_and_a_field_are_plain_unless_told_otherwise():
    assert (Button("Go", {}).style, Button("Go", {}).confirm) == ("plain", "")
    assert (Field("a", "A").value, Field("a", "A").folded, Field("a", "A").options) == (
        "",
        False,
        (),
    )
