"""The phases of a class, and which way leads from each: a table, and nothing that happens."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """What a room does just now."""

    LOBBY = "lobby"
    CARE = "care"
    READ = "read"
    VOTE = "vote"
    CLOSED = "closed"
    TALK = "talk"
    COUNTS = "counts"
    VERDICT = "verdict"
    PAUSE = "pause"
    STUDY = "study"
    END = "end"


class Move(StrEnum):
    """What the facilitator does; each but the last four is a way from some phases."""

    BEGIN = "begin"
    TELL = "tell"
    ASK = "ask"
    CLOSE = "close"
    TALK = "talk"
    VOTE_AGAIN = "vote-again"
    COUNTS = "counts"
    VERDICT = "verdict"
    TWIN = "twin"
    NEXT = "next"
    END = "end"
    BACK = "back"
    AGAIN = "again"
    GO = "go"
    BLANK = "blank"
    LOCK = "lock"
    LIMIT = "limit"
    HANDS = "hands"


WAYS: dict[Phase, tuple[Move, ...]] = {
    Phase.LOBBY: (Move.BEGIN,),
    Phase.CARE: (Move.TELL,),
    Phase.READ: (Move.ASK,),
    Phase.VOTE: (Move.CLOSE,),
    Phase.CLOSED: (Move.TALK, Move.COUNTS),
    Phase.TALK: (Move.VOTE_AGAIN,),
    Phase.COUNTS: (Move.VERDICT,),
    Phase.VERDICT: (Move.TWIN, Move.NEXT),
    Phase.PAUSE: (Move.NEXT,),
    Phase.STUDY: (Move.END,),
    Phase.END: (),
}
"""The ways on from a phase, the usual one first; some need a second round or a twin."""

BARS = frozenset({Phase.COUNTS, Phase.VERDICT})
"""The phases in which everyone may see what was voted."""

MOST_FIGURES = 4
"""More than a block, a round or a number of phones has."""


def numbered(to: str) -> int:
    """The number that a move names, such as a block's; -1 where it names none that can be."""
    return int(to) if to.isdecimal() and len(to) <= MOST_FIGURES else -1
