"""Every calculator's reckoner by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from widgets.core.books import Books
from widgets.core.calc.answer import Answer
from widgets.core.given import Given
from widgets.core.reckon import court_costs

Reckoner = Callable[[Given, Books], Answer]

RECKONERS: Mapping[str, Reckoner] = {
    "court-costs": court_costs.reckon,
}
