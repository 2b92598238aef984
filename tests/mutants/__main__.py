"""Plant faults in `widgets/`, one at a time, and see whether the tests turn red.

    python -m tests.mutants [--of 100] [--seed WORD] [--jobs 2] [--bound 200] [--alone] [PATH ...]

Faults are drawn at random; the seed is the day and the last commit unless given. It all happens in
copies of the working tree. For a fault those tests run that import its module, directly or through
other modules, the nearest first. A test run that takes more than `bound` seconds of the processor
or three times as long by the clock counts as red. Faults that change nothing are listed in
`equivalent.yaml` and not drawn. Exit code 1 where fewer than 95 in 100 are caught.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Queue

import yaml

from tests.mutants.planting import Mutant, mutants
from widgets.content.today import today_in_china

ROOT = Path(__file__).resolve().parent.parent.parent
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")
FOLDERS = {"core": ("tests/core", "tests/cases")}
NEEDED = 95
# Without nbval, which takes seconds to load and is for notebooks.
QUICKLY = ("-qx", "-pno:nbval", "-pno:cacheprovider", "-oaddopts=--import-mode=importlib")


def every(under: list[str]) -> list[Mutant]:
    """Every fault that can be planted in the modules asked for, but those that change nothing."""
    found = [
        mutant
        for path in sorted((ROOT / "widgets").rglob("*.py"))
        if any(path.is_relative_to(ROOT / each) for each in under)
        for mutant in mutants(str(path.relative_to(ROOT)), path.read_text())
    ]
    listed = yaml.safe_load(EQUIVALENT.read_text())
    nothing = {(each["module"], each["was"], each["becomes"]) for each in listed}
    for module, was, _ in nothing:
        if was not in map(str.strip, (ROOT / module).read_text().splitlines()):
            sys.exit(f"{EQUIVALENT.name}: {module} has no line {was!r} any more: mend or remove it")
    return [mutant for mutant in found if mutant.key not in nothing]


@cache
def imported(file: Path) -> frozenset[Path]:
    """The modules of ours that a file imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    paths = {ROOT / f"{name.replace('.', '/')}.py" for name in names if name.startswith("widgets")}
    return frozenset(path for path in paths if path.is_file())


def distance(file: Path, module: Path) -> int | None:
    """How many imports it is from a file to a module; None where there is no way."""
    seen, edge, steps = {file}, {file}, 0
    while edge and module not in edge:
        edge = {other for each in edge for other in imported(each)} - seen
        seen |= edge
        steps += 1
    return steps if edge else None


@cache
def tests_of(module: str, *, alone: bool) -> tuple[str, ...]:
    """The tests of its ring that can reach a module, the nearest first; those of the house last."""
    ring, *rest = Path(module).parts[1:]
    mirror = ROOT / "tests" / ring / Path(*rest[:-1], f"test_{Path(module).name}")
    if alone and mirror.exists():
        return (str(mirror.relative_to(ROOT)),)
    folders = FOLDERS.get(ring, (f"tests/{ring}",))
    files = [path for each in folders for path in (ROOT / each).rglob("test_*.py")]
    far = {path: distance(path, ROOT / module) for path in files if path != mirror}
    near = sorted((steps, path) for path, steps in far.items() if steps is not None)
    ordered = [mirror] * mirror.exists() + [path for _, path in near]
    return (*(str(path.relative_to(ROOT)) for path in ordered), "tests/house")


def copied() -> Path:
    """A copy of what git has or would take, in a folder of its own."""
    told = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.check_output(told, cwd=ROOT, text=True).split("\0")
    copy = Path(tempfile.mkdtemp(prefix="mutants-"))
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    return copy


def red(copy: Path, tests: tuple[str, ...], bound: int) -> str:
    """What the tests say of a copy where one fails or stands still; nothing where all pass."""
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", *QUICKLY, *tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    resource.prlimit(run.pid, resource.RLIMIT_CPU, (bound, bound + 5))
    try:
        said, _ = run.communicate(timeout=3 * bound)
    except subprocess.TimeoutExpired:
        return "stood still"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
    if run.returncode == 0:
        return ""
    named = re.search(r"^(?:FAILED|ERROR) (\S+)", said, re.MULTILINE)
    return named[1] if named else said.strip().rpartition("\n")[2] or f"ended by {-run.returncode}"


def planted(mutant: Mutant, n: int, copy: Path, want: argparse.Namespace) -> str:
    """What turns red with a fault planted in a copy, which is as before afterwards."""
    path = copy / mutant.module
    before, stat = path.read_text(), path.stat()
    path.write_text(mutant.source)
    os.utime(path, (stat.st_atime, stat.st_mtime + n))  # or bytecode of the same second is kept
    try:
        return red(copy, tests_of(mutant.module, alone=want.alone), want.bound)
    finally:
        path.write_text(before)
        os.utime(path, (stat.st_atime, stat.st_mtime))


def told(mutant: Mutant, by: str) -> str:
    found = f"caught by {by}" if by else "MISSED"
    return f"{mutant.module}:{mutant.line}: {found}\n    - {mutant.was}\n    + {mutant.becomes}"


def asked() -> argparse.Namespace:
    """What was asked for on the command line."""
    last = subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True)
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("under", nargs="*", default=["widgets"], metavar="module or folder")
    parser.add_argument("--of", type=int, default=100, help="how many faults")
    parser.add_argument("--seed", default=f"{today_in_china()} {last.strip()}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--alone", action="store_true", help="run a module's own test only")
    parser.add_argument("--bound", type=int, default=200, help="seconds for the tests of a fault")
    return parser.parse_args()


def main() -> int:
    """Draw, plant, tell."""
    want = asked()
    pool = every(want.under)
    drawn = random.Random(want.seed).sample(pool, min(want.of, len(pool)))
    print(f"seed {want.seed!r}: {len(drawn)} of {len(pool)} faults", flush=True)
    first = copied()
    copies: Queue[Path] = Queue()
    turned: list[str] = []
    caught, total = Counter[str](), Counter(mutant.module.split("/")[1] for mutant in drawn)

    def judge(n: int, mutant: Mutant) -> None:
        copy = copies.get()
        by = planted(mutant, n, copy, want)
        copies.put(copy)
        caught[mutant.module.split("/")[1]] += bool(by)
        turned.extend(re.findall(r"^tests/[^:]+\.py", by))
        print(told(mutant, by), flush=True)

    try:
        copies.put(first)
        for _ in range(want.jobs - 1):
            copies.put(Path(shutil.copytree(first, f"{first}-{copies.qsize()}")))
        with ThreadPoolExecutor(want.jobs) as at_once:
            list(at_once.map(judge, range(1, len(drawn) + 1), drawn))
        if by := red(first, tuple(dict.fromkeys(turned)), 10 * want.bound) if turned else "":
            sys.exit(f"red without any fault: {by}: mend that first")
    finally:
        for copy in first.parent.glob(f"{first.name}*"):
            shutil.rmtree(copy)
    for ring, count in total.items():
        print(f"{ring}: {caught[ring]} caught of {count}")
    print(f"{caught.total()} caught of {total.total()}")
    return int(100 * caught.total() < NEEDED * total.total())


if __name__ == "__main__":
    sys.exit(main())
