import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.law import CITES, NORMS, RULES, Counts
from widgets.core.law.provision import LenderType

LIBRARY = Library.open()


@pytest.mark.parametrize("cite", CITES)
def test_every_article_that_a_norm_rests_on_is_in_the_register(cite):
    assert LIBRARY.cite(cite).cite == cite


@pytest.mark.parametrize("rule_id", RULES)
def test_every_number_is_a_rule_of_the_register_whose_article_may_decide(rule_id):
    for version in LIBRARY.rule(rule_id).versions:
        assert LIBRARY.cite(version.cite).confidence.carries_a_key


def test_a_norm_that_decides_rests_on_what_was_read_or_corroborated():
    decides = [n.cite for n in NORMS if n.cite and n.counts is not Counts.MENTION]

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


def test_every_norm_has_a_key_of_its_own():
    assert len({norm.key for norm in NORMS}) == len(NORMS)


def test_each_norm_has_either_an_article_or_rules():
    assert [n.key for n in NORMS if bool(n.cite) == bool(n.rules)] == []
