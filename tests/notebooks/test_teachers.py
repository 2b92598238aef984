"""Every example of `docs/teachers.md` runs as it stands, and shows no card of faults."""

import json
import re
import warnings
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest
from matplotlib import font_manager

from widgets.ui.faulty import Faulty

DOC = Path(__file__).resolve().parent.parent.parent / "docs" / "teachers.md"
BLOCKS = re.findall(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)


def test_each_example_runs_after_those_before_it():
    names: dict[str, object] = {}

    for block in BLOCKS:
        *statements, last = block.strip().split("\n")
        exec("\n".join(statements), names)  # noqa: S102  # our own document
        shown = eval(last.removesuffix(";"), names)  # noqa: S307
        assert not isinstance(shown, Faulty), block

    made = [name for name, value in names.items() if isinstance(value, Faulty)]
    assert made == []
    assert {"one", "fee", "loan", "door"} <= set(names)


@pytest.mark.parametrize("piece", ["item", "scenario", "calculator", "article", "step", "ids"])
def test_each_piece_has_an_example(piece):
    assert any(f"{piece}(" in block for block in BLOCKS)


def test_what_is_told_of_an_answer_is_seen_once_it_is_there():
    names: dict[str, Any] = {}
    for block in (block for block in BLOCKS if "one" in block[:400] and "fee" not in block):
        exec(block, names)  # noqa: S102  # our own document
        if "told" in names:
            break
    one = names["one"]
    act = {"act": "answer", "at": "alone/door-a1", "sure": "guess", "response": ["lawful", "left"]}

    one._hear(None, {"act": act}, [])

    assert names["told"].value == f"Score: {one.score:.0%}"


def _fonts(text: str) -> list[str]:
    """The lines that name fonts."""
    lines = re.search(r"fonts = .*?unicode_minus[^\n]*", text, re.DOTALL)
    assert lines
    return lines[0].splitlines()


def test_chinese_words_in_a_plot_are_drawn_where_the_machine_has_a_font_for_them():
    told = _fonts(DOC.read_text(encoding="utf-8"))
    for lang in ("zh", "en"):
        path = DOC.parent.parent / "notebooks" / lang / "for-teachers.ipynb"
        cells = {
            c["id"]: "".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"]
        }
        assert _fonts(cells["open"]) == told

    with plt.rc_context():
        exec("\n".join(told), {"plt": plt})  # noqa: S102  # our own document
        named = set(plt.rcParams["font.sans-serif"]) - {"DejaVu Sans"}
        if not named & {each.name for each in font_manager.fontManager.ttflist}:
            pytest.skip("this machine has none of the fonts")
        figure = plt.figure()
        figure.suptitle("每期还款 −5")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            figure.canvas.draw()
        plt.close(figure)
