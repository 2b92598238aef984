from decimal import Decimal

import pytest

from widgets.core.calculators.working import cny, in_cny, places, to_fen


@pytest.mark.parametrize(
    ("exact", "fen"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("16.6666", "16.67"), ("-0.005", "-0.01")],
)
def test_money_is_rounded_half_up_to_the_fen(exact, fen):
    assert to_fen(Decimal(exact)) == Decimal(fen)


def test_amounts_fill_the_places_of_their_names():
    assert in_cny(owed=Decimal(5), owed_interest=Decimal(1)) == {
        "owed": cny(5),
        "owed-interest": cny(1),
    }


def test_what_is_not_known_fills_no_place():
    assert places(pay_by="today", last=None) == {"pay-by": "today"}
