"""The line between a page and its kernel: what a page of ours says passes; all else is dropped."""

from __future__ import annotations

import json
import logging
import re
from http import HTTPStatus
from types import TracebackType
from typing import Any

from jupyter_core.utils import ensure_async
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.serve.quiet import Quiet

MESSAGES = ("comm_msg", "kernel_info_request")
_NAME = re.compile(r"[\w-]{1,64}", re.ASCII)

log = logging.getLogger(__name__)


class Line(Quiet, VoilaKernelWebsocketHandler):
    """A page's socket. Neither what is said on it nor who says it reaches the log."""

    _warned = False

    async def open(self, *given: str, **named: str) -> None:
        """Sends each message at once: a view must not wait until the one before is confirmed."""
        self.set_nodelay(True)
        await super().open(*given, **named)

    async def prepare(self) -> None:
        """Lets a page in that names its session as ours do."""
        prepared = super().prepare()
        if prepared is not None:
            await prepared
        if not _NAME.fullmatch(self.get_query_argument("session_id", "")):
            raise HTTPError(HTTPStatus.BAD_REQUEST)

    async def pre_get(self) -> None:
        """Lets nobody wait for a kernel that has died and is not put away yet."""
        kernel = self.kernel_manager.get_kernel(self.kernel_id)
        if not await ensure_async(kernel.is_alive()):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        await super().pre_get()

    def write_error(self, status_code: int, **_why: Any) -> None:  # noqa: ARG002
        """Nothing to read: a script alone asks here."""
        self.finish()

    def select_subprotocol(self, _offered: list[str]) -> None:
        """Text alone: lengths that a binary message gives are believed without a look."""

    def on_message(self, message: str | bytes) -> None:
        """Passes on what a page of ours may say."""
        said = heard(message)
        if said is not None and self.connection is not None:
            super().on_message(said)
        elif not self._warned:
            self._warned = True
            log.warning("what no page of ours says was left alone")

    def log_exception(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """The kind of failure and no more: an error may quote what was said."""
        if not isinstance(error, HTTPError):
            log.error("a line failed: %s", kind.__name__ if kind else None)


def heard(message: str | bytes) -> str | None:
    """A message of ours, made anew from those of its parts that are needed; else nothing."""
    if isinstance(message, bytes):
        return None
    try:
        said = json.loads(message)
        kind, content = said["header"]["msg_type"], _content(said)
        if said["channel"] != "shell" or kind not in MESSAGES:
            return None
        head = {name: _name(said["header"][name]) for name in ("msg_id", "session")}
        return _anew({"msg_type": kind, **head}, content)
    except (KeyError, RecursionError, TypeError, ValueError):
        return None


def _content(said: dict[str, Any]) -> dict[str, Any]:
    """What a widget of ours is told; nothing where no widget is spoken to."""
    if said["header"]["msg_type"] != "comm_msg":
        return {}
    told = said["content"]["data"]
    if told["method"] != "custom" or not isinstance(told["content"], dict):
        raise ValueError("a page sets no part of a widget by itself")
    data = {"method": "custom", "content": told["content"]}
    return {"comm_id": _name(said["content"]["comm_id"]), "data": data}


def _name(given: object) -> str:
    if not isinstance(given, str) or not _NAME.fullmatch(given):
        raise ValueError("no name of ours")
    return given


def _anew(head: dict[str, str], content: dict[str, Any]) -> str:
    """The message as text that can be written as UTF-8."""
    header = {**head, "username": "", "version": "5.3", "date": ""}
    told = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}}
    said = {**told, "content": content, "buffers": []}
    text = json.dumps(said, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "replace").decode()
