from __future__ import annotations

import stat
import webbrowser

import pytest

from widgets.serve import own_browser

ADDRESS = 'http://127.0.0.1:8866/lead#k=secret"&'


@pytest.mark.parametrize(
    ("environ", "system", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_TTY": "/dev/ttys1"}, "darwin", False),
    ],
)
def test_a_browser_is_opened_where_somebody_sits_before_it(environ, system, there):
    assert own_browser.has_display(environ, system) is there


def test_a_browser_is_told_a_file_s_name_and_never_the_key(tmp_path, monkeypatch):
    told: list[str] = []

    def opens(address: str) -> bool:
        told.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", opens)

    assert own_browser.opened(ADDRESS, tmp_path / "build")
    file = tmp_path / "build" / "cockpit.html"
    assert told == [file.as_uri()]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert 'url=http://127.0.0.1:8866/lead#k=secret&quot;&amp;"' in file.read_text("utf-8")


def test_where_no_browser_can_be_had_nothing_breaks(tmp_path, monkeypatch):
    def refuses(_address: str) -> bool:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "open", refuses)
    assert not own_browser.opened(ADDRESS, tmp_path)
    monkeypatch.undo()

    (tmp_path / "file").touch()
    assert not own_browser.opened(ADDRESS, tmp_path / "file")
