"""What a learner looks up: who handles which complaint, and what a legal term means."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from widgets.core.provision import Confidence, LenderType
from widgets.core.record import Id, Record
from widgets.core.text import Text


class Channel(Record):
    """Who to call: for what, for what not, and how sure we are of it."""

    id: Id
    name: Text
    handles: Text
    not_for: Text
    when: Text
    how: Text
    for_lenders: tuple[LenderType, ...] = Field(min_length=1)
    confidence: Confidence
    sources: tuple[str, ...] = Field(min_length=1)
    checked: date
    note: Text | None = None


class Term(Record):
    """A legal term in plain words."""

    id: Id
    term: Text
    meaning: Text
