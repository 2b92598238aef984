"""What a class voted, as bars: each thing on offer with its letter, and both votes side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from widgets.core.classroom.classroom import Round
from widgets.core.classroom.hands import hands_of, several
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

    A vote of too few phones is told as a number alone, beside the hands that were counted, if any.
    """
    few = [
        each for each in rounds if not each.tally.shown and (each.tally.voted or not each.by_hand)
    ]
    told = [Prose((words("class-few", n=each.tally.voted),), "lead") for each in few]
    if not rounds or any(not each.by_hand for each in few):
        return tuple(told)
    last = rounds[-1].tally.groups
    whole = all(each.tally.shown for each in rounds)
    counted = [n for n, group in enumerate(last) if whole or group.of != EXACT]
    return *told, *(_group(words, asked, n, rounds, keyed=keyed) for n in counted)


def lettered(words: Words, asked: Item | Node) -> dict[str, tuple[str, str]]:
    """What can be chosen, by its id: the letter under which it is shown, and its text.

    A verdict has no letter.
    """
    if isinstance(asked, Node):
        return _lettered((b.id, words.of(b.label)) for b in asked.branches)
    verdicts = {v.id: ("", words(f"verdict-{v.id}")) for v in asked.verdicts}
    return verdicts | _lettered((o.id, o.text) for o in offered(words, asked))


def labels(words: Words, asked: Item | Node) -> dict[str, str]:
    """What bars may stand for, by its id: what is on offer, and what is made of it."""
    more = {OTHER: words("class-other"), EXACT: words("class-exact")}
    return on_offer(words, asked) | ({} if isinstance(asked, Node) else more)


def on_offer(words: Words, asked: Item | Node) -> dict[str, str]:
    """What can be chosen or filled in, by its id, each option with its letter."""
    chosen = lettered(words, asked).items()
    named = {name: f"{letter}  {text}" if letter else text for name, (letter, text) in chosen}
    for field in () if isinstance(asked, Node) else asked.fields:
        named[field.id] = words.of(field.label)
        named |= {option.id: words.of(option.text) for option in field.options}
    return named


def _lettered(texts: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    return {name: (letter, text) for letter, (name, text) in zip(LETTERS, texts, strict=False)}


def _group(
    words: Words, asked: Item | Node, n: int, rounds: tuple[Round, ...], *, keyed: bool
) -> Bars:
    """One group over all votes: for each thing the first vote, then the second."""
    names = labels(words, asked)
    groups = [each.tally.groups[n] for each in rounds]
    bars: list[Bar] = []
    for bar in _every(groups):
        for i, (group, over) in enumerate(zip(groups, rounds, strict=True), start=1):
            name = bar_name(words, names, bar)
            name = words("class-key", what=name) if keyed and bar.key else name
            first = words("class-round", what=name, n=i) if len(rounds) > 1 else name
            label = first if i == 1 else words("class-nth", n=i)
            bars.append(_bar(words, label, bar.id, (asked, group, over), before=i < len(rounds)))
    caption = words(f"class-of-{groups[-1].of}") if groups[-1].of in _CAPTIONS else ""
    caption = caption or names.get(groups[-1].of, words("class-of-values"))
    return Bars(caption, (words("class-what"), words("class-votes")), tuple(bars))


_CAPTIONS = frozenset({"verdicts", "options", "steps", "orders", "values", EXACT})


def _every(groups: list[VoteGroup]) -> list[VoteBar]:
    """Each thing that was voted for in any vote, once."""
    met = {bar.id: bar for group in groups for bar in group.bars}
    return [*met.values()]


def _bar(
    words: Words,
    label: str,
    name: str,
    voted: tuple[Item | Node, VoteGroup, Round],
    *,
    before: bool,
) -> Bar:
    """How many chose a thing in one vote, of them by hand; too few phones are not told.

    Where one person may raise several hands, nobody knows of how many people, and no share is told.
    """
    asked, group, over = voted
    phones = group.bars if over.tally.shown else ()
    hands = over.by_hand.get(name, 0)
    n = next((each.n for each in phones if each.id == name), 0) + hands
    raised = hands_of(asked, group, over.by_hand)
    of = (over.tally.voted if phones else 0) + raised
    share = round(100 * n / (of or 1))
    kind = "count" if raised and several(asked) else "share"
    text = words(f"class-{kind}-hands" if hands else f"class-{kind}", n=n, share=share, hands=hands)
    return Bar(label, n, of or 1, text, "before" if before else "", hands)


def bar_name(words: Words, names: dict[str, str], bar: VoteBar) -> str:
    """What a bar stands for: a value as it was read, an order by its letters, else its label."""
    if isinstance(bar.value, date):
        return words.day(bar.value)
    if isinstance(bar.value, Decimal):
        return f"{bar.value.normalize():f}"
    if ">" in bar.id:
        return " → ".join(names[step].partition(" ")[0] for step in bar.id.split(">"))
    return names[bar.id]
