from __future__ import annotations

import re
from pathlib import Path

from widgets.core.calculators.state import MOST_TEXT
from widgets.serve import capacity, limits
from widgets.serve.limits import KIB, MIB

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operating.md"
WRITTEN = re.compile(r"^\| `(\w+)` \| ([\d,]+)(?: (KiB|MiB|ms|s))? \|", re.MULTILINE)
SIZES = {"": 1, "ms": 1, "s": 1, "KiB": KIB, "MiB": MIB}


def test_operators_are_told_every_limit_and_how_high_it_is():
    told = {
        name: int(number.replace(",", "")) * SIZES[unit]
        for name, number, unit in WRITTEN.findall(PAGE.read_text("utf-8"))
    }

    values = vars(limits) | vars(capacity)
    assert {name for name in vars(limits) if name.isupper()} - {"KIB", "MIB"} <= told.keys()
    assert told == {name: values[name] for name in told}


def test_the_longest_text_of_a_calculator_fits_in_each_limit_on_its_way():
    longest = 3 * MOST_TEXT  # bytes, in Chinese

    assert longest < limits.WIDE_MESSAGE < limits.MOST_UNANSWERED
    assert longest + limits.MOST_REPLAYED < limits.MOST_OWED
    assert 20 * longest < limits.KERNEL_MEMORY
