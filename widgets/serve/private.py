"""What this server needs from inside other packages: names that they keep to themselves.

They stand here and nowhere else, each with what it is and why nothing public does. A new version
may change them: `tests/serve/test_private.py` says so, and `pyproject.toml` bounds the versions.
"""

from __future__ import annotations

import json
from asyncio import Task
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import voila.handler
import voila.notebook_renderer
import voila.voila_kernel_manager
import zmq
import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.jsonutil import json_default
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbformat import NotebookNode
from tornado.websocket import WebSocketHandler
from traitlets import default
from voila.notebook_renderer import NotebookRenderer
from voila.request_info_handler import RequestInfoSocketHandler

UNRESTED = "--IPythonKernel._execute_sleep=0"
"""ipykernel rests after each cell, for a line that is not read in order: ours is."""


class KernelMap(AsyncMappingKernelManager):
    """Jupyter's kernels, with what it tells of them to nobody."""

    @default("context")
    def _context_default(self) -> zmq.asyncio.Context:
        """jupyter_client makes a context by this name, and by the mark ends it with the kernels."""
        self._created_context = True
        return self.new_context()

    def new_context(self) -> zmq.asyncio.Context:
        """Where sockets come from."""
        return zmq.asyncio.Context()

    def watching(self, kernel_id: str) -> zmq.Socket[bytes]:
        """jupyter_server watches a kernel's activity on a line that it offers no way to set up."""
        kernel: Any = self.get_kernel(kernel_id)
        line: zmq.Socket[bytes] = kernel._activity_stream.socket  # noqa: SLF001
        return line

    def buffer_in(self, kernel_id: str, kept: Any) -> None:
        """jupyter_server buffers for a page that is away in a list, and offers no other."""
        self._kernel_buffers[kernel_id]["buffer"] = kept

    def drop_buffer(self, kernel_id: str) -> None:
        """jupyter_server drops the buffer of a kernel only while there is one of that id."""
        if kernel_id in self._kernel_buffers:
            for stream in self._kernel_buffers.pop(kernel_id)["channels"].values():
                stream.close()

    async def pending(self, kernel_id: str) -> None:
        """jupyter_client leaves the end of a kernel that it has begun to itself."""
        with suppress(KeyError):
            await self._pending_kernels[kernel_id]

    def kernel_died(self, kernel_id: str) -> None:
        """A kernel has died by itself."""

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """jupyter_server would let go of a kernel that died, but not of what was kept for it."""
        self.kernel_died(kernel_id)


class KernelConnection(ZMQChannelsWebsocketConnection):
    """Jupyter's connection of a page to its kernel, which tells what passes."""

    def replied(self, message: dict[str, Any]) -> None:
        """A kernel has said something."""

    def _on_zmq_reply(self, stream: Any, msg_list: Any) -> None:
        """jupyter_server calls nothing else with every message before it is sent."""
        self.replied(msg_list)
        super()._on_zmq_reply(stream, msg_list)  # type: ignore[no-untyped-call]

    def _reserialize_reply(self, msg_or_list: Any, channel: str | None = None) -> Any:
        """jupyter_server writes Chinese as six letters each: escaped, it is twice as long."""
        if msg_or_list["buffers"]:
            return super()._reserialize_reply(msg_or_list, channel)  # type: ignore[no-untyped-call]
        said = {**msg_or_list, "channel": channel}
        return json.dumps(said, default=json_default, ensure_ascii=False)


class KernelClient(AsyncKernelClient):
    """Jupyter's client of a kernel."""

    @default("context")
    def _context_default(self) -> zmq.asyncio.Context:
        """jupyter_client makes each client its own, which rests 0.1 s before it tries again."""
        kernel: Any = self.parent
        context: zmq.asyncio.Context = kernel.context
        return context

    def adapt(self, reply: dict[str, Any]) -> None:
        """jupyter_client adapts to a kernel's protocol only where it waits for it by itself."""
        self._handle_kernel_info_reply(reply)


class PageRenderer(NotebookRenderer):
    """Voilà's renderer, whose steps have names."""

    async def begin(self, nb: Any, kernel: Any) -> None:
        """Begins to speak with a kernel that has started."""

    def cells(self, nb: Any, kernel_id: str) -> AsyncIterator[NotebookNode]:
        """The cells of a page with what they show, as Voilà runs them."""
        found: AsyncIterator[NotebookNode] = super()._jinja_cell_generator(nb, kernel_id)
        return found

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: Any) -> str:
        """Voilà would also run a cell of its own in every kernel."""
        await self.begin(nb, await ensure_async(kernel_future))
        self.kernel_started = True
        return kernel_id

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[NotebookNode]:
        """Voilà's template takes the cells from here, one request to the kernel for each."""
        async for cell in self.cells(nb, kernel_id):
            yield cell


def draw_with(exporter: type, renderer: type) -> None:
    """Voilà takes both from its own modules, and has no setting for either."""
    voila.notebook_renderer.VoilaExporter = exporter
    voila.handler.NotebookRenderer = renderer
    voila.voila_kernel_manager.NotebookRenderer = renderer


def pools(kernels: Any) -> dict[str, list[Task[Any]]]:
    """Voilà tells nowhere else which kernels it has started ahead; by itself it starts none."""
    found: dict[str, list[Task[Any]]] = getattr(kernels, "_pools", {})
    return found


def forget_queries() -> None:
    """Voilà keeps what a visitor to a warmed seat asked with for as long as it runs."""
    RequestInfoSocketHandler._cache.clear()  # noqa: SLF001


def cut(line: WebSocketHandler) -> None:
    """Tornado closes a line only once the other end has heard of it; so its stream is closed."""
    connection: Any = line.ws_connection
    if connection is not None:
        connection.stream.close()


def is_hooked(executor: Any, message: dict[str, Any]) -> bool:
    """Whether nbclient has a widget take what a cell shows, or something cleared before it."""
    hooks = executor.output_hook_stack[message["parent_header"].get("msg_id")]
    return bool(hooks or executor.clear_before_next_output)
