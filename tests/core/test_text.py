import pytest
from pydantic import ValidationError

from widgets.core.text import Text, nearest_lang


def test_a_text_without_english_is_refused():
    with pytest.raises(ValidationError, match="en"):
        Text.model_validate({"zh": "门"})


def test_a_further_language_is_shown_where_written_and_english_stands_in_elsewhere():
    door = Text.model_validate({"zh": "门", "en": "door", "es": "puerta"})

    assert [door.to(lang) for lang in ("zh", "en", "es", "fr")] == ["门", "door", "puerta", "door"]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("zh", "zh"), ("zh-Hant", "zh"), ("en-GB", "en"), ("fr", "en"), ("", "zh"), (None, "zh")],
)
def test_an_unknown_language_gets_the_nearest_one(asked, shown):
    assert nearest_lang(asked) == shown
