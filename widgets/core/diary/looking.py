"""What is asked of a diary: whether its chain is whole, and its entries between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from widgets.core.acts import named_words
from widgets.core.diary.chain import LEAST_NOTED, ChainFault, noted_at, verify
from widgets.core.diary.diary import Diary
from widgets.core.diary.diary_acts import CheckChain
from widgets.core.diary.entry import NumberedEntry
from widgets.core.diary.keeping import from_text
from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day

MOST_PRINTED = 300
"""So many entries and things kept are in one list to print; for more, days are picked."""


@dataclass(frozen=True, slots=True)
class CheckedChain:
    """What was found in a chain.

    Attributes:
        versions: how many versions it has; 0 with `is_read` False where a file is no diary.
        faults: what is wrong with it.
        of_file: whether it is a file's and not the one on the page.
        is_read: whether there was a chain to look at.
        unread: how many versions of a file could not be read.
        noted: the hash that was looked for, if one was.
        at: the place of the version that bears it.
    """

    versions: int
    faults: tuple[ChainFault, ...] = ()
    of_file: bool = False
    is_read: bool = True
    unread: int = 0
    noted: str = ""
    at: int | None = None

    @property
    def is_too_short(self) -> bool:
        """Whether what was noted is too little to tell one hash from others."""
        return 0 < len("".join(self.noted.split())) < LEAST_NOTED


def checked(diary: Diary, act: CheckChain) -> CheckedChain:
    """What an act that looks at a chain finds."""
    said = act.response[0] if act.response else ""
    if act.of == "file":
        kept = from_text(said)
        if kept is None:
            return CheckedChain(0, of_file=True, is_read=False)
        log = kept.diary.log
        return CheckedChain(len(log), verify(log), of_file=True, unread=kept.unread)
    noted = said.strip()
    return CheckedChain(
        len(diary.log), verify(diary.log), noted=noted, at=noted_at(diary.log, noted)
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """The entries between two days, in the order of what happened, or why there are none."""

    entries: tuple[NumberedEntry, ...] = ()
    problem: str = ""


def selected(diary: Diary, response: Sequence[str], today: date) -> Selection:
    """The entries from one day to another, `from=…` and `to=…`; an empty day is no limit.

    An entry without a day is among them where neither day is set.
    """
    typed = named_words(tuple(response))
    try:
        first, last = (_day(typed.get(name, ""), today) for name in ("from", "to"))
    except Unreadable:
        return Selection(problem="diary-days-wrong")
    found = tuple(
        each
        for each in diary.in_order
        if (not first or first <= each.entry.day) and (not last or "" < each.entry.day <= last)
    )
    return Selection(found, "" if found else "diary-nothing-there")


def _day(typed: str, today: date) -> str:
    return read_day(typed, today).isoformat() if typed.strip() else ""
