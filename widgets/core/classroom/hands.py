"""Hands counted in the room, for who has no phone: which can be typed in, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from widgets.core.classroom.tally import EXACT, Tally, VoteGroup
from widgets.core.errors import Unreadable
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.scenario import Node
from widgets.core.reading.count import read_count

MOST_HANDS = 500
"""More than a room holds: a count above is a slip of a key."""
_ONE_EACH = {ItemKind.ONE, ItemKind.TRIAGE, ItemKind.TRUE_FALSE, ItemKind.CLAIM}
_SEVERAL = {ItemKind.MANY, ItemKind.MARK}


def can_raise_hands(asked: Item | Node) -> bool:
    """Whether a room can be asked for hands: each chooses one thing, or is asked thing by thing."""
    return isinstance(asked, Node) or asked.kind in _ONE_EACH | _SEVERAL


def several(asked: Item | Node) -> bool:
    """Whether one person may raise a hand for several things, so that hands are no people."""
    return isinstance(asked, Item) and asked.kind in _SEVERAL


def countable(asked: Item | Node, last: Tally) -> tuple[VoteGroup, ...]:
    """The groups for which hands can be raised; who is wholly right shows on no hand."""
    if not can_raise_hands(asked):
        return ()
    return tuple(group for group in last.groups if group.of != EXACT)


def read_hands(
    groups: Sequence[VoteGroup], typed: Mapping[str, str]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """What was typed for each thing that can be chosen, and the ids of what cannot be read.

    What is left blank was not counted. What is not on offer cannot be read.
    """
    offered = {bar.id for group in groups for bar in group.bars}
    counted, faults = dict[str, int](), list[str]()
    for name, text in typed.items():
        if not text.strip():
            continue
        found = _read(text)
        if name in offered and found is not None:
            counted[name] = found
        else:
            faults.append(name)
    return counted, tuple(faults)


def _read(text: str) -> int | None:
    try:
        found = int(read_count(text))
    except Unreadable:
        return None
    return found if found <= MOST_HANDS else None


def hands_of(asked: Item | Node, group: VoteGroup, by_hand: Mapping[str, int]) -> int:
    """How many people raised a hand for a group; of several answers each, so many at least."""
    raised = [by_hand.get(bar.id, 0) for bar in group.bars]
    return max(raised, default=0) if several(asked) else sum(raised)


def right_by_hand(asked: Item | Node, last: Tally, by_hand: Mapping[str, int]) -> tuple[int, int]:
    """How many raised a hand for what is right, and how many raised one at all.

    Where a verdict and a fact are asked, so many at most are right in both; of several answers
    each, nobody can tell from hands who is wholly right, and none count.
    """
    if several(asked) or not by_hand:
        return 0, 0
    groups = countable(asked, last)
    right = [sum(by_hand.get(b.id, 0) for b in group.bars if b.key) for group in groups]
    return min(right, default=0), max((hands_of(asked, g, by_hand) for g in groups), default=0)
