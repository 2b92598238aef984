"""What answers each address: our own pages, and the lessons that Voilà draws."""

from __future__ import annotations

from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

from tornado.web import HTTPError, RequestHandler
from voila.request_info_handler import RequestInfoSocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from widgets.core.text import LANGS, Lang, nearest_lang
from widgets.serve import pages
from widgets.serve.assets import Assets
from widgets.serve.keeper import Keeper
from widgets.serve.liking import choose_lang
from widgets.serve.pages import Site
from widgets.serve.quiet import Quiet
from widgets.serve.seats import Turn
from widgets.serve.shelf import Place

OWN_ONLY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
LESSON_OWN_ONLY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self'; "
    "style-src-attr 'unsafe-inline'; img-src data:; "
    "connect-src 'self' ws://{host} wss://{host}; "  # not every browser takes ws for its own host
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
WAIT = "wait"
ONLY_IF_ROOM = "Law-Only-If-Room"
"""What another server in front says while it looks for one of ours that has a seat."""
FOR_GOOD = "public, max-age=31536000, immutable"
HEARTBEAT = "window.voila_heartbeat()"
MOST_HEARTBEATS = 9


class Page(Quiet):
    """A page of our own: no kernel, no request to another host, and all there without JavaScript.

    The one script of the frame erases what the browser keeps.
    """

    def initialize(self, site: Site) -> None:
        """Takes the site that the page belongs to."""
        self.site = site

    def set_default_headers(self) -> None:
        """Lets the browser fetch nothing but our style."""
        for name, value in {**SAFE, "Content-Security-Policy": OWN_ONLY}.items():
            self.set_header(name, value)
        self.set_header("Vary", "Accept-Language")

    def head(self, *given: str) -> None:
        """Answers as `get` does; the server leaves out the body."""
        self.get(*given)

    def get(self, *_given: str) -> None:
        """Nothing is here unless a kind of page says so."""
        raise HTTPError(HTTPStatus.NOT_FOUND)

    def write_error(self, status_code: int, **_why: Any) -> None:
        """A page that says so in both languages and leads back."""
        failed = status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        self.finish(pages.lost(self.site, liked(self), failed=failed))


class HomePage(Page):
    """`/`, in the language of `?lang=`, else in the browser's."""

    def get(self, *_given: str) -> None:
        """The home page."""
        self.write(pages.home(self.site, liked(self)))


class CardPage(Page):
    """`/card/zh` and `/card/en`; any other language leads to the nearest."""

    def get(self, *given: str) -> None:
        """The card, or the way to it."""
        asked = (given[0] if given else None) or liked(self)
        if asked in LANGS:
            self.write(pages.card(self.site, asked))
        else:
            self.redirect(self.site.card_href(nearest_lang(asked)))


class LostPage(Page):
    """Whatever else is asked for."""


class Asset(Quiet):
    """Our own scripts and styles. An address holds what it holds for good; an old one is led on."""

    def initialize(self, assets: Assets) -> None:
        """Takes the files there are."""
        self.assets = assets

    def set_default_headers(self) -> None:
        """The same care as for pages."""
        for name, value in SAFE.items():
            self.set_header(name, value)

    def head(self, mark: str, name: str) -> None:
        """Answers as `get` does; the server leaves out the body."""
        self.get(mark, name)

    def get(self, mark: str, name: str) -> None:
        """A file, compressed for whoever takes it so."""
        file = self.assets.file(name)
        if file is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if mark != self.assets.mark:
            self.redirect(f"../{self.assets.mark}/{name}")
            return
        self.set_header("Content-Type", file.media)
        self.set_header("Cache-Control", FOR_GOOD)
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(file.packed)
        else:
            self.write(file.plain)


class LessonPage(Quiet, TornadoVoilaHandler):
    """A notebook on the shelf, drawn by Voilà; nothing else can be opened."""

    def initialize(self, site: Site, keeper: Keeper, **given: Any) -> None:
        """Takes the site, who keeps count, and what Voilà wants to know."""
        super().initialize(**given)
        self.site = site
        self.keeper = keeper

    @property
    def content_security_policy(self) -> str:
        """Lets the browser ask no other host."""
        return LESSON_OWN_ONLY.format(host=self.request.host)

    def set_default_headers(self) -> None:
        """Voilà's headers and ours."""
        super().set_default_headers()
        for name, value in SAFE.items():
            self.set_header(name, value)

    async def get(self, path: str = "") -> None:
        """The lesson, or the way to the nearest language that it is in."""
        place = self.site.shelf.place(path)
        if place is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if place.path != path:
            self.redirect(self.site.lesson_href(place))
            return
        if self.current_user is None:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        if ONLY_IF_ROOM in self.request.headers and not self.keeper.room:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        turn = self.keeper.ask(self.get_query_argument(WAIT, ""), token_urlsafe(6))
        if not turn.seated:
            self._wait(place, turn)
            return
        with self.keeper.starting():
            await self._draw(place)

    def _wait(self, place: Place, turn: Turn) -> None:
        """A page to read meanwhile, which asks again by itself."""
        query = {k: v[-1] for k, v in self.request.query_arguments.items() if k != WAIT}
        again = urlencode({**query, WAIT: turn.ticket.encode()})
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Retry-After", str(pages.ASK_AGAIN))
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.set_header("Cache-Control", "no-store")
        own = f"{self.base_url}voila/render/{place.path}"  # a ticket is known here alone
        self.finish(pages.full(self.site, place, f"{own}?{again}", turn.ahead))

    async def _draw(self, place: Place) -> None:
        """Sends the page as it is made. A kernel that gives no sign for long ends the page."""
        waited = 0
        async for html in self.get_generator(path=place.path):
            waited = waited + 1 if HEARTBEAT in html else 0
            if waited > MOST_HEARTBEATS:
                self.log.error("no kernel came up for %s", place.path)
                return
            self.write(html if not waited else " ")
            self.flush()
        # Voilà would keep what a visitor to a warmed seat asked with for as long as it runs.
        RequestInfoSocketHandler._cache.clear()  # noqa: SLF001

    def write_error(self, status_code: int, **_why: Any) -> None:
        """A page that says so in both languages; the address can be tried again."""
        lang = liked(self)
        failed = status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        again = self.request.path if failed else ""
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(pages.lost(self.site, lang, failed=failed, again=again))


class Told(Quiet):
    """Health, readiness and counts, as plain text."""

    def initialize(self, keeper: Keeper) -> None:
        """Takes who keeps count."""
        self.keeper = keeper

    def get(self, what: str) -> None:
        """`healthz`: it runs. `readyz`: there is a seat. `metrics`: the counts."""
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if what == "metrics":
            self.finish(self.keeper.told())
            return
        room = self.keeper.taken < self.keeper.seats.cap
        if what == "readyz" and not room:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        self.finish("ok\n" if what == "healthz" or room else "full\n")


class Leave(Quiet, VoilaShutdownKernelHandler):
    """The word a page sends on being closed, upon which its kernel ends."""

    def check_xsrf_cookie(self) -> None:
        """Asks for no token: only its own page knows a kernel's id.

        Voilà asks for one that a closing page cannot send, so that the kernel would stay.
        """


def liked(handler: RequestHandler) -> Lang:
    """The language to answer a request in."""
    asked = handler.get_query_argument("lang", None)
    return choose_lang(asked, handler.request.headers.get("Accept-Language"))
