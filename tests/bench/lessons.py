"""What every lesson costs beside the first one, and the home page with fifteen beside three."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench.figures import Figure, figure
from tests.bench.pages import FIRST, OURS
from tests.bench.servers import Served, ours
from tests.bench.visits import visit
from tests.machine import FLAGS, PHONE, ROOT, chromium
from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve import home
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.site import Site

TIMES = 9
DRAWINGS = 60
FEW, MANY = 3, 15
SEATS = 4
"""Each page is left before the next is opened; those that have just ended still count."""


def figures() -> Iterator[Figure]:
    """Each lesson's page whole, and the home page."""
    first, *others = lessons()
    with ours(f"--Server.cap={SEATS}") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name in others:
            both: tuple[list[float], list[float]] = ([], [])
            for n in range(TIMES):
                for at in (0, 1) if n % 2 else (1, 0):
                    both[at].append(opened(browser, server, (name, first)[at]))
            yield figure(f"{name} opened : {first}", 1.1, median(both[0]), median(both[1]))
        browser.close()
    yield home_page()


def lessons() -> list[str]:
    """The notebooks of the lessons there are, in Chinese."""
    return [path.name for path in sorted((ROOT / "notebooks" / "zh").glob("[0-9]*.ipynb"))]


def opened(browser: Browser, server: Served, name: str) -> float:
    """The milliseconds until a lesson's first question stands, in a browser without a past."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    seen = visit(context, f"{server.address}/voila/render/zh/{name}#{FIRST}", OURS)
    context.close()
    return seen.drawn * 1000


def home_page() -> Figure:
    """The home page with made-up lessons, as many as there may be, beside as many as there were."""
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        full, short = made_up(Path(many), MANY), made_up(Path(few), FEW)
        mine, beside = in_turn(
            partial(home.home, full, "zh"), partial(home.home, short, "zh"), DRAWINGS
        )
    return figure(f"the home page drawn with {MANY} lessons : with {FEW}", 1.3, mine, beside)


def made_up(root: Path, count: int) -> Site:
    """A site of so many lessons: each is the first one under another name."""
    library = Library.open()
    first = library.lessons()[0]
    made = [first.model_copy(update={"id": f"made-up-{n}"}) for n in range(1, count + 1)]
    for lang in LANGS:
        (root / lang).mkdir()
        text = (ROOT / "notebooks" / lang / lessons()[0]).read_text(encoding="utf-8")
        for n, lesson in enumerate(made, start=1):
            (root / lang / f"{n:02}-{lesson.id}.ipynb").write_text(text, encoding="utf-8")
    library.__dict__["lessons"] = lambda: tuple(made)
    return Site(library, NotebookIndex(root))


def in_turn(
    one: Callable[[], object], other: Callable[[], object], times: int
) -> tuple[float, float]:
    """The median times of two things in milliseconds, done in turn, each as often before the other.

    Both are done once before, untimed: what is read for the first time is read for neither.
    """
    both, taken = (one, other), ([], [])
    for n in range(-1, times):
        for at in (0, 1) if n % 2 else (1, 0):
            start = time.perf_counter()
            both[at]()
            if n >= 0:
                taken[at].append((time.perf_counter() - start) * 1000)
    return median(taken[0]), median(taken[1])
