"""Every example of `docs/teachers.md` runs as it stands, and shows no card of faults."""

import re
from pathlib import Path

import pytest

from widgets.ui.faulty import Faulty

DOC = Path(__file__).resolve().parent.parent.parent / "docs" / "teachers.md"
BLOCKS = re.findall(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)


def test_each_example_runs_after_those_before_it():
    names: dict[str, object] = {}

    for block in BLOCKS:
        *statements, last = block.strip().split("\n")
        exec("\n".join(statements), names)  # noqa: S102  # our own document
        assert not isinstance(eval(last, names), Faulty), block  # noqa: S307

    made = [name for name, value in names.items() if isinstance(value, Faulty)]
    assert made == []
    assert {"one", "fee", "loan", "door"} <= set(names)


@pytest.mark.parametrize("piece", ["item", "scenario", "calculator", "article", "step"])
def test_each_piece_has_an_example(piece):
    assert any(f"{piece}(" in block for block in BLOCKS)
