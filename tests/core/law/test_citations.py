import pytest

from widgets.content.library import Library
from widgets.core.errors import UnknownCitation
from widgets.core.law.citations import Citations


def test_a_citation_leads_to_its_article_and_instrument():
    provision, instrument = Library.open().citations("psapl-2025/47.3")

    assert (provision.cite, instrument.id) == ("psapl-2025/47.3", "psapl-2025")


def test_an_article_that_is_not_there_is_an_error_and_no_gap():
    with pytest.raises(UnknownCitation, match="'new-act/1' is not in the register"):
        Citations()("new-act/1")


def test_an_instrument_is_found_by_its_id_and_one_that_is_not_there_is_an_error():
    citations = Library.open().citations

    assert citations.instrument("psapl-2025").id == "psapl-2025"
    with pytest.raises(UnknownCitation, match="'no-such' is no instrument of the register"):
        citations.instrument("no-such")
