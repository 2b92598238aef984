"""The server's own line to a kernel it has just started: ready as soon as the kernel answers."""

from __future__ import annotations

from math import inf
from queue import Empty
from time import monotonic
from typing import Any

import zmq
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

from widgets.serve.private import KernelClient

STEP = 0.1
TOPICS = (b"kernel.", b"display_data", b"update_display_data", b"clear_output", b"stream.")
"""What is listened to while cells are run: what widgets tell a browser, 60 KB each, is not."""


def only(line: zmq.Socket[bytes], *topics: bytes) -> zmq.Socket[bytes]:
    """A line on which nothing is heard but some topics: what else there is, is not even sent."""
    line.setsockopt(zmq.UNSUBSCRIBE, b"")
    for topic in topics:
        line.setsockopt(zmq.SUBSCRIBE, topic)
    return line


class Greeter(KernelClient):
    """Waits for a kernel no longer than the kernel takes, and hears what pages of ours need.

    Jupyter's own client listens on for a fifth of a second, for what was said before; whoever
    runs a notebook tells what it asked for from what it did not, and has no need of that.
    """

    topics: tuple[bytes, ...] = TOPICS

    def connect_iopub(self, identity: bytes | None = None) -> zmq.Socket[bytes]:
        """The line on which a kernel tells what it does: of it what a page is drawn from."""
        return only(super().connect_iopub(identity), *self.topics)

    async def wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Asks until the kernel both answers and is heard telling what it does.

        Args:
            timeout: in seconds; nothing to wait for good.

        Raises:
            RuntimeError: the kernel has ended, or does not answer in time.
        """
        until = monotonic() + timeout if timeout else None
        while not await self._answers():
            if not await self.is_alive():
                raise RuntimeError("the kernel has ended before it answered")
            if until and monotonic() > until:
                raise RuntimeError(f"the kernel has not answered within {timeout} seconds")

    async def _answers(self) -> bool:
        """Whether a greeting is answered, and the line on which it tells what it does stands."""
        self.kernel_info()
        try:
            reply = await self.shell_channel.get_msg(timeout=1)
            await self.iopub_channel.get_msg(timeout=STEP)
        except Empty:
            return False
        if reply["msg_type"] != "kernel_info_reply":
            return False
        self.adapt(reply)
        return True


class Looking(AsyncZMQSocketChannel):
    """A line on which it is looked again and again whether something has come.

    While a cell runs, whoever keeps what its widgets show answers them on the same line, and by
    that may take away the sign for what came meanwhile: a page would stand still until a cell's
    time is up.
    """

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # type: ignore[override]  # noqa: ASYNC109
        """The next message.

        Args:
            timeout: in seconds; nothing to wait for good.

        Raises:
            Empty: none has come in time.
        """
        until = inf if timeout is None else monotonic() + timeout
        while True:
            try:
                return await super().get_msg(max(0, min(STEP, until - monotonic())))
            except Empty:
                if monotonic() >= until:
                    raise


class WideGreeter(Greeter):
    """Hears everything: what a cell shows within a widget of another package is told in comms."""

    topics = (b"",)
    shell_channel_class = Type(Looking)  # type: ignore[assignment]  # as the class it is made from
