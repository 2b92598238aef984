"""What the calculators cost: rates beside two libraries, a contact log as it grows, a click."""

from __future__ import annotations

import gc
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

import pyxirr
from numpy_financial import irr

from widgets.core.calc.annual_cost import annual_cost
from widgets.core.calc.cash_flow import Flow, balancing_rate
from widgets.core.calc.schedule import Payment, months_after

ROOT = Path(__file__).resolve().parent.parent
AGREE = 1e-9
ENTRIES = (1_000, 100_000, 1_000_000)
CLICKS = 40
PATIENCE = 60

Figure = dict[str, object]
Rate = Callable[[], Any]


def timed(run: Callable[[], object], runs: int) -> float:
    """The median time of a run, in milliseconds."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def figures() -> list[Figure]:
    """Every figure of the calculators."""
    return [*(f for n in (12, 360, 3600) for f in _rates(n)), *_logs(), *_round_trips()]


def _rates(n: int) -> list[Figure]:
    """One loan of `n` instalments: our root against each library's, by period and by day."""
    paid = (Decimal(10_000) * (1 + Decimal(n) / 1000) / n).quantize(Decimal("0.01"))
    amounts = [Decimal(10_000), *[-paid] * n]
    flows = [Flow(Decimal(i), amount) for i, amount in enumerate(amounts)]
    floats = [float(amount) for amount in amounts]
    start = date(2000, 1, 1)
    days = [months_after(start, i) for i in range(n + 1)]
    payments = [Payment(day, amount) for day, amount in zip(days, amounts, strict=True)]
    runs = 9 if n < 1000 else 3
    pairs: tuple[tuple[str, Rate, Rate], ...] = (
        ("numpy-financial irr", lambda: balancing_rate(flows), lambda: irr(floats)),
        ("pyxirr irr", lambda: balancing_rate(flows), lambda: pyxirr.irr(floats)),
        (
            "pyxirr xirr",
            lambda: annual_cost(payments).by_days / 100,
            lambda: pyxirr.xirr(days, floats),
        ),
    )
    found = []
    for name, ours, theirs in pairs:
        one, other = float(ours()), float(theirs() or 0)
        apart = abs(one - other)
        agreed = "agrees" if apart < AGREE else f"differs by {apart:.1e}"
        label = f"yearly cost on {n} flows : {name} ({agreed})"
        found.append(figure(label, None, timed(ours, runs), timed(theirs, max(runs, 9))))
    return found


_LOG = """
import json, resource, sys, time
from datetime import date
from widgets.content.library import Library
from widgets.core.calc.contact_binding import Collector
from widgets.core.calc.contact_log import read_log
from widgets.core.calc.contact_norms import CITES, RULES, LoanKind
from widgets.core.calc.contact_times import check
from widgets.core.provision import LenderType
library, n = Library.open(), int(sys.argv[1])
rules = {name: library.rule(name) for name in RULES}
cites = {*CITES, *(version.cite for rule in rules.values() for version in rule.versions)}
provisions = {cite: library.cite(cite) for cite in cites}
lines = (f"2026-{1 + i // 28 % 9:02}-{1 + i % 28:02} {i // 60 % 24:02}:{i % 60:02}"
         f" \\u7535\\u8bdd \\u63a5\\u901a 1380000{i % 10000:04}" for i in range(n))
text = "\\n".join(lines)
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
log = read_log(text)
collector = Collector(LenderType.BANK, agency=False, loan=LoanKind.CREDIT_CARD)
check(log, collector, rules, provisions, until=date(2026, 11, 25))
spent = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps([spent * 1000, memory]))
"""


def _logs() -> list[Figure]:
    """A contact log read and checked at three sizes: how time and memory grow."""
    measured = {n: _log(n) for n in ENTRIES}
    found = []
    for less, more in pairwise(ENTRIES):
        times = more // less
        for name, at in (("time", 0), ("memory added", 1)):
            label = f"contact log of {more:,} entries : {times} x one of {less:,}, {name}"
            unit = "ms" if at == 0 else "KiB"
            base = max(measured[less][at], 1) * times
            found.append(figure(label, 1.3, measured[more][at], base, unit))
    return found


def _log(n: int) -> tuple[float, float]:
    run = subprocess.run(
        [sys.executable, "-c", _LOG, str(n)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    spent, memory = json.loads(run.stdout)
    return float(spent), float(memory)


_BUTTON = """
import ipywidgets as ipw
button = ipw.Button(description="0")
button.on_click(lambda b: setattr(b, "description", str(int(b.description) + 1)))
button
"""

_PRESS = """
async ([names, told, clicks]) => {
  const say = () => document.querySelector(told).innerText;
  const find = (name) =>
    [...document.querySelectorAll("button")].find((each) => each.innerText.trim() === name);
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
    from playwright.sync_api import sync_playwright

    from widgets.content.library import Library

    library = Library.open()
    costs, words = library.calculator("court-costs"), library.words("en")
    names = [words.of(example.title) for example in costs.examples[:2]]
    chrome = subprocess.run(
        [ROOT / ".ci" / "browser", sys.executable], capture_output=True, text=True, check=True
    ).stdout.strip()
    with _ours() as ours, _stock() as stock, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox"])
        calculators = browser.new_page()
        calculators.goto(f"{ours}/voila/render/en/calculators.ipynb?calc=court-costs&example=order")
        calculators.wait_for_selector(".lad-outcome-text", timeout=PATIENCE * 1000)
        bare = browser.new_page()
        bare.goto(stock)
        bare.wait_for_selector("button.jupyter-button", timeout=PATIENCE * 1000)
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(3):
            times[0].extend(calculators.evaluate(_PRESS, [names, ".lad-outcome-text", CLICKS]))
            times[1].extend(bare.evaluate(_PRESS, [[], "button.jupyter-button", CLICKS]))
        browser.close()
    one, other = (sorted(each) for each in times)
    last = int(len(one) * 0.95)
    name = "a calculator's form, click to new view : a bare ipywidgets button"
    return [
        figure(f"{name}, median", 1.3, median(one), median(other)),
        figure(f"{name}, 95 of 100", 1.3, one[last], other[last]),
    ]


@contextmanager
def _ours() -> Iterator[str]:
    port = _port()
    command = [sys.executable, "-m", "widgets.serve", "--port", str(port)]
    with _served(command, f"http://127.0.0.1:{port}") as address:
        yield address


@contextmanager
def _stock() -> Iterator[str]:
    """Voilà as it comes, with one button."""
    import tempfile

    import nbformat.v4 as nb

    with tempfile.TemporaryDirectory() as folder:
        path, port = Path(folder) / "button.ipynb", _port()
        notebook = nb.new_notebook(cells=[nb.new_code_cell(_BUTTON)])
        path.write_text(nb.writes(notebook), encoding="utf-8")
        command = [sys.executable, "-m", "voila", str(path), "--no-browser", f"--port={port}"]
        with _served(command, f"http://127.0.0.1:{port}") as address:
            yield address


@contextmanager
def _served(command: list[str], address: str) -> Iterator[str]:
    serving = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(PATIENCE * 10):
            try:
                with urlopen(address, timeout=PATIENCE):
                    break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        serving.terminate()
        serving.wait(PATIENCE)


def _port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def figure(name: str, goal: float | None, ours: float, base: float, unit: str = "ms") -> Figure:
    """One row of the table."""
    ratio = round(ours / base, 3)
    told = {"ours": round(ours, 3), "base": round(base, 3), "unit": unit}
    return {"name": name, "goal": goal, "ratio": ratio, **told}
