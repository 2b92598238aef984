from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from tests.doubtful import seen_once
from widgets.content.library import Library
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.provision import Confidence
from widgets.core.law.series import Series


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


LPR = Library.open().series("lpr-1y")


@pytest.mark.parametrize(
    ("doubted", "on", "low", "high"),
    [
        # a sure fixing is the one value there is
        ((), date(2025, 3, 3), "3.10", "3.10"),
        # 3.10 before and after; the largest step on record is 0.25, twice that for a publication
        ((date(2025, 2, 20),), date(2025, 3, 3), "2.60", "3.60"),
        # two in doubt beside each other: one publication from one sure fixing, two from the other
        ((date(2025, 2, 20), date(2025, 3, 20)), date(2025, 3, 3), "2.60", "3.60"),
        # 3.10 before the change and 3.00 after it
        ((date(2025, 5, 20),), date(2025, 5, 20), "2.60", "3.50"),
        # the last of all in doubt: what comes before alone bounds it
        ((date(2026, 9, 20),), date(2026, 9, 20), "2.50", "3.50"),
        # the record ends on 20 September 2026: one month begun, then two, then three
        ((), date(2026, 9, 21), "2.50", "3.50"),
        ((), date(2026, 10, 20), "2.50", "3.50"),
        ((), date(2026, 10, 21), "2.00", "4.00"),
        ((), date(2026, 11, 28), "1.50", "4.50"),
        # nothing is below 0
        ((), date(2027, 9, 20), "0", "9.00"),
    ],
)
def test_what_a_fixing_in_doubt_may_have_been_is_bounded_by_the_sure_ones_beside_it(
    doubted, on, low, high
):
    assert seen_once(LPR, *doubted).possible(on) == (Decimal(low), Decimal(high))


def test_on_the_day_of_a_change_what_held_before_and_what_holds_now_are_possible(rate):
    days = [date(2019, 9, 19), date(2019, 9, 20), date(2019, 9, 21)]

    assert [rate.possible(day) for day in days] == [
        (Decimal(low), Decimal(high))
        for low, high in (("4.25", "4.25"), ("4.20", "4.25"), ("4.20", "4.20"))
    ]


def test_a_doubtful_figure_is_itself_possible_however_far_it_lies():
    odd = LPR.fixings[-2].model_copy(
        update={"value": Decimal("9.9"), "confidence": Confidence.SECONDARY_SOURCE}
    )
    series = LPR.model_copy(update={"fixings": (*LPR.fixings[:-2], odd, LPR.fixings[-1])})

    assert series.possible(odd.day) == (Decimal("2.50"), Decimal("9.9"))


def test_every_fixing_on_record_lies_within_what_it_might_have_been_had_it_been_in_doubt():
    for fixing in LPR.fixings[1:]:
        low, high = seen_once(LPR, fixing.day).possible(fixing.day)

        assert low <= fixing.value <= high, fixing.day


def test_without_two_sure_fixings_in_a_row_nothing_bounds_the_value():
    lone = seen_once(LPR, *(fixing.day for fixing in LPR.fixings[1:]))

    with pytest.raises(NotPublished):
        lone.possible(date(2025, 3, 3))
    with pytest.raises(NotInForce):
        LPR.possible(date(2019, 8, 19))


def test_fixings_that_do_not_run_forward_are_refused(rate):
    backward = rate.model_dump() | {"fixings": tuple(reversed(rate.fixings))}

    with pytest.raises(ValidationError, match="oldest first, but 2019-09-20 follows 2020-04-20"):
        Series.model_validate(backward)


def test_two_fixings_of_one_day_are_refused(rate):
    twice = rate.model_dump() | {"fixings": (*rate.fixings, rate.fixings[-1])}

    with pytest.raises(ValidationError, match=r"oldest first, but (.+) follows \1") as caught:
        Series.model_validate(twice)
    ((place, _),) = caught.value.errors()[0]["ctx"]["error"].faults
    assert place == ("fixings", 3, "day")


def test_only_the_nearest_sure_fixing_on_either_side_bounds_a_doubtful_one():
    told = [("1", "text"), ("1.1", "text"), ("3", "text"), ("3.1", "x"), ("9", "text")]
    told += [("9.1", "x"), ("20", "text")]
    fixings = tuple(
        LPR.fixings[0].model_copy(
            update={
                "day": date(2020, n, 20),
                "value": Decimal(value),
                "confidence": (
                    Confidence.TEXT_CHECKED if sure == "text" else Confidence.SECONDARY_SOURCE
                ),
            }
        )
        for n, (value, sure) in enumerate(told, start=1)
    )
    series = LPR.model_copy(update={"fixings": fixings, "ends": date(2020, 8, 1)})

    # the largest step between sure neighbours is 1.9, so 3.8 a publication: 9 - 3.8 and 3 + 3.8
    assert series.possible(date(2020, 4, 20)) == (Decimal("3.1"), Decimal("6.8"))
    # 20 - 3.8 and 9 + 3.8, with the figure on record
    assert series.possible(date(2020, 6, 20)) == (Decimal("9.1"), Decimal("12.8"))


def test_the_days_on_which_the_value_changed_are_those_of_another_value(rate):
    days = [date(2019, 8, 20), date(2019, 9, 19), date(2019, 9, 20), date(2020, 4, 20)]

    assert [rate.changed(day) for day in days] == [False, False, True, True]
