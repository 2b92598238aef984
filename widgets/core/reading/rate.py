"""Rates as people write and say them: `24%`, `月息2%`, `两分利`, `万五`, `0.05% a day`."""

from __future__ import annotations

import re
from decimal import Decimal

from widgets.core.errors import Unreadable, Untimed
from widgets.core.reading.numeral import DIGIT, numeral, plain

YEAR, MONTH, DAY = 1, 12, 365
_TIMES = (YEAR, MONTH, DAY)
_FEE = "(?:手续|服务|管理|担保)?费率?"
_OF = f"化?(?:综合|实际|单利|罚息|逾期)?(?:{_FEE}|(?:资金)?成本|罚息|化?利率|利息|化率|率|利|息)?"
_RATED = "(?:interest|percentage)?(?:rate|fee)?(?:of)?"
_EACH = "(?:每个?|按|[一1]个?)?"
_BEFORE = (
    rf"{_EACH}年{_OF}|(?:annual|yearly){_RATED}|apr",
    rf"{_EACH}月{_OF}|monthly{_RATED}",
    rf"{_EACH}[日天]{_OF}|daily{_RATED}",
)
_RATE_OF = "(?:化?利率|化率|化|利息|利|息|费率)"
_BEHIND = (
    rf"/年化?|的?年{_RATE_OF}|[每一]年|(?:/|per|a|every)year|yearly|annual(?:ly)?|perannum|p\.?a\.?|apr|a\.p\.r\.?",
    rf"/个?月息?|的?月{_RATE_OF}|每个?月|一个月|(?:/|per|a|every)month|monthly|(?:/|per)mo|p\.?m\.?",
    rf"/[日天]息?|的?日{_RATE_OF}|每[日天]|一[日天]|(?:/|per|a|every)day|daily",
)
_NONE = re.compile("(?:[无免零0]|没有?|不[要算收])利?[息率]|interest-?free|nointerest")
_BRACKETED = re.compile(r"(?<=[^()])\(([^()]+)\)")
_LATE = "(?:逾期)?(?:罚息|违约金|滞纳金|利息)(?:利率|率)?|逾期(?:利率)?"
_OPEN = re.compile(
    rf"(?:(?:每?期|分期)?{_FEE}(?:每期)?|每期|(?!利息){_LATE}|rate|fee):?(?:是|为|按)?(.+)"
)
_SAID = "(?:约定|合同|借款|贷款|综合|实际|名义|单利|利息|irr|内部收益率|按照?)"
_SUM = re.compile(rf"(?:{_SAID}{{1,3}}|.{{0,3}}利息):?[\d.,]+|[\d.,]+(?:的?年)?利[息率]", re.ASCII)
"""What may be a sum of money, or a year, as it has no sign: 利息300."""


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(f"({each})" for each in words)


_RATE = re.compile(
    rf"{_SAID}{{0,3}}:?(?:{_one_of(_BEFORE)})?(?:利率|利息|interest)?(?:是|为)?[:=]?(.+?)"
    rf"/?(?:{_one_of(_BEHIND)})?(?:利息|interest)?(?:计[算息付收]?|支付)?"
)
_FEW = rf"[{DIGIT}]|[1-9]\d?(?:\.\d+)?"
_SHARES = (
    (re.compile(r"百分之(.+)|(.+?)(?:%|percent|pct)"), Decimal(1), YEAR),
    (re.compile(r"(.+?)个(?:百分)?点"), Decimal(1), 0),
    (re.compile(rf"千分之(.+)|(.+)‰|千({_FEW})", re.ASCII), Decimal("0.1"), 0),
    (re.compile(rf"万分之(.+)|(.+)‱|万({_FEW})", re.ASCII), Decimal("0.01"), DAY),
)
_PARTS = re.compile(
    rf"(?:(?P<whole>[^分厘毫]+)(?P<part>[分厘]))(?:(?P<half>半)|(?P<next>[{DIGIT}1-9])[厘毫]?)?"
    "(?:利息|利|息)?"
)
_WORTH = {"分": Decimal(1), "厘": Decimal("0.1")}
_MOST = {("分", MONTH): 30, ("分", YEAR): 10, ("厘", MONTH): 100, ("厘", YEAR): 100}
_TENTH, _HALF = Decimal("0.1"), Decimal("0.5")
_TENTHS = re.compile("(.+)成(半?)")
_SCALED = re.compile("[百千万亿]")


