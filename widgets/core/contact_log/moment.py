"""Days, times and durations as people, phones and operators write them, in Beijing time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from widgets.core.contact_log.entry import ContactMoment, DayAlone, UnreadReason
from widgets.core.contact_log.hours import NOON, ClockTime, hour_of, in_figures
from widgets.core.contact_log.words import before_quotation
from widgets.core.contact_log.zones import ahead

BEIJING = timezone(timedelta(hours=8))
EPOCH = datetime.combine(date(1970, 1, 1), time(8))
LONGEST_EPOCH, LONGEST_SECONDS = 15, 10
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED = "|".join(_MONTHS)
_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_ISO = re.compile(rf"{_YEAR}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:z|[+-]\d\d:?\d\d)")
_DAY = re.compile(
    rf"(?P<y>{_YEAR}) ?[-/.年] ?(?P<m>\d{{1,2}}) ?[-/.月] ?(?P<d>\d{{1,2}})(?!\d) ?[日号]?t?"
    rf"|(?P<y8>{_YEAR})(?P<m8>\d{{2}})(?P<d8>\d{{2}})(?=\d{{6}}(?!\d)|(?!\d))"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[ /-](?P<n3>{_NAMED})[a-z]{{0,6}}"
    rf",?[ /-](?P<y3>{_YEAR})"
    rf"|(?<![a-z])(?P<n4>{_NAMED})[a-z]{{0,6}} (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>{_YEAR})"
    rf"|(?<![a-z])(?P<n8>{_NAMED}) {{1,2}}(?P<d9>\d{{1,2}})"
    rf"(?= \d\d:\d\d(?::\d\d)? (?:[a-z]{{1,5}}|[+-]\d{{4}})? ?(?P<y9>{_YEAR}))"
    rf"|(?<!\d)(?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>{_YEAR})(?!\d)"
    r"|(?<!\d)(?P<m6>\d{1,2}) ?月 ?(?P<d6>\d{1,2})(?!\d) ?[日号]?"
    r"|(?<![\d/-])(?P<m7>\d{1,2})[-/](?P<d7>\d{1,2})(?= \d{1,2}:)"
)
_TIME = re.compile(
    r"(?:(?<![a-z])(?P<half_before>[ap])\.?m\.? ?)?"
    r"(?<![\d:.一二三四五六七八九十零百几两])(?P<h>\d{1,2})"
    r"(?: ?: ?(?P<m>\d{1,2})(?: ?: ?(?P<s>\d{1,2}))?(?![\d:])"
    r"| ?(?P<mark>[点时])(?![间候长])(?:(?P<half>半)|(?P<quarter>[一三])刻"
    r"| ?(?P<m2>\d{1,2})(?: ?分(?!钟)|(?![\d分]))(?: ?(?P<s2>\d{1,2}) ?秒)?)?"
    r"|(?= ?[ap]\.?m))"
    r"(?: ?(?P<half_day>[ap])\.? ?m\.?(?![a-z]))?"
)
_LASTING = re.compile(r"(?:时长|持续|历时|用时|耗时|响铃|duration|lasted|length)[:： ]{0,3}$")
_SECOND = re.compile(
    r" ?(?:[、,，;；/&和及与又再]|and|also) ?[一-鿿]{0,3}\d{1,2}(?: ?:\d\d(?!:)|点)"
)
_UNTIL = re.compile(r" ?(?:[-–—~～到至]|to|until) ?[一-鿿]{0,3}(\d{1,2})(?: ?:\d\d|点)")
_PACKED = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)")
_LASTED = re.compile(
    r"(?<![\d.])(\d{1,6}(?:\.\d{1,3})?) ?"
    r"(小时|时|分钟?|秒钟?|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])"
)
_HALF_SAID = re.compile(r"(\d分)(\d{1,2})(?![\d分秒])")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
_OTHER_DAY = re.compile(
    "昨[天晚夜日]|前[天晚]|次[日晨]|翌日|第二天|转天|(?<![a-z])(?:yesterday|last night|next day)"
)
_MINUTES = {"一": 15, "半": 30, "三": 45}
_UNITS = {"小": 3600, "时": 3600, "h": 3600, "分": 60, "m": 60, "秒": 1, "s": 1}


def find_moment(text: str, year: int | None) -> tuple[ContactMoment | UnreadReason, str]:
    """The first day and time in a line, or why there is no day; and the line without them.

    Where no time can be read, the day stands alone.

    Args:
        text: a line in lower case and plain digits.
        year: the year of days that are written without one.
    """
    if iso := _ISO.search(text):
        return _with_offset(iso[0]), _without(text, iso)
    text = in_figures(text)
    found = _DAY.search(text)
    if found is None:
        return UnreadReason.NO_DAY, text
    day, rest = _day(found, year), _without(text, found)
    if isinstance(day, UnreadReason):
        return day, rest
    clock = _clock(rest, found.start()) or _clock(rest, 0)
    if clock is None:
        why = UnreadReason.NO_SUCH_TIME if _OTHER_DAY.search(rest) else UnreadReason.NO_TIME
        return DayAlone(day, why), rest
    zone, told = ahead(rest[: clock.start()], rest[clock.end() :])
    return _moment(day, _time(clock), zone), _without(rest, clock).replace(told, " ", 1)


def with_colons(cell: str) -> str:
    """A time written in six digits, with its colons: `214951` is 21:49:51."""
    return _PACKED.sub(r"\1:\2:\3", cell)


def from_epoch(told: str) -> datetime | UnreadReason:
    """The moment that a phone wrote as milliseconds since 1970, or an export as seconds."""
    if not (told.isascii() and told.isdigit()):
        return UnreadReason.NO_TIME
    if len(told) > LONGEST_EPOCH:
        return UnreadReason.NO_SUCH_DAY
    each = timedelta(seconds=1) if len(told) == LONGEST_SECONDS else timedelta(milliseconds=1)
    try:
        return EPOCH + int(told) * each
    except OverflowError:
        return UnreadReason.NO_SUCH_DAY


def find_seconds(text: str) -> tuple[int | None, str]:
    """How long something lasted, by its units; and the text without it."""
    text = _HALF_SAID.sub(r"\1\2秒", text)
    parts = [Decimal(number) * _UNITS[unit[0]] for number, unit in _LASTED.findall(text)]
    return (int(sum(parts)), _LASTED.sub(" ", text)) if parts else (None, text)


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


def _with_offset(iso: str) -> datetime | UnreadReason:
    try:
        return datetime.fromisoformat(iso.upper()).astimezone(BEIJING).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return UnreadReason.NO_SUCH_TIME


def _day(found: re.Match[str], year: int | None) -> date | UnreadReason:
    part = {name[0]: value for name, value in found.groupdict().items() if value}
    if "a" in part:
        month, day = int(part["a"]), int(part["b"])
        if month <= NOON and day <= NOON and month != day:
            return UnreadReason.WHICH_MONTH
        month, day = (day, month) if month > NOON else (month, day)
    else:
        month = _MONTHS.index(part["n"]) + 1 if "n" in part else int(part["m"])
        day = int(part["d"])
    told = part.get("y", year)
    if told is None:
        return UnreadReason.NO_YEAR
    try:
        return date(int(told), month, day)
    except ValueError:
        return UnreadReason.NO_SUCH_DAY


def _moment(day: date, at: time | UnreadReason, zone: timedelta | UnreadReason) -> ContactMoment:
    if isinstance(at, UnreadReason):
        return DayAlone(day, at)
    if isinstance(zone, UnreadReason):
        return DayAlone(day, zone)
    return datetime.combine(day, at) + zone


def _clock(text: str, start: int) -> re.Match[str] | None:
    """The first clock from a place on that does not tell how long something took."""
    for found in _TIME.finditer(text, start):
        if not _LASTING.search(text[max(0, found.start() - NOON) : found.start()]):
            return found
    return None


def _is_long(hour: str, until: re.Match[str] | None) -> bool:
    """Whether a stretch is longer than one contact is: from 8:00 to 22:00 there were several."""
    return until is not None and (int(until[1]) - int(hour)) % (2 * NOON) > 1


def _time(found: re.Match[str]) -> time | UnreadReason:
    text = found.string
    behind = text[found.end() : max(found.end(), len(before_quotation(text)))]
    if _SECOND.match(behind) or _is_long(found["h"], _UNTIL.match(behind)):
        return UnreadReason.SEVERAL_TIMES
    half = found["half_before"] or found["half_day"] or ""
    before = text[: found.start()]
    hour = hour_of(ClockTime(int(found["h"]), found["mark"] or ":", half, before, behind))
    if isinstance(hour, UnreadReason):
        return hour
    said = found["half"] or found["quarter"]
    minute = _MINUTES[said] if said else int(found["m"] or found["m2"] or 0)
    try:
        return time(hour, minute, int(found["s"] or found["s2"] or 0))
    except ValueError:
        return UnreadReason.NO_SUCH_TIME
