"""How a notebook's cells are run for a page, with less to do for each of them than Voilà does."""

from __future__ import annotations

from typing import Any

from jupyter_core.utils import ensure_async
from nbformat import NotebookNode
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer

LAB = "lab"
SHOWN = ("display_data", "execute_result")


class Executor(VoilaExecutor):
    """Runs cells one by one, and takes what they show as it is."""

    def output(
        self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str | None, cell_index: int
    ) -> NotebookNode | None:
        """Keeps what a cell shows, where it is not to replace anything.

        Jupyter would look each through by the schema of notebooks, which nobody will save here.
        """
        hooked = self.output_hook_stack[msg["parent_header"].get("msg_id")]
        if display_id or hooked or self.clear_before_next_output or msg["msg_type"] not in SHOWN:
            shown: NotebookNode | None = super().output(outs, msg, display_id, cell_index)
            return shown
        content = msg["content"]
        out = NotebookNode(
            output_type=msg["msg_type"], data=content["data"], metadata=content["metadata"]
        )
        outs.append(out)
        return out


class Renderer(NotebookRenderer):
    """Leaves out what is for JupyterLab alone: no visitor waits for it."""

    async def load_notebook(self, path: str) -> Any:
        """The notebook without its cells that are tagged `lab`."""
        notebook = await super().load_notebook(path)
        notebook.cells = [c for c in notebook.cells if LAB not in c.metadata.get("tags", ())]
        return notebook

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: Any) -> str:
        """Speaks with the kernel; Voilà would also run a cell of its own in it."""
        self.executor = Executor(
            nb,
            km=await ensure_async(kernel_future),
            config=self.traitlet_config,
            show_tracebacks=self.voila_configuration.show_tracebacks,
        )
        await self.executor.async_start_new_kernel_client()
        self.kernel_started = True
        return kernel_id
