from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from widgets.content.library import Library
from widgets.serve import network
from widgets.serve.classroom.code import ClassKeys
from widgets.serve.invitation import cockpit, invitation
from widgets.serve.notebook_index import NotebookPath
from widgets.serve.plan import WorkshopPlan

PLACE = NotebookPath("en", "01-at-the-door.ipynb")
PLAN = WorkshopPlan(PLACE, "The door", 20, 20, network.EVERYWHERE[1], 8866, ("192.168.1.5",))
KEY = "k" * 32


def hall(*, again: bool = False) -> Any:
    return SimpleNamespace(keys=ClassKeys("246835", KEY, again=again))


@pytest.fixture
def said():
    words = Library.open().words("en")

    def lines(plan=PLAN, **more) -> str:
        return "\n".join(invitation(words, plan, hall(**more), "/", coloured=False))

    return lines


def test_the_cockpit_comes_first_then_the_code_to_scan_and_the_digits(said):
    told = said()
    places = [
        f"  http://127.0.0.1:8866/lead#k={KEY}",
        "192.168.1.5:8866/c into a browser and then 246835",
        "\n".join(network.code("http://192.168.1.5:8866/c/246835", coloured=False)),
        "http://192.168.1.5:8866/c/246835/screen",
        "hotspot",
    ]

    assert told.splitlines()[1] == places[0]
    assert sorted(map(told.index, places)) == [*map(told.index, places)]


def test_led_from_elsewhere_the_address_is_the_network_s_and_one_line_says_what_that_risks(said):
    remote = replace(PLAN, remote=True)

    assert cockpit(remote, hall(), "/") == f"http://192.168.1.5:8866/lead#k={KEY}"
    assert [line for line in said(remote).splitlines() if "plain http" in line]
    assert "plain http" not in said()


def test_a_class_that_goes_on_is_told_from_a_new_one(said):
    assert "NEW=1" in said(again=True)
    assert "NEW=1" not in said()


def test_behind_an_address_phones_go_there_and_the_cockpit_is_reached_through_a_tunnel(said):
    plan = replace(PLAN, site="https://example.org", server="7", port=8877, hosts=())
    told = said(plan)

    assert f"http://127.0.0.1:8877/lead#k={KEY}" in told
    assert "ssh -L 8877:127.0.0.1:8877" in told
    assert "https://example.org/c/246835/screen" in told
    assert "hotspot" not in told
