"""One class on this server: where it stands, the votes of what is open, and what each page shows.

Votes are held in memory alone, for the block that is open, by ticket; once the class moves on they
are counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from secrets import token_hex
from typing import Any

from widgets.core.classroom.classroom import Classroom, Course, Lead, Round, lead
from widgets.core.classroom.phases import Move, Phase
from widgets.core.classroom.tally import Ballot, Tally, change, tally
from widgets.core.errors import NoSuchAct
from widgets.core.screen.class_own import own
from widgets.core.screen.classroom import joining, phone, projected
from widgets.core.screen.view import to_data
from widgets.core.text import Lang

MOST_WORDS, LONGEST = 40, 200
"""What one vote may hold: so many words, each of so many characters."""
VIEWS = 32

Votes = dict[str, Ballot]


class Stale(Exception):
    """What was sent belongs to a state that is over; `at` is the present one."""

    def __init__(self, at: str) -> None:
        self.at = at
        super().__init__(f"the class stands at {at}")


@dataclass(eq=False)
class ClassSession:
    """The class of this server. Whoever listens is told that the class has moved.

    `counting` are those of them who show how many have answered, and are told of each vote too.
    `epoch` is another after each start, so that what was said to the server before is known;
    `earlier` says that the class had begun on a server before this one.
    """

    course: Course
    room: Classroom = field(default_factory=Classroom)
    epoch: str = field(default_factory=lambda: token_hex(2))
    earlier: bool = False
    listeners: list[Callable[[], None]] = field(default_factory=list)
    counting: list[Callable[[], None]] = field(default_factory=list)
    _votes: dict[tuple[str, int], Votes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._views = lru_cache(maxsize=VIEWS)(self._drawn)

    @property
    def at(self) -> str:
        """The name of this state."""
        return f"{self.epoch}.{self.room.at}"

    @property
    def lost(self) -> bool:
        """Whether the class had begun, and nobody has said where it stood."""
        return self.earlier and not self.room.at

    @property
    def votes(self) -> Votes:
        """The votes on what is open, or was last."""
        return self._votes.get((self.room.asked, self.room.n), {})

    def vote(self, ticket: str, on: str, ballot: Ballot) -> None:
        """Takes a vote in place of an earlier one of the same ticket.

        Raises:
            Stale: no vote is open, or on something else.
            NoSuchChoice: the response names something that is not offered.
            Unreadable: a number or a day cannot be read.
        """
        asked = self.course.question(self.room)
        if self.room.phase is not Phase.VOTE or asked is None or on != self.vote_name:
            raise Stale(self.at)
        tally(asked, [ballot])
        self._votes.setdefault((self.room.asked, self.room.n), {})[ticket] = ballot
        self.tell(self.counting)

    @property
    def vote_name(self) -> str:
        """Which vote on what is open: the same after a restart, another once it is taken anew."""
        room = self.room
        return f"{room.block}/{room.asked}/{room.n}/{room.taken}"

    def lead(self, act: Lead, on: str) -> None:
        """Does what the facilitator asks for, once.

        Raises:
            Stale: it was asked for in another state.
            NoSuchAct: it is not on offer.
        """
        if on != self.at:
            raise Stale(self.at)
        if act.move is Move.CLOSE:
            act = replace(act, over=self._over())
        before = self.room
        self.room = lead(self.course, before, act)
        if act.move is Move.AGAIN:
            self._votes.pop((self.room.asked, self.room.n), None)
        if before.block != self.room.block:
            self._votes.clear()
        self.tell()

    def restore(self, room: Classroom) -> None:
        """Takes where the class stood from whoever leads it.

        Raises:
            NoSuchAct: the class has begun here already.
        """
        if self.room.at:
            raise NoSuchAct("this class has begun: nothing is put in its place")
        self.room = replace(room, at=self.room.at + 1)
        self.tell()

    def counted(self) -> Tally:
        """What the votes of the open round add up to so far: for whoever leads, and nobody else."""
        asked = self.course.question(self.room)
        return tally(asked, self.votes.values()) if asked is not None and self.votes else Tally()

    def view(self, page: str, lang: Lang) -> bytes:
        """What a page shows now, as JSON: `phone`, `voted` or `screen`. Made once for all."""
        return self._views(page, lang, self.at)

    def _drawn(self, page: str, lang: Lang, _at: str) -> bytes:
        if page == "screen":
            view = projected(self.course, self.room, lang, lost=self.lost)
        else:
            view = phone(self.course, self.room, lang, voted=page == "voted")
        told: Mapping[str, Any] = {
            "at": self.at,
            "vote": self.vote_name,
            "phase": self.room.phase.value,
            "joins": joining(self.room),
            "view": to_data(view),
            **own(self.course, self.room, lang),
        }
        return json.dumps(told, ensure_ascii=False).encode()

    def _over(self) -> Round:
        """What the open round adds up to, and how it differs from the one before."""
        asked = self.course.question(self.room)
        if asked is None:
            return Round(Tally())
        first = self._votes.get((self.room.asked, self.room.n - 1))
        moved = change(asked, first, self.votes) if first else None
        return Round(tally(asked, self.votes.values()), moved)

    def tell(self, whom: list[Callable[[], None]] | None = None) -> None:
        """Tells all who listen, or some of them, that something may have changed."""
        for listener in [*(self.listeners if whom is None else whom)]:
            listener()
