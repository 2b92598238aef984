"""What tests, bench and soak ask of this machine: a free port, processes and their memory."""

from __future__ import annotations

import re
import secrets
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # Stock Voilà asks a CDN for its icons; here it hears at once that there is none.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
"""For a Chromium that reaches loopback alone."""
PORTS = range(12_000, 31_000)
PHONE: ViewportSize = {"width": 390, "height": 844}


def free_port() -> int:
    """A port that nobody listens on, below those that a system gives away by itself."""
    while True:
        port = PORTS.start + secrets.randbelow(len(PORTS))
        with socket.socket() as taken, suppress(OSError):
            taken.bind(("127.0.0.1", port))
            return port


def descent(pid: int) -> list[int]:
    """A process, and all that it and its children have started."""
    try:
        return [pid, *(each.pid for each in psutil.Process(pid).children(recursive=True))]
    except psutil.NoSuchProcess:
        return []


def pss(pid: int) -> int:
    """A process's memory in KiB, its share of what it has in common; nothing once it has ended."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)
    return int(found[1]) if found else 0


def high(times: list[float]) -> float:
    """What 95 of 100 stay below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def chromium() -> str:
    """The path of a browser, found or installed."""
    command = [str(ROOT / ".ci" / "browser"), sys.executable]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return found.stdout.strip()
