"""A new version of a package that changes what we take from inside it is noticed here."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
import sys
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
import voila.handler
import voila.notebook_renderer
import voila.voila_kernel_manager
import zmq.asyncio
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.manager import KernelManager
from jupyter_client.multikernelmanager import MultiKernelManager
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
from nbclient.client import NotebookClient
from nbformat.v4 import new_notebook
from tornado.websocket import WebSocketHandler, WebSocketProtocol13
from traitlets import Dict, Float
from traitlets.config import Configurable
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer
from voila.request_info_handler import RequestInfoSocketHandler
from voila.voila_kernel_manager import voila_kernel_manager_factory

from widgets.serve import private

OVERRIDDEN = [
    (MappingKernelManager, "_handle_kernel_died", ["kernel_id"]),
    (ZMQChannelsWebsocketConnection, "_on_zmq_reply", ["stream", "msg_list"]),
    (ZMQChannelsWebsocketConnection, "_reserialize_reply", ["msg_or_list", "channel"]),
    (NotebookRenderer, "_jinja_kernel_start", ["nb", "kernel_id", "kernel_future"]),
    (NotebookRenderer, "_jinja_cell_generator", ["nb", "kernel_id"]),
]


class Line:
    """A line to a kernel, as far as it is asked for."""

    def __init__(self) -> None:
        self.socket = SimpleNamespace(closed=False)

    def on_recv(self, hear: Any) -> None:
        self.hear = hear

    def close(self) -> None:
        self.socket.closed = True

    def closed(self) -> bool:
        return False


class Kernel:
    """A kernel that has started, and ends when it is told to."""

    def __init__(self) -> None:
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.ready.set_result(None)
        self.session = Session()
        self.line = Line()
        self.last_activity = datetime.now(UTC)
        self.execution_state, self.kernel_name = "idle", "none"

    def connect_iopub(self) -> Line:
        return self.line

    async def shutdown_kernel(self, *_how: bool) -> None:
        await asyncio.sleep(0)


class Connection(private.KernelConnection):
    """A connection that keeps what it hears and what it sends."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.sent: list[Any] = []

    def replied(self, message: dict[str, Any]) -> None:
        self.heard.append(message)

    def write_message(self, message: Any, **_how: Any) -> None:
        self.sent.append(message)


@pytest.fixture
def kernels():
    return private.KernelMap()


@pytest.mark.parametrize(("owner", "name", "takes"), OVERRIDDEN)
def test_what_we_override_takes_what_it_took_and_is_still_asked_for(owner, name, takes):
    parameters = inspect.signature(getattr(owner, name)).parameters
    source = inspect.getsource(sys.modules[owner.__module__])

    assert [*parameters] == ["self", *takes]
    assert re.search(rf"self\.{name}\b", source)


def test_sockets_come_from_our_context_and_it_ends_with_the_kernels(kernels):
    context = kernels.new_context()
    kernels.new_context = lambda: context

    assert kernels.context is context
    assert MultiKernelManager._context_default.trait_name == "context"
    kernels.__del__()
    assert context.closed


async def test_the_line_on_which_a_kernel_is_watched_is_found(kernels):
    kernels._kernels["a"] = kernel = Kernel()

    kernels.start_watching_activity("a")

    assert kernels.watching("a") is kernel.line.socket


async def test_what_is_kept_for_a_page_is_ours_until_it_is_back_or_its_kernel_is_gone(kernels):
    kernels._kernels |= {"a": Kernel(), "b": Kernel()}
    lines = {"a": {"iopub": Line()}, "b": {"iopub": Line()}}
    for kernel, channels in lines.items():
        kernels.start_buffering(kernel, f"{kernel}:1", channels)
        kernels.buffer_in(kernel, ["kept"])

    kernels.drop_buffer("b")

    assert kernels.get_buffer("a", "a:1")["buffer"] == ["kept"]
    assert kernels.get_buffer("b", "b:1") is None
    assert lines["b"]["iopub"].socket.closed
    assert not lines["a"]["iopub"].socket.closed


async def test_the_end_of_a_kernel_that_was_begun_can_be_waited_for(kernels):
    kernels._kernels["a"] = Kernel()
    kernels.use_pending_kernels = True
    await kernels.shutdown_kernel("a")
    begun = "a" in kernels

    await kernels.pending("a")
    await kernels.pending("none")

    assert begun
    assert "a" not in kernels


def test_every_message_of_a_kernel_is_told_and_sent_as_text_with_its_characters():
    connection: Any = Connection()
    said = {"content": {"text": "门外有法"}, "buffers": []}

    connection._on_zmq_reply(SimpleNamespace(channel="iopub", closed=lambda: False), said)

    assert connection.heard == [said]
    [sent] = connection.sent
    assert "门外有法" in sent
    assert json.loads(sent) == {**said, "channel": "iopub"}


