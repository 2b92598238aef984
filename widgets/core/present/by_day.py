"""A dated value of the law on several days, each with the article that set it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from widgets.core.materials import Materials
from widgets.core.present.law import label
from widgets.core.rule import Rule, Version
from widgets.core.words import Words


def by_day(materials: Materials, words: Words, rule: Rule, days: Iterable[date]) -> str:
    """One line a day: the value in force, its unit, and the article.

    Raises:
        NotInForce: a day is before the rule's first version.
        UnknownCitation: a version cites what the lesson's materials do not hold.
    """
    lines = [words.of(rule.title)]
    for day in days:
        version = rule.at(day)
        provision, instrument = materials.cited(version.cite)
        article = label(provision, instrument, words)
        value = _told(words, version)
        lines.append(words("by-day", day=words.day(day), value=value, article=article))
    return "\n".join(lines)


def _told(words: Words, version: Version) -> str:
    if version.value is None:
        return words("unit-bands")
    return words(f"unit-{version.unit}", n=f"{version.value:,}")
