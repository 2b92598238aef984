"""Fixtures for every folder: a small library of its own, with a record of every kind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from widgets.content.library import Library
from widgets.core.learning.journal import Journal
from widgets.core.learning.materials import Materials

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    """A folder with a small library, to be spoiled as a test likes."""
    root = tmp_path / "data"
    shutil.copytree(ROOT / "tests" / "small", root)
    shutil.copy(ROOT / "data" / "strings.yaml", root)
    return root


@pytest.fixture
def small(small_root: Path) -> Materials:
    """The small library's one lesson, with a step and an item of every kind."""
    return Library(small_root).materials("small")


@pytest.fixture
def begun(small: Materials) -> Journal:
    """A journal whose learner has drawn form a."""
    return Journal(form="a")
