"""What every way in has in common: its answers' headers, and a log that tells of nobody."""

from __future__ import annotations

import logging
import re
from types import TracebackType

from tornado.web import HTTPError, RequestHandler

NAMED = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What a kernel is called."""

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

log = logging.getLogger(__name__)


def blurred(text: str) -> str:
    """A text without the names of kernels: who has read one can try to reach a learner."""
    return NAMED.sub("…", text)


class BaseHandler(RequestHandler):
    """Answers with our security headers, and logs what failed, and nothing of who asked.

    Tornado's own line in the log holds the reader's address and query.
    """

    def set_default_headers(self) -> None:
        """The headers of every answer, beside those that its kind has anyway."""
        super().set_default_headers()
        for name, value in SECURITY_HEADERS.items():
            self.set_header(name, value)

    def log_exception(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Where it failed. What is merely refused stands in the log of requests."""
        if not isinstance(error, HTTPError) and kind is not None and error is not None:
            log.error("%s failed", type(self).__name__, exc_info=(kind, error, trace))
