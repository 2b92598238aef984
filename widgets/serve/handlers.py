"""What answers each address: our own pages, and the lessons that Voilà draws."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from tornado.web import HTTPError, RequestHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from widgets.core.text import LANGS, Lang, nearest_lang
from widgets.serve import pages
from widgets.serve.pages import Site
from widgets.serve.shelf import Place

OWN_ONLY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
)
LESSON_OWN_ONLY = (
    "default-src 'self' data: blob:; "
    "style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "  # as the lab front end needs it
    "connect-src 'self' ws: wss: data: blob:; "  # older browsers do not count ws: as 'self'
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
HEARTBEAT = "window.voila_heartbeat()"
MOST_HEARTBEATS = 9


class Page(RequestHandler):
    """A page of our own: no kernel, no JavaScript, no request to another host."""

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


class Asset(FileFindHandler):
    """Our own style sheets, for the pages without a kernel."""

    def set_default_headers(self) -> None:
        """The same care as for pages."""
        super().set_default_headers()
        for name, value in SAFE.items():
            self.set_header(name, value)


class LessonPage(TornadoVoilaHandler):
    """A notebook on the shelf, drawn by Voilà; nothing else can be opened."""

    def initialize(self, site: Site, **given: Any) -> None:
        """Takes the site, and what Voilà wants to know."""
        super().initialize(**given)
        self.site = site

    @property
    def content_security_policy(self) -> str:
        """Lets the browser ask no other host."""
        return LESSON_OWN_ONLY

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
        await self._draw(place)

    async def _draw(self, place: Place) -> None:
        """Sends the page as it is made. A kernel that gives no sign for long ends the page."""
        waited = 0
        async for html in self.get_generator(path=place.path):
            waited = waited + 1 if HEARTBEAT in html else 0
            if waited > MOST_HEARTBEATS:
                self.log.error("no kernel came up for %s", place.path)
                return
            self.write(html)
            self.flush()

    def write_error(self, status_code: int, **_why: Any) -> None:
        """A page that says so in both languages; the address can be tried again."""
        lang = liked(self)
        failed = status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        again = self.request.path if failed else ""
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(pages.lost(self.site, lang, failed=failed, again=again))


class Leave(VoilaShutdownKernelHandler):
    """The word a page sends on being closed, upon which its kernel ends."""

    def check_xsrf_cookie(self) -> None:
        """Asks for no token: only its own page knows a kernel's id.

        Voilà asks for one that a closing page cannot send, so that the kernel would stay.
        """


def liked(handler: RequestHandler) -> Lang:
    """The language to answer a request in."""
    asked = handler.get_query_argument("lang", None)
    return pages.choose_lang(asked, handler.request.headers.get("Accept-Language"))
