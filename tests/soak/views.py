"""What a screen shows beside what it should, and what is stored beside what was done."""

from __future__ import annotations

import json

from tests.open_page import Data
from widgets.core.screen.view import View, to_data

TELLING: Data = {"serial": 0, "heard": 0}
"""What a telling of a view adds, and counts for nothing here."""


def alike(wanted: Data | None, seen: Data) -> bool:
    """Whether a screen shows what it should, where that is known, however it was told."""
    return wanted is None or wanted | TELLING == seen | TELLING


def apart(wanted: Data | None, seen: Data) -> str:
    """Where a screen first shows something else than it should, as far as it fits into a line."""
    pair = ((wanted or {}) | TELLING, seen | TELLING)
    first, other = (json.dumps(each, ensure_ascii=False) for each in pair)
    apart = next(
        (n for n, both in enumerate(zip(first, other, strict=False)) if len({*both}) > 1), 0
    )
    part = slice(max(0, apart - 40), apart + 60)
    return f"…{first[part]}…, but shows …{other[part]}…"


def as_told(view: View) -> Data:
    """A view as it comes over the wire."""
    told: Data = json.loads(json.dumps(to_data(view)))
    return told


def missing(wanted: str | None, stored: str | None) -> int:
    """How many acts are not in what is stored; none if it is as wanted."""
    there, here = (json.loads(text) if text else {} for text in (wanted, stored))
    if there == here:
        return 0
    gone = [c for c in there.get("choices", ()) if c not in here.get("choices", ())]
    return max(1, len(gone))
