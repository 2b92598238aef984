"""The oldest browsers are the same wherever they are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from widgets.content.library import Library
from widgets.core.text import LANGS

ROOT = Path(__file__).resolve().parents[2]
NAMES = {"chrome": "Chromium", "firefox": "Firefox", "safari": "Safari", "safari_ios": "iOS"}
SUPPORT = (ROOT / ".ci" / "engines" / "support.mjs").read_text("utf-8")
FLOOR = dict(re.findall(r"(\w+): ([\d.]+)", SUPPORT.partition("FLOOR = {")[2].partition("}")[0]))
TOLD = {
    "README.md": (ROOT / "README.md").read_text("utf-8"),
    "docs/browsers.md": (ROOT / "docs" / "browsers.md").read_text("utf-8"),
    **{f"the home page in {lang}": Library.open().words(lang)("browsers") for lang in LANGS},
}


@pytest.mark.parametrize("place", TOLD)
@pytest.mark.parametrize("browser", NAMES)
def test_the_floor_is_named_as_it_is_compared(place, browser):
    told = " ".join(TOLD[place].split())

    assert re.search(rf"{NAMES[browser]} {re.escape(FLOOR[browser])}(?![.\d])", told)
