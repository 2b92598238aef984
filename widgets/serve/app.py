"""The server itself: Voilà, with our pages before its own and less of it on offer."""

from __future__ import annotations

import gc
import logging
from http import HTTPStatus
from pathlib import Path
from shutil import rmtree
from typing import Any, ClassVar

from jupyter_core.utils import run_sync
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop
from tornado.web import RequestHandler
from traitlets import Integer, Unicode, default, validate
from voila.app import Voila
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.serve import drawing, framing
from widgets.serve.assets import Assets
from widgets.serve.base_handler import blurred
from widgets.serve.booklet import BookletPage
from widgets.serve.bounded_log import bound
from widgets.serve.capacity import here
from widgets.serve.handlers import (
    Asset,
    CalculatorPage,
    CardPage,
    CoursePage,
    HomePage,
    KernelModel,
    LostPage,
    StatusPage,
    TeaPage,
)
from widgets.serve.heard import MESSAGES, WIDE
from widgets.serve.keeper import Keeper
from widgets.serve.kernel_socket import KernelSocket
from widgets.serve.lessons import Leave, LessonPage
from widgets.serve.listener import Listener
from widgets.serve.lookup import LookupPage
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.provisioner import ForkProvisioner, ForkServer
from widgets.serve.settings import SETTINGS
from widgets.serve.sharing import bare
from widgets.serve.short import PATTERN, ShortPage
from widgets.serve.site import Site
from widgets.serve.start import check, passing
from widgets.serve.stock import Stock

PACKAGE = Path(__file__).resolve().parent.parent
CANDIDATES = (PACKAGE / "_notebooks", PACKAGE.parent / "notebooks")
NOTEBOOKS = next((each for each in CANDIDATES if each.is_dir()), Path.cwd() / "notebooks")
"""The notebooks: the wheel's, else the checkout's, else those of the folder it is started in."""

# A phone that has vanished without a word is noticed after two of these, in milliseconds.
PING = 10_000

# A view is packed to a seventh for a slow line; a small window costs each line little memory.
PACKED = {"compression_level": 6, "mem_level": 5}

# Voilà's own ways in: a password or a token. This server has neither.
LOCKS = ("token", "auto_token")

Handler = tuple[Any, ...]

log = logging.getLogger(__name__)


