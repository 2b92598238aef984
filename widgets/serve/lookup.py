"""The pages to look something up in: who to call, and the legal terms in plain words."""

from __future__ import annotations

from widgets.core.law.reference import Channel
from widgets.core.screen.channels import LENDERS, ToldChannel, for_card, for_lender, told_channel
from widgets.core.text import LANGS, Lang, nearest_lang
from widgets.core.words import Words
from widgets.serve.handlers import StaticPage, liked
from widgets.serve.notebook_index import CALLS_PAGE, NotebookPath
from widgets.serve.pages import happening, lookup_page, sources
from widgets.serve.short import CALL
from widgets.serve.site import Site

EMERGENCY = "110"


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
    """Who to call: the police first with what to say, then by what happens, by who lent, in full.

    Last stands how one's own province or city is found, where each has its own.
    """
    words, listed = site.library.words(lang), site.library.channels
    told = {each.id: _told(site, each, words) for each in listed}
    return lookup_page(
        site,
        lang,
        "channels",
        short=CALL,
        emergency=told.pop(EMERGENCY, None),
        situations=_situations(site, lang),
        lenders=[
            (words(f"lender-{who}"), [_way(each, words) for each in found])
            for who in LENDERS
            if (found := for_lender(listed, who))
        ],
        places=[_way(each, words) for each in listed if each.find],
        listed=tuple(told.values()),
        notebook=site.page_href(NotebookPath(lang, CALLS_PAGE)),
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


def _situations(site: Site, lang: Lang) -> list[tuple[str, str, list[dict[str, str]]]]:
    """Everything that may be happening, with the name of its card and whom to turn to."""
    words, library = site.library.words(lang), site.library
    return [
        (
            each["id"],
            each["label"],
            [_way(found, words) for found in for_card(library.channels, library.card(each["id"]))],
        )
        for each in happening(site, lang, site.lessons(lang))
    ]


def _way(channel: Channel, words: Words) -> dict[str, str]:
    """A channel in one line: its name, its number if it has one, and how one's own is found."""
    return {
        "id": channel.id,
        "name": words.of(channel.name),
        "phone": channel.phone or "",
        "find": words.of(channel.find),
    }


def _told(site: Site, channel: Channel, words: Words) -> ToldChannel:
    """A channel as its page tells it."""
    return told_channel(channel, words, lambda cites: sources(site.library, cites, words.lang))


_DRAWN = {"channels": channels, "terms": terms}
