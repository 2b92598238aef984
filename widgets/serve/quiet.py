"""What every way in has in common: the log says what failed, and nothing of who asked."""

from __future__ import annotations

import logging
from types import TracebackType

from tornado.web import HTTPError, RequestHandler

log = logging.getLogger(__name__)


class Quiet(RequestHandler):
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
