from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.court_costs.form import CourtMatter, FeeKind, Halved
from widgets.core.calculators.court_costs.law import court_fee_law
from widgets.core.errors import NotInForce

ON = date(2026, 11, 24)
LIBRARY = Library.open()
TABLES = LIBRARY.law_tables([LIBRARY.calculator("court-costs")], ON)


def law(kind, halved=None, on=ON):
    return court_fee_law(CourtMatter(kind, Decimal(1), on, halved), TABLES)


def test_each_kind_of_fee_has_the_scale_of_its_article():
    articles = {kind: law(kind).scale.cite for kind in FeeKind}

    filing = "court-costs-2007/13"
    assert articles == {
        FeeKind.FILING: filing,
        FeeKind.APPEAL: filing,
        FeeKind.PAYMENT_ORDER: filing,
        FeeKind.PRESERVATION: "court-costs-2007/14",
        FeeKind.ENFORCEMENT: "court-costs-2007/14",
    }


def test_only_what_changes_the_fee_comes_with_its_scale():
    halved, order, preserved = (
        law(FeeKind.FILING, Halved.MEDIATED),
        law(FeeKind.PAYMENT_ORDER),
        law(FeeKind.PRESERVATION),
    )

    assert (halved.cut.value, halved.cut.cite) == (50, "court-costs-2007/15-and-16")
    assert (order.cut.value, preserved.cut.value) == (Decimal("33.33"), 5000)
    assert law(FeeKind.FILING).cut is None


def test_a_day_before_the_measures_has_no_fee():
    with pytest.raises(NotInForce, match="from 2007-04-01"):
        law(FeeKind.FILING, on=date(2007, 3, 31))
