"""Articles as the learner reads them: what they say, whom they bind, how binding, how sure."""

from __future__ import annotations

from collections.abc import Iterable

from widgets.core.materials import Materials
from widgets.core.provision import Instrument, Provision
from widgets.core.view import Source
from widgets.core.words import Words


def sources(materials: Materials, words: Words, cites: Iterable[str]) -> tuple[Source, ...]:
    """The articles cited, each once, in the order cited."""
    return tuple(source(*materials.cited(cite), words) for cite in dict.fromkeys(cites))


def source(provision: Provision, instrument: Instrument, words: Words) -> Source:
    """One article with its facts: binding force, whom it binds, when in force, how sure."""
    return Source(
        cite=provision.cite,
        label=words(
            "source", instrument=words.of(instrument.title), article=words.of(provision.label)
        ),
        says=words.of(provision.says),
        facts=(
            (words("binding"), words(f"binding-{instrument.binding}")),
            (words("binds"), words.listed([words(f"lender-{who}") for who in provision.binds])),
            (words("in-force"), _span(provision, words)),
            (words("confidence"), words(f"confidence-{provision.confidence}")),
        ),
        note=words.of(provision.note),
        sure=provision.confidence.carries_a_key,
    )


def _span(provision: Provision, words: Words) -> str:
    if provision.ends:
        return words("span", first=words.day(provision.starts), last=words.day(provision.ends))
    return words("since", first=words.day(provision.starts))
