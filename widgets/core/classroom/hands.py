"""Hands counted in the room, for who has no phone: which can be typed in, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from widgets.core.classroom.tally import Tally, VoteGroup
from widgets.core.errors import Unreadable
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.scenario import Node
from widgets.core.reading.count import read_count

MOST_HANDS = 500
"""More than a room holds: a count above is a slip of a key."""
_ONE_EACH = {ItemKind.ONE, ItemKind.TRIAGE, ItemKind.TRUE_FALSE, ItemKind.CLAIM}


def countable(asked: Item | Node, last: Tally) -> tuple[VoteGroup, ...]:
    """The groups for which hands can be raised: those in which each chooses one thing."""
    one_each = isinstance(asked, Node) or asked.kind in _ONE_EACH
    return last.groups if one_each else ()


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


def hands_of(group: VoteGroup, by_hand: Mapping[str, int]) -> int:
    """How many hands were raised for a group."""
    return sum(by_hand.get(bar.id, 0) for bar in group.bars)
