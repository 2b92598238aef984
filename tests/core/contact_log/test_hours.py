import pytest

from widgets.core.contact_log.entry import UnreadReason
from widgets.core.contact_log.hours import ClockTime, hour_of, in_figures

ASK = "ask"
MORNING = "12:0 1:1 2:2 3:3 4:4 5:5 6:6 7:7 8:8 9:9 10:10 11:11 0:0"
EVENING = "0:0 1:1 2:2 3:3 5:17 6:18 7:19 8:20 9:21 10:22 11:23"
NIGHT = "0:0 1:1 2:2 3:3 4:4 8:20 9:21 10:22 11:23"
DEEP = "0:0 1:1 2:2 3:3 4:4 5:5 10:22 11:23 12:0"
AFTERNOON = "12:12 1:13 2:14 3:15 4:16 5:17 6:18 7:19 8:20 9:21 10:22 11:23"
RIGHT = {
    "凌晨": "0:0 1:1 2:2 3:3 4:4 5:5 6:6 7:7 12:0",
    **dict.fromkeys("清晨 清早 大清早 黎明".split(), "4:4 5:5 6:6 7:7 8:8 9:9"),
    **dict.fromkeys("早上 早晨 一早 一大早 早 上午".split(), MORNING),
    **dict.fromkeys("中午 正午".split(), "10:10 11:11 12:12 1:13 2:14 3:15"),
    **dict.fromkeys("下午 午后".split(), AFTERNOON),
    **dict.fromkeys("傍晚 黄昏".split(), "4:16 5:17 6:18 7:19 8:20"),
    **dict.fromkeys("晚上 晚间 夜晚 晚 今晚 当晚 当天晚上 周五晚上".split(), EVENING),
    **dict.fromkeys(["夜里", "夜间", "深夜", "夜", "at night"], NIGHT),
    **dict.fromkeys("半夜 大半夜 三更半夜".split(), DEEP),
    **dict.fromkeys("后半夜 下半夜".split(), "1:1 2:2 3:3 4:4 5:5"),
    "in the evening": "4:16 5:17 6:18 7:19 8:20 9:21 10:22 11:23",
    "noon": "12:12",
    "midnight": "12:0 0:0",
    **dict.fromkeys("午夜 昨晚 明早 次日凌晨 第二天上午 昨天夜里 late early".split(), ""),
}


def told(hour, before="", behind="", mark=":", half_day=""):
    """The hour of a clock, or `ask` where none is told."""
    found = hour_of(ClockTime(hour, mark, half_day, before, behind))
    return ASK if isinstance(found, UnreadReason) else found


@pytest.mark.parametrize("word", RIGHT)
@pytest.mark.parametrize("hour", range(13))
def test_every_hour_beside_every_part_of_the_day_is_right_or_asked_again(word, hour):
    pairs = (pair.split(":") for pair in RIGHT[word].split())
    right = {int(told_): int(hour_) for told_, hour_ in pairs}.get(hour, ASK)

    assert told(hour, before=f" {word}") == right
    if hour:
        assert told(hour, behind=f" {word}") in {right, ASK}


@pytest.mark.parametrize("word", RIGHT)
@pytest.mark.parametrize("hour", range(13, 24))
def test_an_hour_of_24_stands_unless_the_part_of_the_day_denies_it(word, hour):
    hours = {int(pair.split(":")[1]) for pair in RIGHT[word].split()}

    assert told(hour, before=word) == (hour if hour in hours else ASK)
    assert told(hour) == hour


@pytest.mark.parametrize("hour", range(13))
def test_am_and_pm_are_read_before_and_after_and_must_agree_with_the_part_of_the_day(hour):
    morning, evening = told(hour, half_day="a"), told(hour, half_day="p")

    assert (morning, evening) == ((hour % 12, hour % 12 + 12) if hour else (ASK, ASK))
    assert told(hour, before="上午", half_day="p") == ASK
    assert told(hour, before="下午", half_day="p") == evening


def test_twelve_in_the_morning_is_midnight_on_a_phone_and_either_in_speech():
    assert told(12, before="上午") == 0
    assert told(12, before="上午", mark="点") == ASK


@pytest.mark.parametrize("hour", range(1, 13))
def test_an_hour_that_is_only_said_could_be_by_day_or_at_night(hour):
    assert told(hour, mark="点") == ASK
    assert told(hour, mark="时") == told(hour) == hour
    assert told(hour + 12 if hour < 12 else 0, mark="点") == (hour + 12 if hour < 12 else 0)


@pytest.mark.parametrize("word", "天黑 睡前 下班后 晚饭后 五更 午休 夜班 早餐 天没亮 起床".split())
def test_a_word_that_may_be_a_part_of_the_day_is_never_left_out(word):
    reasons = {hour_of(ClockTime(hour, ":", "", f" {word}", "")) for hour in range(1, 13)}

    assert reasons <= {UnreadReason.PART_OF_DAY, UnreadReason.NO_SUCH_TIME}


@pytest.mark.parametrize(
    ("before", "behind"),
    [("", " 电话 晚上"), ("晚上来电 ", ""), ("", "p"), ("", " 夜班"), (" 晚上 电话 ", "")],
)
def test_a_part_of_the_day_elsewhere_in_the_line_must_agree(before, behind):
    assert told(10, before, behind) == ASK
    assert told(22, before, behind) == 22


def test_a_part_of_the_day_elsewhere_that_agrees_changes_nothing():
    assert told(9, behind=" 电话 早上") == 9
    assert told(9, before="周五 ", behind=" 来电") == 9


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("差5分", ""),
        ("不到", ""),
        ("快", ""),
        ("before ", ""),
        ("", "多"),
        ("", "前"),
        ("昨天 ", ""),
    ],
)
def test_a_time_that_is_not_quite_told_is_asked_again(before, behind):
    assert told(22, before, behind) == ASK


@pytest.mark.parametrize(
    ("before", "behind"),
    [("约", ""), ("大约", ""), ("", "左右"), ("", "多次来电"), ("", "过来上门")],
)
def test_about_a_time_is_the_time_that_was_told(before, behind):
    assert told(22, before, behind) == 22


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("晚上十点半", "晚上10点半"),
        ("夜里两点", "夜里2点"),
        ("凌晨三点零五分", "凌晨3点5分"),
        ("下午三点二十", "下午3点20"),
        ("十点半", "十点半"),
        ("有一点凶", "有一点凶"),
        ("晚上十十点", "晚上十十点"),
    ],
)
def test_hours_said_after_a_part_of_the_day_are_read_in_figures(said, figures):
    assert in_figures(said) == figures
