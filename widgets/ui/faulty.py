"""Whatever a notebook opens, or a card in its place where the content is at fault."""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from typing import TypeVar

from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.core.text import Lang, nearest_lang

T = TypeVar("T")

log = logging.getLogger(__name__)


class Faulty:
    """A plain card in the place of a lesson, with what its author needs to mend it."""

    def __init__(self, error: LabError, library: Library | None, lang: Lang) -> None:
        self.error = error
        self.library = library
        self._lang = lang

    def step(self, _step_id: str) -> None:
        """Nothing: what cannot be read is told by the card alone, once."""

    def law(self, *_asked: object, **_named: object) -> None:
        """Nothing."""

    def by_day(self, *_asked: object) -> None:
        """Nothing."""

    def _repr_html_(self) -> str:
        title, text = self._told()
        lines = escape(str(self.error))
        return (
            f'<section lang="{self._lang}" role="alert"><h2>{escape(title)}</h2>'
            f"<p>{escape(text)}</p><pre>{lines}</pre></section>"
        )

    def _told(self) -> tuple[str, str]:
        try:
            words = (self.library or Library.open()).words(self._lang)
            return words("fault-title"), words("fault-text")
        except LabError:
            return "Law at the Door · 门外有法", ""


def opened(made: Callable[[Library, Lang], T], lang: str, what: str) -> T | Faulty:
    """What is made from the content in the nearest language, or the card that lists every fault.

    Args:
        made: makes it.
        lang: the language asked for.
        what: what is opened, as the log says it.
    """
    nearest, library = nearest_lang(lang), None
    try:
        library = Library.open()
        return made(library, nearest)
    except LabError as error:
        log.warning("%s cannot be opened:\n%s", what, error)
        return Faulty(error, library, nearest)
