"""What the register costs: a lesson over all of it, and all of it read, as it grows."""

from __future__ import annotations

import gc
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from tests.bench.figures import Figure, figure
from tests.machine import ROOT
from widgets.content.library import Library

LESSON = "at-the-door"


def paired(
    ours: Callable[[], object], base: Callable[[], object], runs: int
) -> tuple[float, float]:
    """The medians of two things timed in turn, in milliseconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for held, run in zip(times, (ours, base), strict=True):
            gc.collect()
            gc.disable()  # as timeit does: what is timed is the work, not when rubbish is fetched
            start = perf_counter()
            run()
            held.append((perf_counter() - start) * 1000)
            gc.enable()
    return median(times[0]), median(times[1])


def only_cited(folder: Path) -> Path:
    """A library that holds of the register only what the lesson cites."""
    whole, root = Library(ROOT / "data"), folder / "cited"
    shutil.copytree(ROOT / "data", root)
    cited = set(whole.materials(LESSON).provisions)
    for path in (root / "law" / "provisions").glob("*.yaml"):
        head, mark, body = path.read_text(encoding="utf-8").partition("provisions:\n")
        entries = re.split(r"(?m)^(?=  - article:)", body)
        kept = [e for e in entries if f"{path.stem}/{_first(e)}" in cited]
        if kept:
            path.write_text(head + mark + "".join(kept), encoding="utf-8")
        else:
            path.unlink()
    _keep_instruments(root, {cite.partition("/")[0] for cite in cited})
    return root


def _first(entry: str) -> str:
    found = re.match(r'  - article: "?([^"\n]+)"?', entry)
    return found.group(1) if found else ""


def _keep_instruments(root: Path, wanted: set[str]) -> None:
    for path in (root / "law" / "instruments").glob("*.yaml"):
        entries = re.split(r"(?m)^(?=- id:)", path.read_text(encoding="utf-8"))
        kept = [e for e in entries if (m := re.match(r"- id: (\S+)", e)) and m.group(1) in wanted]
        path.write_text("".join(kept) or "[]\n", encoding="utf-8")


def times_over(folder: Path, times: int) -> Path:
    """A library whose register is so many times as long, under other names."""
    root = folder / f"times-{times}"
    shutil.copytree(ROOT / "data", root)
    for path in list((root / "law" / "provisions").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for n in range(1, times):
            name = f"{path.stem}-copy{n}"
            renamed = text.replace(f"instrument: {path.stem}\n", f"instrument: {name}\n")
            path.with_name(f"{name}.yaml").write_text(renamed, encoding="utf-8")
    return root


def parse(root: Path) -> None:
    """The bare C parse of every register file."""
    for path in (root / "law" / "provisions").glob("*.yaml"):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _register(folder: Path) -> Iterator[Figure]:
    data, cited = ROOT / "data", only_cited(folder)
    yield figure(
        "open lesson 01 over the whole register : over only what it cites",
        1.1,
        *paired(
            lambda: Library(data).materials(LESSON), lambda: Library(cited).materials(LESSON), 15
        ),
    )
    yield figure(
        "load the whole register : bare C YAML parse of the same bytes",
        2.0,
        *paired(lambda: Library(data).register, lambda: parse(data), 9),
    )
    for times, runs in ((10, 3), (100, 1)):
        yield from _longer(times_over(folder, times), times, runs)


def _longer(root: Path, times: int, runs: int) -> list[Figure]:
    """Whether the cost grows no faster than the register, and a lesson's not at all."""
    data = ROOT / "data"
    ours, one = paired(lambda: Library(root).register, lambda: Library(data).register, runs)
    lesson = paired(
        lambda: Library(root).materials(LESSON), lambda: Library(data).materials(LESSON), 5
    )
    return [
        figure(f"load {times} x the register : {times} x one load", 1.3, ours, one * times),
        figure(f"open lesson 01 over {times} x the register : over one", 1.3, *lesson),
    ]


def figures() -> Iterator[Figure]:
    """Every figure of the register, as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _register(Path(folder))
