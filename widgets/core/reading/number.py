"""Sums of money as they are typed, said and written on a note: `1,500元`, `三块五`, `壹万元整`.

A note states its sum twice: `15000元（大写：壹万伍仟元整）`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from widgets.core.errors import Unreadable
from widgets.core.reading.numeral import DIGIT, numeral, plain

_MARKS = re.compile(r"(?:人民币|rmb|cny|cn¥|¥){0,2}:?(.+?)(?:人民币|rmb|cny|yuan|¥)?整?")
_ABOUT = re.compile(
    r"(?:大约|大概|差不多|约|about|around|approximately|approx\.?|[~≈])?(.+?)"
    r"(?:左右|上下|orso)?[.。,;]?"
)
_WRITTEN = re.compile(r"\([大小]写\):?|[大小]写:?")
_TWICE = re.compile(
    r"([^()]+)\(([^()]+)\)|([^()\d]+[元整正])(?:[,;]|(?<=[整正])|(?=¥))(¥?\d[^()]*)", re.ASCII
)
_ANY = f"([零{DIGIT}])"
_PRINTED = re.compile(
    rf"(?:{_ANY}十)?(?:{_ANY}万)?{_ANY}千{_ANY}百{_ANY}十{_ANY}元(?:{_ANY}角{_ANY}分)?[整正]?"
)
_PLACES = tuple(Decimal(10) ** power for power in range(5, -3, -1))
_ENGLISH = re.compile(r"(\d[\d,]*(?:\.\d+)?)(thousand|k|million)")
_TIMES = {"thousand": 1000, "k": 1000, "million": 1_000_000}
_WHOLE = re.compile(r"(.+?)(?:元|块钱?)?(?:整|正)?")
_PARTS = re.compile(
    rf"(?:(?P<whole>[^元块角毛分]+)(?P<yuan>[元块]))?"
    rf"(?:零?(?P<tenths>[{DIGIT}两零1-9])(?P<jiao>[角毛]))?"
    rf"(?:零?(?P<cents>[{DIGIT}两零1-9])分)?"
    rf"(?P<bare>零?[{DIGIT}1-9]|\d\d)?[钱整正]?",
    re.ASCII,
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_OPEN = re.compile(rf"[百千万亿][{DIGIT}1-9]?$")
_TENTH, _CENT = Decimal("0.1"), Decimal("0.01")


def read_number(typed: str) -> Decimal:
    """A sum in CNY: `1,500`, `1500元`, `1.5万`, `２４`, `三万五`, `三块五`, `壹佰元零伍角`.

    Raises:
        Unreadable: no sum can be read, or it could be two: `1.500` may be a thousand and a half
            or one and a half; a sum stated twice may not be the same.
    """
    text = _WRITTEN.sub("", plain(typed))
    twice = _TWICE.fullmatch(text)
    found = {_marked(each) for each in (filter(None, twice.groups()) if twice else (text,))}
    sum_ = found.pop()
    if sum_ is None or found:
        raise Unreadable(f"{typed!r} is not a sum")
    return sum_


def _marked(text: str) -> Decimal | None:
    """A sum with the marks of its currency, and what says that it is about so much."""
    about = _ABOUT.fullmatch(text)
    found = _MARKS.fullmatch(about[1]) if about else None
    return _sum(found[1]) if found else None


def _sum(text: str) -> Decimal | None:
    printed, english = _PRINTED.fullmatch(text), _ENGLISH.fullmatch(text)
    if printed:  # a form names each place, the empty ones too: 壹万零仟伍佰零拾零元
        figures = (DIGIT.find(each or "零") + 1 for each in printed.groups())
        return sum((n * place for n, place in zip(figures, _PLACES, strict=True)), Decimal(0))
    if english:
        number = None if _THOUSANDS.fullmatch(english[1]) else numeral(english[1])
        return None if number is None else number * _TIMES[english[2]]
    whole = _WHOLE.fullmatch(text)
    if whole and not _THOUSANDS.fullmatch(whole[1]):
        number = numeral(whole[1])
        if number is not None:
            return number
    parts = _PARTS.fullmatch(text)
    return _added(parts) if parts else None


def _added(parts: re.Match[str]) -> Decimal | None:
    """Yuan, jiao and fen together. What is less than a jiao, with nothing above, is no debt."""
    whole = numeral(parts["whole"]) if parts["whole"] else Decimal(0)
    small = _small(parts)
    if whole is None or small is None or not whole + small > _TENTH - _CENT:
        return None
    return None if "." in (parts["whole"] or "") else whole + small


def _small(parts: re.Match[str]) -> Decimal | None:
    below = (numeral(parts["tenths"] or "零"), numeral(parts["cents"] or "零"))
    bare = _bare(parts)
    if bare is None or None in below:
        return None
    tenths, cents = (each or Decimal(0) for each in below)
    return tenths * _TENTH + cents * _CENT + bare


def _bare(parts: re.Match[str]) -> Decimal | None:
    """A last digit without a unit: tenths after 块, hundredths after 毛; nowhere else."""
    bare = parts["bare"]
    if not bare:
        return Decimal(0)
    if parts["cents"] or (parts["tenths"] and parts["jiao"] != "毛"):
        return None
    if parts["tenths"]:
        value = numeral(bare)
        return None if value is None or len(bare) > 1 else value * _CENT
    if parts["yuan"] != "块" or _OPEN.search(parts["whole"]):
        return None
    value = numeral(bare.lstrip("零0") or "零")
    return None if value is None else value * (_TENTH if len(bare) == 1 else _CENT)
