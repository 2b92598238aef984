"""What gives a key away by its form alone: `python -m widgets.content.cues`. A list to look at.

A bank can be solved without knowing the law where its keys are the longest answers, where absolute
words stand in wrong answers only, or where one verdict is nearly always right.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.content.unsourced import unsourced
from widgets.core.errors import ContentError
from widgets.core.learning.item import TRIAGE, Item, ItemKind
from widgets.core.learning.scenario import Scenario
from widgets.core.text import LANGS, Lang, Text

LEAST, MOST = 20, 45
APART = 15
LEAST_DEPENDS, MOST_DEPENDS = 15, 25
CLEARLY = Fraction(6, 5)

_ABSOLUTE = {
    "zh": re.compile(
        "一定|绝对|必须|从不|从来|永远|一律|所有|任何|全部|完全|肯定|凡是|只要|只有|只能|都"
    ),
    "en": re.compile(
        r"\b(?:never|always|only|must|all|every|any|none|nobody|nothing|certainly|completely|"
        r"entirely|no one|at all|whatever|whenever)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """Answers offered together of which exactly one is right, and where they stand."""

    where: str
    key: Text
    wrong: tuple[Text, ...]

    def ratio(self, lang: Lang) -> Fraction:
        """How long the key is against the longest wrong answer."""
        return Fraction(len(self.key.to(lang)), max(len(each.to(lang)) for each in self.wrong))

    def longest(self, lang: Lang) -> bool:
        """Whether the key is longer than every wrong answer."""
        return self.ratio(lang) > 1

    def shortest(self, lang: Lang) -> bool:
        """Whether the key is shorter than every wrong answer."""
        return len(self.key.to(lang)) < min(len(each.to(lang)) for each in self.wrong)


@dataclass(frozen=True, slots=True)
class Bank:
    """What a learner chooses among in one bank, or in the cases of one lesson."""

    name: str
    offers: tuple[Offer, ...]
    verdicts: tuple[str, ...] = ()

    def share(self, verdict: str) -> Fraction:
        """The share of the triage items of which a verdict is the key, in percent."""
        return percent(self.verdicts.count(verdict), len(self.verdicts))

    def longest(self, lang: Lang) -> Fraction:
        """The share of offers whose key is strictly the longest, in percent."""
        return percent(sum(offer.longest(lang) for offer in self.offers), len(self.offers))

    def shortest(self, lang: Lang) -> Fraction:
        """The share of offers whose key is strictly the shortest, in percent."""
        return percent(sum(offer.shortest(lang) for offer in self.offers), len(self.offers))


def percent(part: int, whole: int) -> Fraction:
    """A part of a whole in percent; of nothing it is 0."""
    return Fraction(100 * part, whole) if whole else Fraction(0)


def banks(library: Library) -> Iterator[Bank]:
    """Every bank, and the cases of every lesson."""
    found: dict[str, list[Item]] = {}
    for path in record_files(library.root, BANKS):
        found.setdefault(f"{BANKS}/{path.parent.name}", []).append(library.item(path.stem))
    for name, items in found.items():
        triage = tuple(item.verdict_key or "" for item in items if item.kind is ItemKind.TRIAGE)
        yield Bank(name, tuple(o for item in items for o in offers(item)), triage)
    for lesson in library.lessons():
        cases = [library.scenario(name) for name in lesson.scenarios()]
        yield Bank(f"cases of {lesson.id}", tuple(o for case in cases for o in decisions(case)))


def offers(item: Item) -> Iterator[Offer]:
    """What an item offers with exactly one key: its options, and those of each picked field."""
    lists = [] if item.kind is ItemKind.ORDER else [(item.id, item.options)]
    lists += [(f"{item.id}.{field.id}", field.options) for field in item.fields]
    for where, options in lists:
        keys = [option.text for option in options if option.key]
        if len(keys) == 1 and len(options) > 1:
            yield Offer(where, keys[0], tuple(o.text for o in options if not o.key))


def decisions(case: Scenario) -> Iterator[Offer]:
    """The decisions of a case with one best branch."""
    for node in case.decisions:
        most = max(branch.points for branch in node.branches)
        best = [branch for branch in node.branches if branch.points == most]
        if len(best) == 1 and len(node.branches) > 1:
            wrong = tuple(branch.label for branch in node.branches if branch is not best[0])
            yield Offer(f"{case.id}/{node.id}", best[0].label, wrong)


def misses(bank: Bank) -> Iterator[str]:
    """Where a bank is out of balance, so that form alone tells more than it should."""
    for lang in LANGS if bank.offers else ():
        for what, share in (("longest", bank.longest(lang)), ("shortest", bank.shortest(lang))):
            if not LEAST <= share <= MOST:
                yield f"{lang}: the key is {what} in {round(share)} %, not in {LEAST} to {MOST} %"
    if not bank.verdicts:
        return
    lawful, unlawful, depends = (bank.share(verdict) for verdict in TRIAGE)
    if abs(lawful - unlawful) > APART:
        told = f"lawful in {round(lawful)} % and unlawful in {round(unlawful)} %"
        yield f"{told} of triage items, more than {APART} points apart"
    if not LEAST_DEPENDS <= depends <= MOST_DEPENDS:
        told = f"{LEAST_DEPENDS} to {MOST_DEPENDS} %"
        yield f"it depends in {round(depends)} % of triage items, not in {told}"


def clearly_longest(bank: Bank) -> Iterator[str]:
    """The answers to look at first: the key is longer than every other by more than a fifth."""
    for offer in bank.offers:
        langs = [lang for lang in LANGS if offer.ratio(lang) > CLEARLY]
        if langs:
            yield f"{offer.where} ({', '.join(langs)})"


def absolute(texts: Iterable[Text], lang: Lang) -> int:
    """How many texts hold a word that admits no exception."""
    return sum(bool(_ABSOLUTE[lang].search(text.to(lang))) for text in texts)


def told(bank: Bank) -> Iterator[str]:
    """What is worth knowing of a bank, line by line."""
    wrong = [text for offer in bank.offers for text in offer.wrong]
    keys = [offer.key for offer in bank.offers]
    yield f"{bank.name}: {len(keys)} sets of answers with one key"
    for lang in LANGS if keys else ():
        longest, shortest = round(bank.longest(lang)), round(bank.shortest(lang))
        words = (
            f"{absolute(keys, lang)} of {len(keys)} keys, {absolute(wrong, lang)} of {len(wrong)}"
        )
        yield f"  {lang}: key longest in {longest} %, shortest in {shortest} %"
        yield f"      absolute words in {words} wrong answers"
    if bank.verdicts:
        counts = Counter(bank.verdicts)
        yield "  verdicts: " + ", ".join(f"{counts[v]} {v}" for v in TRIAGE)
    first = list(clearly_longest(bank))
    if first:
        yield f"  look at first, the key is clearly the longest: {', '.join(first)}"
    yield from (f"  missed: {what}" for what in misses(bank))


def main(arguments: list[str]) -> int:
    """Print what gives keys away; 1 where a bank is out of balance and `--gate` asks for it.

    It is 1 too where a file cannot be read, which is said as everywhere.
    """
    library = Library.open()
    try:
        found = list(banks(library))
    except ContentError as error:
        print(error)
        return 1
    for bank in found:
        print("\n".join(told(bank)))
    print("\nfigures of an explanation that stand in no article cited, question or answer:")
    for where, numbers in unsourced(library):
        print(f"  {where}: {', '.join(numbers)}")
    missed = [bank.name for bank in found if any(misses(bank))]
    print(f"\nout of balance: {', '.join(missed)}" if missed else "\nEvery bank is in balance.")
    return int("--gate" in arguments and bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
