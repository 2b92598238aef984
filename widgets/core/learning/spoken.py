"""What is said in a scene: which quotation is spoken, written or rung, and by whom.

An author writes a scene as one text and names, for each quotation in it and in its order, how it
reaches the learner. The text itself says nothing twice: it is cut where its quotations stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pydantic import model_validator

from widgets.core.errors import Amiss, Place
from widgets.core.record import Record
from widgets.core.text import Text

_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_FULL_STOP = re.compile(r"\s*[。.]")
_GOES_ON = re.compile(r"\s*[，、；,;]|\s+[a-z]")


class How(StrEnum):
    """How a quotation reaches the learner; `quoted` is only a name or words cited."""

    TALK = "talk"
    CALL = "call"
    MESSAGE = "message"
    PAPER = "paper"
    QUOTED = "quoted"


class Who(StrEnum):
    """Who speaks or writes, as far as the learner can tell."""

    COLLECTOR = "collector"
    COLLEAGUE = "colleague"
    MANAGER = "manager"
    LENDER = "lender"
    BORROWER = "borrower"
    FAMILY = "family"
    MOTHER = "mother"
    SON = "son"
    NEIGHBOUR = "neighbour"
    POLICE = "police"
    COURT = "court"
    STRANGER = "stranger"


class Heard(Record):
    """One quotation of a scene: how it comes and, unless it is only quoted, from whom."""

    how: How
    who: Who | None = None

    @model_validator(mode="after")
    def _from_somebody(self) -> Heard:
        if (self.who is None) != (self.how is How.QUOTED):
            needs = "has no who" if self.how is How.QUOTED else "needs who it is from"
            raise Amiss((("who",), f"{self.how} {needs}"))
        return self


@dataclass(frozen=True, slots=True)
class SpokenStretch:
    """A stretch of a scene: told, or with `heard` what somebody says in it."""

    text: str
    heard: Heard | None = None


def cut(text: str, heard: tuple[Heard, ...]) -> tuple[SpokenStretch, ...]:
    """A scene's text, cut at each quotation that somebody says. Nothing of its words is lost."""
    if not heard:
        return (SpokenStretch(text),)
    pieces, told, at = [], "", 0
    for found, voice in zip(_QUOTED.finditer(text), heard, strict=False):
        told, at = told + text[at : found.start()], found.end()
        if voice.how is How.QUOTED:
            told += found[0]
            continue
        pieces += [
            SpokenStretch(told.strip()),
            SpokenStretch((found[1] or found[2] or "").strip(), voice),
        ]
        told, stop = "", _FULL_STOP.match(text, at)
        at = stop.end() if stop else at
    pieces.append(SpokenStretch((told + text[at:]).strip()))
    return tuple(each for each in pieces if each.heard or each.text)


def heard_faults(stem: Text, heard: tuple[Heard, ...]) -> tuple[tuple[Place, str], ...]:
    """What does not fit between a scene's text and what is heard in it, with its place."""
    faults: list[tuple[Place, str]] = []
    for lang, text in (("zh", stem.zh), ("en", stem.en)):
        found = list(_QUOTED.finditer(text))
        if len(found) != len(heard):
            what = f"{len(heard)} are heard, and the {lang} text has {len(found)} quotations"
            faults.append((("heard",), what))
            continue
        for quote, voice in zip(found, heard, strict=True):
            if voice.how is not How.QUOTED and _GOES_ON.match(text, quote.end()):
                after = text[quote.end() :][:12].strip()
                what = f"{lang}: after what is heard a new sentence begins, not “{after}”"
                faults.append((("stem", lang), what))
    return tuple(faults)
