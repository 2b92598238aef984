"""All cells of a page, run in its kernel by one request: each by itself would cost some milliseconds."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from typing import Any

from IPython.core.getipython import get_ipython
from IPython.display import publish_display_data
from IPython.utils.capture import capture_output

CELLS = "application/vnd.law-at-the-door.cells+json"


async def run(sources: Iterable[str]) -> None:
    """Runs cells one after the other, and publishes what each has shown as one message.

    One that fails is the last; its `failed` holds how, for the log of the server.

    Args:
        sources: the code of each cell.
    """
    shell, shown = get_ipython(), list[dict[str, Any]]()
    for source in sources:
        with capture_output() as captured:
            code = shell.transform_cell(source)
            result = await shell.run_cell_async(source, store_history=False, transformed_cell=code)
        outputs = [
            {"output_type": "display_data", "data": each.data, "metadata": each.metadata or {}}
            for each in captured.outputs
        ]
        if captured.stdout:
            outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": captured.stdout})
        error = result.error_before_exec or result.error_in_exec
        failed = "".join(traceback.format_exception(error)) if error else ""
        shown.append({"outputs": outputs, "failed": failed})
        if failed:
            break
    publish_display_data({CELLS: shown})
