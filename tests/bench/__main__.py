"""What serving, the register and the calculators cost, as ratios: `make bench`.

It prints a table and writes build/bench.json; with `--readme` also the table in README.md, and with
`--only` one part of it all. `ours` and what stands beside it are medians. The two are timed in
turn, so that a busy machine slows both. A goal that is missed is printed, and is no failure.
"""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from tests.bench import calculators, classroom, crowd, lessons, register, serving, table
from tests.bench.figures import Figure

MOST_SECONDS = 12 * 60


PARTS: dict[str, Callable[[], Iterable[Figure]]] = {
    "serving": serving.figures,
    "lessons": lessons.figures,
    "crowd": crowd.figures,
    "class": classroom.figures,
    "calculators": calculators.figures,
    "register": register.figures,
}


def _stop(_number: int, _frame: object) -> None:
    raise TimeoutError(f"the bench has taken {MOST_SECONDS} seconds")


def main() -> int:
    """Print and write every figure; when it takes too long, those there are."""
    asked = ArgumentParser("tests.bench", description="What this project costs, beside its bases.")
    asked.add_argument("--only", choices=PARTS, help="one part of the bench")
    asked.add_argument("--readme", action="store_true", help="write the table into README.md")
    told = asked.parse_args()
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(MOST_SECONDS)
    day = datetime.now(UTC).date()
    print(table.machine(), flush=True)
    parts = [told.only] if told.only else PARTS
    whole = all(_measure(part, day) for part in parts)  # after one without an end, none is begun
    if told.readme:
        table.write_readme()
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
        table.keep(part, rows, day)
        print(table.text(rows), flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
