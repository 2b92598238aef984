"""Articles as the learner reads them: what they say, whom they bind, how binding, how sure."""

from __future__ import annotations

from urllib.parse import urlencode

from widgets.core.law.provision import Instrument, Provision
from widgets.core.screen.lines import Link, Source
from widgets.core.words import Words

LAW_PAGE = "law.ipynb"
CALCULATORS_PAGE = "calculators.ipynb"
LETTERS_PAGE = "letters.ipynb"
RECORD_PAGE = "my-record.ipynb"


def calculator_address(calculator: str, example: str = "") -> str:
    """A calculator's address, with one of its examples filled in if named, seen from a lesson."""
    asked = {"calc": calculator} | ({"example": example} if example else {})
    return f"{CALCULATORS_PAGE}?{urlencode(asked)}#{calculator}"


def law_search(sought: str) -> str:
    """The law explorer's address for a search, seen from a lesson."""
    return f"{LAW_PAGE}?{urlencode({'q': sought})}#find"


def ladder_address(act: str) -> str:
    """The law explorer's address for what an act costs, seen from a lesson."""
    return f"{LAW_PAGE}?{urlencode({'act': act})}#ladder"


def law_address(cite: str) -> str:
    """The law explorer's address for an article, seen from a lesson."""
    return f"{LAW_PAGE}?{urlencode({'cite': cite}, safe='/')}#find"


def card_address(lang: str, card: str) -> str:
    """The address of a card's page, seen from a lesson."""
    return f"../../../card/{lang}/{card}"


def course_address(lang: str) -> str:
    """The address of the page of the whole course, seen from a lesson."""
    return f"../../../course/{lang}"


def source(provision: Provision, instrument: Instrument, words: Words) -> Source:
    """One article with its facts: binding force, whom it binds, when in force, how sure."""
    return Source(
        cite=provision.cite,
        label=label(provision, instrument, words),
        says=words.of(provision.says),
        facts=(
            (words("instrument"), words.of(instrument.title)),
            (words("binding"), words(f"binding-{instrument.binding}")),
            (
                words("addressed" if instrument.binding.only_addresses else "binds"),
                words.listed([words(f"lender-{who}") for who in provision.binds]),
            ),
            (words("in-force"), _span(provision, words)),
            (words("confidence"), words(f"confidence-{provision.confidence}")),
        ),
        note=words.of(provision.note),
        sure=provision.confidence.carries_a_key,
        link=Link(words("open-in-law"), law_address(provision.cite)),
    )


def label(provision: Provision, instrument: Instrument, words: Words) -> str:
    """An article as it is cited in a line."""
    return words("source", instrument=words.of(instrument.short), article=words.of(provision.label))


def _span(provision: Provision, words: Words) -> str:
    if provision.ends:
        return words("span", first=words.day(provision.starts), last=words.day(provision.ends))
    return words("since", first=words.day(provision.starts))
