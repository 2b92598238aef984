from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from widgets.content.library import Library
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.series import Series


@pytest.fixture
def rate(small_root):
    return Library(small_root).series("rate")


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2019, 8, 20), "4.25"),
        (date(2019, 9, 19), "4.25"),
        (date(2019, 9, 20), "4.20"),
        (date(2020, 4, 20), "3.85"),
    ],
)
def test_a_fixing_holds_from_its_day_until_the_next(rate, on, value):
    assert rate.at(on).value == Decimal(value)


def test_a_day_before_the_first_fixing_has_no_value(rate):
    with pytest.raises(NotInForce, match="from 2019-08-20 to 2020-04-20"):
        rate.at(date(2019, 8, 19))


def test_a_day_after_the_last_fixing_is_not_published_and_says_what_to_do(rate):
    with pytest.raises(NotPublished, match=r"up to 2020-04-20, not on 2020-04-21: .* type it in"):
        rate.at(date(2020, 4, 21))


def test_fixings_that_do_not_run_forward_are_refused(rate):
    backward = rate.model_dump() | {"fixings": tuple(reversed(rate.fixings))}

    with pytest.raises(ValidationError, match="oldest first, but 2019-09-20 follows 2020-04-20"):
        Series.model_validate(backward)
