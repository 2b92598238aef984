"""How a notebook's cells are run for a page."""

from __future__ import annotations

import asyncio

import nbformat.v4 as nb
import pytest
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import KernelManager
from voila.configuration import VoilaConfiguration
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer

from widgets.serve.greeting import WideGreeter
from widgets.serve.kernels import is_wide
from widgets.serve.running import Beside, Executor, Renderer


def said(kind, content, parent="cell"):
    header = {"msg_type": kind}
    return {
        **header,
        "header": header,
        "parent_header": {"msg_id": parent},
        "content": content,
    }


def at_a_cell(kind):
    """One that runs cells, and has begun with one."""
    made = kind(nb.new_notebook(cells=[nb.new_code_cell("")]))
    made.clear_before_next_output = False
    return made


@pytest.fixture
def executor():
    return at_a_cell(Executor)


@pytest.mark.parametrize("kind", ["display_data", "execute_result"])
def test_what_a_cell_shows_is_kept_as_it_is(executor, kind):
    outs, data = [], {"text/plain": "x", "application/vnd.x+json": {"view": {"parts": [1]}}}

    shown = executor.output(outs, said(kind, {"data": data, "metadata": {"a": 1}}), None, 0)

    assert outs == [shown]
    assert (shown.output_type, shown.data, shown.metadata) == (kind, data, {"a": 1})


@pytest.mark.parametrize(
    ("kind", "content", "display"),
    [
        ("stream", {"name": "stdout", "text": "x"}, None),
        ("error", {"ename": "E", "evalue": "x", "traceback": []}, None),
        ("display_data", {"data": {"text/plain": "x"}, "metadata": {}}, "one"),
    ],
)
def test_all_else_is_taken_as_jupyter_takes_it(executor, kind, content, display):
    outs, theirs = [], []

    executor.output(outs, said(kind, content), display, 0)
    at_a_cell(VoilaExecutor).output(theirs, said(kind, content), display, 0)

    assert outs == theirs != []


def test_what_was_to_be_cleared_is_gone_once_something_new_is_shown(executor):
    outs = [nb.new_output("stream", text="before")]
    executor.clear_before_next_output = True

    executor.output(outs, said("display_data", {"data": {}, "metadata": {}}), None, 0)

    assert [each.output_type for each in outs] == ["display_data"]


def test_a_cell_for_jupyterlab_alone_is_left_out_before_anything_is_run(monkeypatch):
    kept, lab = nb.new_code_cell("1"), nb.new_code_cell("2", metadata={"tags": ["x", "lab"]})
    told = nb.new_markdown_cell("text")

    async def loaded(_self, _path):
        return nb.new_notebook(cells=[kept, lab, told])

    monkeypatch.setattr(NotebookRenderer, "load_notebook", loaded)

    found = asyncio.run(Renderer.__new__(Renderer).load_notebook("x.ipynb"))

    assert found.cells == [kept, told]


def test_no_cell_is_run_but_those_of_the_notebook(monkeypatch):
    ran, ready = [], []
    monkeypatch.setattr(AsyncKernelClient, "execute", lambda *_, **__: ran.append(1))

    async def begun(self):
        ready.append(self)

    monkeypatch.setattr(VoilaExecutor, "async_start_new_kernel_client", begun)
    renderer = Renderer(voila_configuration=VoilaConfiguration())

    async def start():
        return await renderer._jinja_kernel_start(nb.new_notebook(), "k", future())

    async def future():
        return None

    assert asyncio.run(start()) == "k"
    assert renderer.kernel_started
    assert ready == [renderer.executor]
    assert ran == []


@pytest.mark.parametrize("stock", [False, True])
def test_the_page_of_a_kernel_may_say_more_where_it_has_voila_s_own_front_end(stock, monkeypatch):
    async def begun(_self):
        pass

    async def future():
        return kernel

    kernel = KernelManager()
    monkeypatch.setattr(VoilaExecutor, "async_start_new_kernel_client", begun)
    page_config = {"door": {"stock": {"files": "x"}} if stock else {}}
    renderer = Renderer(voila_configuration=VoilaConfiguration(), page_config=page_config)

    asyncio.run(renderer._jinja_kernel_start(nb.new_notebook(), "k", future()))

    assert is_wide(kernel) is stock
    assert (kernel.client_factory is WideGreeter) is stock


class Folder:
    """A folder with the files named, and how often one of them was read."""

    def __init__(self, *names):
        self.names = names

    def file_exists(self, name):
        return name in self.names

    def get(self, name, **_how):
        return {"content": name}


@pytest.mark.parametrize(
    ("named", "there"),
    [
        ("a.png", True),
        ("./a.png", True),
        ("%E5%9B%BE%201.JPG", True),
        ("../shared.svg", True),
        ("b.png", False),
        ("secret.txt", False),
        ("../../etc/x.png", False),
        ("/etc/x.png", False),
        ("https://elsewhere.example/a.png", False),
        ("data:image/png;base64,AAAA", False),
        ("", False),
    ],
)
def test_a_picture_is_found_beside_its_notebook_and_nothing_else_is(named, there):
    files = ("en/a.png", "en/图 1.JPG", "shared.svg", "en/secret.txt", "../etc/x.png", "/etc/x.png")
    beside = Beside(Folder(*files), "en")

    assert beside.file_exists(named) is there
    if there:
        assert beside.get(named)["content"] in files
