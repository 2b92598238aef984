"""What answers a lesson's address: the notebook that Voilà draws, for whoever has a seat."""

from __future__ import annotations

from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any
from urllib.parse import quote, urlencode

from jupyter_core.utils import ensure_async
from tornado.web import HTTPError
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from widgets.serve import network, pages, stock
from widgets.serve.base_handler import BaseHandler
from widgets.serve.drawing import FAILED
from widgets.serve.handlers import liked
from widgets.serve.keeper import Keeper
from widgets.serve.notebook_index import NotebookPath
from widgets.serve.page_secret import knows
from widgets.serve.private import forget_queries
from widgets.serve.seats import Admission
from widgets.serve.sharing import addressed, origin
from widgets.serve.site import Site

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self'; "
    "style-src-attr 'unsafe-inline'; img-src data:; "
    "connect-src 'self' ws://{host} wss://{host}; "  # not every browser takes ws for its own host
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
WAIT = "wait"
ONLY_IF_ROOM = "Law-Only-If-Room"
"""What another server in front says while it looks for one of ours that has a seat."""
HEARTBEAT = "window.voila_heartbeat()"
MOST_HEARTBEATS = 9


class LessonPage(BaseHandler, TornadoVoilaHandler):
    """A notebook on the shelf, drawn by Voilà; nothing else can be opened."""

    def initialize(self, site: Site, keeper: Keeper, **given: Any) -> None:
        """Takes the site, who keeps count, and what Voilà wants to know."""
        super().initialize(**given)
        self.site = site
        self.keeper = keeper

    @property
    def content_security_policy(self) -> str:
        """Lets the browser ask no other host."""
        return CONTENT_SECURITY_POLICY.format(host=self.request.host)

    async def get(self, path: str = "") -> None:
        """The lesson, or the way to the nearest language that it is in."""
        await self.keeper.one_by_one()
        place = self.site.shelf.place(path)
        if place is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if self.site.shelf.outline(place).stock:
            self.set_header(
                "Content-Security-Policy",
                stock.CONTENT_SECURITY_POLICY.format(host=self.request.host),
            )
        if place.path != path:
            self.redirect(self.site.lesson_href(place))
            return
        if self.current_user is None or not self._opened:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        if ONLY_IF_ROOM in self.request.headers and not self.keeper.room:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        block = network.block(self.request.remote_ip or "")
        turn = self.keeper.ask(self.get_query_argument(WAIT, ""), token_urlsafe(6), block)
        if not turn.seated:
            self._wait(place, turn)
            return
        with self.keeper.starting():
            async with self.keeper.turn():
                self.keeper.opened(whole=await self._draw(place))

    @property
    def _opened(self) -> bool:
        """Whether somebody opens a page, as far as the browser says: a seat is for nothing less.

        A picture on another site, a frame, and what is fetched ahead get none.
        """
        said = self.request.headers
        ahead = said.get("Sec-Purpose", "") + said.get("Purpose", "")
        return said.get("Sec-Fetch-Dest", "document") == "document" and "prefetch" not in ahead

    def _wait(self, place: NotebookPath, turn: Admission) -> None:
        """A page to read meanwhile, which asks again by itself."""
        query = {k: v[-1] for k, v in self.request.query_arguments.items() if k != WAIT}
        again = urlencode({**query, WAIT: turn.ticket.encode()})
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Retry-After", str(pages.ASK_AGAIN))
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.set_header("Cache-Control", "no-store")
        own = f"{self.base_url}voila/render/{quote(place.path)}"  # a ticket is known here alone
        self.finish(pages.full(self.site, place, f"{own}?{again}", turn.ahead))

    async def _draw(self, place: NotebookPath) -> bool:
        """Sends the page as it is made. A kernel that gives no sign for long ends the page.

        Returns:
            Whether all of it could be made.
        """
        waited, sent, whole = 0, False, True
        here = origin(self.request, self.site.public)
        async for html in self.get_generator(path=place.path):
            waited = waited + 1 if HEARTBEAT in html else 0
            if waited > MOST_HEARTBEATS:
                self.log.error("no kernel came up for %s", place.path)
                return False
            if FAILED in html and not sent:  # nothing to read: a page that says so
                raise HTTPError(HTTPStatus.INTERNAL_SERVER_ERROR)
            sent = sent or not waited
            self.write(addressed(html, here) if not waited else " ")
            if FAILED in html:
                whole = False
                self.write(pages.broken(self.site, place))
            self.flush()
        forget_queries()
        return whole

    def write_error(self, status_code: int, **_why: Any) -> None:
        """A page that says so in both languages; the address can be tried again.

        What is refused shows no page, so that nobody would read it.
        """
        if status_code == HTTPStatus.FORBIDDEN:
            self.finish()
            return
        lang = liked(self)
        failed = status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        again = self.request.path if failed else ""
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(pages.lost(self.site, lang, failed=failed, again=again))


class Leave(BaseHandler, VoilaShutdownKernelHandler):
    """The word a page sends on being closed, upon which its kernel ends."""

    def check_xsrf_cookie(self) -> None:
        """Asks for no token: only its own page knows a kernel's secret.

        Voilà asks for one that a closing page cannot send, so that the kernel would stay.
        """

    async def post(self, kernel_id: str) -> None:
        """Ends a kernel for whoever knows its secret.

        Raises:
            HTTPError: 404, there is none of that name with that secret.
        """
        if not knows(kernel_id, [self.request.body.decode(errors="replace")]):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        await ensure_async(super().post(kernel_id))