def read_rate(typed: str) -> Decimal:
    """A yearly rate in percent.

    `24%`, `百分之二十四` and `24` are for a year. `2分`, `月息两分`, `月息2%` and `2% a month` are
    for a month and taken 12 times; `万五`, `万分之五`, `日息0.05%` and `0.05% a day` are for a day
    and taken 365 times.

    What could be two rates far apart is asked again. Below 1, a number without its sign may be a
    fraction (年利率0.24 is 24%) or a percentage (月息0.6 is 0.6%, 月利率0.006 as well), and a bare
    0.24 may even be what an advertisement says of a month. Of a month or a day a number always
    needs its sign: 月息8 is 8‰ at a bank. 千分之三 may be for anything, and 日息一分 is 0.1% in
    tables and 1% in talk. 0.05% by itself is mostly for a day, 0.6% for a month.

    Raises:
        Unreadable: no rate can be read, or more than one.
        Untimed: it is below 1%, in thousandths or called a fee (费率), and does not say whether it
            is for a year, a month or a day.
    """
    text = _BRACKETED.sub(r"/\1", plain(typed).replace("(单利)", ""))
    if _NONE.fullmatch(text):
        return Decimal(0)
    fee = _OPEN.fullmatch(text)
    found = _RATE.fullmatch(fee[1] if fee else text)
    sum_ = _SUM.fullmatch(text)
    rate = _rate(found, timed=fee is None) if found and not sum_ else None
    if rate is None:
        raise Unreadable(f"{typed!r} is not a rate, or could be two")
    return rate


def read_share(typed: str) -> Decimal:
    """A share in percent: `20%`, `百分之二十`, `20`, `两成`. It is of a sum, and for no time.

    Raises:
        Unreadable: no share can be read; below 1 without a sign it could be two.
    """
    text = plain(typed)
    tenths = _TENTHS.fullmatch(text)
    found = _SHARES[0][0].fullmatch(text)
    if tenths:
        number = numeral(tenths[1])
        share = None if number is None else number * 10 + (5 if tenths[2] else 0)
    else:
        share = _number(found) if found else _bare(text, YEAR)
    if share is None:
        raise Unreadable(f"{typed!r} is not a share")
    return share


def _rate(found: re.Match[str], *, timed: bool) -> Decimal | None:
    *before, text = found.groups()[: len(_TIMES) + 1]
    behind = found.groups()[len(_TIMES) + 1 :]
    named = {
        times
        for words in (before, behind)
        for times, word in zip(_TIMES, words, strict=True)
        if word
    }
    if len(named) > 1:
        return None
    if not named and not timed:
        if _a_year(text, MONTH) is None:
            return None
        raise Untimed(text)
    return _a_year(text, named.pop() if named else 0)


def _a_year(text: str, times: int) -> Decimal | None:
    """What is said for a time, or for none (0), as percent a year."""
    for pattern, worth, usual in _SHARES:
        share = pattern.fullmatch(text)
        if share:
            number, multiple = _number(share), times or usual
            if number and not times and (usual == 0 or (usual == YEAR and number < 1)):
                raise Untimed(text)
            return number * worth * multiple if number is not None and multiple else None
    parts = _PARTS.fullmatch(text)
    return _in_parts(parts, times or MONTH) if parts else _bare(text, times or YEAR)


def _number(share: re.Match[str]) -> Decimal | None:
    return numeral(next(each for each in share.groups() if each))


def _in_parts(parts: re.Match[str], times: int) -> Decimal | None:
    """分 and 厘: 1% and 0.1% of a month, 10% and 1% of a year."""
    whole, most = numeral(parts["whole"]), _MOST.get((parts["part"], times))
    if whole is None or most is None or not whole < most or (times == YEAR and whole < 1):
        return None
    if whole % 1 and (parts["half"] or parts["next"]):
        return None
    below = _HALF if parts["half"] else (numeral(parts["next"] or "零") or Decimal(0)) * _TENTH
    worth = _WORTH[parts["part"]] * (10 if times == YEAR else 1)
    return (whole + below) * worth * times


def _bare(text: str, times: int) -> Decimal | None:
    """A number without a sign: of a year, and not below 1."""
    number = None if _SCALED.search(text) else numeral(text)
    if number is None or number == 0:
        return number
    return number if times == YEAR and number >= 1 else None
