"""What answers each address but a lesson's: our own pages and files, and how the server fares."""

from __future__ import annotations

import json
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, RequestHandler

from widgets.core.text import LANGS, Lang, nearest_lang
from widgets.serve import pages
from widgets.serve.assets import Assets
from widgets.serve.base_handler import BaseHandler
from widgets.serve.course import course
from widgets.serve.home import home
from widgets.serve.keeper import Keeper
from widgets.serve.negotiation import choose_lang
from widgets.serve.sharing import addressed, origin
from widgets.serve.site import CARD, Site

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
FOR_GOOD = "public, max-age=31536000, immutable"


class StaticPage(BaseHandler):
    """A page of our own: no kernel, no request to another host, and all there without JavaScript.

    Its scripts lead away from it at once, and erase what the browser keeps.
    """

    def initialize(self, site: Site) -> None:
        """Takes the site that the page belongs to, with its content as it is now."""
        self.site = replace(site, library=site.library.current())

    def set_default_headers(self) -> None:
        """Lets the browser fetch nothing but our style."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.set_header("Vary", "Accept-Language")

    def write(self, chunk: str | bytes | dict[str, Any]) -> None:
        """A page, with the address at which it is found in the place of its signs."""
        here = origin(self.request, self.site.public)
        super().write(addressed(chunk, here) if isinstance(chunk, str) else chunk)

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


class HomePage(StaticPage):
    """`/`, in the language of `?lang=`, else in the browser's."""

    def get(self, *_given: str) -> None:
        """The home page."""
        self.write(home(self.site, liked(self)))


class CardPage(StaticPage):
    """`/card/zh`, and `/card/zh/on-the-phone`; any other language leads to the nearest."""

    def get(self, *given: str) -> None:
        """The card, or the way to it; one that is not offered is not there."""
        asked, name = given[0] or liked(self), given[1] or CARD
        lang = nearest_lang(asked)
        offered = pages.happening(self.site, lang, self.site.lessons(lang))
        if name not in (CARD, *(each["id"] for each in offered)):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if asked == lang:
            self.write(pages.card(self.site, lang, name))
        else:
            self.redirect(self.site.card_href(lang, name))


class CoursePage(StaticPage):
    """`/course/zh` and `/course/en`; any other language leads to the nearest."""

    def get(self, *given: str) -> None:
        """The page, or the way to it."""
        asked = (given[0] if given else None) or liked(self)
        if asked in LANGS:
            self.write(course(self.site, asked))
        else:
            self.redirect(self.site.course_href(nearest_lang(asked)))


class TeaPage(StaticPage):
    """`/tea/zh` and `/tea/en`; any other language leads to the nearest."""

    def get(self, *given: str) -> None:
        """The page, or the way to it."""
        asked = (given[0] if given else None) or liked(self)
        if asked in LANGS:
            self.write(pages.tea(self.site, asked))
        else:
            self.redirect(self.site.tea_href(nearest_lang(asked)))


class CalculatorPage(StaticPage):
    """`/calculator/annual-cost`, or `…/en`: leads to the section of that calculator."""

    def get(self, *given: str) -> None:
        """The way there; one that is not known is not there."""
        calculator, asked = given[0], (given[1] if len(given) > 1 else None) or liked(self)
        lang = nearest_lang(asked)
        if calculator not in (each["id"] for each in pages.calculators(self.site, lang)):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.redirect(self.site.calculator_href(lang, calculator))


class LostPage(StaticPage):
    """Whatever else is asked for."""


class Asset(BaseHandler):
    """Our own scripts and styles. An address holds what it holds for good; an old one is led on."""

    def initialize(self, assets: Assets) -> None:
        """Takes the files there are."""
        self.assets = assets

    def head(self, mark: str, name: str) -> None:
        """Answers as `get` does; the server leaves out the body."""
        self.get(mark, name)

    def get(self, mark: str, name: str) -> None:
        """A file, compressed for whoever takes it so."""
        file = self.assets.file(name)
        if file is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if mark != self.assets.mark:
            up = "../" * (name.count("/") + 1)
            self.redirect(f"{up}{self.assets.mark}/{name}")
            return
        self.set_header("Content-Type", file.media)
        self.set_header("Cache-Control", FOR_GOOD)
        self.set_header("Vary", "Accept-Encoding")
        if file.media.startswith("image/"):  # another page may show what a link to us looks like
            self.set_header("Cross-Origin-Resource-Policy", "cross-origin")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(file.packed)
        else:
            self.write(file.plain)


class KernelModel(BaseHandler, JupyterHandler):
    """`/api/kernels/<id>`: whether a kernel is there, for a page that knows its name."""

    async def get(self, kernel_id: str) -> None:
        """What Jupyter tells of a kernel.

        Raises:
            HTTPError: 404, there is none of that name.
        """
        if kernel_id not in self.kernel_manager:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        kernels: Any = self.kernel_manager
        self.finish(json.dumps(kernels.kernel_model(kernel_id), default=json_default))

    def write_error(self, status_code: int, **_why: Any) -> None:  # noqa: ARG002
        """Nothing to read: a script alone asks here."""
        self.finish()


class StatusPage(BaseHandler):
    """Health, readiness and counts, as plain text."""

    def initialize(self, keeper: Keeper) -> None:
        """Takes who keeps count."""
        self.keeper = keeper

    def get(self, what: str) -> None:
        """`healthz`: it runs. `readyz`: lessons open, and there is a seat. `metrics`: counts."""
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if what == "metrics":
            self.finish(self.keeper.told())
            return
        state = "ok" if what == "healthz" else self._ready()
        if state != "ok":
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        self.finish(f"{state}\n")

    def _ready(self) -> str:
        if self.keeper.fails:
            return "lessons fail"
        return "ok" if self.keeper.taken < self.keeper.seats.cap else "full"


def liked(handler: RequestHandler) -> Lang:
    """The language to answer in. What cannot be read asks for none, so a failure is told too."""
    asked = handler.request.query_arguments.get("lang", [b""])[-1].decode(errors="replace")
    return choose_lang(asked, handler.request.headers.get("Accept-Language"))
