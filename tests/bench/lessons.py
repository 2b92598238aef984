"""What every lesson costs beside the first one, and the home page with fifteen beside three."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from tests.bench.figures import Figure, figure
from tests.bench.servers import PATIENCE, Served, ours
from tests.machine import ROOT
from tests.open_page import config
from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve import home
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.site import Site

TIMES = 15
DRAWINGS = 60
FEW, MANY = 3, 15
SEATS = 4
"""Each page is left before the next is opened; those that have just ended still count."""


def figures() -> Iterator[Figure]:
    """Each lesson's page whole, and the home page."""
    first, *others = lessons()
    with ours(f"--Server.cap={SEATS}") as server:
        for name in others:
            mine, beside = in_turn(
                partial(opened, server, name), partial(opened, server, first), TIMES
            )
            yield figure(f"{name} opened : {first}", 1.1, mine, beside)
    yield home_page()


def lessons() -> list[str]:
    """The notebooks of the lessons there are, in Chinese."""
    return [path.name for path in sorted((ROOT / "notebooks" / "zh").glob("[0-9]*.ipynb"))]


def opened(server: Served, name: str) -> None:
    """Opens a lesson to its last word, as a browser does, and leaves it."""
    with urlopen(f"{server.address}/voila/render/zh/{name}", timeout=PATIENCE) as answer:
        told = config(answer.read().decode())
    leave = f"{server.address}/voila/api/shutdown/{told['kernelId']}"
    urlopen(Request(leave, data=told["secret"].encode(), method="POST"), timeout=PATIENCE).close()


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
