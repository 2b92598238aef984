"""Whom to turn to, as a page and a notebook tell it: by who lent, by what happens, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from widgets.core.law.provision import LenderType
from widgets.core.law.reference import Channel
from widgets.core.learning.lesson import Card
from widgets.core.screen.lines import Source
from widgets.core.words import Words

LENDERS = (
    LenderType.BANK,
    LenderType.CONSUMER_FINANCE,
    LenderType.SMALL_LOAN,
    LenderType.PRIVATE_LENDER,
    LenderType.UNLICENSED,
    LenderType.ASSIGNEE,
)
"""Who may have lent, or have bought the debt."""
FACTS = ("handles", "not_for", "when", "how", "ask", "find")


@dataclass(frozen=True, slots=True)
class ToldChannel:
    """A channel in words: its number and what the link to it says, a script, facts, sources.

    The script `say` is Chinese, as whoever answers speaks it; `means` tells it in another language.
    """

    id: str
    name: str
    phone: str
    call: str
    say: str
    means: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    note: str


def told_channel(
    channel: Channel, words: Words, sources: Callable[[Iterable[str]], Iterable[Source]]
) -> ToldChannel:
    """A channel in the words of a language.

    Args:
        channel: the channel.
        words: the interface's words.
        sources: names the articles of some citations.
    """
    asked = ((words(f"channel-{name}"), getattr(channel, name)) for name in FACTS)
    return ToldChannel(
        id=channel.id,
        name=words.of(channel.name),
        phone=channel.phone or "",
        call=words("call-number", number=channel.phone) if channel.phone else "",
        say=channel.say.zh,
        means="" if words.lang == "zh" else words.of(channel.say),
        facts=tuple((label, words.of(text)) for label, text in asked if text),
        sources=tuple(sources(channel.cite)),
        note=words.of(channel.note),
    )


def for_lender(channels: Iterable[Channel], lender: str) -> tuple[Channel, ...]:
    """The channels that are for those who owe such a lender, and not for everyone alike."""
    return tuple(each for each in channels if lender in each.for_lenders)


def for_card(channels: Iterable[Channel], card: Card) -> tuple[Channel, ...]:
    """Whom to turn to where it happens that a card is about, in the card's order."""
    by_id = {each.id: each for each in channels}
    return tuple(by_id[name] for name in card.channels if name in by_id)
