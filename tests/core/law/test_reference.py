import pytest
from pydantic import ValidationError

from widgets.core.law.reference import Channel, GlossaryTerm, Ladder, Synonym

TEXT = {"zh": "文", "en": "text"}


def test_a_channel_says_for_which_lenders_it_is():
    names = ("name", "handles", "not_for", "when", "how", "say", "ask")
    channel = dict.fromkeys(names, TEXT) | {
        "id": "x",
        "for_lenders": [],
        "confidence": "secondary-source",
        "sources": ["a page"],
        "checked": "2026-11-23",
    }

    with pytest.raises(ValidationError, match="for_lenders"):
        Channel.model_validate(channel)
    sound = channel | {"for_lenders": ["anyone"]}
    assert Channel.model_validate(sound).id == "x"
    assert Channel.model_validate(sound | {"sources": [], "cite": ["a/1"]}).cite == ("a/1",)
    with pytest.raises(ValidationError, match="name a page that was read, or an article"):
        Channel.model_validate(sound | {"sources": []})


def test_a_term_has_a_meaning_in_both_languages():
    with pytest.raises(ValidationError, match="en"):
        GlossaryTerm.model_validate({"id": "x", "term": TEXT, "meaning": {"zh": "文"}})


def test_a_rung_of_a_ladder_rests_on_one_article_or_more_and_a_ladder_has_a_rung():
    rung = {"rung": "civil", "costs": TEXT, "cite": ["a/1"]}
    ladder = {"id": "x", "act": TEXT, "as_of": "2026-01-01", "rungs": [rung]}

    assert Ladder.model_validate(ladder).rungs[0].cite == ("a/1",)
    for spoiled, where in (({"rungs": [rung | {"cite": []}]}, "cite"), ({"rungs": []}, "rungs")):
        with pytest.raises(ValidationError, match=where):
            Ladder.model_validate(ladder | spoiled)


def test_what_people_look_for_leads_to_one_article_or_more():
    words = {"id": "x", "words": {"zh": ["文"], "en": ["text"]}}

    assert Synonym.model_validate(words | {"cite": ["a/1"]}).cite == ("a/1",)
    with pytest.raises(ValidationError, match="cite"):
        Synonym.model_validate(words | {"cite": []})


def test_a_term_is_known_by_every_way_in_which_it_is_written():
    term = {"id": "x", "term": {"zh": "时效", "en": "limitation"}, "meaning": TEXT}
    also = {"also": {"zh": ["诉讼时效", "时效期间"], "en": ["time limit"]}}

    assert GlossaryTerm.model_validate(term).forms == ("时效", "limitation")
    assert GlossaryTerm.model_validate(term | also).forms == (
        *("时效", "limitation"),
        *("诉讼时效", "时效期间", "time limit"),
    )
