"""Every error of this project, in one tree.

LabError
├── ContentError      an author's file is at fault; carries every fault found
├── Amiss             parts of a record that do not fit together; names their places
├── NotInForce        the record does not reach the day asked about
├── NotPublished      a published history does not reach the day asked about
├── UnknownCitation   nothing in the register has this address
├── NoSuchAct         an act that the screen does not offer
├── NoSuchBranch      a choice that the scenario does not offer
├── NoSuchChoice      a choice that the lesson does not offer
├── NoSuchPart        a step, a field or a table that is not there; names those that are
├── NoRate            no one rate balances the payments of a loan
├── Unfit             fields of a calculator that do not fit together
└── Unreadable        a number or a day that could not be read
    └── Untimed       a rate that does not say whether it is for a year, a month or a day
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

Place = tuple[str | int, ...]


class LabError(Exception):
    """The root of the tree: catch it to catch everything this project raises."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a content file, in the author's terms."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class ContentError(LabError):
    """Content files are at fault; `faults` holds every fault found, in file order."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Amiss(LabError, ValueError):
    """Parts of a record that do not fit together: each with its place within the record."""

    def __init__(self, *faults: tuple[Place, str]) -> None:
        self.faults = faults
        super().__init__("; ".join(what for _, what in faults))


class NotInForce(LabError):
    """The record says nothing about a day: there is no default and no 0."""

    def __init__(self, what: str, on: date, first: date, last: date | None = None) -> None:
        self.what, self.on, self.first, self.last = what, on, first, last
        span = f"from {first}" if last is None else f"from {first} to {last}"
        super().__init__(f"{what} is not in force on {on}: the record covers it {span}")


class NotPublished(LabError):
    """A published history ends before a day: the value must be looked up and typed in."""

    def __init__(self, what: str, on: date, last: date) -> None:
        self.what, self.on, self.last = what, on, last
        super().__init__(
            f"{what} is recorded up to {last}, not on {on}: look up what was published, type it in"
        )


class UnknownCitation(LabError):
    """A citation that does not resolve to the register."""


class NoSuchAct(LabError):
    """An act that the screen does not offer, or that lacks something it needs."""


class NoSuchBranch(LabError):
    """A choice that the scenario does not offer at that node."""


class NoSuchChoice(LabError):
    """A choice that the lesson does not offer at that place."""


class NoSuchPart(LabError):
    """A part asked for by name that is not there; the message names those that are."""

    def __init__(self, kind: str, name: str, offered: Iterable[str]) -> None:
        there = ", ".join(offered) or "none"
        super().__init__(f"there is no {kind} {name!r} here; there are: {there}")


class Unreadable(LabError):
    """A number or a day that could not be read; ask again, and never mark it."""


class Untimed(Unreadable):
    """A rate, as it is `said`, that leaves open whether it is for a year, a month or a day."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(f"{said!r} may be for a year, a month or a day")
