"""Notebooks are committed in one form: no stray output, words for cell ids."""

import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRINTED = {"output_type": "stream", "name": "stdout", "text": ["1\n"]}
WIDGET = {
    "output_type": "display_data",
    "data": {"application/vnd.jupyter.widget-view+json": {"model_id": "a1"}},
    "metadata": {},
}
NAME = "zh/01-at-the-door.ipynb"


@pytest.fixture
def script(tmp_path, monkeypatch):
    """The script that normalises, over a copy of the notebooks."""
    spec = importlib.util.spec_from_file_location("normaliser", ROOT / ".ci" / "notebooks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    ignored = shutil.ignore_patterns(".ipynb_checkpoints")
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks", ignore=ignored)
    monkeypatch.setattr(module, "ROOT", tmp_path / "notebooks")
    return module


def test_the_committed_notebooks_are_normal(script):
    assert script.main(["--check"]) == 0


LEFT = [
    {"execution_count": 7},
    {"outputs": [PRINTED]},
    {"outputs": [WIDGET]},
    {"metadata": {"scrolled": True}},
]


def leave(script, **left):
    """The text of a notebook as it is committed, and its path with something left in a cell."""
    path = script.ROOT / NAME
    before = path.read_text(encoding="utf-8")
    notebook = json.loads(before)
    notebook["cells"][1] |= left
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return before, path


@pytest.mark.parametrize("left", LEFT)
def test_what_was_left_in_a_cell_is_named_and_nothing_is_changed(script, capsys, left):
    _, path = leave(script, **left)
    found = path.read_text(encoding="utf-8")

    assert script.main(["--check"]) == 1
    assert capsys.readouterr().out == f"notebooks/{NAME}: not normal; run `make notebooks`\n"
    assert path.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("left", LEFT)
def test_what_was_left_in_a_cell_is_mended(script, left):
    before, path = leave(script, **left)

    assert script.main([]) == 0
    assert path.read_text(encoding="utf-8") == before
    assert script.main(["--check"]) == 0


def test_metadata_of_the_editor_and_another_layout_are_mended(script):
    before, path = leave(script)
    notebook = json.loads(before)
    notebook["metadata"] |= {"language_info": {"version": "3.11.9"}, "widgets": {}}
    path.write_text(json.dumps(notebook), encoding="utf-8")

    assert script.main(["--check"]) == 1
    assert script.main([]) == 0
    assert path.read_text(encoding="utf-8") == before


def test_a_cell_whose_output_is_checked_keeps_it_with_the_count_of_its_place(script):
    cells = [
        {"cell_type": "markdown", "metadata": {}},
        {"cell_type": "code", "metadata": {}, "outputs": [PRINTED], "execution_count": 5},
        {
            "cell_type": "code",
            "metadata": {"tags": ["nbval-check-output"]},
            "outputs": [PRINTED],
            "execution_count": None,
        },
    ]

    found = script.normal({"cells": cells, "metadata": {}})["cells"]

    assert [cell.get("outputs") for cell in found] == [None, [], [PRINTED]]
    assert [cell.get("execution_count") for cell in found] == [None, None, 2]


@pytest.mark.parametrize(("kind", "tag"), [("markdown", "short"), ("code", "lab")])
def test_tags_are_kept_on_prose_and_on_code_and_nothing_else_is(script, kind, tag):
    cell = {"cell_type": kind, "metadata": {"tags": [tag], "scrolled": True}, "outputs": []}
    kept = {"kernelspec": {"name": "python3"}, "lang": "zh", "title": "小课"}

    found = script.normal({"cells": [cell], "metadata": kept | {"language_info": {}}})

    assert found["cells"][0]["metadata"] == {"tags": [tag]}
    assert found["metadata"] == kept


def test_the_ids_of_cells_are_words(script):
    notebooks = [*script.ROOT.rglob("*.ipynb")]

    assert {path.parent.name for path in notebooks} >= {"zh", "en"}
    for path in notebooks:
        ids = [cell["id"] for cell in json.loads(path.read_text())["cells"]]
        assert [i for i in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", i)] == []
