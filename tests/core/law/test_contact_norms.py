import pytest
from pydantic import ValidationError

from widgets.content.library import Library
from widgets.core.law.contact_norms import ContactNorm, Counts
from widgets.core.law.provision import LenderType

LIBRARY = Library.open()
NORMS = LIBRARY.contact_norms


def test_every_number_is_a_rule_of_the_register_whose_article_may_decide():
    rules = [LIBRARY.rule(name) for norm in NORMS for name in norm.rules]

    assert len(rules) == 7
    for version in (version for rule in rules for version in rule.versions):
        assert LIBRARY.cite(version.cite).confidence.carries_a_key


def test_a_norm_that_decides_rests_on_what_was_read_or_corroborated():
    decides = [n.cite for n in NORMS if n.cite and n.counts is not Counts.MENTION]

    assert len(decides) == 15
    assert [c for c in decides if not LIBRARY.cite(c).confidence.carries_a_key] == []


def test_only_norms_with_rules_set_numbers_and_none_binds_everyone():
    numbered = [n for n in NORMS if n.rules]

    assert {n.counts for n in numbered} == {
        Counts.HOURS,
        Counts.NOTICE_CALLS,
        Counts.TWO_WAY_CALLS,
        Counts.UNANSWERED,
    }
    for norm in numbered:
        for rule_id in norm.rules:
            for version in LIBRARY.rule(rule_id).versions:
                assert LenderType.ANYONE not in LIBRARY.cite(version.cite).binds


def test_a_norm_of_a_text_for_some_only_names_the_article_on_its_scope():
    scopes = {norm.scope for norm in NORMS if norm.id.endswith(("-standard", "-bankers"))}

    assert scopes == {"gbt-45251-2025/1-scope", "cba-2026/scope"}


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"counts": "third"}, "its article in 'cite', or 'rules'"),
        ({"counts": "unanswered", "cite": "a/1", "rules": ["calls"]}, "one of them"),
        ({"counts": "hours", "rules": ["latest"]}, "hours have two rules"),
        ({"counts": "unanswered", "rules": ["calls", "more-calls"]}, "a number a day has one"),
    ],
)
def test_a_norm_has_either_an_article_or_the_rules_of_what_it_counts(entry, told):
    with pytest.raises(ValidationError, match=told):
        ContactNorm.model_validate({"id": "x", **entry})


def test_a_norm_with_rules_cites_nothing_itself():
    norm = ContactNorm.model_validate({"id": "x", "counts": "unanswered", "rules": ["calls"]})

    assert norm.citations() == ()
