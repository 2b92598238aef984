"""The log has a bound, whatever is sent: so many lines a minute, so long, and no kernel's id."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from time import monotonic

from widgets.serve.base_handler import blurred

MOST_LINES = 300
"""In a minute; a busy server at work writes some twenty."""
MINUTE = 60
LONGEST = 4000
"""Of a line or a trace, in characters."""

_FORMATTER = logging.Formatter()


class Bounded(logging.Filter):
    """Cuts what is long, leaves out what is too much, and says once a minute that it does."""

    def __init__(self) -> None:
        super().__init__()
        self._begun, self._written = monotonic(), 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is written; it is made short here."""
        now = monotonic()
        if now - self._begun >= MINUTE:
            self._begun, self._written = now, 0
        self._written += 1
        if self._written > MOST_LINES:
            record.exc_info = record.exc_text = None
            record.msg, record.args = f"more than {MOST_LINES} lines a minute: no more is told", ()
            return self._written == MOST_LINES + 1
        record.msg, record.args = blurred(record.getMessage())[:LONGEST], ()
        if record.exc_info:
            trace = record.exc_text or _FORMATTER.formatException(record.exc_info)
            record.exc_text = blurred(trace)[-LONGEST:]
        return True


def bound(loggers: Iterable[logging.Logger]) -> None:
    """Bounds what some loggers write, and what is written where no logger has a handler."""
    bounded = Bounded()
    own = [handler for logger in loggers for handler in logger.handlers]
    last = [logging.lastResort] if logging.lastResort else []
    for handler in [*own, *last]:
        handler.addFilter(bounded)
