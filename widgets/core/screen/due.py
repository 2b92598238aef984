"""Questions that come back, as plain data: the browser knows its day, and so which are due."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.screen.controls import Button


@dataclass(frozen=True, slots=True)
class DueRow:
    """A question that comes back `days` days after `since`, by the calendar of the browser."""

    text: str
    since: int
    days: int
    button: Button


@dataclass(frozen=True, slots=True)
class Due:
    """Questions that come back: a button for each that is due, and when the others are.

    `none` is said where nothing is due today; `waits` says "in so many days", from one on.
    """

    title: str
    lead: str
    rows: tuple[DueRow, ...]
    none: str
    waits: tuple[str, ...]
