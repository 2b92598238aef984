"""What serving, the register and the calculators cost, as ratios: `make bench`.

It prints a table and writes build/bench.json; with `--readme` also the table in README.md, and with
`--only` one part of it all. `ours` and what stands beside it are medians. The two are timed in
turn, so that a busy machine slows both. A goal that is missed is printed, and is no failure.
"""

from __future__ import annotations

import gc
import re
import shutil
import signal
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import bench_calculators
import bench_serving
import bench_table
import yaml
from bench_tools import ROOT, Figure, figure

from widgets.content.library import Library

LESSON = "at-the-door"
MOST_SECONDS = 12 * 60


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


def register() -> Iterator[Figure]:
    """Every figure of the register, as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _register(Path(folder))


PARTS: dict[str, Callable[[], Iterable[Figure]]] = {
    "serving": bench_serving.figures,
    "calculators": bench_calculators.figures,
    "register": register,
}


def _stop(_number: int, _frame: object) -> None:
    raise TimeoutError(f"the bench has taken {MOST_SECONDS} seconds")


def main() -> int:
    """Print and write every figure; when it takes too long, those there are."""
    asked = ArgumentParser(description="What this project costs, beside its bases.")
    asked.add_argument("--only", choices=PARTS, help="one part of the bench")
    asked.add_argument("--readme", action="store_true", help="write the table into README.md")
    told = asked.parse_args()
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(MOST_SECONDS)
    day = datetime.now(UTC).date()
    print(bench_table.machine(), flush=True)
    parts = [told.only] if told.only else PARTS
    whole = all(_measure(part, day) for part in parts)  # after one without an end, none is begun
    if told.readme:
        bench_table.write_readme()
    return 0 if whole else 1


def _measure(part: str, day: date) -> bool:
    """Measures, prints and keeps one part; whether there was time for all of it."""
    rows: list[Figure] = []
    try:
        rows.extend(PARTS[part]())
    except TimeoutError as error:
        print(f"{part}: {error}", file=sys.stderr)
        return False
    finally:
        bench_table.keep(part, rows, day)
        print(bench_table.text(rows), flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
