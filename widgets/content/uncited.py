"""Articles that a text names by number and its record does not cite: no reader can look them up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from widgets.content.files import SourceFile
from widgets.content.outdated import believed
from widgets.core.errors import Fault
from widgets.core.learning.item import Item
from widgets.core.learning.lesson import Card
from widgets.core.learning.scenario import Scenario
from widgets.core.letters.letter import Letter
from widgets.core.record import Record

_NAMED = {
    "zh": (re.compile(r"第(\d+(?:[、和至]\d+)*)条"),),
    "en": (
        re.compile(r"\b(?:art\.|article) +(\d+)", re.IGNORECASE),
        re.compile(
            r"\b(?:arts\.|articles) +((?:\d++(?:\(\d+\))*+(?:, and +|, *| +and +)?+)++)",
            re.IGNORECASE,
        ),
    ),
}
_PARAGRAPH = re.compile(r"\(\d+\)")
_OF_THE_OLD_LAW = re.compile(r"旧法|\bold law\b", re.IGNORECASE)


def uncited_faults(record: Record, source: SourceFile) -> Iterator[Fault]:
    """Every article that a record of these kinds names and cites nowhere, whatever its law.

    Looked at is what a learner is to believe: wrong options and quotations may name any number,
    and so may a sentence on what the old law said.
    """
    if not isinstance(record, Item | Scenario | Card | Letter):
        return
    cited = {number for cite in record.citations() for number in _of(cite)}
    for place, text in believed(source.data):
        missing = _named(text, str(place[-1])) - cited
        if missing and not _OF_THE_OLD_LAW.search(text):
            numbers = ", ".join(map(str, sorted(missing)))
            yield source.fault(place, f"names art. {numbers}, which is cited nowhere here: cite it")


def _named(text: str, lang: str) -> set[int]:
    """The numbers of the articles that a text speaks of."""
    lists = (told for pattern in _NAMED[lang] for told in pattern.findall(text))
    return {int(n) for told in lists for n in re.findall(r"\d+", _PARAGRAPH.sub("", told))}


def _of(cite: str) -> Iterator[int]:
    """The numbers of the articles behind a citation: one, some joined by 'and', or a span."""
    address = cite.partition("/")[2]
    numbers = [int(n) for n in re.findall(r"(?:^|-and-|-to-)(\d+)", address)]
    yield from numbers
    if "-to-" in address:
        yield from range(numbers[0], numbers[-1])
