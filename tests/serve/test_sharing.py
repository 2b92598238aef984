from types import SimpleNamespace

import pytest

from widgets.serve.sharing import HERE, HOST, addressed, bare, origin, picture

PAGE = f'<i><!-- share --><p content="{HERE}/1">{HOST}/1</p><!-- code /1 --><!-- /share --></i>'


def asked(host: str) -> SimpleNamespace:
    return SimpleNamespace(protocol="https", host=host)


def test_the_public_address_goes_before_that_which_was_asked_for():
    assert origin(asked("10.0.0.7:8866")) == "https://10.0.0.7:8866"
    assert origin(asked("10.0.0.7:8866"), "https://law.example") == "https://law.example"
    assert bare(" https://law.example/door/?x=1") == "https://law.example"


@pytest.mark.parametrize("host", ["law.example", "[2001:db8::1]:8866", "a-b.example:1"])
def test_a_host_is_taken_as_it_was_asked_for(host: str):
    assert origin(asked(host)) == f"https://{host}"


@pytest.mark.parametrize("host", ['x"><script>', "a/b", "a@b", "", "a" * 201, "x:123456", "a b"])
def test_what_can_be_no_host_s_name_is_told_on_to_nobody(host: str):
    assert origin(asked(host)) == ""


def test_a_page_has_the_address_in_the_place_of_its_signs_and_a_code_that_leads_there():
    page = addressed(PAGE, "https://law.example")

    assert 'content="https://law.example/1">law.example/1</p>' in page
    assert picture("https://law.example/1") in page
    assert not {HERE, HOST} & set(page)


def test_without_an_address_what_was_to_be_shared_is_left_out():
    assert addressed(PAGE, "") == "<i></i>"


def test_a_piece_without_signs_stays_as_it_is():
    assert addressed("<!-- code x -->", "https://law.example") == "<!-- code x -->"


def test_the_code_to_scan_is_a_picture_that_stands_in_the_page():
    made = picture("http://192.0.2.2:8866/c/246835")

    assert made.startswith("<svg")
    assert 'viewBox="0 0 29 29"' in made  # version 2, and two modules around it


@pytest.mark.parametrize(
    ("sign", "shown"), [(HERE, "https://law.example"), (HOST, "law.example"), ("", "")]
)
def test_either_sign_alone_has_the_address_in_its_place(sign, shown):
    assert addressed(f"<p>{sign}/6</p>", "https://law.example") == f"<p>{shown}/6</p>"
