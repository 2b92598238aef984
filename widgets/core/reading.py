"""Numbers and days as people type them, in Chinese and English habits, read exactly."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from widgets.core.errors import Unreadable
from widgets.core.typed import Quantity

_DIGITS = {c: i for run in ("零一二三四五六七八九", "0123456789") for i, c in enumerate(run)}
_DIGITS |= {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_UNIT = re.compile(r"(元|块钱|块|人民币|cny|rmb|¥|￥|yuan|次|个人|个|人|天|日|times?|people|days?)")

_PERIODS = (
    (
        re.compile(r"^(年利率|年化利率|年化|年息|每年|年)|(/年|每年|一年|ayear|peryear|p\.?a\.?)$"),
        1,
    ),
    (re.compile(r"^(月利率|月息|每月|月)|(/月|每月|一个月|amonth|permonth)$"), 12),
    (re.compile(r"^(日利率|日息|每日|每天|日)|(/日|/天|每日|每天|一天|aday|perday)$"), 365),
)
_SHARES = (
    ("百分之", Decimal(1), 1),
    ("千分之", Decimal("0.1"), 0),
    ("万分之", Decimal("0.01"), 365),
    ("万", Decimal("0.01"), 365),
)
_PARTS = {"分": Decimal(1), "厘": Decimal("0.1")}
_TENTHS = re.compile(r"(.+?)(分|厘)(半|[零一二三四五六七八九\d])?利?")


def read(typed: str, quantity: Quantity) -> Decimal | date:
    """What a learner typed, as a number or a day.

    Money is in CNY, a rate in percent a year, a count in whole units.

    Raises:
        Unreadable: the text is not a number or day in any habit we know.
    """
    match quantity:
        case Quantity.DAY:
            return read_day(typed)
        case Quantity.RATE:
            return read_rate(typed)
        case Quantity.MONEY:
            return read_number(typed)
        case Quantity.COUNT:
            return _whole(typed)


def read_number(typed: str) -> Decimal:
    """A number: `1,500`, `1500元`, `1.5万`, `２４`, `三千五百`, `两`.

    Raises:
        Unreadable: no number can be read, or it is negative.
    """
    text = _UNIT.sub("", _plain(typed)).replace(",", "").replace(" ", "")
    for mark, factor in sorted(_MYRIADS.items(), key=lambda m: -m[1]):
        head, found, tail = text.partition(mark)
        if found:
            below = read_number(tail) if tail else Decimal(0)
            return read_number(head) * factor + below
    number = _arabic(text)
    if number is None:
        number = _chinese(text)
    if number is None:
        raise Unreadable(f"{typed!r} is not a number")
    return number


def read_rate(typed: str) -> Decimal:
    """A yearly rate in percent.

    `24%`, `0.24`, `２４％`, `百分之二十四` and `24` are for a year. `2分`, `月息两分`, `月息2%` and
    `2% a month` are for a month and taken 12 times; `万五`, `万分之五`, `日息0.05%` and
    `0.05% a day` are for a day and taken 365 times.

    Raises:
        Unreadable: no rate can be read.
    """
    text, times = _per(_plain(typed).replace(" ", ""))
    for mark, share, usual in _SHARES:
        if text.startswith(mark) and (times or usual):
            return read_number(text.removeprefix(mark)) * share * (times or usual)
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        whole, mark, rest = tenths.groups()
        below = read_number(rest.replace("半", "五")) / 10 if rest else Decimal(0)
        a_month = (read_number(whole) + below) * _PARTS[mark]
        # 年息一分 is 10 percent a year, while 一分 by itself is 1 percent a month.
        return a_month * 10 if times == 1 else a_month * (times or 12)
    if text.endswith("%"):
        return read_number(text[:-1]) * (times or 1)
    number = read_number(text)
    return (number * 100 if 0 < number < 1 else number) * (times or 1)


def _per(text: str) -> tuple[str, int]:
    """A rate without the words for its time, and how often that is in a year; 0 without such."""
    for pattern, times in _PERIODS:
        left = pattern.sub("", text)
        if left != text:
            return left, times
    return text, 0


def read_day(typed: str) -> date:
    """A day: `2026-11-20`, `2026/11/20`, `2026年11月20日`.

    Raises:
        Unreadable: no day can be read, or there is no such day.
    """
    found = _DAY.fullmatch(_plain(typed).strip())
    if not found:
        raise Unreadable(f"{typed!r} is not a day")
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unreadable(f"there is no such day as {typed!r}") from error


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().lower()


def _whole(typed: str) -> Decimal:
    number = read_number(typed)
    if number != number.to_integral_value():
        raise Unreadable(f"{typed!r} is not a whole number")
    return number


def _arabic(text: str) -> Decimal | None:
    if not re.fullmatch(r"\d+(\.\d+)?|\.\d+", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _chinese(text: str) -> Decimal | None:
    if not text or any(c not in _DIGITS and c not in _TENS for c in text):
        return None
    total, digit = 0, 0
    for c in text:
        if c in _TENS:
            total, digit = total + max(digit, 1) * _TENS[c], 0
        elif digit:
            return None
        else:
            digit = _DIGITS[c]
    return Decimal(total + digit)
