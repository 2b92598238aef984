import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.serve.classroom.wifi import NoNetwork, WifiNetwork


def read(text):
    """What a camera reads: the fields, with what was marked as it was."""
    assert text.startswith("WIFI:")
    assert text.endswith(";;")
    fields = re.findall(r"([A-Z]):((?:[^\\;]|\\.)*);", text[5:-1])
    plain = {name: re.sub(r"\\(.)", r"\1", value) for name, value in fields}
    return {n: v[1:-1] if re.fullmatch(r'"[0-9A-Fa-f]+"', v) else v for n, v in plain.items()}


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Hall", "open sesame", "WIFI:T:WPA;S:Hall;P:open sesame;;"),
        ("Hall", "", "WIFI:T:nopass;S:Hall;;"),
        ("a;b,c:d", 'p"q\\rstuv', 'WIFI:T:WPA;S:a\\;b\\,c\\:d;P:p\\"q\\\\rstuv;;'),
        ("教室", "12345678x", "WIFI:T:WPA;S:教室;P:12345678x;;"),
        ("cafe01", "12345678", 'WIFI:T:WPA;S:"cafe01";P:"12345678";;'),
    ],
)
def test_the_code_says_what_cameras_know(name, password, text):
    assert WifiNetwork(name, password).text == text


SIGNS = st.characters(min_codepoint=32, max_codepoint=126)


@given(st.text(SIGNS, min_size=1, max_size=32), st.text(SIGNS, min_size=8, max_size=63))
def test_whatever_is_typed_is_read_as_it_was(name, password):
    if name.startswith('"') or password.startswith('"'):
        return  # cameras differ on what begins with a quote
    assert read(WifiNetwork(name, password).text) == {"T": "WPA", "S": name, "P": password}


@pytest.mark.parametrize("name", ["", "x" * 33, "教" * 11, "a\nb", "a\x00"])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(NoNetwork) as found:
        WifiNetwork(name, "12345678")
    assert found.value.part == "name"


@pytest.mark.parametrize("password", ["1234567", "x" * 64, "1234567\n", "密码密码密码密码"])
def test_what_is_no_password_is_refused_and_stands_in_no_fault(password):
    with pytest.raises(NoNetwork) as found:
        WifiNetwork("Hall", password)
    assert found.value.part == "password"
    assert password not in str(found.value)


def test_a_password_shows_in_the_code_alone():
    made = WifiNetwork("Hall", "open sesame")

    assert "sesame" not in repr(made)
    assert "sesame" not in str(made)
    assert made.picture.startswith("data:image/svg+xml")
    assert "viewBox='0 0 33 33'" in unquote(made.picture)  # version 3, and two modules around it
