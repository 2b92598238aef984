"""The pages to look something up in: who to call, and the legal terms in plain words."""

from __future__ import annotations

from widgets.core.law.provision import LenderType
from widgets.core.law.reference import Channel
from widgets.core.text import LANGS, Lang, nearest_lang
from widgets.core.words import Words
from widgets.serve.handlers import StaticPage, liked
from widgets.serve.pages import lookup_page, sources
from widgets.serve.site import Site

EMERGENCY = "110"
LENDERS = (
    LenderType.BANK,
    LenderType.CONSUMER_FINANCE,
    LenderType.SMALL_LOAN,
    LenderType.PRIVATE_LENDER,
    LenderType.UNLICENSED,
)


class LookupPage(StaticPage):
    """`/channels/zh`, `/terms/en` and the like; any other language leads to the nearest."""

    def get(self, *given: str) -> None:
        """The page, or the way to it."""
        what, asked = given[0], (given[1] if len(given) > 1 else None) or liked(self)
        if asked in LANGS:
            self.write(_DRAWN[what](self.site, asked))
        else:
            self.redirect(self.site.lookup_href(what, nearest_lang(asked)))


def channels(site: Site, lang: Lang) -> str:
    """Who to call: the police first with what to say, then by who lent, then each in full."""
    words, listed = site.library.words(lang), site.library.channels
    emergency = next((each for each in listed if each.id == EMERGENCY), None)
    lenders = [(words(f"lender-{who}"), _for(who, listed, words)) for who in LENDERS]
    return lookup_page(
        site,
        lang,
        "channels",
        emergency=_told(emergency, words) if emergency else None,
        lenders=[(lender, ways) for lender, ways in lenders if ways],
        listed=[_told(each, words) for each in listed if each is not emergency],
        checked=words.day(max(each.checked for each in listed)) if listed else "",
    )


def terms(site: Site, lang: Lang) -> str:
    """Every legal term in plain words, with the articles it rests on."""
    words = site.library.words(lang)
    told = [
        {
            "id": each.id,
            "term": words.of(each.term),
            "meaning": words.of(each.meaning),
            "sources": sources(site.library, each.cite, lang),
        }
        for each in site.library.glossary
    ]
    return lookup_page(site, lang, "terms", listed=told)


def _for(who: LenderType, listed: tuple[Channel, ...], words: Words) -> list[tuple[str, str]]:
    """The channels for those who owe such a lender, those for its kind alone first."""
    own = [each for each in listed if who in each.for_lenders]
    return [(each.id, words.of(each.name)) for each in own]


def _told(channel: Channel, words: Words) -> dict[str, object]:
    """A channel as its page tells it."""
    asked = ("handles", "not_for", "when", "how")
    facts = [(words(f"channel-{name}"), words.of(getattr(channel, name))) for name in asked]
    return {
        "id": channel.id,
        "name": words.of(channel.name),
        "phone": channel.phone,
        "say": words.of(channel.say),
        "facts": facts,
        "note": words.of(channel.note),
    }


_DRAWN = {"channels": channels, "terms": terms}
