"""How a notebook's cells are run for a page."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat.v4 as nb
import pytest
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import KernelManager
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from tornado.web import HTTPError
from voila.configuration import VoilaConfiguration
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer

from widgets.serve import running
from widgets.serve.greeting import WideGreeter
from widgets.serve.kernels import is_wide
from widgets.serve.limits import MOST_SHOWN
from widgets.serve.running import CELLS, PREPARED, Beside, Executor, Renderer
from widgets.ui import cells


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


class Read:
    """A notebook's file, and how often it was read by Voilà."""

    def __init__(self, folder, monkeypatch, *cells):
        self.times, self.cells = 0, cells
        self.path = folder / "x.ipynb"
        self.path.write_text("{}", encoding="utf-8")
        monkeypatch.setattr(NotebookRenderer, "load_notebook", self._loaded)
        self.renderer = Renderer.__new__(Renderer)
        self.renderer.contents_manager = SimpleNamespace(root_dir=str(folder))

    async def _loaded(self, _path):
        self.times += 1
        return nb.new_notebook(cells=[*self.cells])

    def again(self):
        return asyncio.run(self.renderer.load_notebook("x.ipynb"))


def test_a_cell_for_jupyterlab_alone_is_left_out_before_anything_is_run(monkeypatch, tmp_path):
    kept, lab = nb.new_code_cell("1"), nb.new_code_cell("2", metadata={"tags": ["x", "lab"]})
    told = nb.new_markdown_cell("text")

    found = Read(tmp_path, monkeypatch, kept, lab, told).again()

    assert found.cells == [kept, told]


def test_a_notebook_is_read_once_until_it_is_changed_and_each_page_has_its_own(
    monkeypatch, tmp_path
):
    read = Read(tmp_path, monkeypatch, nb.new_code_cell("1"))
    read.again().cells[0].source = "changed by a page"

    assert read.again().cells[0].source == "1"
    assert read.times == 1
    read.path.write_text("{} ", encoding="utf-8")
    read.again()
    assert read.times == 2


def test_notebooks_without_end_are_not_kept(monkeypatch, tmp_path):
    monkeypatch.setattr(running, "READ", kept := {})
    monkeypatch.setattr(running, "MOST_READ", 3)
    read = Read(tmp_path, monkeypatch, nb.new_code_cell("1"))

    for n in range(20):
        read.path.write_text("x" * n, encoding="utf-8")
        read.again()

    assert len(kept) == 4  # emptied once there is one too many, and filled again


class Runs:
    """One that is asked to run a cell, and shows what it was told to, or fails."""

    def __init__(self, shown):
        self.shown, self.asked, self.kc = shown, [], SimpleNamespace(stop_channels=lambda: None)

    async def execute_cell(self, cell, _resources, _index, *, store_history):
        assert not store_history
        self.asked.append(cell.source)
        if isinstance(self.shown, Exception):
            raise self.shown
        cell.outputs = [
            NotebookNode(output_type="display_data", data={CELLS: json.dumps(self.shown)})
        ]


def drawn(shown, caplog):
    """The cells of a page of ours with two of code, and what was asked to be run."""
    renderer: Any = Renderer(voila_configuration=VoilaConfiguration())
    renderer.executor = Runs(shown)
    page = nb.new_notebook(
        cells=[nb.new_code_cell("a"), nb.new_markdown_cell("text"), nb.new_code_cell("b")]
    )

    async def cells():
        return [cell async for cell in renderer._jinja_cell_generator(page, "k")]

    return asyncio.run(cells()), renderer.executor.asked


OUT = {"output_type": "display_data", "data": {"text/plain": "x"}, "metadata": {}}


def test_the_server_looks_for_what_a_kernel_publishes():
    assert running.CELLS == cells.CELLS


def test_the_cells_of_a_page_of_ours_are_run_by_one_request(caplog):
    shown = [{"outputs": [OUT], "failed": ""}, {"outputs": [OUT, OUT], "failed": ""}]

    cells, asked = drawn(shown, caplog)

    assert [cell.get("outputs") for cell in cells] == [[OUT], None, [OUT, OUT]]
    assert len(asked) == 1
    assert "['a', 'b']" in asked[0]


