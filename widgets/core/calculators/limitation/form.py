"""What was typed of a claim and of all that happened since, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.limitation.course import Begun
from widgets.core.calculators.limitation.rows import (
    ClaimEvent,
    Obstacle,
    read_events,
    read_kind,
    withdrawn,
)
from widgets.core.calculators.working import count
from widgets.core.errors import Unreadable
from widgets.core.law.tables import LawTables

MOST_SHOWN = 40


class Guarantor(StrEnum):
    """How a guarantor answers: after the debtor only, or side by side with the debtor."""

    GENERAL = "general"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class LimitationCase:
    """A claim as it was typed, on the day `asked`; `events` are those that happened by then.

    `begun` and `start` are none where nobody has asked for the money yet. `rows` are the events
    as typed, and `left_out` how many come later. `agreed` are the months of a guarantee period, 0
    where none was agreed; `acted` the day on which what keeps the guarantee was done.
    """

    asked: date
    begun: Begun | None
    start: date | None
    events: tuple[ClaimEvent, ...]
    left_out: int
    obstacles: tuple[Obstacle, ...]
    rows: tuple[str, ...]
    guarantor: Guarantor | None
    agreed: int
    acted: date | None
    pay_by: date | None = None

    @property
    def start_field(self) -> str:
        """The field that says when the period starts."""
        return str(self.begun) if self.begun in {Begun.GRACE, Begun.REFUSED} else "due"

    @property
    def act_field(self) -> str:
        """The field for what keeps the guarantee."""
        return "sued-debtor" if self.guarantor is Guarantor.GENERAL else "asked-guarantor"


def read_case(given: FormValues, tables: LawTables) -> LimitationCase:
    """The claim typed.

    Raises:
        Unfit: a row cannot be read.
    """
    asked, events = given.day_or("asked", tables.today), tuple(typed_events(given, tables))
    known = tuple(event for event in events if event.day <= asked)
    starts, kept = (given.text(name) for name in ("begins", "guarantor"))
    starts = given.text("first-claim") if starts == "open" else starts
    days = ("due", "grace", "refused", "sued-debtor", "asked-guarantor")
    typed = {name: given.day(name) for name in days if given.has(name)}
    return LimitationCase(
        asked=asked,
        begun=None if starts == "none" else Begun(starts),
        start=typed.get(starts, typed.get("due")),
        events=withdrawn(known),
        left_out=len(events) - len(known),
        obstacles=tuple(typed_obstacles(given, tables)),
        rows=tuple(f"{day} {' '.join(str(text).split())}" for day, text in given.rows("events")),
        guarantor=None if kept == "none" else Guarantor(kept),
        agreed=int(given.number_or("guarantee-months", 0)),
        acted=typed.get("sued-debtor", typed.get("asked-guarantor")),
        pay_by=given.day_if("pay-by"),
    )


def typed_events(given: FormValues, tables: LawTables) -> Iterator[ClaimEvent]:
    """What happened, from the rows of the field `events`.

    Raises:
        Unfit: a row cannot be read.
    """
    rows = cast("tuple[tuple[date, str], ...]", given.rows("events"))
    for n, (day, text) in enumerate(rows, start=1):
        try:
            found = read_events(day, text, tables.limitation_events)
        except Unreadable as error:
            raise _unread("events", "problem-event-day", n, text) from error
        if not found:
            raise _unread("events", "problem-event", n, text)
        yield from found


def typed_obstacles(given: FormValues, tables: LawTables) -> Iterator[Obstacle]:
    """What kept the creditor from acting, from the rows of the field `obstacles`.

    Raises:
        Unfit: a row cannot be read, or ends before it begins.
    """
    rows = cast("tuple[tuple[date, date, str], ...]", given.rows("obstacles"))
    for n, (first, last, text) in enumerate(rows, start=1):
        found = read_kind(text, tables.limitation_obstacles)
        if found is None:
            raise _unread("obstacles", "problem-obstacle", n, text)
        if last < first:
            raise _unread("obstacles", "problem-obstacle-days", n, text)
        yield Obstacle(first, last, found[0])


def _unread(field: str, key: str, n: int, text: str) -> Unfit:
    """A row that cannot be taken, named by its place and by what stands in it."""
    return Unfit(field, key, line=count(n), typed=text[:MOST_SHOWN])
