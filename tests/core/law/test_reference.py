import pytest
from pydantic import ValidationError

from widgets.core.law.reference import Channel, GlossaryTerm

TEXT = {"zh": "文", "en": "text"}


def test_a_channel_says_for_which_lenders_it_is():
    names = ("name", "handles", "not_for", "when", "how")
    channel = dict.fromkeys(names, TEXT) | {
        "id": "x",
        "for_lenders": [],
        "confidence": "secondary-source",
        "sources": ["a page"],
        "checked": "2026-11-23",
    }

    with pytest.raises(ValidationError, match="for_lenders"):
        Channel.model_validate(channel)
    assert Channel.model_validate(channel | {"for_lenders": ["anyone"]}).id == "x"


def test_a_term_has_a_meaning_in_both_languages():
    with pytest.raises(ValidationError, match="en"):
        GlossaryTerm.model_validate({"id": "x", "term": TEXT, "meaning": {"zh": "文"}})
