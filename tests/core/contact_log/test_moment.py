from datetime import date, datetime

import pytest

from widgets.core.contact_log.entry import DayAlone, UnreadReason
from widgets.core.contact_log.moment import (
    find_moment,
    find_seconds,
    from_epoch,
    read_seconds,
    with_colons,
)

NIGHT = datetime.fromisoformat("2026-11-20T22:30")


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("2026-11-20 22:30", NIGHT),
        ("2026/11/20 22:30:05", NIGHT.replace(second=5)),
        ("2026.11.20 10:30pm", NIGHT),
        ("2026年11月20日 22点半", NIGHT),
        ("2026年11月20日22时30分", NIGHT),
        ("2026年11月20号 晚上10点30分", NIGHT),
        ("2026-11-20 晚上10点半 通话3分20秒", NIGHT),
        ("20261120 22:30", NIGHT),
        ("20 nov 2026 10:30 p.m.", NIGHT),
        ("november 20th, 2026, 22:30", NIGHT),
        ("20/11/2026 22:30", NIGHT),
        ("11/20/2026 22:30", NIGHT),
        ("22:30 on 20 nov 2026", NIGHT),
        ("2026-11-20t14:30:00z", NIGHT),
        ("2026-11-20t22:30:00+08:00", NIGHT),
        ("2026-11-20t22:30", NIGHT),
        ("2026-11-20 12am", NIGHT.replace(hour=0, minute=0)),
        ("2026-11-20 12:05 pm", NIGHT.replace(hour=12, minute=5)),
        ("2026-11-20 凌晨12点", NIGHT.replace(hour=0, minute=0)),
        ("2026-11-20 中午1点一刻", NIGHT.replace(hour=13, minute=15)),
        ("2026-11-20 晚上10点三刻", NIGHT.replace(minute=45)),
        ("2026-11-20 22:30-22:40", NIGHT),
        ("11月20日 22:30", NIGHT),
        ("11-20 22:30", NIGHT),
        ("2026-11-20 晚上十点半", NIGHT),
        ("2026-11-20 pm 10:30", NIGHT),
        ("2026-11-20 (晚上) 10:30", NIGHT),
        ("2026-11-20 【晚】10:30", NIGHT),
        ("2026-11-20 22:30-23:10", NIGHT),
        ("2026-11-20 10:30 at night", NIGHT),
        ("2026-11-20 时长00:03:20 22:30", NIGHT),
        ("2026-11-20 晚上2点", NIGHT.replace(hour=2, minute=0)),
        ("2026-11-20 上午12:30", NIGHT.replace(hour=0)),
        ("2026-11-20 22:30:00,00:03:20", NIGHT),
        ("2026-11-20t14:30:00.000000000z", NIGHT),
        ("2026-11-20 14:30 utc", NIGHT),
        ("2026-11-20 23:30 (jst) call", NIGHT),
        ("fri nov 20 14:30:00 gmt 2026", NIGHT),
        ("fri, 20 nov 2026 14:30:00 +0000", NIGHT),
        ("20-nov-2026 22:30", NIGHT),
        ("2026-11-20 10.30pm", NIGHT),
        ("2026-11-20 晚上 十点半", NIGHT),
        ("2026-11-20 二十二点三十分", NIGHT),
        ("2026-11-20 零点", NIGHT.replace(hour=0, minute=0)),
        ("2026-11-20 凌晨零点十分", NIGHT.replace(hour=0, minute=10)),
    ],
)
def test_a_moment_is_read_in_many_habits(typed, when):
    assert find_moment(typed, 2026)[0] == when


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", UnreadReason.NO_DAY),
        ("昨天 22:30", UnreadReason.NO_DAY),
        ("11月20日 22:30", UnreadReason.NO_YEAR),
        ("05/06/2026 22:30", UnreadReason.WHICH_MONTH),
        ("2026-02-30 22:30", UnreadReason.NO_SUCH_DAY),
        ("2026-13-01 22:30", UnreadReason.NO_SUCH_DAY),
        ("2026-02-30t22:30:00z", UnreadReason.NO_SUCH_TIME),
    ],
)
def test_what_is_no_moment_says_why(typed, reason):
    assert find_moment(typed, None)[0] == reason


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2026-11-20", UnreadReason.NO_TIME),
        ("2026-11-20 打了3分钟", UnreadReason.NO_TIME),
        ("2026-11-20 25:00", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 24:00", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 22:60", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 13pm", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 晚上12点", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 昨晚10点", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 22点不到", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 10点半", UnreadReason.PART_OF_DAY),
        ("2026-11-20 睡前10:30", UnreadReason.PART_OF_DAY),
        ("2026-11-20 10:30 电话 晚上", UnreadReason.PART_OF_DAY),
        ("2026-11-20 9:05、22:30 电话", UnreadReason.SEVERAL_TIMES),
        ("2026-11-20 8:00到晚上10:00 电话", UnreadReason.SEVERAL_TIMES),
        ("2026-11-20 昨天打过", UnreadReason.NO_SUCH_TIME),
        ("2026-11-20 22:30 est", UnreadReason.TIME_ZONE),
        ("2026-11-20 half past ten at night", UnreadReason.NO_TIME),
    ],
)
def test_a_day_without_an_hour_that_can_be_read_stands_alone_and_says_why(typed, reason):
    assert find_moment(typed, None)[0] == DayAlone(date(2026, 11, 20), reason)


def test_the_moment_is_taken_out_of_the_line_and_the_rest_stays():
    assert find_moment("2026-11-20 22:30 电话 13800138000", None)[1].split() == [
        "电话",
        "13800138000",
    ]


def test_milliseconds_since_1970_are_beijing_time():
    assert from_epoch("1795185000123") == NIGHT.replace(microsecond=123_000)
    assert from_epoch("0") == datetime.fromisoformat("1970-01-01T08:00")


def test_ten_figures_are_seconds_since_1970():
    assert from_epoch("1795185000") == NIGHT


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("", UnreadReason.NO_TIME),
        ("-1", UnreadReason.NO_TIME),
        ("１２", UnreadReason.NO_TIME),
        ("999999999999999", UnreadReason.NO_SUCH_DAY),
        ("9" * 5000, UnreadReason.NO_SUCH_DAY),
    ],
)
def test_milliseconds_beyond_all_days_are_no_moment(given, reason):
    assert from_epoch(given) == reason


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("200", 200),
        ("00:03:20", 200),
        ("3:20", 200),
        ("3分20秒", 200),
        ("0时3分20秒", 200),
        ("1小时2分", 3720),
        ("3 min 20 s", 200),
        ("1.5小时", 5400),
        ("2.5分钟", 150),
        ("3分20", 200),
        ("0", 0),
        ("", None),
        ("很久", None),
    ],
)
def test_a_duration_is_read_in_many_habits(cell, seconds):
    assert read_seconds(cell) == seconds


def test_a_bare_number_counts_what_its_column_says():
    assert read_seconds("3", each=60) == 180


def test_a_typed_duration_is_taken_out_of_the_line():
    assert find_seconds("接通 3分钟 告知") == (180, "接通   告知")


def test_six_digits_are_a_time():
    assert with_colons("214951") == "21:49:51"
