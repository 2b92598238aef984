"""What a learner of the soak asks of a page, whether it is drawn or not."""

from __future__ import annotations

import random
from typing import Protocol

from tornado.websocket import WebSocketError

from tests.kernel_line import Refused
from tests.open_page import Data, Screen

PATIENCE = 8.0
"""How long a page waits for a new view until it says that nobody answers, as `light.js` does."""
TROUBLE = (Refused, OSError, WebSocketError, TimeoutError)


class Gone(Exception):
    """The page is of no more use, and says so; `why` is what it saw."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class Page(Protocol):
    """A page that stands open on a kernel."""

    screens: dict[str, Screen]
    here: str
    stored: dict[str, str]

    @property
    def view(self) -> Data:
        """What the screen shows that was acted in last."""

    @property
    def key(self) -> str:
        """Under which key the browser keeps what is done there."""

    async def stand(self, until: float) -> None:
        """Waits until the page has told what is stored, and shows what came of it.

        Raises:
            Gone: that does not happen in time.
        """

    async def choose(self, rng: random.Random) -> Data | None:
        """Any act on any screen, which is acted in next; nothing where that screen offers none."""

    async def answered(self, said: Data, kept: str | None, until: float) -> str:
        """Waits for what an act leads to; how the line was on the way.

        Args:
            said: the act.
            kept: what is to be stored when it is answered.
            until: when it is given up.

        Raises:
            Gone: no view will come.
        """

    async def erase_all(self) -> bool:
        """Erases all that is stored; says whether the page stands on, or is opened anew."""

    async def put_away(self, *, politely: bool) -> bool:
        """Closes the page; says whether a goodbye that was to be said was heard."""


class Opens(Protocol):
    """How a learner opens a page at an address, in a browser that has stored something."""

    async def __call__(self, address: str, stored: dict[str, str]) -> Page:
        """The page as it has come, before it has told anything.

        Raises:
            Refused: the server answers with another page, or not at all.
        """
