from __future__ import annotations

import re

import pytest

from widgets.serve import page_secret
from widgets.serve.page_secret import knows, secret


def test_a_page_knows_the_secret_of_its_own_kernel_and_of_no_other():
    assert knows("one", [secret("one")])
    assert knows("one", ["other", secret("one")])
    assert not knows("one", [secret("two")])


@pytest.mark.parametrize(
    "told", [[], [""], ["one"], ["字\ud800".encode("utf-8", "replace").decode()]]
)
def test_a_guess_is_none(told):
    assert not knows("one", told)


def test_it_can_be_asked_for_as_a_protocol_and_does_not_hold_the_kernel_s_id():
    told = secret("4711")

    assert re.fullmatch("[0-9a-f]{64}", told)
    assert "4711" not in told


def test_another_server_has_others(monkeypatch):
    before = secret("one")
    monkeypatch.setattr(page_secret, "_KEY", b"another")

    assert secret("one") != before
    assert not knows("one", [before])
