"""What a page says in pieces, because it is long, joined again: see `light/cutting.js`."""

from __future__ import annotations

import logging
from collections.abc import Callable

from widgets.core.reading.kept import read_json

MOST_LETTERS = 10_000_000
"""Of what is joined: a contact log may have 2,000,000, and each may be written as two."""

Hearing = Callable[[object, object, object], None]

log = logging.getLogger(__name__)


class Joining:
    """Hears what a page says, and passes it on: at once, or once the last piece of it has come."""

    def __init__(self, hear: Hearing) -> None:
        self._hear = hear
        self._pieces: list[str] = []

    def __call__(self, widget: object, content: object, buffers: object) -> None:
        """Hears a content, or the next piece of one.

        A piece that does not follow upon the one before is left alone, and what is no content.
        """
        if not isinstance(content, dict) or not isinstance(content.get("piece"), str):
            self._hear(widget, content, buffers)
            return
        if content.get("n") == 0:
            self._pieces = []
        if content.get("n") != len(self._pieces) or sum(map(len, self._pieces)) > MOST_LETTERS:
            log.warning("a piece that follows upon no other, or upon too many, was left alone")
            return
        self._pieces.append(content["piece"])
        if content.get("last") is True:
            self._end(widget, buffers)

    def _end(self, widget: object, buffers: object) -> None:
        text, self._pieces = "".join(self._pieces), []
        try:
            content = read_json(text)
        except (RecursionError, ValueError):
            log.warning("what was said in pieces was no content, and was left alone")
        else:
            self._hear(widget, content, buffers)