class Server(Voila):
    """Voilà with a home page, the card, and lessons found by their language."""

    aliases: ClassVar[dict[str, str]] = {
        **{name: trait for name, trait in Voila.aliases.items() if name not in LOCKS},
        "ip": "Voila.ip",
        "cap": "Server.cap",
        "front": "Server.front",
        "public": "Server.public",
    }
    flags: ClassVar[dict[str, Any]] = {
        name: flag for name, flag in Voila.flags.items() if name not in LOCKS
    }

    cap = Integer(0, help="The most learners at once; 0: as many as the machine has room for.").tag(
        config=True
    )
    front = Unicode(
        "",
        help="Where pages are found when many servers share an address; else as base_url. "
        "base_url is then what this server alone is reached by.",
    ).tag(config=True)

    public = Unicode("", help="The address that is shared; else that asked for.").tag(config=True)

    @validate("base_url", "front")
    def _closed(self, proposal: dict[str, str]) -> str:
        """An address to which names are added ends in a slash, and begins with one."""
        given = proposal["value"].strip("/")
        return f"/{given}/" if given else proposal["value"] and "/"

    @default("root_dir")
    def _notebooks(self) -> str:
        return str(NOTEBOOKS)

    def initialize(self, argv: list[str] | None = None) -> None:
        """Settles what is ours before the command line, which has the last word."""
        self.update_config(SETTINGS)
        drawing.install()
        super().initialize(argv)
        bound([self.log])
        self.log.setLevel(self.log_level)  # else what nobody reads is written, and then dropped
        base = self.front or self.base_url
        self.assets = Assets()
        self.stock = Stock(base)
        own = (Library.open(), NotebookIndex(Path(self.root_dir)))
        self.site = Site(*own, base, self.assets.href, bare(self.public))
        self.voila_configuration.page_config_hook = self._frame

    def start(self) -> None:
        """Serves until stopped, with a fork server beside it that loads what every lesson needs.

        Raises:
            LabError: something that is needed is not there.
        """
        check(self.site, here())
        self.connection_dir_root: str = passing(self.connection_dir_root)
        ForkProvisioner.fork_server = ForkServer()
        try:
            super().start()
        finally:
            rmtree(self.connection_dir, ignore_errors=True)
            server = ForkProvisioner.fork_server
            if server is not None:  # it may have ended before, and another begun
                server.end()

    def listen(self) -> None:
        """Serves at its address until stopped.

        Raises:
            LabError: nothing can be served there.
        """
        guests = self.machine.guests(self.keeper.seats.cap)
        try:
            Listener(self.app, guests, proxied=bool(self.front)).listen(self.port, self.ip)
        except OSError as error:
            raise LabError(f"nothing can be served at {self.ip}:{self.port}: {error}") from error
        self.ioloop = IOLoop.current()
        self.log.info("Serving at %s", self.display_url)
        gc.collect()
        gc.freeze()  # what is loaded is never looked through again, which took a sixth of a second
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def stop(self) -> None:
        """Ends every kernel."""
        run_sync(self.kernel_manager.shutdown_all)()

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, with pages compressed and our page for what is not there."""
        settings: dict[str, Any] = super().init_settings()
        return {
            **settings,
            "compress_response": True,
            "log_function": _log,
            "websocket_compression_options": PACKED,
            "ws_ping_interval": PING,
            "ws_ping_timeout": 2 * PING,
            "default_handler_class": LostPage,
            "default_handler_args": {"site": self.site},
        }

    def init_handlers(self) -> list[Handler]:
        """Our addresses first, then what of Voilà's a lesson needs."""
        self.kernel_manager.allowed_message_types = [*MESSAGES, *WIDE]
        self.machine = here()
        self.keeper = Keeper(self.kernel_manager, self._seats(), self.machine.cores)
        self.keeper.start()
        return [*self._own(), *(_ours(each) for each in super().init_handlers() if _needed(each))]

    def _seats(self) -> int:
        """How many learners there may be: so many as asked for, if there is room for them."""
        wanted = self.cap or self.machine.seats
        seats = min(wanted, self.machine.room)
        if short := self.machine.short(wanted):
            self.log.warning("%d seats, %d asked for: %s", seats, wanted, short)
        return seats

    def _own(self) -> list[Handler]:
        site = {"site": self.site}
        lesson = {
            **site,
            "keeper": self.keeper,
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return [
            (self._at(r"/?"), HomePage, site),
            (self._at(r"/card(?:/([^/]*)(?:/([\w-]+))?)?/?"), CardPage, site),
            (self._at(r"/course(?:/([^/]*))?/?"), CoursePage, site),
            (self._at(r"/tea(?:/([^/]*))?/?"), TeaPage, site),
            (self._at(r"/calculator/([\w-]+)(?:/([^/]*))?/?"), CalculatorPage, site),
            (self._at(PATTERN), ShortPage, site),
            (self._at(r"/booklet/([^/]+)/([\w-]+)/?"), BookletPage, site),
            (self._at(r"/(channels|terms)(?:/([^/]*))?/?"), LookupPage, site),
            (self._at(r"/assets/([0-9a-f]{8})/([\w-]+(?:\.\w+)+)"), Asset, {"assets": self.assets}),
            (self._at(r"/stock/([0-9a-f]{8})/(.+)"), Asset, {"assets": self.stock.assets}),
            (self._at(r"/api/kernels/([\w-]+)"), KernelModel),
            (self._at(r"/(healthz|readyz|metrics)"), StatusPage, {"keeper": self.keeper}),
            (self._at(r"/voila/render/(.*)"), LessonPage, lesson),
            (self._at(r"/voila/api/shutdown/([\w-]+)"), Leave),
        ]

    def _at(self, pattern: str) -> str:
        return str(url_path_join(self.server_url, pattern))

    def _frame(
        self, page_config: dict[str, Any], *, notebook_path: str, **_more: Any
    ) -> dict[str, Any]:
        """What Voilà asks for each page: its settings, with what goes around the lesson."""
        place = self.site.shelf.place(notebook_path)
        if place is None:
            return page_config
        door = framing.frame(self.site, place)
        if self.site.shelf.outline(place).stock:
            door = {**door, "stock": self.stock.told(page_config)}
        return {**page_config, "door": door}


def _needed(handler: Handler) -> bool:
    """Whether a handler of Voilà's is the one that a page uses: the line to its kernel."""
    return issubclass(handler[1], VoilaKernelWebsocketHandler)


def _ours(handler: Handler) -> Handler:
    """The same address, answered by our own line, which lets less through."""
    return (handler[0], KernelSocket, *handler[2:])


def _log(handler: RequestHandler) -> None:
    """A request in the log: what was answered and how fast; no address, and nothing typed."""
    status, took = handler.get_status(), 1000 * handler.request.request_time()
    level = logging.WARNING if status >= HTTPStatus.INTERNAL_SERVER_ERROR else logging.INFO
    path = blurred(handler.request.path)
    log.log(level, "%d %s %s %.0fms", status, handler.request.method, path, took)
