"""What phones and the screen ask of a class: pages, what has changed, a ticket, a vote."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from widgets.core.text import LANGS
from widgets.serve.classroom import pages
from widgets.serve.classroom.asking import WITH_FORM, HallAddress
from widgets.serve.classroom.code import read_code
from widgets.serve.classroom.guesses import TooManyGuesses
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.classroom.session import MOST_WORDS, VIEWS
from widgets.serve.classroom.tickets import NoTicket
from widgets.serve.handlers import StaticPage, liked
from widgets.serve.site import Site

MOST_SENT = 16_384
"""A vote in bytes: a response of the longest kind takes a quarter of it."""
HEARTBEAT = 15.0
"""Seconds after which a line that waits is told that it stands."""
COALESCED = 0.2
"""Seconds in which what changes is told once."""
LINES_EACH = 3
"""Lines that one of a class may hold open: a page that was reloaded has two for a moment."""
PAGES = ("phone", "voted", "screen")
NEW = "new"
REFUSED = {
    HTTPStatus.NOT_FOUND.value: "class-wrong-code",
    HTTPStatus.LOCKED.value: "class-locked",
    HTTPStatus.TOO_MANY_REQUESTS.value: "class-crowded",
}
"""What the door says where a page is refused."""


class ClassAddress(HallAddress):
    """An address below the code of the class; with another code there is nothing here."""

    policy = WITH_FORM
    most_sent = MOST_SENT

    async def prepare(self) -> None:
        """Lets in whoever has the code.

        Raises:
            HTTPError: 404, it is another; 429, too many were; 403, the page that asks is not ours.
        """
        code = self.path_args[0] if self.path_args else ""
        try:
            known = await self.hall.knows(code, self.request.remote_ip or "")
        except TooManyGuesses:
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS) from None
        if not known:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.refuse_others()


class ClassDoor(StaticPage):
    """`/c`: where the code is typed; one that leads nowhere is asked for again."""

    def set_default_headers(self) -> None:
        """The form leads to ourselves."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", WITH_FORM)

    def get(self, *_given: str) -> None:
        """The field, or the way to the class."""
        code = read_code(self.get_query_argument("code", "")[:MOST_WORDS])
        if code:
            self.redirect(f"{self.site.base}c/{code}?lang={liked(self)}")
        else:
            self.write(pages.door(self.site, liked(self)))


class ClassPage(ClassAddress):
    """`/c/246835` on a phone, and `/c/246835/screen` for all to see."""

    def get(self, *given: str) -> None:
        """The page with what there is to see, before any script has run."""
        lang = liked(self)
        if given[1]:
            self.write(pages.screen(self.site, lang, self.hall))
        else:
            ticket = self.get_query_argument("t", "")
            if ticket == NEW:
                self._let_in(lang)
                return
            said = self.get_query_argument("said", "")
            self.write(pages.phone(self.site, lang, self.hall, ticket, said))

    def _let_in(self, lang: str) -> None:
        """A ticket for a browser that runs no script: it stands in the address, and in the form."""
        try:
            ticket = self.hall.let_in(self.request.remote_ip or "")
        except NoTicket as refused:
            raise HTTPError(refused.status) from None
        self.redirect(f"{self.request.path}?t={ticket}&lang={lang}")

    def write_error(self, status_code: int, **_why: Any) -> None:
        """A code that leads nowhere is asked for again; which codes there are is not told."""
        self.finish(pages.door(self.site, liked(self), REFUSED.get(status_code, "")))


class ClassAt(ClassAddress):
    """`/c/246835/at`: that something has changed, as it happens; `?once` says where it stands."""

    def initialize(self, site: Site, hall: ClassHall) -> None:  # type: ignore[override]  # one more
        """Takes the class, and what wakes this line."""
        super().initialize(site, hall)
        self._changed = asyncio.Event()

    def head(self, *_given: str) -> None:
        """A line has no end, and so no head alone.

        Raises:
            HTTPError: 405.
        """
        raise HTTPError(HTTPStatus.METHOD_NOT_ALLOWED)

    async def get(self, *_given: str) -> None:  # type: ignore[override]  # it goes on for long
        """A line of events. What a listener does not read ends its line."""
        session = self.hall.session
        if self.get_query_argument("once", None) is not None:
            self.answer(HTTPStatus.OK, **self._told())
            return
        if len(session.listeners) >= LINES_EACH * session.room.limit:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)  # such a page asks now and then
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        wakes = self._wakes()
        for each in wakes:
            each.append(self._changed.set)
        try:
            await self._follow()
        except (StreamClosedError, TimeoutError):
            pass
        finally:
            for each in wakes:
                each.remove(self._changed.set)

    def _wakes(self) -> list[list[Callable[[], None]]]:
        """Whom this line is among: those who are told of moves."""
        return [self.hall.session.listeners]

    async def _follow(self) -> None:
        """Tells each change, several at once where they come together."""
        told, changed = "", self._changed
        while not self.request.connection.stream.closed():  # type: ignore[union-attr]
            changed.clear()
            now = json.dumps(self._told())
            self.write(f"data: {now}\n\n" if now != told else ": here\n\n")
            told = now
            await asyncio.wait_for(self.flush(), HEARTBEAT)
            await asyncio.sleep(COALESCED)
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), HEARTBEAT)

    def _told(self) -> dict[str, Any]:
        return {"at": self.hall.session.at}

    def on_connection_close(self) -> None:
        """Whoever has gone is told of nothing more."""
        self._changed.set()


class ScreenAt(ClassAt):
    """`/c/246835/screen/at`: the same, and how many have answered."""

    def _wakes(self) -> list[list[Callable[[], None]]]:
        return [*super()._wakes(), self.hall.session.counting]

    def _told(self) -> dict[str, Any]:
        session = self.hall.session
        counts = {"n": len(session.votes), "in": self.hall.tickets.given}
        return {"at": session.at, **counts, "wifi": self.hall.wifi_shown}


class ScreenWifi(ClassAddress):
    """`/c/246835/screen/wifi`: the code by which phones get into the network, until it begins."""

    def get(self, *_given: str) -> None:
        """The network's name and the picture.

        Raises:
            HTTPError: 404, there is none to show.
        """
        wifi = self.hall.wifi
        if wifi is None or not self.hall.wifi_shown:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.answer(HTTPStatus.OK, name=wifi.name, picture=wifi.picture)


class ClassView(ClassAddress):
    """`/c/246835/view/phone/zh`: what a page shows now, the same for all of its kind."""

    def get(self, *given: str) -> None:
        """The view.

        Raises:
            HTTPError: 404, there is no such page or language.
        """
        _, page, lang = given
        if page not in PAGES or lang not in LANGS:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "application/json")
        text = self.hall.session.view(page, lang)
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            text = _packed(text)
        self.finish(text)


@lru_cache(maxsize=VIEWS)
def _packed(text: bytes) -> bytes:
    """A view compressed, once for all who ask for it."""
    return gzip.compress(text, 6, mtime=0)
