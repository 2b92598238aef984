"""Any act that a view offers, and any answer to a form, as a page would send it."""

from __future__ import annotations

import random

from tests.open_page import Data

NUMBERS = ("5000", "12000.50", "36", "0.05", "2024-03-01", "2025-06-30", "x", "")
"""What is typed where nothing else suggests itself."""


def pick(view: Data, rng: random.Random) -> Data | None:
    """Any act that the view offers. Nothing where it offers none."""
    ways: list[tuple[Data, Data | None]] = []
    for part in view.get("parts", ()):
        form = part if part["part"] == "form" else None
        for button in (*part.get("buttons", ()), *part.get("files", ())):
            if button.get("takes"):  # asks for a file, and nobody here has one
                continue
            weight = 5 if form or button.get("style") in ("main", "choice") else 1
            ways += [(button["act"], form)] * weight
    if not ways:
        return None
    act, form = rng.choice(ways)
    return {**act, "response": response(form, rng)} if form else {**act}


def response(form: Data, rng: random.Random) -> list[str]:
    """A random answer to a form, as a page would send it."""
    words = []
    for part in form["parts"]:
        if part["part"] == "fields":
            typed = [(field["id"], _typed(field, rng)) for field in part["fields"]]
            words += [f"{name}={text}" if part["named"] else text for name, text in typed]
        else:
            ids = [option["id"] for option in part["options"]]
            most = 1 if part["select"] == "one" else len(ids)
            words += rng.sample(ids, rng.randint(min(1, len(ids)), most))
    return words


def _typed(field: Data, rng: random.Random) -> str:
    options = [option["id"] for option in field["options"]]
    return str(rng.choice(options or [field["value"], field["example"], *NUMBERS]))
