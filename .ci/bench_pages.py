"""How fast pages are in a cold browser: a lesson of ours, stock Voilà's button, Panel's button."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from bench_panel import panel_button
from bench_tools import (
    Figure,
    Served,
    beside,
    chromium,
    figure,
    ours,
    own,
    pooled,
    stock,
)
from playwright.sync_api import Browser, BrowserContext, sync_playwright

ROUNDS = 5
PATIENCE = 60_000
WEIGHED = 3
MB = 1_000_000
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # Stock Voilà asks a CDN for its icons; here it hears at once that there is none.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
FIRST = "before"
"""The section that asks the first question of a lesson."""
OURS = (f"#{FIRST} .lad-button.lad-main", f"#{FIRST} .lad")
VOILA = ("button.jupyter-button", "button.jupyter-button")
PANEL = ("button.bk-btn", "button.bk-btn")

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


def figures() -> list[Figure]:
    """The rows of what a browser sees."""
    with ExitStack() as stack:
        warm, cold = stack.enter_context(ours(*pooled(1, 1))), stack.enter_context(ours())
        full = stack.enter_context(ours("--cap=1"))
        guest = stack.enter_context(own())
        plain, panel = stack.enter_context(stock()), stack.enter_context(panel_button())
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        seen, first = Visits(), browser.new_context()
        _hold(first, full)
        for n in range(ROUNDS):
            _ours(browser, seen, warm, cold, full)
            _others(browser, seen, plain, panel, again=n < WEIGHED)
            with _context(browser) as fresh:
                seen.add("guest", visit(fresh, guest.address, VOILA))
        browser.close()
    return _rows(seen)


def _hold(context: BrowserContext, full: Served) -> None:
    """Takes the only seat there is."""
    page = context.new_page()
    page.goto(full.lesson(0, FIRST))
    page.wait_for_selector(OURS[0], timeout=PATIENCE)


def _ours(browser: Browser, seen: Visits, warm: Served, cold: Served, full: Served) -> None:
    """Our lessons with kernels that wait, with none, and with every seat taken."""
    warm.until("drawn", 2)
    with _context(browser) as fresh:
        seen.add("ours", visit(fresh, warm.lesson(0, FIRST), OURS))
        seen.add("second lesson", visit(fresh, warm.lesson(1, FIRST), OURS))
        warm.until("drawn", 2)
        seen.add("ours again", visit(fresh, warm.lesson(0, FIRST), OURS))
    with _context(browser) as fresh:
        seen.add("cold", visit(fresh, cold.lesson(0, FIRST), OURS))
    with _context(browser) as fresh:
        seen.add("full", visit(fresh, full.lesson(), None))


def _others(
    browser: Browser, seen: Visits, plain: Served, panel: Served | None, *, again: bool
) -> None:
    """Stock Voilà's button, and Panel's."""
    with _context(browser) as fresh:
        seen.add("stock", visit(fresh, plain.address, VOILA))
        if again:
            seen.add("stock again", visit(fresh, plain.address, VOILA))
    if panel:
        with _context(browser) as fresh:
            seen.add("panel", visit(fresh, f"{panel.address}/button", PANEL))


@contextmanager
def _context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a past, as wide as a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context
    context.close()


def _rows(seen: Visits) -> list[Figure]:
    base = seen.middle("stock", "answered")
    slowest = max(seen.middle(name, "read") for name in ("ours", "cold", "full"))
    measured = [
        ("first readable text, in the slowest state of the server", 0.15, slowest),
        *(
            (name, goal, seen.middle(visit, what))
            for name, goal, visit, what in (
                ("first question drawn, a kernel waiting", 0.16, "ours", "drawn"),
                ("first question drawn, no kernel waiting", None, "cold", "drawn"),
                ("lesson interactive, a kernel waiting", 0.16, "ours", "answered"),
                ("second lesson in the same browser", 0.16, "second lesson", "answered"),
                ("lesson interactive, no kernel waiting", None, "cold", "answered"),
                ("the same button in a notebook on our server", 1.0, "guest", "answered"),
                ("Panel's button interactive", None, "panel", "answered"),
            )
            if visit in seen.seen
        ),
    ]
    rows = [beside(f"{told[0]} : stock Voilà's button", *told[1:], base) for told in measured]
    if "panel" in seen.seen:
        pair = seen.middle("ours", "answered"), seen.middle("panel", "answered")
        rows.append(
            figure("lesson interactive, a kernel waiting : Panel's button", None, *pair, "s")
        )
    return [*rows, *_weights(seen)]


def _weights(seen: Visits) -> list[Figure]:
    """What comes over the wire, the websocket with it."""

    def row(
        name: str, goal: float, what: str, again: str, unit: str, whose: str = "ours"
    ) -> Figure:
        mine, other = (seen.middle(f"{each}{again}", what) for each in (whose, "stock"))
        share = MB if unit == "MB" else 1
        return beside(name, goal, mine / share, other / share, unit, of="ours")

    return [
        row("bytes of a first visit", 0.06, "weight", "", "MB"),
        row("requests of a first visit", 10, "requests", "", "requests"),
        row("bytes of the button's notebook on our server", 1.6, "weight", "", "MB", "guest"),
        row("bytes of a second visit", 0.03, "weight", " again", "MB"),
    ]
