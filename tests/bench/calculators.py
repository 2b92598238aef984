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
from tests.bench.acts import besides, slowed
from tests.bench.browsers import CHANGED, PATIENCE
from tests.bench.figures import Figure, figure
from tests.bench.servers import ours
from tests.machine import FLAGS, PHONE, ROOT, chromium
from widgets.content.library import Library
from widgets.core.calculators.annual_cost.cash_flow import Flow, solve
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.annual_cost.working import annual_cost
from widgets.core.calculators.calendar_days import after_months

AGREE = 1e-9
ENTRIES = (1_000, 100_000, 1_000_000)
CLICKS = 16
_ORDER = "calculators.ipynb?calc=court-costs&example=order#court-costs"
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


_PRESSED = f"""
async ([names, clicks]) => {{
  {CHANGED}
  const text = () => document.querySelector(".lad-outcome-text").innerText;
  const find = (name) =>
    [...document.querySelectorAll("button")].find((each) => each.textContent.trim() === name);
  const times = [], told = [];
  for (let n = 0; n < clicks; n++) {{
    const came = changed(text), start = performance.now();
    find(names[n % names.length]).click();
    await came;
    times.push(performance.now() - start);
    told.push(document.querySelector(".lad-outcome").innerText.split("\\n").filter(Boolean));
    await rest(300);
  }}
  return {{ times, told }};
}}
"""


def _round_trips() -> Iterator[Figure]:
    """A press until a calculator's answer is drawn, beside the bases of a lesson's answer."""
    library = Library.open()
    costs, words = library.calculator("court-costs"), library.words("en")
    asked = [[words.of(example.title) for example in costs.examples[:2]], CLICKS]
    with ours() as mine, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_context(viewport=PHONE).new_page()
        page.goto(f"{mine.address}/voila/render/en/{_ORDER}")
        page.wait_for_selector(".lad-outcome-text", timeout=PATIENCE)

        def press(slower: int) -> dict[str, Any]:
            slowed(page, slower)
            found: dict[str, Any] = page.evaluate(_PRESSED, asked)
            return found

        yield from besides("a calculator's answer to a press", browser, press)
        browser.close()
