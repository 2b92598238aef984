"""Articles as the learner reads them: what they say, whom they bind, how binding, how sure."""

from __future__ import annotations

from widgets.core.provision import Instrument, Provision
from widgets.core.view import Source
from widgets.core.words import Words


def source(provision: Provision, instrument: Instrument, words: Words) -> Source:
    """One article with its facts: binding force, whom it binds, when in force, how sure."""
    return Source(
        cite=provision.cite,
        label=label(provision, instrument, words),
        says=words.of(provision.says),
        facts=(
            (words("instrument"), words.of(instrument.title)),
            (words("binding"), words(f"binding-{instrument.binding}")),
            (words("binds"), words.listed([words(f"lender-{who}") for who in provision.binds])),
            (words("in-force"), _span(provision, words)),
            (words("confidence"), words(f"confidence-{provision.confidence}")),
        ),
        note=words.of(provision.note),
        sure=provision.confidence.carries_a_key,
    )


def label(provision: Provision, instrument: Instrument, words: Words) -> str:
    """An article as it is cited in a line."""
    return words("source", instrument=words.of(instrument.short), article=words.of(provision.label))


def _span(provision: Provision, words: Words) -> str:
    if provision.ends:
        return words("span", first=words.day(provision.starts), last=words.day(provision.ends))
    return words("since", first=words.day(provision.starts))
