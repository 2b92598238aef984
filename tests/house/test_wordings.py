"""Wordings that were once wrong do not come back to what a learner is to believe."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets.content.files import data_root, read_source
from widgets.content.library import Library
from widgets.core.text import LANGS

HERE = Path(__file__).parent
WORDINGS = read_source(HERE / "wordings.yaml", HERE).data
NOT_ITS_OWN = {"quote", "exhibit", "stem", "label", "title", "facts"}


def believed(held: object) -> Iterator[str]:
    """Every text but what is quoted, asked or wrongly chosen."""
    if isinstance(held, list):
        for each in held:
            yield from believed(each)
    elif isinstance(held, dict):
        wrong = "rationale" in held and held.get("key") != "true"
        for key, value in held.items():
            if key in LANGS and isinstance(value, str):
                yield value
            elif key not in NOT_ITS_OWN and not (wrong and key == "text"):
                yield from believed(value)


def caught(pattern: str, texts: Iterator[str]) -> list[str]:
    return [text for text in texts if re.search(pattern, text)]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda each: each["wrong"])
def test_a_wording_that_was_wrong_stands_nowhere(wording):
    paths = sorted(data_root().rglob("*.yaml"))
    texts = [(path, list(believed(read_source(path, data_root()).data))) for path in paths]

    found = [(path.name, caught(wording["pattern"], iter(held))) for path, held in texts]

    assert [each for each in found if each[1]] == []


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda each: each["wrong"])
def test_the_wrong_wording_is_caught_and_the_right_one_is_not(wording):
    pattern, law = wording["pattern"], Library.open()

    assert caught(pattern, iter([wording["wrong"], wording["right"]])) == [wording["wrong"]]
    assert all(law.cite(cite).confidence.carries_a_key for cite in wording["law"])


def test_what_is_quoted_asked_or_wrongly_chosen_is_not_looked_at():
    option = {"text": {"zh": "甲"}, "rationale": {"zh": "乙"}}
    right = {"text": {"zh": "丙"}, "rationale": {"zh": "丁"}, "key": "true"}

    assert list(believed({"stem": {"zh": "戊"}, "options": [option, right]})) == ["乙", "丙", "丁"]
