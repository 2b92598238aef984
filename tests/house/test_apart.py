"""The core could run where there is no server: what that needs stays as it is."""

import ast
import json
import pickle
from pathlib import Path

import pytest

from widgets.content.library import Library
from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Journal, from_text, to_text
from widgets.core.screen.lesson import present
from widgets.core.screen.view import to_data

ROOT = Path(__file__).resolve().parent.parent.parent
LESSONS = [lesson.id for lesson in Library.open().lessons()]


@pytest.mark.parametrize("lesson", LESSONS)
def test_materials_can_be_handed_to_another_process(lesson):
    materials = Library.open().materials(lesson)

    packed = pickle.dumps(materials)

    assert pickle.loads(packed) == materials  # noqa: S301  # our own
    assert b"Library" not in packed


@pytest.mark.parametrize("lesson", LESSONS)
def test_views_are_plain_data_and_a_journal_is_text(lesson):
    materials, journal = Library.open().materials(lesson), Journal(form="a")

    for step in materials.lesson.steps:
        data = to_data(present(materials, ActResult(journal), step, "zh"))
        assert json.loads(json.dumps(data)) == data

    assert from_text(to_text(journal, lesson), lesson) == (journal, 0)


def test_the_screen_speaks_by_messages_alone():
    """No widget of ours has a synchronised trait but its key, what it shares, and the random name
    of the words that a notebook keeps beside it.
    """
    synced = set()
    for path in sorted((ROOT / "widgets" / "ui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and "sync=True" in ast.unparse(node.value):
                synced.add(ast.unparse(node.targets[0]))

    assert synced == {"store_key", "shared", "source", "still", "style"}


def test_addresses_that_a_view_gives_are_relative():
    materials = Library.open().materials("what-do-i-owe")
    told = [
        to_data(present(materials, ActResult(Journal()), s, "en")) for s in materials.lesson.steps
    ]

    found = [part["href"] for view in told for part in _links(view)]
    assert found
    assert [href for href in found if href.startswith(("/", "http"))] == []


def _links(thing):
    if isinstance(thing, list):
        return [link for each in thing for link in _links(each)]
    if not isinstance(thing, dict):
        return []
    own = [thing] if thing.get("part") == "link" else []
    return own + [link for each in thing.values() for link in _links(each)]