def test_what_comes_after_a_cell_that_fails_stands_there_without_outputs(caplog):
    error = {"output_type": "error"}

    cells, _ = drawn([{"outputs": [error], "failed": "why it failed"}], caplog)

    assert [cell.get("outputs") for cell in cells] == [[error], None, []]
    assert "why it failed" in caplog.text


@pytest.mark.parametrize("fault", [TimeoutError(), DeadKernelError("gone"), ValueError("nothing")])
def test_where_nothing_can_be_run_the_page_says_so_and_comes_to_its_end(fault, caplog):
    cells, _ = drawn(fault, caplog)

    assert [each["output_type"] for each in cells[0].outputs] == ["error"]
    assert len(cells) == 3
    assert "could not be run" in caplog.text


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
        return SimpleNamespace(ready=done())

    assert asyncio.run(start()) == "k"
    assert renderer.kernel_started
    assert ready == [renderer.executor]
    assert ran == []


class Kernel(KernelManager):
    """One that is there at once."""

    @property
    def ready(self):
        return done()


async def done():
    pass


@pytest.mark.parametrize("stock", [False, True])
def test_the_page_of_a_kernel_may_say_more_where_it_has_voila_s_own_front_end(stock, monkeypatch):
    async def future():
        return kernel

    kernel: Any = Kernel()
    asked = list[tuple[str, bool]]()
    how = {"silent": True, "store_history": False}
    client = SimpleNamespace(execute=lambda code, **given: asked.append((code, given == how)))

    async def begun(self):
        self.kc = client

    monkeypatch.setattr(VoilaExecutor, "async_start_new_kernel_client", begun)
    page_config = {"door": {"stock": {"files": "x"}} if stock else {}}
    renderer = Renderer(voila_configuration=VoilaConfiguration(), page_config=page_config)

    asyncio.run(renderer._jinja_kernel_start(nb.new_notebook(), "k", future()))

    assert is_wide(kernel) is stock
    assert asked == ([(PREPARED, True)] if stock else [])
    assert (kernel.client_factory is WideGreeter) is stock


class Folder:
    """Jupyter's manager of a folder, which raises where a name is hidden."""

    def __init__(self, root):
        self.root_dir = str(root)

    def file_exists(self, name):
        if "/." in name:
            raise HTTPError(404)
        return (Path(self.root_dir) / name).is_file()

    def get(self, name, **_how):
        return {"content": (Path(self.root_dir) / name).read_text()}


@pytest.fixture
def beside(tmp_path):
    """The files of a folder as a notebook in `en` names them."""
    root = tmp_path / "root"
    for name in ("en/a.png", "en/图 1.JPG", "shared.svg", "en/secret.txt", "en/.pics/b.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (tmp_path / "outside.png").write_text("outside")
    (root / "en" / "link.png").symlink_to(tmp_path / "outside.png")
    (root / "en" / "text.png").symlink_to(root / "en" / "secret.txt")
    return Beside(Folder(root), "en")


@pytest.mark.parametrize(
    ("named", "there"),
    [
        ("a.png", "en/a.png"),
        ("./a.png", "en/a.png"),
        ("%E5%9B%BE%201.JPG", "en/图 1.JPG"),
        ("../shared.svg", "shared.svg"),
        ("b.png", ""),
        ("secret.txt", ""),
        (".pics/b.png", ""),
        ("link.png", ""),
        ("text.png", ""),
        ("../../outside.png", ""),
        ("/etc/x.png", ""),
        ("a%00.png", ""),
        ("https://elsewhere.example/a.png", ""),
        ("data:image/png;base64,AAAA", ""),
        ("", ""),
    ],
)
def test_a_picture_is_found_beside_its_notebook_and_nothing_else_is(beside, named, there):
    assert beside.file_exists(named) is bool(there)
    if there:
        assert beside.get(named)["content"] == there


def test_what_a_page_has_no_room_for_is_left_out(executor):
    outs = []
    for _ in range(9):
        text = {"name": "stdout", "text": "x" * (MOST_SHOWN // 4)}
        executor.output(outs, said("stream", text), None, 0)

    shown = "".join(each["text"] for each in outs)
    assert MOST_SHOWN // 2 < len(shown) < MOST_SHOWN
