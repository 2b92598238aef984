import pytest

from widgets.core.errors import Unreadable
from widgets.core.reading.count import Counted, read_count


@pytest.mark.parametrize(
    ("typed", "counted", "number"),
    [
        ("6", Counted.THINGS, 6),
        ("06", Counted.THINGS, 6),
        ("十二", Counted.THINGS, 12),
        ("两个人", Counted.THINGS, 2),
        ("俩", Counted.THINGS, 2),
        ("3人", Counted.THINGS, 3),
        ("2 people", Counted.THINGS, 2),
        ("1.5万", Counted.THINGS, 15000),
        ("100天", Counted.DAYS, 100),
        ("30 days", Counted.DAYS, 30),
        ("12个月", Counted.MONTHS, 12),
        ("3年", Counted.MONTHS, 36),
        ("半年", Counted.MONTHS, 6),
        ("一年半", Counted.MONTHS, 18),
        ("12期", Counted.INSTALMENTS, 12),
        ("第6期", Counted.INSTALMENTS, 6),
        ("2026年", Counted.YEAR, 2026),
        ("20点", Counted.HOUR, 20),
        ("20:00", Counted.HOUR, 20),
        ("晚上8点", Counted.HOUR, 20),
        ("上午8点", Counted.HOUR, 8),
        ("中午12点", Counted.HOUR, 12),
        ("凌晨12点", Counted.HOUR, 0),
        ("晚上20点", Counted.HOUR, 20),
        ("8 pm", Counted.HOUR, 20),
        ("12 a.m.", Counted.HOUR, 0),
        ("8am", Counted.HOUR, 8),
        ("1年3个月", Counted.MONTHS, 15),
        ("2 years 6 months", Counted.MONTHS, 30),
        ("half a year", Counted.MONTHS, 6),
        ("a year", Counted.MONTHS, 12),
        ("2 yrs", Counted.MONTHS, 24),
        ("两周", Counted.DAYS, 14),
        ("3 weeks", Counted.DAYS, 21),
        ("分12期", Counted.INSTALMENTS, 12),
        ("一共24期", Counted.INSTALMENTS, 24),
        ("12 payments", Counted.INSTALMENTS, 12),
        ("总共12期", Counted.INSTALMENTS, 12),
        ("一年期", Counted.MONTHS, 12),
        *((f"6{unit}", Counted.THINGS, 6) for unit in ("通", "条", "回", "趟", "个电话", "条短信")),
        ("早8点", Counted.HOUR, 8),
        ("晚8点", Counted.HOUR, 20),
        ("夜里11点", Counted.HOUR, 23),
        ("深夜2点", Counted.HOUR, 2),
    ],
)
def test_whole_numbers_are_read_with_the_unit_of_what_is_counted(typed, counted, number):
    assert read_count(typed, counted) == number


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("6.5", Counted.THINGS),
        ("2.000", Counted.THINGS),
        ("3天", Counted.THINGS),
        ("100元", Counted.THINGS),
        ("夜里5点", Counted.HOUR),
        ("晚1点", Counted.HOUR),
        ("3个月", Counted.DAYS),
        ("两年", Counted.DAYS),
        ("90天", Counted.MONTHS),
        ("12期", Counted.MONTHS),
        ("1.3年", Counted.MONTHS),
        ("x年", Counted.MONTHS),
        ("12个月", Counted.INSTALMENTS),
        ("晚上1点", Counted.HOUR),
        ("晚上12点", Counted.HOUR),
        ("早上20点", Counted.HOUR),
        ("下午8点am", Counted.HOUR),
        ("1年12个月", Counted.MONTHS),
        ("两周", Counted.MONTHS),
        ("20:30", Counted.HOUR),
        ("三五", Counted.THINGS),
        ("第6", Counted.THINGS),
        ("个", Counted.THINGS),
    ],
)
def test_a_number_of_something_else_is_asked_again(typed, counted):
    with pytest.raises(Unreadable):
        read_count(typed, counted)
