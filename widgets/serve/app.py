"""The server itself: Voilà, with our pages before its own and less of it on offer."""

from __future__ import annotations

from hashlib import blake2s
from pathlib import Path
from typing import Any, ClassVar

from jupyter_server.auth import IdentityProvider, User
from jupyter_server.utils import url_path_join
from jupyterlab_server.themes_handler import ThemesHandler
from traitlets import default
from traitlets.config import Config
from voila.app import Voila
from voila.paths import collect_static_paths
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from widgets.content.library import Library
from widgets.serve import pages
from widgets.serve.handlers import Asset, CardPage, HomePage, Leave, LessonPage, LostPage
from widgets.serve.pages import Site
from widgets.serve.shelf import Shelf

TEMPLATE = "law-at-the-door"
STATIC = Path(__file__).parent / "static"
NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
SHEETS = ("door.css", "pages.css")

# What a lesson's page needs of the front end: what carries widgets, and the kind of widget we have.
EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]

# What Voilà has and a learner has no use for (folders to look through, files, themes), or that we
# do another way.
NOT_SERVED = (
    TornadoVoilaTreeHandler,
    TornadoVoilaHandler,
    VoilaContentsHandler,
    AllowListFileHandler,
    ThemesHandler,
    VoilaShutdownKernelHandler,
)

# A kernel whose page is closed ends with the page; where that word did not arrive (a phone that
# slept), after a quarter of an hour. Nothing is lost: the answers are in the learner's browser.
IDLE_SECONDS = 15 * 60
LOOK_SECONDS = 60
CELL_SECONDS = 40
HEARTBEAT_SECONDS = 5

# Voilà's own ways in: a password or a token. This server has neither.
LOCKS = ("token", "auto_token")

Handler = tuple[Any, ...]


class Anyone(IdentityProvider):
    """Every reader is nobody in particular: no login, no name and no cookie."""

    def get_user(self, _handler: object) -> User:
        """The same reader for every request."""
        return User(username="reader")

    def get_handlers(self) -> list[Handler]:
        """No address to log in or out at."""
        return []


SETTINGS = Config(
    Voila={
        "open_browser": False,
        "ip": "127.0.0.1",
        "port_retries": 0,
        "identity_provider_class": Anyone,
    },
    VoilaConfiguration={
        "template": TEMPLATE,
        "theme": "light",  # this name fetches no theme: the page follows the reader's own choice
        "strip_sources": True,
        "show_tracebacks": False,
        "allow_template_override": "NO",
        "allow_theme_override": "NO",
        "extension_allowlist": EXTENSIONS,
        "file_allowlist": [],
        "http_keep_alive_timeout": HEARTBEAT_SECONDS,
    },
    VoilaExecutor={"timeout": CELL_SECONDS, "startup_timeout": CELL_SECONDS},
    MappingKernelManager={
        "cull_idle_timeout": IDLE_SECONDS,
        "cull_interval": LOOK_SECONDS,
        "cull_connected": False,
    },
)


class Door(Voila):
    """Voilà with a home page, the card, and lessons found by their language."""

    aliases: ClassVar[dict[str, str]] = {
        **{name: trait for name, trait in Voila.aliases.items() if name not in LOCKS},
        "ip": "Voila.ip",
    }
    flags: ClassVar[dict[str, Any]] = {
        name: flag for name, flag in Voila.flags.items() if name not in LOCKS
    }

    @default("root_dir")
    def _notebooks(self) -> str:
        return str(NOTEBOOKS if NOTEBOOKS.is_dir() else Path.cwd() / "notebooks")

    def initialize(self, argv: list[str] | None = None) -> None:
        """Settles what is ours before the command line, which has the last word."""
        self.update_config(SETTINGS)
        super().initialize(argv)
        base = self.base_url
        self.site = Site(Library.open(), Shelf(Path(self.root_dir)), base, _asset)
        self.voila_configuration.page_config_hook = self._frame

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, with pages compressed and our page for what is not there."""
        settings: dict[str, Any] = super().init_settings()
        return {
            **settings,
            "compress_response": True,
            "default_handler_class": LostPage,
            "default_handler_args": {"site": self.site},
        }

    def init_handlers(self) -> list[Handler]:
        """Our addresses first, then what of Voilà's a lesson needs."""
        return [*self._own(), *(each for each in super().init_handlers() if _needed(each))]

    def _own(self) -> list[Handler]:
        site = {"site": self.site}
        lesson = {
            **site,
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        paths = {"path": _static_paths(), "no_cache_paths": []}
        return [
            (self._at(r"/?"), HomePage, site),
            (self._at(r"/card(?:/([^/]*))?/?"), CardPage, site),
            (self._at(rf"/assets/({'|'.join(SHEETS)})"), Asset, paths),
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
        return {**page_config, "door": pages.frame(self.site, place)}


def _needed(handler: Handler) -> bool:
    """Whether a handler of Voilà's is one that a lesson's page uses."""
    return not issubclass(handler[1], NOT_SERVED)


def _static_paths() -> list[str]:
    return [str(STATIC), *collect_static_paths(["voila", "nbconvert"], TEMPLATE, prune=True)]


def _asset(name: str) -> str:
    """A sheet's address, which changes when the sheet does."""
    paths = (Path(folder) / name for folder in _static_paths())
    found = next((path for path in paths if path.is_file()), None)
    print_ = blake2s(found.read_bytes(), digest_size=4).hexdigest() if found else ""
    return f"assets/{name}?v={print_}"
