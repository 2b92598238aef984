"""What a diary's screen needs, from the content."""

from __future__ import annotations

from datetime import date

from widgets.content.library import Library
from widgets.core.diary.context import DiaryContext


def diary_context(library: Library, today: date) -> DiaryContext:
    """The kinds of things that happen, the words, and where citations lead.

    Raises:
        ContentError: with the faults of the files it reads.
    """
    texts = {**library.texts, **library.diary_texts}
    return DiaryContext(library.diary_kinds, texts, library.citations, today)
