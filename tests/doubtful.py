"""A published history of which some fixings are known from one publication only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from widgets.core.law_tables import LawTables
from widgets.core.provision import Confidence
from widgets.core.series import Series


def seen_once(series: Series, *days: date) -> Series:
    """The series with the fixings published on these days lowered to one publication."""
    lowered = {"confidence": Confidence.SECONDARY_SOURCE}
    fixings = tuple(f.model_copy(update=lowered) if f.day in days else f for f in series.fixings)
    return series.model_copy(update={"fixings": fixings})


def books_seen_once(books: LawTables, *days: date) -> LawTables:
    """The books with such an LPR of one year."""
    lpr = seen_once(books.series["lpr-1y"], *days)
    return replace(books, series={**books.series, "lpr-1y": lpr})
