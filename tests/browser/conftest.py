"""A server of our own, and pages that may speak to no other host."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Route,
    expect,
    sync_playwright,
)

from tests.machine import ROOT, free_port

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE = 60
expect.set_options(timeout=20_000)  # several browsers share the cores


class Server:
    """A program that serves the notebooks of a folder on loopback, ended after the tests."""

    folder = ROOT / "notebooks"

    def __init__(self, command: list[str], port: int, ready: str) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        # a file, not a pipe: a full pipe that nobody reads would stop the server for good
        self._log = tempfile.NamedTemporaryFile()  # noqa: SIM115  # closed at the end
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=self._log, stderr=subprocess.STDOUT
        )
        self._wait(f"{self.address}{ready}")

    @property
    def pid(self) -> int:
        return self._process.pid

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._log.close()

    @property
    def log(self) -> str:
        """What it has said so far."""
        return Path(self._log.name).read_text()

    def _wait(self, address: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._process.poll() is not None:
                pytest.fail(f"the server ended by itself:\n{self.log}")
            try:
                with urlopen(address, timeout=PATIENCE):
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"the server did not answer at {address} within {PATIENCE} seconds")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    port = free_port()
    serving = Server([sys.executable, "-m", "widgets.serve", "--port", str(port)], port, "/")
    yield serving
    serving.end()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab over a copy of the notebooks, since it saves what it runs."""
    copy, port = tmp_path_factory.mktemp("lab") / "notebooks", free_port()
    shutil.copytree(ROOT / "notebooks", copy)
    command = [sys.executable, "-m", "jupyter", "lab", "--allow-root", "--no-browser"]
    command += [f"--ServerApp.port={port}", "--IdentityProvider.token=", "--LabApp.news_url=None"]
    command += [f"--ServerApp.root_dir={copy}", "--LabApp.collaborative=False"]
    command += [f"--LabApp.workspaces_dir={copy.parent / 'workspaces'}"]
    command += [f"--LabApp.user_settings_dir={copy.parent / 'settings'}"]  # none from before
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    command += ["--ServerApp.disable_check_xsrf=True"]  # the tests end its kernels
    serving = Server(command, port, "/api")
    serving.folder = copy
    yield serving
    serving.end()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def strangers() -> list[str]:
    """The addresses on other hosts that a page has asked for."""
    return []


@pytest.fixture
def context(browser: Browser, strangers: list[str]) -> Iterator[BrowserContext]:
    """A browser without a past, as wide as a phone, which reaches loopback only."""
    opened = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    opened.set_default_timeout(PATIENCE * 1000)

    def guard(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.hostname in ("127.0.0.1", None) or address.scheme in ("data", "blob"):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    opened.route("**/*", guard)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, strangers: list[str]) -> Iterator[Page]:
    """A page; the test fails if it asked another host for anything."""
    opened = context.new_page()
    yield opened
    opened.close()
    assert strangers == []
