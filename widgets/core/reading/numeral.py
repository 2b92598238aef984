"""Numerals as people write and say them: `1,500`, `1.5万`, `三万五`, `1万2`, `玖仟陆佰`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from widgets.core.errors import Unreadable

LONGEST, MOST_FIGURES = 60, 400
DIGIT = "一二三四五六七八九"
_DIGITS = {sign: n for run in (DIGIT, "123456789") for n, sign in enumerate(run, start=1)}
_LEVELS = (("亿", 8), ("万", 4), ("千", 3), ("百", 2), ("十", 1))
_MYRIAD, _HUNDRED, _BEYOND = 4, 100, 10**12
_AS_SPOKEN = str.maketrans(
    {
        **dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿", strict=True)),
        **dict(zip("貳參叄陸兩弍弎〇○", "二三三六两二三零零", strict=True)),
        "廿": "二十",
        "卅": "三十",
        "卌": "四十",
        **dict(zip("圆圓塊錢點個", "元元块钱点个", strict=True)),
    }
)
_ARABIC = re.compile(r"(?:(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?|\.\d+)", re.ASCII)
_LETTERED = re.compile(r"(\d+(?:\.\d+)?)([kw])([1-9]?)", re.ASCII)
_POINTED = re.compile(rf"([{DIGIT}十百千零]+)点([{DIGIT}零]+)")
_APART = re.compile(rf"(?:[\d{DIGIT}零两十百千万亿]|(?<=\d)[.,])\s+[\d{DIGIT}零两.,]")
_SHAPES = {"<wide>", "<narrow>", "<small>", "<font>", "<noBreak>"}


def signs(typed: str) -> str:
    """What was typed in plain signs and lower case: `５２` is 52, but `5²` is no 52.

    Only signs that are the same in another width or hand are taken for plain ones.

    Raises:
        Unreadable: it is longer than any number, or holds a sign of another shape.
    """
    text = typed.strip()
    most = MOST_FIGURES if text[: MOST_FIGURES + 1].isdecimal() else LONGEST
    if len(text) > most or not all(map(_same_sign, text)):
        raise Unreadable(f"{text[:LONGEST]!r} is no number and no day")
    return unicodedata.normalize("NFKC", text).lower().translate(_AS_SPOKEN)


def plain(typed: str) -> str:
    """A number in plain signs, without the spaces around its units.

    Raises:
        Unreadable: it is none, or a space stands between two numbers.
    """
    text = signs(typed)
    if _APART.search(text):
        raise Unreadable(f"{typed!r} is more than one number")
    return "".join(text.split())


def numeral(text: str) -> Decimal | None:
    """What a numeral in plain signs comes to; None where it is none, or could be two.

    A last digit after 亿, 万, 千 or 百 counts the next lower unit, as it is said: 三万五 is 35,000,
    and 三万零五 is 30,005. Figures behind a unit fill its places: 1万5000. What is left open
    (1万50, 2.5万3, 一亿五千) or is out of order (三百千, 五万三亿) is no numeral.
    """
    lettered = _LETTERED.fullmatch(text)
    if lettered:
        number, letter, rest = lettered.groups()
        text = f"{number}{'千' if letter == 'k' else '万'}{rest}"
    return _arabic(text) if _ARABIC.fullmatch(text) else _spoken(text)


def _same_sign(sign: str) -> bool:
    tag = unicodedata.decomposition(sign).partition(" ")[0]
    return not tag.startswith("<") or tag in _SHAPES or sign.isspace()


def _arabic(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if _ARABIC.fullmatch(text) else None


def _spoken(text: str) -> Decimal | None:
    """A numeral with Chinese units. 百二 and 千五 leave out their one; 百万 may only mean some."""
    pointed = _POINTED.fullmatch(text)
    if pointed:
        whole, places = _spoken(pointed[1]), _places(pointed[2])
        return None if whole is None else whole + places
    if len(text) == 2 and text[0] in "百千" and text[1] in _DIGITS:
        text = f"一{text}"
    return Decimal(0) if text == "零" else Decimal(2) if text == "两" else _whole(text)


def _places(digits: str) -> Decimal:
    return Decimal("0." + "".join(str(_DIGITS.get(sign, 0)) for sign in digits))


def _whole(text: str) -> Decimal | None:
    """The value by the highest unit in it: what stands before, and what stands behind."""
    for mark, power in _LEVELS:
        head, found, tail = text.partition(mark)
        if found:
            return _joined(_counted(head, power), power, tail)
    return _single(text)


def _single(text: str) -> Decimal | None:
    value = _DIGITS.get(text)
    return None if value is None else Decimal(value)


def _counted(head: str, power: int) -> Decimal | None:
    """How many of a unit: one digit of 千, 百 and 十, up to four places of 万 and 亿."""
    if not head:
        return Decimal(1) if power == 1 else None
    if head == "两" and power > 1:
        return Decimal(2)
    if _ARABIC.fullmatch(head):
        number = _arabic(head)
        fits = power >= _MYRIAD or len(head) == 1 or (power > 1 and "." in head)
        return number if fits and number and number < _BEYOND else None
    if power < _MYRIAD:
        return _single(head)
    value = _spoken(head)
    return value if value is not None and value < 10**_MYRIAD else None


def _joined(count: Decimal | None, power: int, tail: str) -> Decimal | None:
    if count is None:
        return None
    unit = Decimal(10) ** power
    if not tail:
        return count * unit
    rest = None if count.as_tuple().exponent else _behind(count, power, tail)
    return None if rest is None else count * unit + rest


def _behind(count: Decimal, power: int, tail: str) -> Decimal | None:
    """What stands behind a unit, or None where it does not fit there."""
    if tail.startswith("零"):
        return _after_gap(count, power, tail[1:])
    digit = _single(tail)
    if digit is not None:
        open_ = power == _MYRIAD and count >= _HUNDRED and not count % _HUNDRED
        return None if open_ else digit * Decimal(10) ** (power - 1)
    if _ARABIC.fullmatch(tail):
        return _figures(power, tail)
    rest = _whole(tail)
    if rest is None or rest >= 10**power:
        return None
    # Of 亿 one hears 一亿五千 for 150 million: only 万 says which is meant.
    named = "万" in tail if power > _MYRIAD else rest >= 10 ** (power - 2)
    return rest if named else None


def _after_gap(count: Decimal, power: int, tail: str) -> Decimal | None:
    """After 零 a place is empty: that of the next lower unit, or the last one of the count."""
    rest = _arabic(tail) if _ARABIC.fullmatch(tail) else _whole(tail)
    if rest is None or not rest or "." in tail:
        return None
    open_places = power if power >= _MYRIAD and not count % 10 else power - 1
    return rest if rest < 10**open_places else None


def _figures(power: int, tail: str) -> Decimal | None:
    """Figures that fill every place below a unit; below 万 three will do, as no one says less."""
    whole = tail.replace(",", "").partition(".")[0]
    filled = len(whole) == power or (power == _MYRIAD and len(whole) == power - 1)
    return _arabic(tail) if filled and power > 1 else None
