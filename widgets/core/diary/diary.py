"""A diary: everything that was ever written in it, and its entries as they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from widgets.core.diary.chain import MOST_NUMBER, DiaryVersion, linked
from widgets.core.diary.entry import DiaryEntry, NumberedEntry


@dataclass(frozen=True)
class Diary:
    """Versions in the order in which they were written. To write is to make a longer one."""

    log: tuple[DiaryVersion, ...] = ()

    @cached_property
    def entries(self) -> dict[int, DiaryEntry]:
        """Each entry that was not withdrawn, as it stands now, by its number."""
        last = {each.number: each.entry for each in self.log}
        return {number: entry for number, entry in last.items() if entry is not None}

    @cached_property
    def in_order(self) -> tuple[NumberedEntry, ...]:
        """The entries in the order of what happened."""
        numbered = (NumberedEntry(number, entry) for number, entry in self.entries.items())
        return tuple(sorted(numbered, key=lambda each: each.moment))

    @property
    def head(self) -> str:
        """The hash of the last version: whoever knows it can tell whether any was changed."""
        return self.log[-1].hash if self.log else ""

    @property
    def next_numbers(self) -> Iterator[int]:
        """The numbers that the next new entries have; one that was withdrawn keeps its own.

        They go on after the highest; where that is as high as may be, they are those left out.
        """
        taken = {each.number for each in self.log}
        highest = max(taken, default=0)
        left_out = (number for number in range(1, highest) if number not in taken)
        return chain(range(highest + 1, MOST_NUMBER + 1), left_out)

    def history(self, number: int) -> tuple[DiaryVersion, ...]:
        """Every version of an entry, oldest first."""
        return tuple(each for each in self.log if each.number == number)

    def with_entry(self, number: int, entry: DiaryEntry | None, written: int) -> Diary:
        """The diary with a new version of an entry, or with the entry withdrawn."""
        return Diary((*self.log, linked(self.head, number, written, entry)))

    def with_entries(self, entries: Iterable[DiaryEntry], written: int) -> Diary:
        """The diary with new entries, one after another."""
        log, head = list(self.log), self.head
        for number, entry in zip(self.next_numbers, entries, strict=False):
            log.append(linked(head, number, written, entry))
            head = log[-1].hash
        return Diary(tuple(log))


def joined(first: Diary, other: Diary) -> Diary:
    """Both diaries as one: the first as it is, and behind it what only the other has.

    As far as both begin alike they are one diary, and an entry that the other has changed since is
    changed here too. Whatever else the other has comes in under new numbers. What comes in is
    linked anew, with the time at which it was written.
    """
    known = {each.hash for each in first.log}
    alike = _alike(first, other)
    shared = {each.number for each in first.log[:alike]}
    numbers: dict[int, int] = {}
    log, head, fresh = list(first.log), first.head, first.next_numbers
    for each in other.log[alike:]:
        if each.hash in known:
            continue
        if each.number not in shared and each.number not in numbers:
            numbers[each.number] = next(fresh)
        number = numbers.get(each.number, each.number)
        log.append(linked(head, number, each.written, each.entry))
        head = log[-1].hash
    return Diary(tuple(log))


def _alike(first: Diary, other: Diary) -> int:
    """How many versions both have in common at the beginning."""
    pairs = zip(first.log, other.log, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a != b), min(len(first.log), len(other.log))
    )
