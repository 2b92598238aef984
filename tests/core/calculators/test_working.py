from decimal import Decimal

import pytest

from widgets.core.calculators.working import to_fen


@pytest.mark.parametrize(
    ("exact", "fen"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("16.6666", "16.67"), ("-0.005", "-0.01")],
)
def test_money_is_rounded_half_up_to_the_fen(exact, fen):
    assert to_fen(Decimal(exact)) == Decimal(fen)
