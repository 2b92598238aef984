"""What the leader of a class sees: what comes next, the key, the counts as they come, advice."""

from __future__ import annotations

from typing import Any

from widgets.core.classroom.classroom import Classroom, Course, Round, ways
from widgets.core.classroom.hands import countable, right_by_hand
from widgets.core.classroom.phases import BARS, Move, Phase
from widgets.core.classroom.plan import ItemBlock, PauseBlock, SceneBlock
from widgets.core.classroom.tally import Tally
from widgets.core.learning.item import Item
from widgets.core.learning.scenario import Node
from widgets.core.screen.asked import told
from widgets.core.screen.class_bars import class_bars, labels
from widgets.core.screen.classroom import cared_for, right_answer
from widgets.core.screen.lines import Point
from widgets.core.screen.presentation import brief
from widgets.core.screen.scene import stem
from widgets.core.screen.view import Notice, Part, Points, Prose, View
from widgets.core.text import Lang
from widgets.core.words import Words

LOW, HIGH = 30, 70
"""Percent right in the first vote: below, explain first; above, there is little to talk about."""


def leading(course: Course, room: Classroom, now: Tally, lang: Lang, *, lost: bool = False) -> View:
    """The block that is open, for its leader alone: it tells the key, and the votes so far.

    `lost` says that what the class had done before is nowhere to be had.
    """
    words, asked = course.materials.words(lang), course.question(room)
    block, parts = course.block(room), list[Part]()
    if lost:
        parts.append(Notice("changed", words("class-was-lost"), words("class-was-lost-lead")))
    parts += _first(words, course, room)
    if asked is not None:
        if room.phase is Phase.CARE:
            parts += cared_for(words, asked)
        parts += told(words, asked) if isinstance(asked, Item) else [stem(words, asked)]
        parts.append(Points(_known(words, course, room, asked)))
        votes = room.rounds.get(asked.id, ())
        live = (*votes, Round(now)) if room.phase is Phase.VOTE else votes
        parts += class_bars(words, asked, live, keyed=True)
    after = block.after if isinstance(block, ItemBlock | SceneBlock) else None
    if after and room.phase in BARS:
        later = isinstance(block, ItemBlock) and block.twin and room.asked == block.item
        label = words("class-make-later" if later else "class-make")
        parts.append(Points((Point(words.of(after), label),)))
    if isinstance(block, PauseBlock):
        parts.append(Prose((words.of(block.pause),), "lead"))
    key = f"class/lead/{room.block}/{room.asked}/{room.n}/{room.phase}"
    return View(lang, key, "", tuple(parts), words(f"class-phone-{room.phase}"))


def _first(words: Words, course: Course, room: Classroom) -> list[Part]:
    """What to say first; where the class waits, also what to say if something else is asked."""
    plan, block = course.plan, course.block(room)
    ends = {Phase.LOBBY: plan.opening, Phase.STUDY: plan.closing, Phase.END: plan.closing}
    before = block.before if isinstance(block, ItemBlock | SceneBlock) else None
    said = ends.get(room.phase, before)
    parts: list[Part] = [Points((Point(words.of(said), words("class-say")),))] if said else []
    if plan.if_asked and room.phase in (*ends, Phase.PAUSE):
        asked = [Point(words.of(each.say), words.of(each.ask)) for each in plan.if_asked]
        parts.append(Points(tuple(asked), words("class-if-asked"), folded=True))
    return parts


def _known(words: Words, course: Course, room: Classroom, asked: Item | Node) -> tuple[Point, ...]:
    """The key, what was expected, and what the first vote advises."""
    points = []
    if isinstance(asked, Item):
        points.append(Point(right_answer(words, asked), words("right-answer")))
        points.append(Point(words.of(asked.decides), words("decides")))
    block, votes = course.block(room), room.rounds.get(asked.id, ())
    if isinstance(block, ItemBlock) and block.expect and room.asked == block.item:
        low, high = block.expect.right
        basis = words(f"class-basis-{block.expect.basis}", n=block.expect.classes)
        expected = words("class-expected", low=low, high=high, basis=basis)
        points.append(Point(expected, words("class-split")))
    if votes and room.phase is Phase.CLOSED and Move.TALK in ways(course, room):
        points += advice(words, asked, votes[0])
    return tuple(points)


def advice(words: Words, asked: Item | Node, first: Round) -> list[Point]:
    """What to do after a first vote, by the share that was right; nothing where nobody can say.

    Hands that were counted are votes as well.
    """
    right, voted = right_by_hand(asked, first.tally, first.by_hand)
    right, voted = right + first.tally.right, voted + first.tally.voted
    if not voted:
        return []
    share = 100 * right / voted
    kind = "explain" if share < LOW else "skip" if share > HIGH else "talk"
    told = words(f"class-advice-{kind}", share=round(share))
    return [Point(told, words("class-advice"))]


def moves(course: Course, room: Classroom, lang: Lang) -> list[dict[str, Any]]:
    """The ways on as buttons, the usual one first; at a decision, one for each branch."""
    words, asked = course.materials.words(lang), course.question(room)
    found = []
    for move in ways(course, room):
        branches = asked.branches if isinstance(asked, Node) and move is Move.NEXT else ()
        for branch in sorted(branches, key=lambda b: -_voted(room, asked, b.id)):
            label = words("class-go-on", branch=brief(words.of(branch.label)))
            found.append({"move": move.value, "to": branch.id, "label": label})
        if not branches:
            found.append({"move": move.value, "to": "", "label": words(f"class-move-{move}")})
    return found


def _voted(room: Classroom, asked: Item | Node | None, branch: str) -> int:
    votes = room.rounds.get(asked.id, ()) if asked else ()
    if not votes:
        return 0
    phones = sum(bar.n for bar in votes[-1].tally.groups[0].bars if bar.id == branch)
    return phones + votes[-1].by_hand.get(branch, 0)


def hands(course: Course, room: Classroom, lang: Lang) -> dict[str, Any]:
    """What hands can be counted for, as on paper: a row for each thing, a column for each round."""
    words, asked = course.materials.words(lang), course.question(room)
    rounds = room.rounds.get(asked.id, ()) if asked else ()
    if asked is None or not rounds:
        return {"rounds": 0, "groups": []}
    names = labels(words, asked)
    groups = [
        {
            "title": words(f"class-of-{group.of}"),
            "rows": [
                {
                    "id": bar.id,
                    "label": names[bar.id],
                    "counts": [over.by_hand.get(bar.id) for over in rounds],
                }
                for bar in group.bars
            ],
        }
        for group in countable(asked, rounds[-1].tally)
    ]
    return {"rounds": len(rounds), "groups": groups}


def blocks(course: Course, room: Classroom, lang: Lang) -> list[dict[str, Any]]:
    """The plan, block by block: what it asks, how long it may take, and how it stands."""
    words = course.materials.words(lang)
    told = []
    for n, block in enumerate(course.plan.blocks):
        match block:
            case ItemBlock():
                title = brief(words.of(course.materials.items[block.item].stem))
            case SceneBlock():
                title = words.of(course.materials.scenarios[block.scene].title)
            case PauseBlock():
                title = words.of(block.pause)
        state = "now" if n == room.block else "done" if n < room.block else "next"
        broken = n in room.interrupted
        told.append(
            {"n": n, "title": title, "minutes": block.minutes, "state": state, "broken": broken}
        )
    return told
