from datetime import date

import pytest
from pydantic import ValidationError

from widgets.core.errors import NotInForce
from widgets.core.law.provision import Confidence, Instrument, Provision

ARTICLE = {
    "instrument": "old-act",
    "article": "40.3",
    "label": {"zh": "第40条", "en": "art. 40"},
    "says": {"zh": "不得进门。", "en": "No entry."},
    "from": "2006-03-01",
    "until": "2025-12-31",
    "binds": ["anyone"],
    "topics": ["home"],
    "confidence": "text-checked",
    "sources": ["a text"],
    "checked": "2026-11-23",
}


@pytest.fixture
def article():
    return Provision.model_validate(ARTICLE)


def test_a_provision_is_addressed_by_instrument_and_article(article):
    assert article.cite == "old-act/40.3"


def test_a_provision_holds_from_its_first_day_to_its_last_and_not_beyond(article):
    days = [date(2006, 2, 28), date(2006, 3, 1), date(2025, 12, 31), date(2026, 1, 1)]

    assert [article.in_force(day) for day in days] == [False, True, True, False]


def test_asking_on_a_day_outside_names_the_days_covered(article):
    with pytest.raises(NotInForce, match="from 2006-03-01 to 2025-12-31"):
        article.at(date(2026, 1, 1))

    assert article.at(date(2025, 12, 31)) is article


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"confidence": "corroborated"}, "two or more independent sources"),
        ({"confidence": "unverified"}, "not shipped"),
        ({"binds": []}, "at least 1"),
    ],
)
def test_a_provision_that_we_are_not_sure_of_or_that_binds_nobody_is_refused(change, why):
    with pytest.raises(ValidationError, match=why):
        Provision.model_validate(ARTICLE | change)


def test_only_what_was_read_or_is_corroborated_carries_a_key():
    carrying = [c.value for c in Confidence if c.carries_a_key]

    assert carrying == ["text-checked", "corroborated"]


INSTRUMENT = {
    "id": "x",
    "title": {"zh": "法", "en": "Act"},
    "short": {"zh": "法", "en": "Act"},
    "number": {"zh": "无", "en": "none"},
    "issuer": {"zh": "无", "en": "none"},
    "binding": "statute",
    "from": "2026-01-01",
    "source": "a text",
}


def test_an_instrument_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValidationError, match="before from"):
        Instrument.model_validate(INSTRUMENT | {"until": "2025-12-31"})


def test_an_instrument_may_hold_for_one_day():
    day = date(2026, 1, 1)

    found = Instrument.model_validate(INSTRUMENT | {"until": "2026-01-01"})

    assert found.at(day) is found
    with pytest.raises(NotInForce):
        found.at(date(2026, 1, 2))
    with pytest.raises(NotInForce):
        found.at(date(2025, 12, 31))
