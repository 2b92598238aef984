"""Firefox and WebKit as Debian has them, each driven in the way that it offers itself."""

from __future__ import annotations

import json
import subprocess
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import websocket

from tests.browser.conftest import PATIENCE, Server
from tests.machine import free_port

WIDE, HIGH = 390, 844
MINI_BROWSER = Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")
UNTIL = """(async () => {
  const until = Date.now() + %d;
  while (!(%s)) {
    if (Date.now() > until) return document.body.innerText;
    await new Promise((done) => setTimeout(done, 50));
  }
  return "";
})()"""


class Engine(Protocol):
    """A browser with one page."""

    def go(self, address: str) -> None: ...

    def run(self, expression: str) -> Any: ...

    def end(self) -> None: ...


def wait(engine: Engine, expression: str) -> None:
    """Waits until an expression is true on the page; shows the page where it never is."""
    told = engine.run(UNTIL % (PATIENCE * 1000, expression))
    assert told == "", f"{expression} never came true:\n{told}"


class Firefox:
    """Speaks WebDriver BiDi: messages on a socket of its own."""

    PROGRAMS = ("firefox-esr",)

    def __init__(self, profile: Path) -> None:
        port = free_port()
        command = ["firefox-esr", "--headless", "--no-remote", f"--remote-debugging-port={port}"]
        command += ["--profile", str(profile)]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert any("listening" in line for line in self._process.stderr or ())
        address = f"ws://127.0.0.1:{port}/session"
        self._socket = websocket.create_connection(
            address, timeout=2 * PATIENCE, suppress_origin=True
        )
        self._ids = count(1)
        self._call("session.new", capabilities={})
        self._page = self._call("browsingContext.create", type="tab")["context"]
        size = {"width": WIDE, "height": HIGH}
        self._call("browsingContext.setViewport", context=self._page, viewport=size)

    def go(self, address: str) -> None:
        self._call("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def run(self, expression: str) -> Any:
        told = f"(async () => JSON.stringify((await ({expression})) ?? null))()"
        target = {"context": self._page}
        ran = self._call("script.evaluate", expression=told, target=target, awaitPromise=True)
        assert ran["type"] == "success", ran
        return json.loads(ran["result"]["value"])

    def end(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.communicate(timeout=PATIENCE)

    def _call(self, method: str, **given: Any) -> Any:
        each = next(self._ids)
        self._socket.send(json.dumps({"id": each, "method": method, "params": given}))
        while (said := json.loads(self._socket.recv())).get("id") != each:
            pass
        assert said["type"] == "success", said
        return said["result"]


class WebKit:
    """Speaks WebDriver: its own small browser, on a screen that nobody sees."""

    PROGRAMS = ("WebKitWebDriver", "Xvfb")
    AS_IT_IS = (
        "WEBKIT_DISABLE_COMPOSITING_MODE=1",
        "LIBGL_ALWAYS_SOFTWARE=1",
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1",  # its sandbox does not start for root
    )

    def __init__(self, _profile: Path) -> None:
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24"]
        quiet = subprocess.DEVNULL
        self._screen = subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=quiet, text=True)
        assert self._screen.stdout is not None
        display = f"DISPLAY=:{self._screen.stdout.readline().strip()}"
        port = free_port()
        command = ["env", display, *self.AS_IT_IS, "WebKitWebDriver", f"--port={port}"]
        self._driver = Server(command, port, "/status")
        options = {"binary": str(next(MINI_BROWSER)), "args": ["--automation"]}
        asked = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._at = f"{self._driver.address}/session"
        self._at += f"/{self._call('', {'capabilities': asked})['sessionId']}"
        self._call("/timeouts", {"script": 2000 * PATIENCE})
        self._call("/window/rect", {"width": WIDE, "height": HIGH})

    def go(self, address: str) -> None:
        self._call("/url", {"url": address})

    def run(self, expression: str) -> Any:
        told = f"const done = arguments[0]; (async () => {expression})()"
        told += ".then((value) => done({ value }), (error) => done({ error: String(error) }))"
        ran = self._call("/execute/async", {"script": told, "args": []})
        assert "error" not in ran, ran
        return ran.get("value")

    def end(self) -> None:
        with urlopen(Request(self._at, method="DELETE"), timeout=PATIENCE):
            self._driver.end()
        self._screen.terminate()
        self._screen.communicate(timeout=PATIENCE)

    def _call(self, path: str, said: dict[str, Any]) -> Any:
        request = Request(self._at + path, data=json.dumps(said).encode())
        try:
            with urlopen(request, timeout=2 * PATIENCE) as answer:
                return json.loads(answer.read())["value"]
        except HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()}") from error
