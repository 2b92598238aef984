"""What it costs to serve a room of learners, beside stock Voilà serving one button."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median
from typing import Any
from urllib.request import urlopen

from jupyter_client.manager import start_new_kernel

from tests.bench import acts, pages, room
from tests.bench.figures import Figure, beside, figure
from tests.bench.room import ROOM, Measured
from tests.bench.servers import PATIENCE, ours, pooled, stock
from tests.machine import high, pss

STARTS = 3
ARRIVALS = 3
STOCK_ARRIVALS = 2
BARE = 10


def figures() -> Iterator[Figure]:
    """Every figure of the serving, as it is measured."""
    yield from pages.figures()
    yield from acts.figures()
    yield from _starts()
    yield from _rooms()


def _starts() -> list[Figure]:
    """From the command until the first lesson is there, in turn with stock Voilà."""
    times = [(_start(lesson=True), _start(lesson=False)) for _ in range(STARTS)]
    mine, other = (median(each) for each in zip(*times, strict=True))
    name = "server start until the first lesson is open : stock Voilà until its button's page is"
    return [beside(name, 1.5, mine, other)]


def _start(*, lesson: bool) -> float:
    start = time.perf_counter()
    with ours() if lesson else stock() as server:
        with urlopen(server.lesson() if lesson else server.address, timeout=PATIENCE) as page:
            page.read()
        return time.perf_counter() - start


def _rooms() -> list[Figure]:
    """Forty who arrive at once and are at work at once, in turn with stock Voilà."""
    got = Measured()
    for n in range(ARRIVALS):
        with ours("--cap=200") as server:
            asyncio.run(room.cold(server, got))
        if n < STOCK_ARRIVALS:
            with stock() as server:
                asyncio.run(room.bare(server, got))
    with ours("--cap=200", *pooled(ROOM)) as server:
        for _ in range(ARRIVALS):
            server.until("drawn", ROOM)
            asyncio.run(room.warm(server, got))
    with ours("--cap=200") as server, stock() as plain:
        asyncio.run(room.acts(server, plain, got))
    return _rows(got, _bare_kernels())


def _bare_kernels() -> float:
    """The memory of a bare ipykernel among others, in MiB."""
    with ExitStack() as stack:
        pids = []
        for _ in range(BARE):
            kernel, client = start_new_kernel(stderr=subprocess.DEVNULL)
            stack.callback(kernel.shutdown_kernel, now=True)
            stack.callback(client.stop_channels)
            process: Any = kernel.provisioner
            pids.append(process.pid)
        return sum(map(pss, pids)) / 1024 / BARE


def _rows(got: Measured, kernel: float) -> list[Figure]:
    stock, bare = median(got.stock), median(got.clicks)
    added, warmed, unwarmed = map(median, (got.added, got.warmed, got.unwarmed))
    last = f"{ROOM} arrive in the same instant, until the last page"
    alone = "act to new view, one alone"
    work = f"act to new view, {ROOM} at work : the same, one alone"
    wire = f"act to new view over the wire, {ROOM} at work : stock Voilà's button, median"
    instant = f"{ROOM} act in the same instant, until the last view : one button alone"
    return [
        figure("memory a learner adds (PSS) : a bare ipykernel", 0.75, added, kernel, "MiB"),
        beside(f"{last}, seats warmed : stock Voilà, unwarmed", 0.03, warmed, stock),
        beside(f"{last}, nothing warmed : stock Voilà, unwarmed", 0.3, unwarmed, stock),
        _answered(min(got.answered)),
        figure(f"{work}, median", 1.3, median(got.acts), median(got.alone)),
        figure(f"{work}, 95 of 100", 1.3, high(got.acts), high(got.alone)),
        beside(f"{alone} : stock Voilà's button, median", acts.GOAL, median(got.alone), bare, "ms"),
        beside(wire, None, median(got.crowd), bare, "ms"),
        beside(instant, None, median(got.instant), bare, "ms"),
    ]


def _answered(fewest: int) -> Figure:
    """How many of the forty are answered over the websocket, in the worst run: all of them."""
    row = figure(f"of {ROOM} who arrive, answered", 1.0, fewest, ROOM, "learners")
    return {**row, "of": "all", "met": fewest == ROOM}
