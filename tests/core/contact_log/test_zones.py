from datetime import timedelta

import pytest

from widgets.core.contact_log.entry import UnreadReason
from widgets.core.contact_log.zones import ahead


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize(
    ("behind", "ahead_by"),
    [
        ("", 0),
        (" utc", 8),
        ("z", 8),
        (".123456789z", 8),
        (" (gmt)", 8),
        (" 格林尼治时间", 8),
        (" gmt+8", 0),
        (" (utc+08:00)", 0),
        (" utc+5:30", 2.5),
        (" +0000", 8),
        ("+08:00", 0),
        ("+08", 0),
        (" -0500", 13),
        (" cst", 0),
        (" 北京时间", 0),
        (" asia/shanghai", 0),
        (" jst", -1),
        (" call", 0),
        (" at home", 0),
        (" call/text", 0),
        ("-23:00", 0),
        (" +10分钟", 0),
        (" +8613800138000", 0),
        (" +86 13800138000", 0),
    ],
)
def test_a_zone_behind_a_clock_says_how_far_beijing_is_ahead(behind, ahead_by):
    assert ahead("2026-11-20 ", behind)[0] == hours(ahead_by)


@pytest.mark.parametrize(
    ("before", "ahead_by"), [("utc ", 8), ("北京时间", 0), ("东京时间:", -1), ("通话时间 ", 0)]
)
def test_a_zone_before_a_clock_says_the_same(before, ahead_by):
    assert ahead(f"2026-11-20 {before}", " call")[0] == hours(ahead_by)


@pytest.mark.parametrize(
    "told", [" est", " pdt", " bst", " america/new_york", " 纽约时间", " utc+20", " eastern time"]
)
def test_a_clock_that_goes_by_season_or_is_none_is_not_turned_into_beijings(told):
    assert ahead("2026-11-20 ", told)[0] is UnreadReason.TIME_ZONE


def test_how_the_zone_was_told_is_given_back():
    assert ahead("", " (utc+8) call")[1] == "(utc+8"
    assert ahead("", " call")[1] == ""
