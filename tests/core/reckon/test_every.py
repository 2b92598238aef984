from widgets.content.library import Library
from widgets.core.reckon.every import RECKONERS


def test_every_calculator_has_its_reckoner_and_every_reckoner_its_calculator():
    assert set(RECKONERS) == set(Library.open().calculators())
