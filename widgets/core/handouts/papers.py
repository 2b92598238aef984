"""Every paper that a class has, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from widgets.core.classroom.classroom import Course
from widgets.core.handouts.guide import guide
from widgets.core.handouts.key import answer_key
from widgets.core.handouts.questions import WalkedCase, asked, twins
from widgets.core.handouts.sheets import cards, sheet_a, sheet_b, story, tally_sheet
from widgets.core.law.reference import Channel
from widgets.core.text import Lang
from widgets.core.writing.document import Document

GUIDE = "guide"
SHEETS: dict[str, Callable[[Course, Lang], Document]] = {
    "a": sheet_a,
    "b": sheet_b,
    "key": answer_key,
    "tally": tally_sheet,
    "cards": cards,
    "story": story,
}
"""What is made of a course alone, by the name that addresses have for it."""


def kinds(course: Course) -> tuple[str, ...]:
    """The kinds that a plan has: no sheet B without twins, and no story without a case."""
    cases = any(isinstance(each, WalkedCase) for each in asked(course))
    missing = {"b"} if not twins(course) else set()
    missing |= set() if cases else {"story"}
    return (GUIDE, *(kind for kind in SHEETS if kind not in missing))


def paper(course: Course, channels: Sequence[Channel], kind: str, lang: Lang) -> Document:
    """A paper of one kind.

    Raises:
        KeyError: there is no such kind.
    """
    return guide(course, channels, lang) if kind == GUIDE else SHEETS[kind](course, lang)
