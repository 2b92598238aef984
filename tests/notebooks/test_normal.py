"""Notebooks are committed in one form: no stray output, words for cell ids."""

import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
OUTPUT = {"output_type": "stream", "name": "stdout", "text": ["1\n"]}


@pytest.fixture
def script(tmp_path, monkeypatch):
    """The script that normalises, over a copy of the notebooks."""
    spec = importlib.util.spec_from_file_location("normaliser", ROOT / ".ci" / "notebooks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    monkeypatch.setattr(module, "ROOT", tmp_path / "notebooks")
    return module


def test_the_committed_notebooks_are_normal(script):
    assert script.main(["--check"]) == 0


def test_output_that_was_left_is_named_and_then_mended(script, capsys):
    path = script.ROOT / "zh" / "01-at-the-door.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"][1] |= {"outputs": [OUTPUT], "execution_count": 7}
    path.write_text(json.dumps(notebook))

    assert script.main(["--check"]) == 1
    assert "zh/01-at-the-door.ipynb: not normal" in capsys.readouterr().out
    assert script.main([]) == 0
    assert script.main(["--check"]) == 0


def test_the_ids_of_cells_are_words(script):
    for path in script.ROOT.rglob("*.ipynb"):
        ids = [cell["id"] for cell in json.loads(path.read_text())["cells"]]
        assert [i for i in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", i)] == []
