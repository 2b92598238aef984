"""How a notebook's cells are run for a page, with less to do for each of them than Voilà does."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import AsyncIterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jupyter_core.utils import ensure_async
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from tornado.web import HTTPError
from voila.execute import VoilaExecutor

from widgets.serve.kernels import widen
from widgets.serve.limits import MOST_SHOWN
from widgets.serve.notebook_index import LAB
from widgets.serve.private import PageRenderer, is_hooked

PICTURES = re.compile(r"\.(?:gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
PREPARED = "from widgets.ui.cells import prepare; prepare()"
CELLS = "application/vnd.law-at-the-door.cells+json"
READ: dict[tuple[Path, int, int], NotebookNode] = {}
MOST_READ = 100
"""So many notebooks are kept as they were read; all there are is a few dozen."""
SHOWN = ("display_data", "execute_result")


class Beside:
    """Files as a notebook names them in its Markdown: from its own folder, and pictures alone.

    Args:
        contents: Jupyter's manager of the folder of notebooks.
        folder: the notebook's own folder, below that one.
    """

    def __init__(self, contents: Any, folder: str) -> None:
        self._contents = contents
        self._folder = folder

    def file_exists(self, name: str) -> bool:
        """Whether there is a picture of that name. One that cannot be had is as good as none."""
        try:
            path = self._path(name)
            return bool(path) and bool(self._contents.file_exists(path))
        except (HTTPError, OSError, ValueError):
            return False

    def get(self, name: str, **how: Any) -> Any:
        """The file, as Jupyter gives it."""
        return self._contents.get(self._path(name), **how)

    def _path(self, name: str) -> str:
        """The path below the folder of notebooks; nothing for what is no picture there."""
        path = posixpath.normpath(posixpath.join(self._folder, unquote(name)))
        root = Path(self._contents.root_dir).resolve()
        real = (root / path).resolve()  # no link leads out of the folder
        within = real.is_relative_to(root) and not any(part[0] == "." for part in path.split("/"))
        return path if within and PICTURES.search(path) and PICTURES.search(real.name) else ""


class Executor(VoilaExecutor):
    """Runs cells one by one, and takes what they show as it is, up to what a page has room for."""

    _shown = 0

    def output(
        self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str | None, cell_index: int
    ) -> NotebookNode | None:
        """Keeps what a cell shows, where it is not to replace anything.

        Jupyter would look each through by the schema of notebooks, which nobody will save here.
        """
        if not self._has_room(msg):
            return None
        if display_id or is_hooked(self, msg) or msg["msg_type"] not in SHOWN:
            shown: NotebookNode | None = super().output(outs, msg, display_id, cell_index)
            return shown
        content = msg["content"]
        out = NotebookNode(
            output_type=msg["msg_type"], data=content["data"], metadata=content["metadata"]
        )
        outs.append(out)
        return out

    def _has_room(self, msg: dict[str, Any]) -> bool:
        """Whether one more thing may be shown: what a page has no room for is not even kept."""
        self._shown += len(json.dumps(msg["content"], default=str))
        return self._shown <= MOST_SHOWN


class Renderer(PageRenderer):
    """Leaves out what is for JupyterLab alone: no visitor waits for it."""

    @property
    def _is_stock(self) -> bool:
        """Whether the page has Voilà's own front end."""
        return bool((self.page_config or {}).get("door", {}).get("stock"))

    async def initialize(self, **given: Any) -> None:
        """Makes ready, and lets pictures be found that lie beside the notebook."""
        await super().initialize(**given)
        self.exporter.contents_manager = Beside(self.contents_manager, self.cwd)

    async def load_notebook(self, path: str) -> Any:
        """The notebook without its cells that are tagged `lab`, read anew once it has changed."""
        found_as = _fingerprint(Path(self.contents_manager.root_dir, path))
        if found_as not in READ:
            notebook = await super().load_notebook(path)
            notebook.cells = [c for c in notebook.cells if LAB not in c.metadata.get("tags", ())]
            if len(READ) > MOST_READ:
                READ.clear()
            READ[found_as] = notebook
        kept = READ[found_as]
        cells, metadata = [NotebookNode(cell) for cell in kept.cells], deepcopy(kept.metadata)
        return NotebookNode({**kept, "cells": cells, "metadata": metadata})

    async def cells(self, nb: Any, kernel_id: str) -> AsyncIterator[NotebookNode]:
        """The cells with what they show, all run by one request where the page is of ours alone."""
        if self._is_stock:
            async for cell in super().cells(nb, kernel_id):
                yield cell
            return
        outputs = iter(await self._shown([c.source for c in nb.cells if c.cell_type == "code"]))
        await ensure_async(self.executor.kc.stop_channels())
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = next(outputs, [])
            yield cell

    async def _shown(self, sources: Sequence[str]) -> list[list[dict[str, Any]]]:
        """What cells have shown, each its outputs; those after one that failed are not there."""
        asked = new_code_cell(f"from widgets.ui.cells import run\nawait run({sources!r})")
        self.executor.nb = new_notebook(cells=[asked])
        try:
            await self.executor.execute_cell(asked, None, 0, store_history=False)
            [told] = [out.data[CELLS] for out in asked.outputs if CELLS in out.get("data", {})]
            results = json.loads(told)
        except (CellExecutionError, DeadKernelError, TimeoutError, ValueError):
            self.log.exception("the cells of a page could not be run")
            return [[{"output_type": "error"}]]
        for each in results:
            if each["failed"]:
                self.log.error("a cell failed:\n%s", each["failed"])
        return [each["outputs"] for each in results]

    async def begin(self, nb: Any, kernel: Any) -> None:
        """Speaks with the kernel."""
        await kernel.ready
        if self._is_stock:
            widen(kernel)
        self.executor = Executor(
            nb,
            km=kernel,
            config=self.traitlet_config,
            show_tracebacks=self.voila_configuration.show_tracebacks,
        )
        await self.executor.async_start_new_kernel_client()
        if self._is_stock:
            self.executor.kc.execute(PREPARED, silent=True, store_history=False)


def _fingerprint(path: Path) -> tuple[Path, int, int]:
    """What tells a file from the same file before it was changed."""
    found = path.stat()
    return path, found.st_mtime_ns, found.st_size
