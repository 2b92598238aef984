"""What the tests of `docs/deploy` share: nginx, and the files it sends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine import ROOT

PUBLIC = "law.example.org"
"""The name by which people reach the servers, for what is shared."""


@pytest.fixture(scope="session")
def nginx() -> str:
    """The path of nginx, found or installed."""
    found = subprocess.run([ROOT / ".ci" / "nginx"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


@pytest.fixture(scope="session")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What needs no kernel, as files that say to be found at `PUBLIC`."""
    folder = tmp_path_factory.mktemp("www")
    command = [sys.executable, "-m", "widgets.serve.export", str(folder), f"http://{PUBLIC}"]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder
