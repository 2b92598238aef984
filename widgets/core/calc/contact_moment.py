"""Days, times and durations as people, phones and operators write them, in Beijing time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from widgets.core.calc.contact_entry import Reason

BEIJING = timezone(timedelta(hours=8))
EPOCH = datetime.combine(date(1970, 1, 1), time(8))
NOON = 12
LONGEST_EPOCH = 15
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED = "|".join(_MONTHS)
_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_ISO = re.compile(rf"{_YEAR}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:z|[+-]\d\d:?\d\d)")
_DAY = re.compile(
    rf"(?P<y>{_YEAR}) ?[-/.年] ?(?P<m>\d{{1,2}}) ?[-/.月] ?(?P<d>\d{{1,2}})(?!\d) ?[日号]?t?"
    rf"|(?P<y8>{_YEAR})(?P<m8>\d{{2}})(?P<d8>\d{{2}})(?=\d{{6}}(?!\d)|(?!\d))"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? (?P<n3>{_NAMED})[a-z]{{0,6}},? (?P<y3>{_YEAR})"
    rf"|(?<![a-z])(?P<n4>{_NAMED})[a-z]{{0,6}} (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>{_YEAR})"
    rf"|(?<!\d)(?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>{_YEAR})(?!\d)"
    r"|(?<!\d)(?P<m6>\d{1,2}) ?月 ?(?P<d6>\d{1,2})(?!\d) ?[日号]?"
    r"|(?<![\d/-])(?P<m7>\d{1,2})[-/](?P<d7>\d{1,2})(?= \d{1,2}:)"
)
_TIME = re.compile(
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|早|晚)? ?"
    r"(?<![\d:.])(?P<h>\d{1,2})"
    r"(?: ?: ?(?P<m>\d{1,2})(?: ?: ?(?P<s>\d{1,2}))?(?![\d:])"
    r"| ?[点时](?:(?P<half>半)|(?P<quarter>[一三])刻| ?(?P<m2>\d{1,2})(?: ?分(?!钟)|(?![\d分]))"
    r"(?: ?(?P<s2>\d{1,2}) ?秒)?)?"
    r"|(?= ?[ap]\.?m))"
    r"(?: ?(?P<half_day>[ap])\.?m\.?(?![a-z]))?"
)
_PACKED = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)")
_LASTED = re.compile(
    r"(\d{1,6}) ?(小时|时|分钟?|秒钟?|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])"
)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
_UNITS = {"小": 3600, "时": 3600, "h": 3600, "分": 60, "m": 60, "秒": 1, "s": 1}
_LATE = {"下午", "傍晚", "晚上", "晚", "夜里", "深夜"}
_SMALL = {"凌晨", "半夜", "清晨"}


def find_moment(text: str, year: int | None) -> tuple[datetime | Reason, str]:
    """The first day and time in a line, or why there is none; and the line without them.

    Args:
        text: a line in lower case and plain digits.
        year: the year of days that are written without one.
    """
    if iso := _ISO.search(text):
        return _with_offset(iso[0]), _without(text, iso)
    found = _DAY.search(text)
    if found is None:
        return Reason.NO_DAY, text
    day, rest = _day(found, year), _without(text, found)
    if isinstance(day, Reason):
        return day, rest
    clock = _TIME.search(rest, found.start()) or _TIME.search(rest)
    if clock is None:
        return Reason.NO_TIME, rest
    at = _time(clock)
    return (at if isinstance(at, Reason) else datetime.combine(day, at)), _without(rest, clock)


def spread(cell: str) -> str:
    """A time written in six digits, with its colons: `214951` is 21:49:51."""
    return _PACKED.sub(r"\1:\2:\3", cell)


def from_epoch(milliseconds: str) -> datetime | Reason:
    """The moment a phone wrote as milliseconds since 1970."""
    if not (milliseconds.isascii() and milliseconds.isdigit()):
        return Reason.NO_TIME
    if len(milliseconds) > LONGEST_EPOCH:
        return Reason.NO_SUCH_DAY
    try:
        return EPOCH + timedelta(milliseconds=int(milliseconds))
    except OverflowError:
        return Reason.NO_SUCH_DAY


def find_seconds(text: str) -> tuple[int | None, str]:
    """How long something lasted, by its units; and the text without it."""
    parts = [int(number) * _UNITS[unit[0]] for number, unit in _LASTED.findall(text)]
    return (sum(parts), _LASTED.sub(" ", text)) if parts else (None, text)


def read_seconds(cell: str, each: int = 1) -> int | None:
    """How long a call lasted, from a cell: `200`, `00:03:20`, `3分20秒`; in seconds.

    Args:
        cell: in lower case and plain digits.
        each: the seconds that a bare number counts: 60 where its column is in minutes.
    """
    cell = cell.strip()
    if cell.isascii() and cell.isdigit():
        return int(cell[:9]) * each
    if clock := _CLOCK.fullmatch(cell):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + seconds
    return find_seconds(cell)[0]


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _with_offset(iso: str) -> datetime | Reason:
    try:
        return datetime.fromisoformat(iso.upper()).astimezone(BEIJING).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return Reason.NO_SUCH_TIME


def _day(found: re.Match[str], year: int | None) -> date | Reason:
    part = {name: value for name, value in found.groupdict().items() if value}
    which = next(iter(part))[-1]
    which = "" if which in "ymd" else which
    if which == "5":
        first, second = int(part["a5"]), int(part["b5"])
        if first <= NOON and second <= NOON and first != second:
            return Reason.WHICH_MONTH
        month, day = (second, first) if first > NOON else (first, second)
    elif name := part.get(f"n{which}"):
        month, day = _MONTHS.index(name) + 1, int(part[f"d{which}"])
    else:
        month, day = int(part[f"m{which}"]), int(part[f"d{which}"])
    told = part.get(f"y{which}") or year
    if told is None:
        return Reason.NO_YEAR
    try:
        return date(int(told), month, day)
    except ValueError:
        return Reason.NO_SUCH_DAY


def _time(found: re.Match[str]) -> time | Reason:
    hour = _hour(int(found["h"]), found["part"], found["half_day"])
    minute = int(found["m"] or found["m2"] or 0)
    if found["half"]:
        minute = 30
    elif found["quarter"]:
        minute = 15 if found["quarter"] == "一" else 45
    try:
        return time(hour, minute, int(found["s"] or found["s2"] or 0))
    except ValueError:
        return Reason.NO_SUCH_TIME


def _hour(hour: int, part: str | None, half_day: str | None) -> int:
    """The hour of 24; -1 where it is none: which midnight `晚上12点` means, nobody can tell."""
    if half_day:
        return hour % NOON + (NOON if half_day == "p" else 0) if 1 <= hour <= NOON else -1
    if part in _SMALL:
        return 0 if hour == NOON else hour
    if part in _LATE and hour <= NOON:
        if hour == NOON:
            return NOON if part == "下午" else -1
        return hour + NOON
    if part == "中午" and hour < 4:
        return hour + NOON
    return hour
