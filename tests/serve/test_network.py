from __future__ import annotations

import errno
import socket
from types import SimpleNamespace

import pytest
import segno

from widgets.serve import network

PIXELS = {" ": (1, 1), "▀": (0, 1), "▄": (1, 0), "█": (0, 0)}  # 1 is dark: nothing is drawn


def machine(monkeypatch, way_out: list[str], **cards: tuple[bool, str]) -> None:
    """A machine with such network cards: whether each is up, and its address."""
    addresses = {
        name: [
            SimpleNamespace(family=socket.AF_INET, address=address),
            SimpleNamespace(family=socket.AF_INET6, address="fe80::1"),
        ]
        for name, (_, address) in cards.items()
    }
    states = {name: SimpleNamespace(isup=up) for name, (up, _) in cards.items()}
    monkeypatch.setattr(network, "net_if_addrs", lambda: addresses)
    monkeypatch.setattr(network, "net_if_stats", lambda: states)
    monkeypatch.setattr(network, "_way_out", lambda: way_out)


def test_the_address_of_the_way_out_comes_first_and_none_twice(monkeypatch):
    machine(
        monkeypatch,
        ["192.168.1.5"],
        lo=(True, "127.0.0.1"),
        eth0=(True, "10.0.0.7"),
        wlan0=(True, "192.168.1.5"),
    )

    assert network.hosts() == ("192.168.1.5", "10.0.0.7")


def test_an_address_that_no_phone_reaches_is_left_out(monkeypatch):
    machine(
        monkeypatch,
        [],
        lo=(True, "127.0.0.1"),
        eth0=(True, "169.254.3.4"),  # a card that nobody gave an address
        wlan1=(False, "192.168.9.9"),
        docker0=(True, "172.17.0.1"),
    )

    assert network.hosts() == ()


def test_a_hotspot_without_a_way_out_is_found(monkeypatch):
    machine(monkeypatch, [], lo=(True, "127.0.0.1"), ap0=(True, "192.168.43.1"))

    assert network.hosts() == ("192.168.43.1",)


@pytest.mark.parametrize(
    ("ip", "only"),
    [
        ("127.0.0.1", True),
        ("127.3.2.1", True),
        ("localhost", True),
        (network.EVERYWHERE[1], False),
        ("192.168.1.5", False),
        ("room.example", False),
    ],
)
def test_a_loopback_address_leads_only_here(ip, only):
    assert network.only_here(ip) is only


def test_a_port_in_use_is_told_from_one_that_is_free_and_from_none_at_all():
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]

        assert network.taken("127.0.0.1", port) == errno.EADDRINUSE
    assert network.taken("127.0.0.1", port) == 0
    assert network.taken("127.0.0.1", 65_536) == errno.EINVAL
    assert network.taken("127.0.0.1", 65_535) in {0, errno.EADDRINUSE}
    assert network.taken("203.0.113.9", port) == errno.EADDRNOTAVAIL


@pytest.mark.parametrize("address", ["http://192.168.1.5:8866/", "http://10.0.0.7/" + 60 * "x"])
def test_the_code_in_the_terminal_is_the_code_of_the_address(address):
    lines = network.code(address, coloured=False)

    drawn = [[PIXELS[c][half] for c in line] for line in lines for half in (0, 1)]
    made = segno.make(address, error="l", micro=False)
    wanted = [[int(dark) for dark in row] for row in made.matrix_iter(border=2)]
    assert drawn[: len(wanted)] == wanted
    assert all(not any(row) for row in drawn[len(wanted) :])


def test_a_coloured_code_is_the_same_in_white_on_black():
    plain, coloured = (network.code("http://10.0.0.7/", coloured=each) for each in (False, True))

    assert coloured == [f"\x1b[40;97m{line}\x1b[0m" for line in plain]


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("192.0.3.77", "192.0.3.0/24"),
        ("::ffff:192.0.2.1", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_a_visitor_may_have_a_whole_block_of_addresses(address, block):
    assert network.block(address) == block
