"""What every address of a class has in common: who holds the class, and JSON both ways."""

from __future__ import annotations

import json
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from tornado.web import HTTPError

from widgets.core.reading.kept import read_json
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.handlers import CONTENT_SECURITY_POLICY, StaticPage
from widgets.serve.site import Site

WITH_FORM = CONTENT_SECURITY_POLICY.replace("form-action 'none'", "form-action 'self'")
"""What a page may do that has a plain form, for a browser that runs no script."""


class HallAddress(StaticPage):
    """An address of a class: its scripts ask their own server, and nothing of it is kept."""

    policy = CONTENT_SECURITY_POLICY
    most_sent: int | None = None
    """The longest body in bytes; none where the server's own bound is enough."""

    def initialize(self, site: Site, hall: ClassHall) -> None:  # type: ignore[override]  # one more
        """Takes the class, which is held on content as it was when it began.

        Other pages look for newer files, a thousand of them: a vote must not wait for that.
        """
        self.site, self.hall = site, hall

    def set_default_headers(self) -> None:
        """Besides a page's own, what its scripts may ask."""
        super().set_default_headers()
        self.set_header(
            "Content-Security-Policy",
            f"{self.policy}; connect-src 'self'; style-src-attr 'unsafe-inline'",
        )
        self.set_header("Cache-Control", "no-store")

    def check_xsrf_cookie(self) -> None:
        """No cookie is set: a ticket, or the leader's key, says who asks."""

    def refuse_others(self) -> None:
        """Refuses what a page of another site asks.

        Raises:
            HTTPError: 403, the page that asks is not ours.
        """
        origin = self.request.headers.get("Origin")
        if origin == "null" and self.proves_itself():
            return
        if origin is not None and _place(origin) != self.request.host:
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def proves_itself(self) -> bool:
        """Whether what is asked need not say from which page: a plain form of ours says "null"."""
        return False

    def told(self) -> dict[str, Any]:
        """The request's body as JSON.

        Raises:
            HTTPError: 400, it is none; 413, it is too long.
        """
        body = self.request.body
        if self.most_sent is not None and len(body) > self.most_sent:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        with suppress(ValueError, RecursionError):
            found = read_json(body.decode("utf-8"))
            if isinstance(found, dict):
                return found
        raise HTTPError(HTTPStatus.BAD_REQUEST)

    def answer(self, status: HTTPStatus, **what: Any) -> None:
        """Says something to a script."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(what, ensure_ascii=False))


def _place(origin: str) -> str | None:
    """Host and port of where a page is from; none where that is no address."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None
