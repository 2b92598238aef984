"""Days as people, courts and statements write them: `2026-11-20`, `二〇二六年十一月二十日`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from widgets.core.errors import Unreadable
from widgets.core.reading.numeral import DIGIT, numeral, signs

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT = [name[:3] for name in _MONTHS]
_NAMED = rf"(?:{'|'.join((*_MONTHS, 'sept', *_SHORT))})\.?"
_WEEK = "一二三四五六日"
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\.?,? )?"
_TH = "(?:st|nd|rd|th)?"
_DASH = r"\s*[-/.—–]\s*"
_SHAPES = (
    rf"(?P<y>\d{{4}})(?:{_DASH}|\s*年\s*)(?P<m>\d{{1,2}})(?:{_DASH}|\s*月\s*)(?P<d>\d{{1,2}})\s*[日号]?",
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?",
    rf"(?P<y>[{DIGIT}零o\d]{{4}})年(?P<m>[{DIGIT}零十\d]{{1,2}})月(?P<d>[{DIGIT}零十\d]{{1,3}})[日号]",
    rf"{_WEEKDAY}(?:the )?(?P<d>\d{{1,2}}){_TH}[ -](?:of )?(?P<n>{_NAMED}),?[ -](?P<y>\d{{4}})",
    rf"{_WEEKDAY}(?P<n>{_NAMED})[ -](?P<d>\d{{1,2}}){_TH},?[ -](?P<y>\d{{4}})",
)
_BEHIND = (
    rf"(?:\s*\(?(?:周|星期|礼拜)(?P<week>[{_WEEK}天])\)?)?"
    r"(?:(?:\s+|t)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)?"
)
_HOUR = re.compile(
    r"(?<=[\d日号)一二三四五六天])\s{0,3}(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|夜里)?"
    rf"(?:\s{{0,3}}(?P<hour>\d{{1,2}}|[{DIGIT}两十]{{1,3}})(?:[点时](?:半|[一三]刻|[0-5]?\d分?"
    r"(?:[0-5]?\d秒)?)?|:[0-5]\d(?::[0-5]\d)?)整?)?$",
    re.ASCII,
)
_NIGHT = {"晚上", "夜里"}
_NOON, _HOURS, _EVENING = 12, 24, 6
_AFTERNOON = re.compile(r"(\s\d{1,2}:[0-5]\d(?::[0-5]\d)?)\s*[ap]\.?m\.?$", re.ASCII)
_AT_HOME = re.compile(
    r"(:[0-5]\d(?:\.\d{1,6})?)\s*(?:\+08:?00|(?:utc|gmt)\+8|cst|北京时间)$", re.ASCII
)
_YEARLESS = re.compile(
    rf"(?:(?P<told>[今去前明])年)?"
    rf"(?P<on>[\d{DIGIT}十]{{1,2}}月[\d{DIGIT}十]{{1,3}}[日号].*|\d{{1,2}}月\d{{1,2}})"
)
_NAMED_DAY = re.compile(
    rf"{_NAMED} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_NAMED}", re.ASCII
)
_AGO = {"今": 0, "去": 1, "前": 2, "明": -1}
_NEAR = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2, "大前天": 3}
_NEAR |= {"明天": -1, "tomorrow": -1, "后天": -2}
_DAYS = tuple(re.compile(shape + _BEHIND, re.ASCII) for shape in _SHAPES)


def read_day(typed: str, today: date | None = None) -> date:
    """A day; a time of day behind it, as statements and spreadsheets write it, is left out.

    Where it is known what day is today, a day without its year is taken for one of this year,
    and 去年, 昨天 and `yesterday` are read.

    Raises:
        Unreadable: no day can be read, there is no such day, or it is no such day of the week.
    """
    text = signs(typed)
    near = _NEAR.get(text) if today else None
    if today and near is not None:
        return today - timedelta(near)
    text = text.rstrip(".。")
    text = _without_hour(_whole(text, today) if today else text)
    found = next((found for shape in _DAYS if (found := shape.fullmatch(text))), None)
    if found is None:
        raise Unreadable(f"{typed!r} is not a day")
    part = found.groupdict()
    try:
        day = date(_year(part["y"]), _month(part), _number(part["d"]))
    except ValueError as error:
        raise Unreadable(f"there is no such day as {typed!r}") from error
    if _weekday(part) not in {None, day.weekday()}:
        raise Unreadable(f"{typed!r} is another day of the week")
    return day


def _whole(text: str, today: date) -> str:
    """A day with its year: the one that is told as 今年 or 去年, else this year."""
    found = _YEARLESS.fullmatch(text)
    if found:
        return f"{today.year - _AGO.get(found['told'], 0)}年{found['on']}"
    return f"{text} {today.year}" if _NAMED_DAY.fullmatch(text) else text


def _without_hour(text: str) -> str:
    """A day without its hour in words; one of the night stays, as it may be the next day's."""
    text = _AT_HOME.sub(r"\1", _AFTERNOON.sub(r"\1", text))
    found = _HOUR.search(text)
    if not found or not found[0].strip() or (found["part"] is None and ":" in found[0]):
        return text
    hour = numeral(found["hour"]) if found["hour"] else Decimal(_EVENING)
    if hour is None:
        return text
    late = found["part"] in _NIGHT and not _EVENING <= hour % _HOURS != _NOON
    return text if late or hour >= _HOURS else text[: found.start()]


def _weekday(part: dict[str, str | None]) -> int | None:
    """The day of the week that is written with a day, from Monday, 0."""
    if part["week"]:
        return _WEEK.index(part["week"].replace("天", "日"))
    name = part.get("weekday")
    return _WEEKDAYS.index(name) if name else None


def _year(written: str) -> int:
    return int("".join(map(_figure, written)))


def _figure(sign: str) -> str:
    """A figure in any hand; `o` is what a 〇 looks like."""
    return sign if sign.isdecimal() else str(DIGIT.find(sign) + 1)


def _month(part: dict[str, str | None]) -> int:
    name = part.get("n")
    return _SHORT.index(name[:3]) + 1 if name else _number(part["m"] or "")


def _number(written: str) -> int:
    """A day or month in figures or Chinese; 0, which no calendar has, where it is neither."""
    if "十" in written:
        return int(numeral(written) or 0)
    return int("".join(map(_figure, written)))
