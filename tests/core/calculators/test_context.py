from datetime import date

from tests.core.conftest import made
from widgets.content.library import Library

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))


def test_a_calculators_own_words_come_before_the_interfaces():
    own = made(words={"reckon": {"zh": "加", "en": "Add"}})

    assert CONTEXT.words("en")("reckon") != "Add"
    assert CONTEXT.words("en", own)("reckon") == "Add"
    assert CONTEXT.words("en", own)("working") == CONTEXT.words("en")("working")


def test_a_citation_leads_to_its_article_and_its_instrument():
    provision, instrument = CONTEXT.cited("court-costs-2007/13")

    assert (provision.article, instrument.id) == ("13", "court-costs-2007")
