"""A learner's journal as a file: given to be saved, and taken back."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.acts import FormResponse
from widgets.core.calculators.answer import Saved
from widgets.core.learning.journal import VERSION, Journal, from_text, to_text
from widgets.core.learning.merging import merged
from widgets.core.reading.kept import kept

MOST_TEXT = 200_000
"""The longest file that is taken, in bytes of UTF-8; a whole lesson answered has some 20,000."""
MEDIA = "application/json"


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What a file held: a journal and how many of its entries could not be read; or the problem.

    `problem` is a key of `strings.yaml`, and none where the file was taken.
    """

    journal: Journal
    unread: int = 0
    problem: str = ""


def handed(journal: Journal, lesson: str) -> Saved:
    """The journal as a file to save."""
    return Saved(f"law-at-the-door-{lesson}.json", MEDIA, to_text(journal, lesson))


def joined(mine: Journal, said: FormResponse, lesson: str) -> OpenedFile:
    """A journal and that in a file made one, which is no longer than a file may be."""
    found = taken(said, lesson)
    if found.problem:
        return found
    both = merged(mine, found.journal)
    if _is_long(to_text(both, lesson)):
        return OpenedFile(Journal(), problem="file-too-large")
    return OpenedFile(both, found.unread)


def taken(said: FormResponse, lesson: str) -> OpenedFile:
    """The journal in a file, as a browser sends it: the one text. Nothing is trusted."""
    text, *more = said or ("", "")
    if more:
        return OpenedFile(Journal(), problem="file-unread")
    if _is_long(text):
        return OpenedFile(Journal(), problem="file-too-large")
    found = kept(text)
    if found is None or found.get("version") != VERSION:
        return OpenedFile(Journal(), problem="file-unread")
    if found.get("lesson") != lesson:
        return OpenedFile(Journal(), problem="file-other-lesson")
    return OpenedFile(*from_text(text, lesson))


def _is_long(text: str) -> bool:
    return len(text) > MOST_TEXT or len(text.encode(errors="replace")) > MOST_TEXT
