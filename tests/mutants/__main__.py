"""Plant faults in `widgets/`, one at a time, and see whether the tests turn red.

    python -m tests.mutants [--of 100] [--seed WORD] [--mirror] [PATH ...]

Faults are drawn at random; the seed is the day and the last commit unless given. It all happens in
a copy of the working tree. A fault is judged by the test that mirrors its module, and by worked
examples where it is a calculator's; without `--mirror` also by the tests beside and by the house's.
Tests that take too long count as red. Faults that change nothing are listed in `equivalent.yaml`
and not drawn. Exit code 1 where fewer than 95 in 100 are caught.
"""

from __future__ import annotations

import argparse
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
from contextlib import suppress
from pathlib import Path

import yaml

from tests.mutants.planting import Mutant, mutants
from widgets.content.today import today_in_china

ROOT = Path(__file__).resolve().parent.parent.parent
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")
NEEDED = 95
SECONDS = 300  # of the processor; four times as long by the clock
LEFT_OUT = (".git", ".venv", "node_modules", "build", "__pycache__", ".*_cache")
# Without nbval, which takes seconds to load and is for notebooks.
QUICKLY = ("-qx", "-pno:nbval", "-pno:cacheprovider", "-oaddopts=--import-mode=importlib")


def every(under: list[str]) -> list[Mutant]:
    """Every fault that can be planted in the modules asked for, but those that change nothing."""
    listed = yaml.safe_load(EQUIVALENT.read_text())
    nothing = {(each["module"], each["was"], each["becomes"]) for each in listed}
    for module, was, _ in nothing:
        if was not in map(str.strip, (ROOT / module).read_text().splitlines()):
            sys.exit(f"{EQUIVALENT.name}: {module} has no line {was!r} any more: mend or remove it")
    return [
        mutant
        for path in sorted((ROOT / "widgets").rglob("*.py"))
        if any(path.is_relative_to(ROOT / each) for each in under)
        for mutant in mutants(str(path.relative_to(ROOT)), path.read_text())
        if mutant.key not in nothing
    ]


def rounds_of(module: str, *, mirror: bool) -> list[list[str]]:
    """The tests that judge a module: those of its own, then, where these miss it, the others."""
    own = Path("tests", *Path(module).parts[1:-1], f"test_{Path(module).name}")
    nearest = str(own if (ROOT / own).exists() else own.parent)
    cases = ["tests/cases"] if "calculators" in own.parts else []
    return [[nearest, *cases], *([] if mirror else [[str(own.parent), "tests/house"]])]


def red(copy: Path, tests: list[str], seconds: int) -> str:
    """The first test that fails in a copy, or why there is none; nothing where all pass."""
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", *QUICKLY, *tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    resource.prlimit(run.pid, resource.RLIMIT_CPU, (seconds, seconds + 5))
    try:
        said, _ = run.communicate(timeout=4 * seconds)
    except subprocess.TimeoutExpired:
        return "nothing: they stood still"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
    named = re.search(r"^(?:FAILED|ERROR) (\S+)", said, re.MULTILINE)
    return named[1] if named else f"exit code {run.returncode}" if run.returncode else ""


def planted(mutant: Mutant, copy: Path, rounds: list[list[str]]) -> str:
    """What turns red with a fault planted in a copy, which is as before afterwards."""
    path = copy / mutant.module
    before = path.read_text()
    path.write_text(mutant.source)
    try:
        return next(filter(None, (red(copy, tests, SECONDS) for tests in rounds)), "")
    finally:
        path.write_text(before)


def asked() -> argparse.Namespace:
    """What was asked for on the command line."""
    last = subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True)
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("under", nargs="*", default=["widgets"], metavar="module or folder")
    parser.add_argument("--of", type=int, default=100, help="how many faults")
    parser.add_argument("--seed", default=f"{today_in_china()} {last.strip()}")
    parser.add_argument("--mirror", action="store_true", help="run a module's own test only")
    return parser.parse_args()


def main() -> int:
    """Draw, plant, tell."""
    want = asked()
    pool = every(want.under)
    drawn = random.Random(want.seed).sample(pool, min(want.of, len(pool)))
    rounds = {each.module: rounds_of(each.module, mirror=want.mirror) for each in drawn}
    caught, total = Counter[str](), Counter[str]()
    print(f"seed {want.seed!r}: {len(drawn)} of {len(pool)} faults", flush=True)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        judges = {test for some in rounds.values() for tests in some for test in tests}
        if by := red(copy, sorted(judges), 10 * SECONDS):
            sys.exit(f"red without any fault: {by}: mend that first")
        for mutant in drawn:
            by = planted(mutant, copy, rounds[mutant.module])
            ring = mutant.module.split("/")[1]
            total[ring] += 1
            caught[ring] += bool(by)
            print(f"{mutant.module}:{mutant.line}: {f'caught by {by}' if by else 'MISSED'}")
            print(f"    - {mutant.was}\n    + {mutant.becomes}", flush=True)
    for ring, count in total.items():
        print(f"{ring}: {caught[ring]} caught of {count}")
    return int(100 * caught.total() < NEEDED * total.total())


if __name__ == "__main__":
    sys.exit(main())
