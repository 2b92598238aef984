"""A published history of which some fixings are known from one publication only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from widgets.core.law.provision import Confidence
from widgets.core.law.series import Series
from widgets.core.law.tables import LawTables


def seen_once(series: Series, *days: date) -> Series:
    """The series with the fixings published on these days lowered to one publication."""
    lowered = {"confidence": Confidence.SECONDARY_SOURCE}
    fixings = tuple(f.model_copy(update=lowered) if f.day in days else f for f in series.fixings)
    return series.model_copy(update={"fixings": fixings})


def tables_seen_once(tables: LawTables, *days: date) -> LawTables:
    """The tables with such an LPR of one year."""
    lpr = seen_once(tables.series["lpr-1y"], *days)
    return replace(tables, series={**tables.series, "lpr-1y": lpr})
