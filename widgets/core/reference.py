"""What a learner looks up: who handles a complaint, what a term means, what an act costs."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from widgets.core.provision import Confidence, LenderType, Rung
from widgets.core.record import Cite, Id, Record
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


class Withheld(Record):
    """What was researched and may not be cited, with the reason, so that it is not lost."""

    id: Id
    instrument: Text
    article: str
    says: Text
    why: Text


class LadderRung(Record):
    """What an act costs on one rung, and what moves it up to the next."""

    rung: Rung
    costs: Text
    moves_up: Text | None = None
    cite: tuple[Cite, ...] = Field(min_length=1)


class Ladder(Record):
    """One act on the ladder of responsibility: civil, administrative, criminal."""

    id: Id
    act: Text
    as_of: date
    rungs: tuple[LadderRung, ...] = Field(min_length=1)
    note: Text | None = None
