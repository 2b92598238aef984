"""A dated value of the law on several days, each with the article that set it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from widgets.core.calculators.context import CitationLookup
from widgets.core.law.rule import Rule, Version
from widgets.core.screen.law import label
from widgets.core.words import Words

Rows = tuple[tuple[str, ...], ...]


def by_day(
    cited: CitationLookup, words: Words, rule: Rule, days: Iterable[date]
) -> tuple[str, tuple[str, ...], Rows]:
    """A table's caption, its columns, and a row a day: the value in force, and the article.

    Raises:
        NotInForce: a day is before the rule's first version.
        UnknownCitation: a version cites what the register does not hold.
    """
    columns = (words("by-day-day"), words("by-day-value"), words("by-day-article"))
    versions = [(day, rule.at(day)) for day in days]
    rows = tuple(
        (words.day(day), _told(words, version), label(*cited(version.cite), words))
        for day, version in versions
    )
    return words.of(rule.title), columns, rows


def _told(words: Words, version: Version) -> str:
    if version.value is None:
        return words("unit-bands")
    return words(f"unit-{version.unit}", n=f"{version.value:,}")
