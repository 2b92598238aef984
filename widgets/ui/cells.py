"""All cells of a page, run in its kernel by one request: each by itself costs milliseconds more."""

from __future__ import annotations

import json
import traceback
from collections.abc import Sequence
from typing import Any

import ipywidgets as ipw  # type: ignore[import-untyped]  # it brings no types
from comm import get_comm_manager
from IPython.core.getipython import get_ipython
from IPython.utils.capture import capture_output
from jupyter_client.jsonutil import json_default

from widgets.content.layout import looked_at_once
from widgets.ui.stage import SAVED

CELLS = "application/vnd.law-at-the-door.cells+json"
ERROR = {"output_type": "error"}
MOST_PRINTED = 200_000
"""So much of what a cell prints is shown, in characters."""


def prepare() -> None:
    """Makes a kernel ready for a page that Voilà's front end draws.

    It may ask for all widgets at once, for which ipywidgets registers only where it is loaded in
    a kernel; and an error within a widget is told by its last line, without paths of the server.
    """
    shell: Any = get_ipython()
    opened = ipw.Widget.handle_control_comm_opened
    get_comm_manager().register_target("jupyter.widget.control", opened)
    shell.InteractiveTB.set_mode("Minimal")


async def run(sources: Sequence[str]) -> None:
    """Runs cells one after the other, and shows what each has shown as one output of type `CELLS`.

    That is a list with, for each cell, its `outputs` as a notebook has them and how it `failed`, in
    words for the log. It goes as one text: on its way nobody looks for days in it. A cell that
    fails is the last. No notebook is saved: what stands in one for later is left out.

    Args:
        sources: the code of each cell.
    """
    SAVED.set(False)
    shell: Any = get_ipython()
    results: list[dict[str, Any]] = []
    with looked_at_once():
        for source in sources:
            results.append(await _run(shell, source))
            if results[-1]["failed"]:
                break
    shell.display_pub.publish(
        {CELLS: json.dumps(results, ensure_ascii=False, default=json_default)}
    )


async def _run(shell: Any, source: str) -> dict[str, Any]:
    with capture_output() as captured:
        code = shell.transform_cell(source)
        result = await shell.run_cell_async(source, store_history=False, transformed_cell=code)
    error = result.error_before_exec or result.error_in_exec
    printed = {"output_type": "stream", "name": "stdout", "text": captured.stdout[:MOST_PRINTED]}
    outputs = [
        *([printed] if captured.stdout and not error else []),
        *({"output_type": "display_data", **_output(each)} for each in captured.outputs),
        *([ERROR] if error else []),
    ]
    failed = "".join(traceback.format_exception(error)) if error else ""
    return {"outputs": outputs, "failed": failed}


def _output(output: Any) -> dict[str, Any]:
    return {"data": output.data, "metadata": output.metadata or {}}
