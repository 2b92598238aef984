from widgets.content.library import Library
from widgets.core.calculators.subjects import ANSWERS


def test_every_calculator_has_its_reckoner_and_every_reckoner_its_calculator():
    assert set(ANSWERS) == set(Library.open().calculators())
