"""All cells of a page, run by one request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from comm.base_comm import CommManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from jupyter_client.jsonutil import extract_dates

from widgets.content import layout
from widgets.ui import cells
from widgets.ui.stage import SAVED


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


@pytest.fixture
def ran(shell, monkeypatch):
    """What some cells have shown, each its outputs, and how each has failed."""

    def running(*sources: str) -> list[dict[str, Any]]:
        published = list[dict[str, Any]]()
        monkeypatch.setattr(shell.display_pub, "publish", published.append)
        shell.user_ns["run"] = cells.run
        shell.run_cell(f"await run({sources!r})")  # within a cell, as on a page
        [data] = published
        shown: list[dict[str, Any]] = json.loads(data[cells.CELLS])
        return shown

    return running


def test_each_cell_has_what_it_shows_and_names_go_from_one_to_the_next(ran):
    first, second, third = ran("x = 20", "print('said')\nx + 1", "None")

    assert first == {"outputs": [], "failed": ""}
    printed, value = second["outputs"]
    assert printed == {"output_type": "stream", "name": "stdout", "text": "said\n"}
    assert (value["output_type"], value["data"]) == ("display_data", {"text/plain": "21"})
    assert third["outputs"] == []


def test_what_is_displayed_comes_in_its_order_with_all_its_forms(ran):
    code = "from IPython.display import display, HTML\ndisplay(HTML('<b>1</b>'))\nHTML('<b>2</b>')"

    [only] = ran(code)

    assert [each["data"]["text/html"] for each in only["outputs"]] == ["<b>1</b>", "<b>2</b>"]


def test_a_text_that_reads_like_a_day_stays_the_text_that_it_is(ran):
    said = {"a/b": "2026-11-20T10:00:00Z"}

    [only] = ran(f"from IPython.display import display\ndisplay({said!r}, raw=True)")

    assert only["outputs"][0]["data"] == said != extract_dates(said)


def test_within_a_page_the_content_is_looked_at_once(ran, monkeypatch):
    looked = list[Path]()

    def look(folder: Path) -> int:
        looked.append(folder)
        return 1

    monkeypatch.setattr(layout, "_fingerprint", look)

    ran("from widgets import item\nitem('door-a1')", "item('door-a1')", "item('door-a1')")

    assert len(looked) == 1


def test_a_cell_may_wait(ran):
    [only] = ran("import asyncio\nawait asyncio.sleep(0)\n'waited'")

    assert only["outputs"][0]["data"]["text/plain"] == "'waited'"


@pytest.mark.parametrize(("code", "why"), [("1 / 0", "ZeroDivisionError"), ("1 1", "SyntaxError")])
def test_a_cell_that_fails_is_the_last_and_says_how_in_the_log_alone(ran, code, why):
    before, failed = ran("1", code, "3")

    assert before["failed"] == ""
    assert why in failed["failed"]
    assert failed["outputs"] == [cells.ERROR]


def test_nothing_is_kept_for_a_notebook_that_is_not_saved(shell):
    async def asked() -> bool:
        ran_in = SAVED.get()
        await cells.run(["1"])
        return ran_in and not SAVED.get()

    assert asyncio.run(asked())


def test_what_is_printed_without_end_is_cut(ran):
    [only] = ran("print('x' * 1_000_000)")

    assert len(only["outputs"][0]["text"]) == cells.MOST_PRINTED


def test_a_prepared_kernel_tells_all_widgets_at_once_and_errors_without_paths(shell, monkeypatch):
    manager = CommManager()
    monkeypatch.setattr(cells, "get_comm_manager", lambda: manager)

    cells.prepare()
    assert "jupyter.widget.control" in manager.targets

    with capture_output() as captured:
        shell.run_cell("import json\njson.loads('{')")

    assert "JSONDecodeError" in captured.stdout
    assert "json/decoder.py" not in captured.stdout
