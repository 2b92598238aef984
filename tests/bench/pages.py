"""How fast pages are in a cold browser: a lesson of ours, stock Voilà's button, Panel's button."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.bench.browsers import PATIENCE
from tests.bench.figures import Figure, beside, figure
from tests.bench.panel import panel_button
from tests.bench.servers import Served, ours, own, pooled, stock
from tests.bench.visits import Visits, visit
from tests.machine import FLAGS, PHONE, chromium

ROUNDS = 5
WEIGHED = 3
MB = 1_000_000
FIRST = "before"
"""The section that asks the first question of a lesson."""
OURS = (f"#{FIRST} .lad-button.lad-main", f"#{FIRST} .lad")
VOILA = ("button.jupyter-button", "button.jupyter-button")
PANEL = ("button.bk-btn", "button.bk-btn")


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
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
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
