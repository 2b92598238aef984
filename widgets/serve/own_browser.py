"""The browser of this machine, in which the cockpit is opened without being asked for."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Mapping
from html import escape
from pathlib import Path

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
ELSEWHERE = ("SSH_CONNECTION", "SSH_TTY")
PAGE = '<!DOCTYPE html><meta http-equiv="refresh" content="0;url={0}"><a href="{0}">{0}</a>\n'


def has_display(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether whoever began this program sits at a screen of this machine."""
    if any(environ.get(name) for name in ELSEWHERE):
        return False
    return not system.startswith("linux") or any(environ.get(name) for name in SCREENS)


def opened(address: str, folder: Path) -> bool:
    """Opens an address that others must not see; whether a browser took it.

    Whatever starts a browser is told a file's name alone: what it is told, every user of the
    machine can read. The file leads on, and is for this user's eyes alone.
    """
    path = (folder / "cockpit.html").resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(PAGE.format(escape(address, quote=True)))
        return webbrowser.open(path.as_uri())
    except (OSError, webbrowser.Error):
        return False
