"""`channels`: whom to turn to, as HTML that shows without a kernel; nothing is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from widgets.content.library import Library
from widgets.core.errors import NoSuchPart
from widgets.core.law.reference import Channel
from widgets.core.screen.channels import (
    LENDERS,
    ToldChannel,
    for_card,
    for_lender,
    told_channel,
)
from widgets.core.screen.law import source
from widgets.core.screen.lines import Source
from widgets.core.text import Lang
from widgets.ui.faulty import Faulty, opened


class ChannelList:
    """Channels one below the other, each with its number to ring and what to say.

    Args:
        told: the channels in words.
        about: the words for what to say, for the articles, and for the day of the comparison.
        lang: the language.
    """

    def __init__(self, told: Sequence[ToldChannel], about: Sequence[str], lang: Lang) -> None:
        self.told, self.lang = tuple(told), lang
        self._say, self._rests, self._checked = about

    def __repr__(self) -> str:
        return "\n".join(f"{each.name}: {each.say}" for each in self.told)

    def _repr_html_(self) -> str:
        listed = "".join(self._channel(each) for each in self.told)
        return (
            f'<div lang="{self.lang}">{listed}<p><small>{escape(self._checked)}</small></p></div>'
        )

    def _channel(self, told: ToldChannel) -> str:
        ring = (
            f'<p><a href="tel:{told.phone}"><strong>{escape(told.call)}</strong></a></p>'
            if told.phone
            else ""
        )
        cited = "; ".join(each.label for each in told.sources)
        facts = [("", told.means), *told.facts, (self._rests, cited), ("", told.note)]
        rows = "".join(
            f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in facts if text
        )
        say = f'<dt>{escape(self._say)}</dt><dd lang="zh">{escape(told.say)}</dd>'
        return f"<section><h4>{escape(told.name)}</h4>{ring}<dl>{say}{rows}</dl></section>"


def channels(lender: str = "", happening: str = "", lang: str = "zh") -> ChannelList | Faulty:
    """Whom to turn to, with the number, what to say and what to ask for.

    Args:
        lender: only those for people who owe such a lender: `bank`, `consumer-finance`,
            `small-loan`, `private-lender`, `unlicensed` or `assignee`.
        happening: only those for what a card is about, such as `at-the-door`, the first first.
        lang: `zh` or `en`; an unknown language gives the nearest one.

    Returns:
        Something to show; or a card that names what there is instead of what was asked.
    """

    def made(library: Library, nearest: Lang) -> ChannelList:
        words, found = library.words(nearest), _picked(library, lender, happening)

        def named(cites: Iterable[str]) -> list[Source]:
            return [source(*library.cited(cite), words) for cite in cites]

        day = words.day(max(each.checked for each in library.channels))
        about = (words("channel-say"), words("rests-on"), words("checked-on", day=day))
        return ChannelList([told_channel(each, words, named) for each in found], about, nearest)

    return opened(made, lang, "the channels")


def _picked(library: Library, lender: str, happening: str) -> tuple[Channel, ...]:
    found = library.channels
    if lender:
        if lender not in list(LENDERS):
            raise NoSuchPart("kind of lender", lender, list(LENDERS))
        found = for_lender(found, lender)
    return for_card(found, library.card(happening)) if happening else found
