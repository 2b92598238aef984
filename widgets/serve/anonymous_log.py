"""What every way in has in common: the log says what failed, and nothing of who asked."""

from __future__ import annotations

import logging
import re
from types import TracebackType

from tornado.web import HTTPError, RequestHandler

NAMED = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What a kernel is called."""

log = logging.getLogger(__name__)


def blurred(text: str) -> str:
    """A text without the names of kernels: who has read one can try to reach a learner."""
    return NAMED.sub("…", text)


class AnonymousLog(RequestHandler):
    """Logs a failure without the reader's address and query, which Tornado's own line holds."""

    def log_exception(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Where it failed. What is merely refused stands in the log of requests."""
        if not isinstance(error, HTTPError) and kind is not None and error is not None:
            log.error("%s failed", type(self).__name__, exc_info=(kind, error, trace))
