"""What the votes of a round add up to, by the kind of what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from widgets.core.errors import NoSuchChoice
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.journal import Sure
from widgets.core.learning.quiz import Response, entry_parts, field_right, mark
from widgets.core.learning.scenario import SKIP, Node
from widgets.core.learning.typed import Typed
from widgets.core.reading.reading import read

LEAST = 5
"""From so many votes on a round is shown: with fewer, who chose what might be told."""
ORDERS = 3
"""So many of the commonest orders of steps are shown."""
VALUES, SHARED = 8, 2
"""So many of the commonest values typed are shown, each of which so many have typed."""
OTHER, EXACT = "other", "exact"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: the response, and how sure; an empty response is one who passes it over."""

    response: Response = ()
    sure: Sure | None = None


@dataclass(frozen=True, slots=True)
class VoteBar:
    """How many chose one thing: an option, a verdict, a place for a step, a value.

    `id` is the option's, and for an order its steps' with `>` between them; `value` is a value as
    it was read, in its own unit.
    """

    id: str
    n: int
    key: bool = False
    misconception: str | None = None
    value: Annotated[Decimal | date | None, Field(union_mode="left_to_right")] = None


@dataclass(frozen=True, slots=True)
class VoteGroup:
    """Bars that belong together: `options`, `verdicts`, `steps`, `orders`, `values`, or a field."""

    of: str
    bars: tuple[VoteBar, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one round adds up to: `voted` chose something, `right` of them wholly the right thing.

    `sure` says of each degree of sureness how many voted so, and how many of those were right.
    """

    voted: int = 0
    right: int = 0
    passed: int = 0
    groups: tuple[VoteGroup, ...] = ()
    sure: Mapping[Sure, tuple[int, int]] = field(default_factory=dict)

    @property
    def shown(self) -> bool:
        """Whether enough have voted for bars to be shown."""
        return self.voted >= LEAST


@dataclass(frozen=True, slots=True)
class VoteChange:
    """What became of those who voted in both rounds, and how many voted in one alone."""

    held: int = 0
    gained: int = 0
    lost: int = 0
    stayed_wrong: int = 0
    came: int = 0
    left: int = 0


def tally(asked: Item | Node, ballots: Iterable[Ballot]) -> Tally:
    """What the ballots of a round add up to.

    Raises:
        NoSuchChoice: a response names something that is not offered.
        Unreadable: a number or a day cannot be read.
    """
    every = [*ballots]
    cast = [each for each in every if not passes(each)]
    rights = [is_right(asked, each.response) for each in cast]
    sure = {
        degree: (
            sum(each.sure is degree for each in cast),
            sum(right for each, right in zip(cast, rights, strict=True) if each.sure is degree),
        )
        for degree in Sure
    }
    responses = [each.response for each in cast]
    groups = _branches(asked, responses) if isinstance(asked, Node) else _groups(asked, responses)
    return Tally(len(cast), sum(rights), len(every) - len(cast), groups, sure)


def passes(ballot: Ballot) -> bool:
    """Whether the vote passes over what is asked, because of the threat in it."""
    return ballot.response in ((), (SKIP,))


def is_right(asked: Item | Node, response: Response) -> bool:
    """Whether a response is wholly right; at a decision, whether it earns the most there.

    Raises:
        NoSuchChoice: the response names something that is not offered.
        Unreadable: a number or a day cannot be read.
    """
    if isinstance(asked, Item):
        return mark(asked, response).right
    chosen = next((branch for branch in asked.branches if (branch.id,) == response), None)
    if chosen is None:
        offered = ", ".join(branch.id for branch in asked.branches)
        raise NoSuchChoice(f"{asked.id} offers {offered}; not {list(response)}")
    return chosen.points == max(branch.points for branch in asked.branches)


def change(
    asked: Item | Node, first: Mapping[str, Ballot], second: Mapping[str, Ballot]
) -> VoteChange:
    """What became of the first votes in the second round; ballots are by who has cast them."""
    before = {who: is_right(asked, b.response) for who, b in first.items() if not passes(b)}
    after = {who: is_right(asked, b.response) for who, b in second.items() if not passes(b)}
    met = Counter((before[who], after[who]) for who in before.keys() & after.keys())
    return VoteChange(
        held=met[True, True],
        gained=met[False, True],
        lost=met[True, False],
        stayed_wrong=met[False, False],
        came=len(after.keys() - before.keys()),
        left=len(before.keys() - after.keys()),
    )


def _branches(node: Node, responses: Sequence[Response]) -> tuple[VoteGroup, ...]:
    counted, most = Counter(responses), max(branch.points for branch in node.branches)
    bars = tuple(
        VoteBar(b.id, counted[(b.id,)], b.points == most, b.misconception) for b in node.branches
    )
    return (VoteGroup("options", bars),)


def _groups(item: Item, responses: Sequence[Response]) -> tuple[VoteGroup, ...]:
    if item.expect:
        return (VoteGroup("values", _values(item.expect, [each[0] for each in responses])),)
    if item.fields:
        return _fields(item, responses)
    if item.kind is ItemKind.ORDER:
        return _order(item, responses)
    chosen = Counter(word for response in responses for word in response)
    options = tuple(VoteBar(o.id, chosen[o.id], o.key, o.misconception) for o in item.options)
    if item.kind in (ItemKind.MANY, ItemKind.MARK):
        exact = sum(mark(item, response).right for response in responses)
        return VoteGroup("options", options), VoteGroup(EXACT, (VoteBar(EXACT, exact, key=True),))
    verdicts = tuple(VoteBar(v.id, chosen[v.id], v.key, v.misconception) for v in item.verdicts)
    groups = VoteGroup("verdicts", verdicts), VoteGroup("options", options)
    return groups if verdicts else groups[1:]


def _order(item: Item, responses: Sequence[Response]) -> tuple[VoteGroup, ...]:
    right = tuple(option.id for option in item.options)
    steps = tuple(
        VoteBar(step, sum(each[i] == step for each in responses), key=True)
        for i, step in enumerate(right)
    )
    common = Counter(responses).most_common(ORDERS)
    orders = tuple(VoteBar(">".join(order), n, order == right) for order, n in common)
    return VoteGroup("steps", steps), VoteGroup("orders", orders)


def _fields(item: Item, responses: Sequence[Response]) -> tuple[VoteGroup, ...]:
    entries = [entry_parts(item, response) for response in responses]
    groups = []
    for each in item.fields:
        said = [entry[each.id] for entry in entries]
        if each.expect:
            bars = _values(each.expect, said)
        else:
            counted = Counter(said)
            bars = tuple(VoteBar(o.id, counted[o.id], o.key, o.misconception) for o in each.options)
        groups.append(VoteGroup(each.id, bars))
    right = tuple(
        VoteBar(each.id, sum(field_right(each, e[each.id]) for e in entries), key=True)
        for each in item.fields
    )
    return *groups, VoteGroup(EXACT, right)


def _values(expect: Typed, typed: Sequence[str]) -> tuple[VoteBar, ...]:
    """The commonest values as they were read, with the slip each is, and how many typed others."""
    counted = Counter(read(each, expect.quantity) for each in typed)
    common = [(v, n) for v, n in counted.most_common(VALUES) if n >= SHARED]
    bars = [
        VoteBar(str(v), n, expect.fits(expect.value, v), _slip(expect, v), v) for v, n in common
    ]
    return *bars, VoteBar(OTHER, len(typed) - sum(n for _, n in common))


def _slip(expect: Typed, value: Decimal | date) -> str | None:
    found = (slip.misconception for slip in expect.slips if expect.fits(slip.value, value))
    return next(found, None)
