from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from widgets.core.learning.typed import Typed

TEXT = {"zh": "文", "en": "text"}
TYPED = {"quantity": "count", "value": "6", "rationale": TEXT}


def slip(value):
    return {"value": value, "rationale": TEXT, "misconception": "a-slip"}


@pytest.mark.parametrize(
    ("slips", "why"),
    [
        (["5", "5"], "5 stands for another slip too"),
        (["5", "5.4"], "5.4 stands for another slip too"),
        (["4", "6"], "6 is the right value"),
        (["6.5"], "6.5 is the right value"),
    ],
)
def test_a_slip_is_wrong_and_no_other_slip_is_taken_for_it(slips, why):
    typed = TYPED | {"tolerance": "0.5", "slips": [slip(value) for value in slips]}

    with pytest.raises(ValidationError, match=why):
        Typed.model_validate(typed)


def test_slips_that_can_be_told_apart_are_sound():
    typed = TYPED | {"tolerance": "0.5", "slips": [slip("5"), slip("7")]}

    assert len(Typed.model_validate(typed).slips) == 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"quantity": "date", "value": "20261120"}, "20261120 is not a day: write 2026-01-31"),
        ({"quantity": "money", "value": "2026-11-20"}, "2026-11-20 is not a number"),
        ({"slips": [slip("2026-11-20")]}, "2026-11-20 is not a number"),
        ({"quantity": "date", "value": "2026-11-20", "slips": [slip("6")]}, "6 is not a day"),
    ],
)
def test_a_value_is_of_the_quantity_that_is_asked(typed, why):
    with pytest.raises(ValidationError, match=why):
        Typed.model_validate(TYPED | typed)


def test_a_day_is_a_day_and_a_number_within_its_tolerance_is_the_number():
    day = Typed.model_validate(TYPED | {"quantity": "date", "value": "2026-11-20"})
    number = Typed.model_validate(TYPED | {"tolerance": "0.5"})

    assert day.fits(day.value, date(2026, 11, 20))
    assert not day.fits(day.value, date(2026, 11, 21))
    assert number.fits(number.value, Decimal("6.5"))
    assert not number.fits(number.value, Decimal("6.51"))