def test_a_client_adapts_to_a_kernel_with_an_older_protocol():
    client = private.KernelClient()

    client.adapt({"content": {"protocol_version": "4.1"}})

    assert client.session.adapt_version == 4


def test_a_client_has_the_context_of_its_kernel_and_makes_none():
    manager = KernelManager(context=zmq.asyncio.Context())
    client = private.KernelClient(parent=manager)

    assert client.context is manager.context
    assert not client._created_context
    manager.context.destroy()


async def test_voila_gives_a_template_our_way_to_the_kernel_and_to_its_cells():
    class Page(private.PageRenderer):
        async def begin(self, nb, kernel):
            begun.append(kernel)

        async def cells(self, nb, kernel_id):
            yield nb

    async def kernel() -> str:
        return "kernel"

    begun: list[str] = []
    page: Any = Page(voila_configuration=VoilaConfiguration())
    page.exporter = SimpleNamespace(generate_from_notebook_node=lambda *_, **given: given)
    page.notebook = page.resources = page.page_config = None

    given = page.generate_content_generator(kernel_id="k", kernel_future=kernel())["extra_context"]

    assert await given["kernel_start"]("nb") == "k"
    assert [cell async for cell in given["cell_generator"]("nb", "k")] == ["nb"]
    assert (begun, page.kernel_started) == (["kernel"], True)


def test_cells_are_run_as_voila_runs_them_where_we_have_no_way_of_our_own(monkeypatch):
    monkeypatch.setattr(NotebookRenderer, "_jinja_cell_generator", lambda _, *given: given)

    page = private.PageRenderer(voila_configuration=VoilaConfiguration())

    assert page.cells("nb", "k") == ("nb", "k")


@pytest.mark.parametrize(
    ("module", "made"),
    [
        (voila.notebook_renderer, "VoilaExporter("),
        (voila.handler, "NotebookRenderer("),
        (voila.voila_kernel_manager, "NotebookRenderer("),
    ],
)
def test_voila_makes_its_exporter_and_its_renderer_from_names_of_its_modules(module, made):
    assert made in inspect.getsource(module)


async def test_the_kernels_that_voila_starts_ahead_are_told(tmp_path):
    class Parent(Configurable):
        root_dir, notebook_path = str(tmp_path), None
        base_url = server_url = "/"
        port = 0

    class Base(Configurable):
        pass

    made = voila_kernel_manager_factory(Base, preheat_kernel=True, default_pool_size=0)
    kernels: Any = made(parent=Parent())
    told = {"kernel_id": "k", "task": None}

    async def initialize(*_: Any, **__: Any) -> dict[str, Any]:
        return told

    before = private.pools(kernels)
    kernels._initialize = initialize
    kernels.kernel_pools_config = {"a.ipynb": {"pool_size": 1}}
    kernels.fill_if_needed(delay=0, notebook_name="a.ipynb")

    assert isinstance(made.kernel_pools_config, Dict)
    assert before is private.pools(kernels)
    assert await asyncio.gather(*private.pools(kernels)["a.ipynb"]) == [told]
    assert all(f'"{name}": ' in inspect.getsource(made._initialize) for name in told)


def test_where_voila_starts_none_ahead_there_are_no_pools(kernels):
    assert private.pools(kernels) == {}


def test_what_a_visitor_asked_with_is_forgotten():
    RequestInfoSocketHandler.send_updates({"kernel_id": "k", "payload": {"QUERY_STRING": "x=1"}})
    kept = "k" in RequestInfoSocketHandler._cache

    private.forget_queries()

    assert kept
    assert "k" not in RequestInfoSocketHandler._cache


def test_a_line_is_cut_by_closing_its_stream_and_one_that_is_closed_is_left_alone():
    stream = Line()

    private.cut(SimpleNamespace(ws_connection=SimpleNamespace(stream=stream)))  # type: ignore[arg-type]
    private.cut(SimpleNamespace(ws_connection=None))  # type: ignore[arg-type]

    assert stream.socket.closed
    assert "self.ws_connection: " in inspect.getsource(WebSocketHandler.__init__)
    assert "self.stream = handler._detach_stream()" in inspect.getsource(WebSocketProtocol13)


def test_ipykernel_can_be_told_not_to_rest():
    name, value = private.UNRESTED.removeprefix("--IPythonKernel.").split("=")

    assert isinstance(IPythonKernel.class_traits(config=True)[name], Float)
    assert float(value) == 0


def test_whether_a_widget_takes_what_a_cell_shows_is_known():
    client = NotebookClient(new_notebook())
    client.clear_before_next_output = False
    message = {"parent_header": {"msg_id": "m"}}
    before = private.is_hooked(client, message)

    client.register_output_hook("m", SimpleNamespace())  # type: ignore[arg-type]

    assert not before
    assert private.is_hooked(client, message)
    assert "self.clear_before_next_output = True" in inspect.getsource(NotebookClient.clear_output)
