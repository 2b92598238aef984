"""The one widget on the screen: draws a view and reports what the learner does."""

from __future__ import annotations

import logging
import secrets
from base64 import b64encode
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any

import traitlets
from IPython.display import publish_display_data

from widgets.core.acts import A
from widgets.core.calculators.answer import Saved
from widgets.core.errors import NoSuchAct
from widgets.core.learning.journal import time_in
from widgets.core.screen.view import View, to_data
from widgets.ui.joining import Joining
from widgets.ui.page import BrowserPage
from widgets.ui.shared import STATIC, shared
from widgets.ui.still import still
from widgets.ui.widget import FrontWidget

SCREEN = "application/vnd.law-at-the-door.screen+json"
STILL = "law-at-the-door-still"
"""Marks, in an output's metadata, the words that stand beside a widget."""
SAVED = ContextVar("SAVED", default=True)
"""Whether what cells show may be saved in a notebook."""
MOST_WANTED = 20
"""How often a screen is sent what draws plots, 217 KB: once for each time that it is opened."""

SentAct = dict[str, Any]
"""An act as a browser sends it, before it is read."""

log = logging.getLogger(__name__)


class Stage(FrontWidget):
    """Draws a view and reports what the learner does.

    `plain` is what a notebook says in its place where no widget can be drawn, and `fresh` makes the
    view that it then shows beside it, as it is before anybody has come: the first one shown, unless
    it is given.

    What the browser sends is not trusted: a message without an act is logged and left
    alone, and whoever handles an act decides whether it is one on offer. An act that comes twice,
    with the same time, is one that a page said again on another line: it counts once.
    """

    _esm = STATIC / "loader.js"

    store_key = traitlets.Unicode().tag(sync=True)
    shared = traitlets.Unicode().tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict()

    def __init__(
        self,
        page: BrowserPage | None = None,
        plain: str = "",
        fresh: Callable[[], View] | None = None,
    ) -> None:
        key, name = page.store_key if page else "", secrets.token_hex(4)
        super().__init__(store_key=key, shared=shared().model_id, still=name)
        self._page = page
        self._plain = plain
        self._fresh = fresh
        self._serial = self._wanted = 0
        self._met = False
        self._heard: SentAct = {}
        self._handlers: list[Callable[[SentAct], None]] = []
        self.on_msg(Joining(self._hear))

    @property
    def _seen(self) -> bool:
        """Whether a page has come that may draw this screen."""
        return self._met or bool(self._page and self._page.arrived)

    def show(self, view: View) -> None:
        """Puts a view on the screen.

        It is sent and not synchronised: a notebook that saves the state of its widgets must not
        hold what a learner typed. The serial makes each view another than the last, so that an
        act which changes nothing is answered all the same; `heard` is the time of the last act
        heard, so that a screen does not take a view that was on its way for an answer. Before a
        page has come there is nobody to send it to: whoever draws a screen asks for its view, or
        has it from what the notebook shows.
        """
        self._serial += 1
        self._fresh = self._fresh or (lambda: view)
        heard = time_in(self._heard.get("time")) or None
        self.view = {**to_data(view), "serial": self._serial, "heard": heard}
        if self._seen or self._page is None:
            self.send({"view": self.view})

    def wanted(self) -> None:
        """Sends the view to whoever draws this screen and has none yet."""
        self.send({"view": self.view})

    def hand(self, file: Saved) -> None:
        """Gives the learner a file to save; the browser asks where."""
        told = {"name": file.name, "media": file.media, "text": file.text}
        data = {"data": b64encode(file.data).decode("ascii")} if file.data else {}
        self.send({"file": told | data})

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """What a notebook shows: the widget, and beside it what a page of ours draws it from.

        The notebook keeps it, so that the view is there only until a learner has come.
        """
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data = {**bundle[0], "text/plain": self._plain or repr(self)}
        if self._seen:
            return data, bundle[1]
        screen = {"stage": self.model_id} | ({"view": self.view} if self.view else {})
        if self._page:
            screen |= {"page": self._page.model_id, "store_key": self.store_key}
        return {**data, SCREEN: screen}, bundle[1]

    def _ipython_display_(self) -> None:
        """Shows the widget in a cell, and after it words that stay in the notebook's file.

        They are there for whoever opens it again without a kernel, or has it exported: notebooks
        put a widget before all else in an output, also where it can be drawn no more, so that the
        words are an output of their own. While the widget lives, `loader.js` puts them away.
        """
        bundle = self._repr_mimebundle_()
        if bundle is None:
            return
        _published(*bundle)
        if self._fresh and SAVED.get():
            words = still(self._fresh(), self._plain, self.still)
            _published({"text/html": words}, {STILL: True})

    def on_act(self, handler: Callable[[SentAct], None]) -> None:
        """Calls `handler` with every act from now on, in the order in which handlers came."""
        self._handlers.append(handler)

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        if content == {"want": "charts"}:
            self._wanted += 1
            if self._wanted <= MOST_WANTED:
                self.send({"charts": _charts()})
            return
        if content == {"want": "view"}:
            self._met = True
            self.wanted()
            return
        act = _act_in(content)
        if act is None:
            log.warning("a message without an act was left alone: %s", type(content).__name__)
            return
        self._met = True
        if "time" in act and act == self._heard:
            return
        self._heard = act
        for handler in self._handlers:
            handler(dict(act))


def offered(read: Callable[[SentAct], A], said: SentAct) -> A | None:
    """The act of those on offer that a browser sent; what is none is logged and left alone."""
    try:
        return read(said)
    except NoSuchAct as error:
        log.warning("an act was left alone: %s", error)
        return None


def _published(data: dict[str, Any], marks: dict[str, Any]) -> None:
    """Puts an output into the cell that runs."""
    publish_display_data(data, marks)  # type: ignore[no-untyped-call]  # it has no types


def _act_in(content: object) -> SentAct | None:
    """The act that a message carries, if it has the form of one."""
    act = content.get("act") if isinstance(content, dict) else None
    return act if isinstance(act, dict) else None


@cache
def _charts() -> str:
    """The module that draws plots, with the library it draws with inside."""
    library = (STATIC / "chart.umd.js").read_text(encoding="utf-8")
    ours = (STATIC / "charts.js").read_text(encoding="utf-8")
    # As a CommonJS module, so that no loader of the page around takes it for itself.
    inside = "const module = { exports: {} }, exports = module.exports, define = undefined;\n"
    return f"{inside}{library}\nconst library = module.exports;\n{ours}"
