"""One page opened in a cold browser: when it can be read and used, and what came over the wire."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import BrowserContext

from tests.bench.browsers import PATIENCE

_WATCH = """
(() => {
  const [wanted, told] = %s;
  const deep = (root, name) => root.querySelector(name) ?? [...root.querySelectorAll("*")]
    .map(({ shadowRoot: own }) => own && deep(own, name)).find(Boolean);
  let before; // and not the page's own: there a section's name is a variable
  const seen = (window.benchSeen = {});
  const look = () => {
    const shown = deep(document, told), button = deep(document, wanted);
    if (before === undefined) {
      if (button && shown) {
        seen.drawn = performance.now();
        before = shown.innerText;
        for (const form of shown.querySelectorAll("fieldset")) form.querySelector("input")?.click();
        button.click();
      }
    } else if (shown && shown.innerText !== before) {
      seen.answered = performance.now();
      return;
    }
    setTimeout(look, 4);
  };
  const read = () => {
    const texts = document.querySelectorAll("main h1, main h2, main p:not([data-when])");
    const drawn = () => setTimeout(() => (seen.read = performance.now()));
    const readable = [...texts].some((each) => each.checkVisibility() && each.innerText);
    if (readable) requestAnimationFrame(drawn);
    else setTimeout(read, 4);
  };
  look();
  read();
})();
"""
_PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""


@dataclass
class Visit:
    """One page opened: when it was read, when its button stood and was answered, in seconds.

    And what came over the wire.
    """

    read: float
    drawn: float
    answered: float
    weight: int
    requests: int


@dataclass
class Visits:
    """Every visit, by what was visited."""

    seen: dict[str, list[Visit]] = field(default_factory=dict)

    def add(self, name: str, visit: Visit) -> None:
        """Keeps a visit."""
        self.seen.setdefault(name, []).append(visit)

    def middle(self, name: str, what: str) -> float:
        """The median of what was measured."""
        return float(median(getattr(visit, what) for visit in self.seen[name]))


def visit(context: BrowserContext, address: str, names: tuple[str, str] | None) -> Visit:
    """Opens a page, presses its button as soon as it stands, and waits for the answer.

    In a form, the first of all that is on offer is chosen before.

    Args:
        context: the browser.
        address: the page's.
        names: the button, and what tells of the answer; nothing where there is only to read.
    """
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(_WATCH % json.dumps(names or ("none", "none")))
    wire = context.new_cdp_session(page)
    weight, asked, kept = [0], set[str](), set[str]()
    wire.on("Network.requestWillBeSent", lambda e: asked.add(_named(e)))
    wire.on("Network.requestServedFromCache", lambda e: kept.add(e["requestId"]))
    wire.on("Network.loadingFinished", lambda e: weight.append(int(e["encodedDataLength"])))
    line = Line()
    wire.on("Network.webSocketHandshakeResponseReceived", line.opened)
    wire.on("Network.webSocketFrameReceived", lambda e: weight.append(line.weight(e)))
    wire.send("Network.enable")
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => benchSeen.answered" if names else "() => benchSeen.read")
    if names:
        page.wait_for_load_state("networkidle")
    seen = {"read": 0.0, "drawn": 0.0, "answered": 0.0} | page.evaluate("() => benchSeen")
    read = max(seen["read"], page.evaluate(_PAINTED) or 0)
    page.close()
    requests = len(asked - kept - {""})
    drawn, answered = seen["drawn"] / 1000, seen["answered"] / 1000
    return Visit(read / 1000, drawn, answered, sum(weight), requests)


def _named(event: dict[str, Any]) -> str:
    """A request that goes over the wire."""
    fetched = event["request"]["url"].startswith("http")
    return str(event["requestId"]) if fetched else ""


class Line:
    """A websocket, whose frames a browser tells unpacked: they weigh what they were packed."""

    def __init__(self) -> None:
        self._packer: Any = None

    def opened(self, event: dict[str, Any]) -> None:
        """Notes whether the server packs what it says."""
        named = {name.lower(): said for name, said in event["response"]["headers"].items()}
        if "permessage-deflate" in named.get("sec-websocket-extensions", ""):
            self._packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)

    def weight(self, event: dict[str, Any]) -> int:
        """The bytes of a frame."""
        said = event["response"]["payloadData"].encode()
        if self._packer is None:
            return len(said)
        return len(self._packer.compress(said)) + len(self._packer.flush(zlib.Z_SYNC_FLUSH))
