from widgets.content.library import Library
from widgets.core.calculators.limitation.events import (
    AGREEING,
    BY_CREDITOR,
    CITES,
    PROCEEDINGS,
    EventKind,
)

LIBRARY = Library.open()


def test_every_kind_rests_on_an_article_that_may_decide():
    assert set(CITES) == set(EventKind)
    assert all(LIBRARY.cite(cite).confidence.carries_a_key for cite in CITES.values())


def test_no_kind_stands_in_two_sets():
    assert not AGREEING & BY_CREDITOR
    assert not AGREEING & PROCEEDINGS
    assert not BY_CREDITOR & PROCEEDINGS


def test_a_payment_and_a_judgment_stand_by_themselves():
    assert set(EventKind) - AGREEING - BY_CREDITOR - PROCEEDINGS == {
        EventKind.PAYMENT,
        EventKind.JUDGMENT,
    }
