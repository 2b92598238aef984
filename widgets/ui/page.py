"""What only the browser knows and keeps: the page's query, and the learner's own storage."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl

import traitlets

from widgets.ui.joining import Joining
from widgets.ui.widget import FrontWidget

STATIC = Path(__file__).parent / "static"
MOST_QUERY = 50

log = logging.getLogger(__name__)

Arrival = Callable[[Mapping[str, str], str | None], None]
Meeting = Callable[[str | None], None]
Look = Callable[[str, str | None], None]


class BrowserPage(FrontWidget):
    """The page a lesson is on. It has no view of its own and is never displayed.

    A page arrives some time after it was made, once more after each reload, or never:
    where there is no browser, nothing is stored and no query is told.

    Other windows may store under the same key. A text is stored only where nobody has stored
    another meanwhile; else that one is told first, so that both can be made one and saved again.

    Attributes:
        store_key: the key under which the browser keeps a text; without one it keeps nothing.
        arrived: whether a page has come.
        stores: whether the browser stores anything, as far as the page could tell.
        aside: whether something that could not be read is kept aside.
        framed: whether the page has a frame of ours, where everything kept can be erased.
    """

    _esm = STATIC / "page.js"

    store_key = traitlets.Unicode().tag(sync=True)

    def __init__(self, store_key: str) -> None:
        super().__init__(store_key=store_key)
        self._arrivals: list[Arrival] = []
        self._unsaved: list[Callable[[], None]] = []
        self._returns: list[Callable[[], None]] = []
        self._meetings: list[Meeting] = []
        self._looks: list[Look] = []
        self.arrived = False
        self.stores = self.framed = True
        self.aside = self._unread = False
        self._last: dict[str, object] = {}
        self.on_msg(Joining(self._hear))

    def on_arrival(self, handler: Arrival) -> None:
        """Calls `handler` with the query and what is stored, if anything, when a page arrives."""
        self._arrivals.append(handler)

    def on_return(self, handler: Callable[[], None]) -> None:
        """Calls `handler` when a page is back after its line broke: it may have missed a view."""
        self._returns.append(handler)

    def on_meeting(self, handler: Meeting) -> None:
        """Calls `handler` with what another window has stored, or None where it has erased all."""
        self._meetings.append(handler)

    def on_look(self, handler: Look) -> None:
        """Calls `handler` with another key of ours that was looked at, and what is stored there."""
        self._looks.append(handler)

    def look(self, key: str) -> None:
        """Has the browser tell what is stored under another key of ours; nothing is changed."""
        self.send({"look": key})

    def on_unsaved(self, handler: Callable[[], None]) -> None:
        """Calls `handler` when the browser would not store a text."""
        self._unsaved.append(handler)

    def save(self, text: str) -> None:
        """Stores a text in the browser, in place of the one before."""
        if self.store_key:
            self._keep({"save": text, "aside": True} if self._unread else {"save": text})

    def set_aside(self, text: str) -> None:
        """Keeps aside what was told last, which cannot be read, and stores a text in its place."""
        self.aside = self._unread = True
        self.save(text)

    def settle_aside(self, to: Literal["hand", "drop"]) -> None:
        """Has the browser give what is kept aside as a file, or drop it."""
        self.aside = self.aside and to != "drop"
        self.send({"aside": to})

    def erase(self) -> None:
        """Removes from the browser all that pages of ours have stored, this one's and others'."""
        self.aside = False
        self._keep({"erase": True})

    def _keep(self, said: dict[str, object]) -> None:
        self._last = said
        if self.arrived:  # before, what is stored is unread, and must not be overwritten
            self.send(said)

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and isinstance(content.get("arrived"), dict):
            self._come(content["arrived"])
        elif isinstance(content, dict) and "met" in content:
            self._meet(content["met"])
        elif isinstance(content, dict) and isinstance(content.get("under"), str):
            text = content.get("looked")
            for look in self._looks:
                look(content["under"], text if isinstance(text, str) else None)
        elif isinstance(content, dict) and content.get("unsaved") is True:
            log.warning("the browser would not store %s", self.store_key)
            for unsaved in self._unsaved:
                unsaved()
        else:
            log.warning("a message from no page was left alone: %s", type(content).__name__)

    def _meet(self, stored: object) -> None:
        if stored is None or isinstance(stored, str):
            self._last, self._unread = {}, False  # what was to be stored before counts no more
            self.aside = self.aside and stored is not None
            for handler in self._meetings:
                handler(stored)

    def _come(self, arrived: Mapping[str, object]) -> None:
        """A page arrives, or is back: then it is told once more what it may not have heard.

        Where it keeps something, or its address asks for something, it is told when all is said:
        what is on a screen now counts it.
        """
        text, query = self._stored(arrived), arrived.get("query")
        if arrived.get("again") is not True or not self.arrived:
            unsent = {} if self.arrived else self._last
            self.arrived = True
            self.framed = arrived.get("framed") is not False
            self.stores = arrived.get("stores") is not False
            self.aside, self._unread = arrived.get("aside") is True, False
            for handler in self._arrivals:
                handler(_query(query), text)
            if text is None and unsent:  # nothing is stored that it could overwrite
                self._keep(unsent)
        else:
            if self._last:
                self.send(self._last)
            for back in self._returns:
                back()
        if text is not None or query:
            self.send({"settled": True})

    def _stored(self, arrived: Mapping[str, object]) -> str | None:
        """What is stored under the key, if anything is."""
        stored = arrived.get("stored")
        text = stored.get(self.store_key) if isinstance(stored, dict) else None
        return text if isinstance(text, str) else None


def _query(search: object) -> dict[str, str]:
    """`?lang=en&x=1` as a mapping; the first of a doubled name counts. What is no query is none."""
    if not isinstance(search, str):
        return {}
    try:
        pairs = parse_qsl(
            search.removeprefix("?"), keep_blank_values=True, max_num_fields=MOST_QUERY
        )
    except ValueError:
        return {}
    return dict(reversed(pairs))
