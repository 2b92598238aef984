"""What a class voted, as bars: each thing on offer with its letter, and both votes side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from widgets.core.classroom.classroom import Round
from widgets.core.classroom.tally import EXACT, OTHER, VoteBar, VoteGroup
from widgets.core.learning.item import Item
from widgets.core.learning.scenario import Node
from widgets.core.screen.asked import offered
from widgets.core.screen.view import Bar, Bars, Prose
from widgets.core.words import Words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def class_bars(
    words: Words, asked: Item | Node, rounds: tuple[Round, ...], *, keyed: bool
) -> tuple[Bars | Prose, ...]:
    """Both votes, a picture for each group; `keyed` marks what was right.

    A vote of too few is told as a number alone.
    """
    few = [each for each in rounds if not each.tally.shown]
    if not rounds or few:
        return tuple(Prose((words("class-few", n=_voted(each)),), "lead") for each in few)
    names = labels(words, asked)
    last = rounds[-1].tally.groups
    return tuple(_group(words, names, n, rounds, keyed=keyed) for n in range(len(last)))


def labels(words: Words, asked: Item | Node) -> dict[str, str]:
    """What can be voted for, by its id, each option with the letter under which it is shown."""
    if isinstance(asked, Node):
        return _lettered((b.id, words.of(b.label)) for b in asked.branches)
    named: dict[str, str] = {v.id: words(f"verdict-{v.id}") for v in asked.verdicts}
    named |= _lettered((o.id, o.text) for o in offered(words, asked))
    for field in asked.fields:
        named[field.id] = words.of(field.label)
        named |= {option.id: words.of(option.text) for option in field.options}
    return {**named, OTHER: words("class-other"), EXACT: words("class-exact")}


def _lettered(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: f"{letter}  {text}" for letter, (name, text) in zip(LETTERS, texts, strict=False)}


def _group(
    words: Words, names: dict[str, str], n: int, rounds: tuple[Round, ...], *, keyed: bool
) -> Bars:
    """One group over all votes: for each thing the first vote, then the second."""
    groups = [each.tally.groups[n] for each in rounds]
    bars: list[Bar] = []
    for bar in _every(groups):
        for i, (group, over) in enumerate(zip(groups, rounds, strict=True), start=1):
            found = next((each.n for each in group.bars if each.id == bar.id), 0)
            by_hand = over.by_hand.get(bar.id, 0) if n == 0 else 0
            label = words("class-round", what=_named(words, names, bar), n=i)
            label = label if len(rounds) > 1 else _named(words, names, bar)
            if keyed and bar.key:
                label = words("class-key", what=label)
            bars.append(_bar(words, label, found + by_hand, _voted(over) or 1, i))
    caption = words(f"class-of-{groups[-1].of}") if groups[-1].of in _CAPTIONS else ""
    caption = caption or names.get(groups[-1].of, words("class-of-values"))
    return Bars(caption, (words("class-what"), words("class-votes")), tuple(bars))


_CAPTIONS = frozenset({"verdicts", "options", "steps", "orders", "values", EXACT})


def _every(groups: list[VoteGroup]) -> list[VoteBar]:
    """Each thing that was voted for in any vote, once."""
    met = {bar.id: bar for group in groups for bar in group.bars}
    return [*met.values()]


def _bar(words: Words, label: str, n: int, of: int, vote: int) -> Bar:
    share = round(100 * n / of)
    return Bar(label, n, of, words("class-share", n=n, share=share), "before" if vote == 1 else "")


def _named(words: Words, names: dict[str, str], bar: VoteBar) -> str:
    if isinstance(bar.value, date):
        return words.day(bar.value)
    if isinstance(bar.value, Decimal):
        return f"{bar.value.normalize():f}"
    if ">" in bar.id:
        return " → ".join(names[step].partition(" ")[0] for step in bar.id.split(">"))
    return names[bar.id]


def _voted(over: Round) -> int:
    return over.tally.voted + sum(over.by_hand.values())
