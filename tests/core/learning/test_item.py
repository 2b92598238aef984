import pytest
from pydantic import ValidationError

from widgets.core.learning.item import EntryField, Item

TEXT = {"zh": "文", "en": "text"}
OPTION = {"id": "x", "text": TEXT, "rationale": TEXT}
OTHER = OPTION | {"id": "y"}
KEY = OPTION | {"id": "k", "key": "true"}
TYPED = {"quantity": "count", "value": "6", "rationale": TEXT}
FIELD = {"id": "f", "label": TEXT, "expect": TYPED}


@pytest.fixture
def made(small):
    """A sound item with other values."""

    def make(item_id, **changed):
        data = small.items[item_id].model_dump(exclude_none=True) | changed
        return Item.model_validate(data)

    return make


def verdicts(*ids, key):
    return [{"id": i, "rationale": TEXT, "key": i == key} for i in ids]


@pytest.mark.parametrize(
    ("item_id", "changed", "why"),
    [
        ("form-a", {"options": [OPTION, OTHER]}, "exactly one option is the key"),
        ("form-a", {"options": [KEY, KEY | {"id": "l"}]}, "exactly one option is the key"),
        ("form-a", {"options": [KEY]}, "among two or more"),
        ("many", {"options": [KEY, KEY | {"id": "l"}]}, "some options are keys, not all"),
        ("many", {"options": [OPTION, OTHER]}, "some options are keys, not all"),
        ("marks", {"options": [OPTION]}, "some options are keys, not all"),
        ("twin-a", {"verdicts": verdicts("lawful", "unlawful", key="lawful")}, "each once"),
        (
            "twin-a",
            {"verdicts": verdicts("lawful", "unlawful", "depends", key="none")},
            "exactly one verdict is the key",
        ),
        ("said", {"verdicts": verdicts("true", "depends", key="true")}, "verdicts are true, false"),
        ("steps", {"options": [OPTION, OTHER]}, "at least three steps"),
        ("months", {"expect": None}, "expect is missing"),
        ("diary", {"fields": []}, "at least two fields"),
        ("diary", {"fields": [FIELD]}, "at least two fields"),
        ("form-a", {"options": [OPTION, KEY | {"id": "x"}]}, "'x' stands twice"),
        ("many", {"options": [KEY, OPTION, OPTION]}, "'x' stands twice"),
        ("marks", {"options": [KEY, OPTION, OPTION]}, "'x' stands twice"),
        ("steps", {"options": [OPTION, OPTION, KEY]}, "'x' stands twice"),
        (
            "twin-a",
            {"verdicts": verdicts("lawful", "lawful", "depends", key="depends")},
            "'lawful' stands twice",
        ),
        ("diary", {"fields": [FIELD, FIELD]}, "'f' stands twice"),
        ("form-a", {"cite": ["new-act/47.3", "new-act/47.3"]}, "'new-act/47.3' stands twice"),
        ("form-a", {"cite": []}, "at least 1"),
    ],
)
def test_an_item_that_does_not_fit_its_kind_is_refused(made, item_id, changed, why):
    with pytest.raises(ValidationError, match=why):
        made(item_id, **changed)


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ({"expect": TYPED, "options": [KEY, OPTION]}, "either typed"),
        ({}, "either typed"),
        ({"options": [OPTION, OTHER]}, "exactly one option of a picked field"),
        ({"options": [KEY, OPTION, OPTION]}, "'x' stands twice"),
    ],
)
def test_a_field_of_an_entry_is_typed_or_picked(field, why):
    with pytest.raises(ValidationError, match=why):
        EntryField.model_validate({"id": "f", "label": TEXT} | field)


def test_keys_are_in_the_authors_order(small):
    assert small.items["many"].keys == ("x", "z")
    assert small.items["twin-a"].verdict_key == "unlawful"
    assert small.items["many"].verdict_key is None


def test_hints_go_from_the_issue_to_the_article_to_the_step(small):
    hints = [hint.en for hint in small.items["form-a"].hints.in_order()]

    assert hints == ["Think of the entry", "Look at the article", "Take the last step"]
