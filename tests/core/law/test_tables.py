from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.working import Measure
from widgets.core.errors import NotInForce, UnknownCitation
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

LIBRARY = Library.open()
NAMES = ("private-lending-cap", "private-lending-void-line", "court-fee")
TABLES = LawTables({name: LIBRARY.rule(name) for name in NAMES}, {}, date(2026, 11, 25))


def test_a_value_is_that_of_the_day_asked_about():
    assert TABLES.value("private-lending-cap", date(2020, 8, 19)) == 24
    assert TABLES.value("private-lending-cap", date(2020, 8, 20)) == 4
    assert (
        TABLES.version("private-lending-cap", date(2021, 1, 1)).cite == "private-lending-2020b/25"
    )


def test_a_measure_carries_the_unit_of_its_version():
    before = TABLES.measure("private-lending-cap", date(2020, 8, 19))

    assert before == Measure(Decimal(24), Unit.PERCENT_A_YEAR)
    assert TABLES.measure("private-lending-cap", date(2020, 8, 20)).unit is Unit.TIMES_LPR_1Y


def test_a_cited_value_carries_the_article_of_its_version():
    before, after = (TABLES.cited("private-lending-cap", date(2020, 8, day)) for day in (19, 20))

    assert (before.measure, before.cite) == (
        Measure(Decimal(24), Unit.PERCENT_A_YEAR),
        "private-lending-2015/26",
    )
    assert after.cite == "private-lending-2020a/26"


def test_a_rule_that_ended_or_has_bands_has_no_one_value():
    with pytest.raises(NotInForce):
        TABLES.value("private-lending-void-line", date(2020, 8, 20))
    with pytest.raises(NotInForce):
        TABLES.value("court-fee", date(2026, 1, 1))


def test_an_article_is_read_from_the_register_and_without_one_there_is_none():
    whole = LawTables({}, {}, date(2026, 11, 25), LIBRARY.citations)

    assert whole.provision("civil-code/585").article == "585"
    with pytest.raises(UnknownCitation, match="is not in the register"):
        TABLES.provision("civil-code/585")


def test_an_instrument_starts_on_its_day_in_the_register():
    whole = LawTables({}, {}, date(2026, 11, 25), LIBRARY.citations)

    assert whole.starts("civil-code") == date(2021, 1, 1)
    with pytest.raises(UnknownCitation, match="'new-act' is no instrument"):
        whole.starts("new-act")
