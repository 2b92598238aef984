"""A class as a state: where its plan stands, and how the facilitator's moves lead on.

No clock, no ballots and nobody's name is in it: whoever keeps the ballots hands over what a round
adds up to when it is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from widgets.core.classroom.phases import WAYS, Move, Phase, numbered
from widgets.core.classroom.plan import ClassPlan, ItemBlock, PauseBlock, SceneBlock
from widgets.core.classroom.tally import Tally, VoteChange
from widgets.core.errors import NoSuchAct
from widgets.core.learning.item import Item
from widgets.core.learning.materials import Materials
from widgets.core.learning.scenario import Node

LOBBY = -1
"""The block before the first."""


@dataclass(frozen=True, slots=True)
class Round:
    """One vote that is over; `by_hand` is what was counted in the room, by the ids of bars."""

    tally: Tally
    change: VoteChange | None = None
    by_hand: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Classroom:
    """Where a class stands.

    `asked` is the item or the decision that is voted on, `n` which vote on it, and `taken` grows
    whenever votes are taken anew. `rounds` holds the votes that are over. `at` grows with every
    move, so that a move made on an older state is known.
    """

    block: int = LOBBY
    phase: Phase = Phase.LOBBY
    asked: str = ""
    n: int = 1
    taken: int = 0
    rounds: Mapping[str, tuple[Round, ...]] = field(default_factory=dict)
    judged: frozenset[str] = frozenset()
    interrupted: frozenset[int] = frozenset()
    blank: bool = False
    locked: bool = False
    limit: int = 40
    at: int = 0


@dataclass(frozen=True, slots=True)
class Lead:
    """One act of the facilitator: a move, and what some moves need.

    `to` is a block's number for `go`, a branch for `next` after a decision, a limit for `limit`,
    a round for `hands`; `over` the round that `close` ends; `hands` what was counted in the room.
    """

    move: Move
    to: str = ""
    over: Round | None = None
    hands: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Course:
    """What a class goes through: its plan, and the materials of the lesson that is asked."""

    plan: ClassPlan
    materials: Materials

    def question(self, room: Classroom) -> Item | Node | None:
        """What is asked just now, if anything is."""
        block = self.block(room)
        if isinstance(block, ItemBlock):
            return self.materials.items.get(room.asked)
        if isinstance(block, SceneBlock):
            return self.materials.scenarios[block.scene].by_id.get(room.asked)
        return None

    def block(self, room: Classroom) -> ItemBlock | SceneBlock | PauseBlock | None:
        """The block a class is in; none in the lobby and after the last."""
        inside = 0 <= room.block < len(self.plan.blocks)
        return self.plan.blocks[room.block] if inside else None

    def twin(self, room: Classroom) -> str:
        """The twin that may be asked next; nothing where there is none, or it is asked already."""
        block = self.block(room)
        if not isinstance(block, ItemBlock) or not block.twin or room.asked != block.item:
            return ""
        return self.materials.items[block.item].twin or ""


def ways(course: Course, room: Classroom) -> tuple[Move, ...]:
    """The moves that lead on from here, the usual one first."""
    block = course.block(room)
    twice = isinstance(block, ItemBlock) and block.rounds > 1 and room.asked == block.item
    missing = set()
    if room.n > 1 or not twice:
        missing.add(Move.TALK)
    if not course.twin(room):
        missing.add(Move.TWIN)
    return tuple(move for move in WAYS[room.phase] if move not in missing)


def lead(course: Course, room: Classroom, act: Lead) -> Classroom:
    """The class after one act of its facilitator.

    Raises:
        NoSuchAct: the act is not on offer in this phase.
    """
    moved = _turned(room, act) or _moved(course, room, act)
    return replace(moved, at=room.at + 1)


def _turned(room: Classroom, act: Lead) -> Classroom | None:
    """What changes without the class moving on."""
    match act.move:
        case Move.BLANK:
            return replace(room, blank=not room.blank)
        case Move.LOCK:
            return replace(room, locked=not room.locked)
        case Move.LIMIT if (limit := numbered(act.to)) > 0:
            return replace(room, limit=limit)
        case Move.HANDS:
            return _counted(room, numbered(act.to), act.hands)
    return None


def _counted(room: Classroom, n: int, hands: Mapping[str, int]) -> Classroom:
    """The class with the hands that were counted for a round of what is asked, once it is over."""
    rounds = room.rounds.get(room.asked, ())
    if not 1 <= n <= len(rounds):
        raise NoSuchAct(f"hands are added to one of {len(rounds)} rounds that are over, not to {n}")
    over = replace(rounds[n - 1], by_hand=dict(hands))
    return _held(room, (*rounds[: n - 1], over, *rounds[n:]))


def _moved(course: Course, room: Classroom, act: Lead) -> Classroom:
    match act.move:
        case Move.BACK:
            return _back(course, room)
        case Move.AGAIN if room.phase in (Phase.VOTE, Phase.CLOSED):
            return replace(_reopened(room), phase=Phase.VOTE, taken=room.taken + 1)
        case Move.GO if 0 <= (block := numbered(act.to)) < len(course.plan.blocks):
            broken = room.phase not in (Phase.LOBBY, Phase.VERDICT, Phase.PAUSE)
            left = room.interrupted | ({room.block} if broken else set())
            return _entered(course, replace(room, interrupted=left, taken=room.taken + 1), block)
        case Move.END if room.phase is not Phase.END:
            return replace(room, phase=Phase.END, blank=False)
    if act.move not in ways(course, room):
        offered = ", ".join(ways(course, room)) or "nothing"
        raise NoSuchAct(
            f"{act.move!r} is not on offer in phase {room.phase!r}, which has {offered}"
        )
    return _onward(course, replace(room, blank=False), act)


def _onward(course: Course, room: Classroom, act: Lead) -> Classroom:
    match act.move:
        case Move.CLOSE:
            if act.over is None:
                raise NoSuchAct("a vote is closed with what it adds up to")
            rounds = (*room.rounds.get(room.asked, ())[: room.n - 1], act.over)
            return replace(_held(room, rounds), phase=Phase.CLOSED)
        case Move.ASK | Move.VOTE_AGAIN:
            n = 2 if act.move is Move.VOTE_AGAIN else room.n
            return replace(room, phase=Phase.VOTE, n=n)
        case Move.TALK | Move.COUNTS | Move.VERDICT:
            judged = room.judged | ({room.asked} if act.move is Move.VERDICT else set())
            return replace(room, phase=Phase(act.move.value), judged=judged)
        case Move.TWIN:
            return _met(course, replace(room, asked=course.twin(room), n=1))
        case Move.TELL:
            return _begun(course, room)
    return _next(course, room, act.to)


def _next(course: Course, room: Classroom, branch: str) -> Classroom:
    """The next decision of a case that is walked, else the next block."""
    asked = course.question(room)
    if not isinstance(asked, Node) or asked.is_ending:
        return _entered(course, room, room.block + 1)
    chosen = next((b for b in asked.branches if b.id == branch), None)
    if chosen is None:
        offered = ", ".join(b.id for b in asked.branches)
        raise NoSuchAct(f"the case goes on along one of {offered}, not {branch!r}")
    return _met(course, replace(room, asked=chosen.to, n=1))


def _entered(course: Course, room: Classroom, block: int) -> Classroom:
    """The class at the start of a block; after the last, each goes on alone."""
    there = replace(room, block=block, asked="", n=1, blank=False)
    match course.block(there):
        case ItemBlock() as planned:
            return _met(course, replace(there, asked=planned.item))
        case SceneBlock() as planned:
            asked = course.materials.scenarios[planned.scene].start
            return _met(course, replace(there, asked=asked))
        case PauseBlock():
            return replace(there, phase=Phase.PAUSE)
    return replace(there, phase=Phase.STUDY)


def _met(course: Course, room: Classroom) -> Classroom:
    """The class before what is asked next: what may frighten is announced first."""
    careful = getattr(course.question(room), "care", None)
    return replace(room, phase=Phase.CARE) if careful else _begun(course, room)


def _begun(course: Course, room: Classroom) -> Classroom:
    """The class at what is asked: to be read or voted on; the ending of a case is told at once."""
    asked, block = course.question(room), course.block(room)
    if isinstance(asked, Node) and asked.is_ending:
        return replace(room, phase=Phase.VERDICT)
    read = isinstance(block, ItemBlock) and block.read and room.asked == block.item
    return replace(room, phase=Phase.READ if read else Phase.VOTE)


def _back(course: Course, room: Classroom) -> Classroom:
    """The class before its last move, where nothing is lost by that."""
    block = course.block(room)
    match room.phase:
        case Phase.CLOSED:
            return replace(_reopened(room), phase=Phase.VOTE)
        case Phase.COUNTS | Phase.TALK:
            return replace(room, phase=Phase.CLOSED)
        case Phase.VOTE if room.n > 1:
            return replace(room, phase=Phase.TALK, n=1)
        case Phase.VOTE if isinstance(block, ItemBlock) and block.read and room.asked == block.item:
            return replace(room, phase=Phase.READ)
        case Phase.VERDICT:  # what was shown cannot be unshown: the screen is hidden
            return replace(room, blank=True)
    raise NoSuchAct(f"nothing can be undone in phase {room.phase!r}")


def _reopened(room: Classroom) -> Classroom:
    """The class without what the last round came to, which is voted on again."""
    return _held(room, room.rounds.get(room.asked, ())[: room.n - 1])


def _held(room: Classroom, rounds: tuple[Round, ...]) -> Classroom:
    return replace(room, rounds={**room.rounds, room.asked: rounds})
