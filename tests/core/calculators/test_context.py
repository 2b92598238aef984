from datetime import date

from tests.core.conftest import made
from widgets.content.library import Library
from widgets.core.text import Text

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))


def test_a_calculators_own_words_come_before_the_interfaces():
    own = made(words={"reckon": {"zh": "加", "en": "Add"}})

    assert CONTEXT.words("en")("reckon") != "Add"
    assert CONTEXT.words("en", own)("reckon") == "Add"
    assert CONTEXT.words("en", own)("working") == CONTEXT.words("en")("working")


def test_the_words_of_one_of_its_calculators_are_put_together_once_and_of_another_never():
    costs = CONTEXT.calculators["court-costs"]
    other = costs.model_copy(update={"words": {"reckon": Text(zh="加", en="Add")}})

    assert CONTEXT.words("en", costs) is CONTEXT.words("en", costs)
    assert CONTEXT.words("en", costs) is not CONTEXT.words("zh", costs)
    assert CONTEXT.words("en", other)("reckon") == "Add" != CONTEXT.words("en", costs)("reckon")


def test_a_citation_leads_to_its_article_and_its_instrument():
    provision, instrument = CONTEXT.cited("court-costs-2007/13")

    assert (provision.article, instrument.id) == ("13", "court-costs-2007")
