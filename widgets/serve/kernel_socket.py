"""The line between a page and its kernel: what a page of ours says passes; all else is dropped."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from time import monotonic
from types import TracebackType
from typing import Any

from jupyter_core.utils import ensure_async
from tornado.escape import utf8
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.serve.base_handler import BaseHandler
from widgets.serve.heard import NAME, heard
from widgets.serve.kernels import is_wide, pace
from widgets.serve.limits import MOST_LINES, MOST_MESSAGE, MOST_OWED, WIDE_MESSAGE
from widgets.serve.page_secret import knows
from widgets.serve.private import cut

_LINES = Counter[str]()
"""How many lines each kernel has, counted from the first word of a page on."""

log = logging.getLogger(__name__)


class KernelSocket(BaseHandler, VoilaKernelWebsocketHandler):
    """A page's socket. Neither what is said on it nor who says it reaches the log."""

    _warned = False
    _wide = False
    _owed = 0

    async def get(self, kernel_id: str) -> None:
        """Holds one of its kernel's few lines for as long as the page is there."""
        with _held(kernel_id):
            await super().get(kernel_id)  # type: ignore[misc]  # Voilà has no types

    async def open(self, *given: str, **named: str) -> None:
        """Sends each message at once: a view must not wait until the one before is confirmed."""
        self.set_nodelay(True)
        await super().open(*given, **named)

    async def prepare(self) -> None:
        """Lets a page in that knows its kernel's secret, and names its session as ours do."""
        prepared = super().prepare()
        if prepared is not None:
            await prepared
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "").split(",")
        if not knows(self.path_kwargs["kernel_id"], map(str.strip, offered)):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if not NAME.fullmatch(self.get_query_argument("session_id", "")):
            raise HTTPError(HTTPStatus.BAD_REQUEST)

    async def pre_get(self) -> None:
        """Lets nobody wait for a kernel that has died and is not put away yet."""
        kernel = self.kernel_manager.get_kernel(self.kernel_id)
        if not await ensure_async(kernel.is_alive()):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self._wide, self._pace = is_wide(kernel), pace(kernel)
        await super().pre_get()

    def write_error(self, status_code: int, **_why: Any) -> None:  # noqa: ARG002
        """Nothing to read: a script alone asks here."""
        self.finish()

    @property
    def max_message_size(self) -> int:
        """How long a message may be, in bytes: one that is longer closes the line, unread."""
        return WIDE_MESSAGE if self._wide else MOST_MESSAGE

    def select_subprotocol(self, offered: list[str]) -> str | None:
        """The page's secret, as a browser will have it, and so text alone.

        Lengths that a binary message gives are believed without a look.
        """
        return next((each for each in offered if knows(self.kernel_id, [each])), None)

    async def on_message(self, message: str | bytes) -> None:
        """Passes on what a page of ours may say, and reads on once it is that line's turn again.

        Not before all others have had theirs: Tornado alone reads on as long as there is something.
        """
        self._pass_on(message)
        await asyncio.sleep(self._pace.wait(len(message), monotonic()))

    def on_ping(self, data: bytes) -> None:
        """Closes a line that asks on and on whether it stands. No browser asks at all."""
        if self._pace.wait(len(data), monotonic()):
            self._cut("a line that asked too often whether it stands was closed")

    def _pass_on(self, message: str | bytes) -> None:
        """Passes on what a page of ours may say, while the kernel keeps up with it."""
        said = heard(message, wide=self._wide)
        if said is None or self.connection is None:
            self._warn("what no page of ours says was left alone")
        elif self.connection.takes(said.name, len(said.text)):
            super().on_message(said.text)
        else:
            self._cut("a line that said more than its kernel could hear was closed")

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Sends on what a kernel says, to a page that reads it. It counts as said by the page."""
        if self._owed > MOST_OWED:
            self._cut("a line that was not read was closed")
        try:
            sent = super().write_message(message, binary)
        except WebSocketClosedError:  # on its next line a page is told again what counts
            return None
        if sent is not None:
            size = len(utf8(message))
            self._owed += size
            self._pace.wait(size, monotonic())
            sent.add_done_callback(lambda done: self._read(done, size))
        return sent

    def _read(self, done: asyncio.Future[None], size: int) -> None:
        """A message has left for the page, or never will."""
        self._owed -= size
        if not done.cancelled():
            done.exception()  # looked at, so that nobody writes it down

    def _cut(self, why: str) -> None:
        """Closes the line at once. What it was still to be sent goes with it."""
        self._warn(why)
        cut(self)

    def _warn(self, what: str) -> None:
        if not self._warned:
            self._warned = True
            log.warning(what)

    def log_exception(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """The kind of failure and no more: an error may quote what was said."""
        if not isinstance(error, HTTPError):
            log.error("a line failed: %s", kind.__name__ if kind else None)


@contextmanager
def _held(kernel: str) -> Iterator[None]:
    """Counts a line of a kernel's, if there may be one more."""
    if _LINES[kernel] >= MOST_LINES:
        raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
    _LINES[kernel] += 1
    try:
        yield
    finally:
        _LINES[kernel] -= 1
        if not _LINES[kernel]:
            del _LINES[kernel]
