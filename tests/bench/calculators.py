"""What the calculators cost: rates beside two libraries, a contact log as it grows, a click."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Any

import pyxirr
from numpy_financial import irr
from playwright.sync_api import sync_playwright

from tests.bench import readers
from tests.bench.browsers import PATIENCE
from tests.bench.figures import Figure, figure
from tests.bench.servers import ours, stock
from tests.machine import FLAGS, ROOT, chromium, high
from widgets.content.library import Library
from widgets.core.calculators.annual_cost.cash_flow import Flow, solve
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.annual_cost.working import annual_cost
from widgets.core.calculators.calendar_days import after_months

AGREE = 1e-9
ENTRIES = (1_000, 100_000, 1_000_000)
CLICKS = 40
LONG_ENOUGH = 5_000

Rate = Callable[[], Any]


def timed(run: Rate, runs: int) -> tuple[float, float]:
    """What a run gives, and its median time in milliseconds; what takes long runs less often."""
    times: list[float] = []
    while len(times) < runs and sum(times) < LONG_ENOUGH:
        gc.collect()
        start = time.perf_counter()
        given = float(run() or 0)
        times.append((time.perf_counter() - start) * 1000)
    return given, median(times)


def figures() -> Iterator[Figure]:
    """Every figure of the calculators, as it is measured."""
    for n in (12, 360, 3600):
        yield from _rates(n)
    yield from _round_trips()
    yield from _logs()
    yield from readers.figures()


def _rates(n: int) -> list[Figure]:
    """One loan of `n` instalments: our root against each library's, by period and by day."""
    paid = (Decimal(10_000) * (1 + Decimal(n) / 1000) / n).quantize(Decimal("0.01"))
    amounts = [Decimal(10_000), *[-paid] * n]
    flows = [Flow(Decimal(i), amount) for i, amount in enumerate(amounts)]
    floats = [float(amount) for amount in amounts]
    start = date(2000, 1, 1)
    days = [after_months(start, i) for i in range(n + 1)]
    payments = [Payment(day, amount) for day, amount in zip(days, amounts, strict=True)]
    runs = 9 if n < 1000 else 3
    pairs: tuple[tuple[str, Rate, Rate], ...] = (
        ("numpy-financial irr", lambda: solve(flows).rate, lambda: irr(floats)),
        ("pyxirr irr", lambda: solve(flows).rate, lambda: pyxirr.irr(floats)),
        (
            "pyxirr xirr",
            lambda: annual_cost(payments).by_days.rate,
            lambda: pyxirr.xirr(days, floats),
        ),
    )
    found = []
    for name, own, theirs in pairs:
        one, mine = timed(own, runs)
        other, its = timed(theirs, max(runs, 9))
        apart = abs(one - other)
        agreed = "agrees" if apart < AGREE else f"differs by {apart:.1e}"
        label = f"yearly cost on {n} flows : {name} ({agreed})"
        found.append(figure(label, None, mine, its))
    return found


_LOG = """
import json, resource, sys, time
from datetime import date
from widgets.content.library import Library
from widgets.core.calculators.contact_times.law import Collector
from widgets.core.calculators.contact_times.working import check
from widgets.core.contact_log.log import read_log
from widgets.core.law.contact_norms import LoanKind
from widgets.core.law.provision import LenderType
library, n = Library.open(), int(sys.argv[1])
tables = library.law_tables([library.calculator("contact-times")], date(2026, 11, 25))
lines = (f"2026-{1 + i // 28 % 9:02}-{1 + i % 28:02} {i // 60 % 24:02}:{i % 60:02}"
         f" \\u7535\\u8bdd \\u63a5\\u901a 1380000{i % 10000:04}" for i in range(n))
text = "\\n".join(lines)
start = time.perf_counter()
log = read_log(text)
collector = Collector(LenderType.BANK, agency=False, loan=LoanKind.CREDIT_CARD)
check(log, collector, tables)
spent = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([spent * 1000, peak, len(text.encode()) / 1024]))
"""


def _logs() -> list[Figure]:
    """A contact log read and checked at three sizes: how time grows, and memory beside its text."""
    measured = {n: _log(n) for n in ENTRIES}
    found = []
    for less, more in pairwise(ENTRIES):
        times, (spent, peak, text) = more // less, measured[more]
        name = f"contact log of {more:,} entries"
        took = f"{name} : {times} x one of {less:,}, time"
        held = f"{name}, most memory beyond that of {ENTRIES[0]:,} : its text"
        found.append(figure(took, 1.3, spent, measured[less][0] * times))
        found.append(figure(held, None, peak - measured[ENTRIES[0]][1], text, "KiB"))
    return found


def _log(n: int) -> tuple[float, float, float]:
    """The time in ms, the most memory of the whole process and the text's size in KiB."""
    run = subprocess.run(
        [sys.executable, "-c", _LOG, str(n)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    spent, peak, size = json.loads(run.stdout)
    return float(spent), float(peak), float(size)


_PRESS = """
async ([names, told, clicks]) => {
  const say = () => document.querySelector(told).innerText;
  const find = (name) =>
    [...document.querySelectorAll("button")].find((each) => each.textContent.trim() === name);
  const soon = () => new Promise((go) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = go;
    channel.port2.postMessage(0);
  });
  const times = [];
  for (let n = 0; n < clicks; n++) {
    const button = names.length ? find(names[n % 2]) : document.querySelector(told);
    const before = say();
    const start = performance.now();
    button.click();
    while (say() === before) await soon();
    times.push(performance.now() - start);
    await new Promise((go) => setTimeout(go, 30));
  }
  return times;
}
"""


def _round_trips() -> list[Figure]:
    """A click until the new view is drawn: a calculator's example, and a bare button."""
    library = Library.open()
    costs, words = library.calculator("court-costs"), library.words("en")
    names = [words.of(example.title) for example in costs.examples[:2]]
    with ours() as mine, stock() as plain, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        calculators = browser.new_page()
        calculators.goto(
            f"{mine.address}/voila/render/en/calculators.ipynb?calc=court-costs&example=order#court-costs"
        )
        calculators.wait_for_selector(".lad-outcome-text", timeout=PATIENCE)
        bare = browser.new_page()
        bare.goto(plain.address)
        bare.wait_for_selector("button.jupyter-button", timeout=PATIENCE)
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(3):
            times[0].extend(calculators.evaluate(_PRESS, [names, ".lad-outcome-text", CLICKS]))
            times[1].extend(bare.evaluate(_PRESS, [[], "button.jupyter-button", CLICKS]))
        browser.close()
    one, other = times
    name = "a calculator's form, click to new view : a bare ipywidgets button"
    return [
        figure(f"{name}, median", 1.3, median(one), median(other)),
        figure(f"{name}, 95 of 100", 1.3, high(one), high(other)),
    ]
