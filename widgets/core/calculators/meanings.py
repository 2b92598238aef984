"""What a field was read as, and what else it may mean: shown back, and one tap to change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from widgets.core.calculators.form_values import MOST_NUMBER
from widgets.core.calculators.near_days import days_meant, years_around
from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.calculators.working import Measure, Value, a_year, cny, percent, to_fen
from widgets.core.errors import Unreadable, Untimed
from widgets.core.law.rule import Unit
from widgets.core.reading.count import Counted, read_count
from widgets.core.reading.day import read_day
from widgets.core.reading.number import read_number
from widgets.core.reading.numeral import DIGIT, numeral, signs
from widgets.core.reading.rate import DAY, MONTH, YEAR, read_rate, read_share

MOST = 4
"""How many meanings are offered at most."""
LONG_AGO = 50
"""A day further away than so many years is shown back, as its year may be a slip of the hand."""
_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
_UNITS = {
    Counted.DAYS: Unit.DAYS,
    Counted.MONTHS: Unit.MONTHS,
    Counted.HOUR: Unit.HOUR,
}
_SUMS = (
    (re.compile(r"(\d{1,3})[.](\d{3})(?:元|块)?"), (r"\1\2", r"\1.\g<2>0")),
    (re.compile(r"(\d+),(\d\d?)(?:元|块)?"), (r"\1.\2",)),
    (re.compile(r"(\d+)w(\d)k"), (r"\1万\2千",)),
    (re.compile(r"(\d+(?:\.\d+)?)m"), (r"\1million",)),
    (re.compile(r"(.+)个([万亿])"), (r"\1\2",)),
    (re.compile(rf"(.+亿)([{DIGIT}1-9])千"), (r"\1零\2千", r"\1\2千万")),
    (re.compile(r"(.+万)(\d\d)"), (r"\1零\2", r"\1\g<2>00")),
    (re.compile(r"(.+千)(\d\d)"), (r"\1零\2", r"\1\g<2>0")),
    (re.compile(rf"(.*[百千万亿])[块元]([{DIGIT}1-9])"), (r"\1块\2毛", r"\1\2")),
    (re.compile(r"([^()]+)\(([^()]+)\)"), (r"\1", r"\2")),
    (
        re.compile(
            r"(?:将?近|不到|不?超过|至少|最[多少]|刚好|整+|小|一?共|总共|[总合]计|本金|金额|借款?|欠款?|"
            r"(?:实际)?到[手账]|支出|[-+−(])?(.+?)(?:[多余来]?[块元]?|\+|以[上下]|出头|不到|\))"
        ),
        (r"\1",),
    ),
)
_GROUPED = re.compile(
    r"(\d{1,4}(?:(['’.,])\d{3,4})(?:\2\d{3,4})*)(?:[.,](\d\d?))?(?:元|块)?", re.ASCII
)
"""Figures in groups, as abroad or by 万: `15 000`, `1'000`, `1.234,56`, `1,5000`."""
_SPACE = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))", re.ASCII)
_LAST_DIGIT = re.compile(rf"(.*(?:[百千万亿]|\d[wk]))([{DIGIT}1-9](?:元|块钱?)?)")
_TIMES = (
    (("年", "year", "annual", "apr"), YEAR, Unit.PERCENT_A_YEAR, Decimal(100)),
    (("月", "month"), MONTH, Unit.PERCENT_A_MONTH, Decimal(30)),
    (("日", "天", "day", "daily"), DAY, Unit.PERCENT_A_DAY, Decimal(1)),
)
_BARE = re.compile(rf"[^\d.%‰{DIGIT}]*((?:\d+(?:\.\d+)?|\.\d+)|[{DIGIT}])(?:分)?[^\d.%‰分厘]*")
_ABOUT_RATE = re.compile(
    r"(?:约|大约|大概|about|不超过|至多|最[多高])?(.+?)(?:左右|以[上下内]|封顶|(?<=分)钱)?"
)
_ABOUT_COUNT = re.compile(r"(?:约|大约|about)?(.+?)(?:\.0{1,6})?(?:[多来])?(?:次|个|人)?(?:左右)?")
_EARLY_HOUR = re.compile(r"(?:1[01]|[1-9])[点时].*", re.ASCII)
_HALF_DAY = 12


@dataclass(frozen=True, slots=True)
class FieldReading:
    """What a field was read as, where it was not typed so; and what else it may mean."""

    read: Value | None = None
    others: tuple[Value, ...] = ()


def meaning(
    kind: FieldKind, typed: str, today: date, counts: Counted = Counted.THINGS
) -> FieldReading:
    """What to show back of a field: nothing of what was typed in plain figures or left empty."""
    counted = partial(Measure, unit=_UNITS.get(counts, Unit.COUNT))
    readers: dict[FieldKind, Callable[[], FieldReading]] = {
        FieldKind.MONEY: lambda: _of(typed, read_number, cny, _sums),
        FieldKind.SHARE: lambda: _of(typed, read_share, percent, lambda _: iter(())),
        FieldKind.RATE: lambda: _of(typed, read_rate, a_year, _rates),
        FieldKind.COUNT: lambda: _of(
            typed,
            partial(read_count, counted=counts),
            counted,
            lambda text: map(counted, _counts(counts, typed, text)),
        ),
        FieldKind.DAY: lambda: _day(typed, today),
    }
    return readers[kind]() if kind in readers and typed.strip() else FieldReading()


def _of(
    typed: str,
    reader: Callable[[str], Decimal],
    measured: Callable[[Decimal], Measure],
    found: Callable[[str], Iterator[Measure]],
) -> FieldReading:
    value = next(map(measured, _tried(reader, typed)), None)
    try:
        text = "".join(_SPACE.sub("'", signs(typed)).split())
        others = _unlike(found(text), value)
    except Unreadable:
        others = ()
    shown = value and (others or not is_literal(typed, value.value))
    return FieldReading(value if shown else None, others)


def _tried(reader: Callable[[str], Decimal], text: str) -> Iterator[Decimal]:
    """The number that a text is read as; nothing where there is none that a form takes."""
    try:
        number = reader(text)
    except Unreadable:
        return
    if number <= MOST_NUMBER:
        yield number


def _unlike(values: Iterable[Value], read: Value | None) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(each for each in values if each != read))[:MOST]


def is_literal(typed: str, value: Decimal | date) -> bool:
    """Whether the figures that were typed are the number or the day that was read."""
    figures = [Decimal(each.replace(",", "")) for each in _FIGURES.findall(signs(typed))]
    if isinstance(value, date):
        whole = Decimal(f"{value:%Y%m%d}")
        return figures[:3] == [value.year, value.month, value.day] or figures[:1] == [whole]
    return bool(figures) and set(figures) == {value}


def _day(typed: str, today: date) -> FieldReading:
    try:
        read = read_day(typed, today)
    except Unreadable:
        return FieldReading(None, _unlike(days_meant(typed, today), None))
    others = tuple(years_around(typed, read, today))
    shown = others or not is_literal(typed, read) or abs(read.year - today.year) > LONG_AGO
    return FieldReading(read if shown else None, others)


def _sums(text: str) -> Iterator[Measure]:
    """Sums that a text may mean: 三万五 may be 30,005 in a hurry, and 1.500 two things."""
    candidates = list(_gapped(text))
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        candidates.append(re.sub("['’.,]", "", grouped[1]) + f".{grouped[3] or 0}")
    if not list(_tried(read_number, text)):
        matches = ((shape.fullmatch(text), ways) for shape, ways in _SUMS)
        candidates += [found.expand(way) for found, ways in matches if found for way in ways]
    for candidate in candidates:
        yield from (cny(sum_) for sum_ in _tried(read_number, candidate) if sum_ == to_fen(sum_))


def _gapped(text: str) -> Iterator[str]:
    """A number whose last digit counts ones, and not the next lower unit as it is said."""
    spoken = _LAST_DIGIT.fullmatch(text)
    if spoken:
        yield f"{spoken[1].replace('w', '万').replace('k', '千')}零{spoken[2]}"


def _rates(text: str) -> Iterator[Measure]:
    """Rates that a text may mean, for the time that it names, or for any."""
    if list(_tried(read_rate, text)):
        if re.search("分(?!之)|厘", text) and not _named(text):
            yield from map(a_year, _tried(read_rate, f"年息{text}"))
        return
    about = _ABOUT_RATE.fullmatch(text)
    said = about[1] if about else text
    yield from _timed(said)
    bare = _BARE.fullmatch(said)
    number = numeral(bare[1]) if bare else None
    if number:
        yield from _signless(said, number)


def _timed(said: str) -> Iterator[Measure]:
    """The same rate for a year, a month and a day, where it does not say which."""
    try:
        read_rate(said)
    except Untimed as error:
        said = error.said
    except Unreadable:
        return
    else:
        yield from map(a_year, _tried(read_rate, said))
        return
    for word, (_, times, unit, _) in zip("年月日", _TIMES, strict=True):
        for rate in _tried(read_rate, f"{word}利率{said}"):
            yield Measure(rate / times, unit)


def _signless(said: str, number: Decimal) -> Iterator[Measure]:
    """A number without its sign: a percentage, a fraction, or so many 厘."""
    named = _named(said)
    whole = number * 100 if number < 1 else number / 10
    if named:
        for percentage in (number, whole):
            _, times, unit, most = named[0]
            if percentage <= most and not (times == YEAR and number >= 1):
                yield Measure(percentage, unit)
    elif number < 1:
        yield a_year(whole)
        for _, _, unit, _ in (_TIMES[1], _TIMES[2], _TIMES[0]):
            yield Measure(number, unit)


def _named(text: str) -> list[tuple[tuple[str, ...], int, Unit, Decimal]]:
    return [each for each in _TIMES if any(word in text for word in each[0])]


def _counts(counted: Counted, typed: str, text: str) -> Iterator[Decimal]:
    """Counts that a text may mean: 12个月 are mostly 12期, and 8点 may be in the evening."""
    reader = partial(read_count, counted=counted)
    read = next(_tried(reader, typed), None)
    if read is None:
        about = _ABOUT_COUNT.fullmatch(text)
        yield from _tried(reader, about[1]) if about else ()
        if counted in {Counted.MONTHS, Counted.INSTALMENTS}:
            for other in (Counted.MONTHS, Counted.INSTALMENTS):
                yield from _tried(partial(read_count, counted=other), text)
    elif counted is Counted.HOUR and _EARLY_HOUR.fullmatch(typed.strip()):
        yield read + _HALF_DAY
    else:
        for each in _gapped(text):
            yield from _tried(reader, each)
