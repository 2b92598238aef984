"""The numbers a text carries, so that two languages can be compared."""

from __future__ import annotations

import re

_NAMES = (
    "January February March April May June July August September October November December"
).split()
_MONTHS = {name: str(n) for n, name in enumerate(_NAMES, start=1)}
_DIGITS = "一二三四五六七八九十"
_MONTH = re.compile(rf"(?<=\d )({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)})(?= \d)")
_ITEM = re.compile(r"（([一二三四五六七八九十])）")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_MYRIAD = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*万")


def numbers_in(text: str, lang: str) -> set[str]:
    """Every number written in figures, in one form: `8,600`, `8600` and `0.86万` are one."""
    if lang == "en":
        text = _MONTH.sub(lambda m: _MONTHS[m.group()], text)
    text = _ITEM.sub(lambda m: f"（{_DIGITS.index(m.group(1)) + 1}）", text)
    text = _MYRIAD.sub(lambda m: f"{float(m.group(1)) * 10_000:.0f}", text)
    return {n.replace(",", "") for n in _NUMBER.findall(text)}
