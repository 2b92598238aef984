"""What a calculator answers, as data: a sentence, a standing, the working, what would change it.

Nothing here is in a language: every key leads to words in `data/calculators/<id>.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from widgets.core.calculators.working import KeyTerm, Line, Value, cny


class Standing(StrEnum):
    """How the law stands to what was asked: for that kind of lender, on that day."""

    PROTECTED = "protected"
    PARTLY = "partly"
    NOT_PROTECTED = "not-protected"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence of ours: the key of its words, what fills their places, what it rests on."""

    key: str
    given: Mapping[str, Value] = field(default_factory=dict)
    cites: tuple[str, ...] = ()


def said(
    there: Mapping[str, object],
    given: Mapping[str, Value] | None = None,
    cites: tuple[str, ...] = (),
) -> tuple[Say, ...]:
    """The sentences that are there, in order: by key, whether each is. All share what is given."""
    return tuple(Say(key, given or {}, cites) for key, is_there in there.items() if is_there)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the result under the label `figure-<key>`."""

    key: str
    value: Value


def cny_figures(amounts: Mapping[str, Decimal]) -> tuple[Figure, ...]:
    """Amounts in CNY as figures, by their keys."""
    return tuple(Figure(key, cny(amount)) for key, amount in amounts.items())


@dataclass(frozen=True, slots=True)
class Variation:
    """Something that would change the answer: what would be typed in place of what was.

    Its words are `turn-<key>`; `fill` is what each field would hold.
    """

    key: str
    fill: Mapping[str, str]
    given: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ResultTable:
    """A table under `sheet-<key>`, its columns `column-<name>`; it can be saved as CSV."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One run of a chart's values under `column-<key>`; for spans, all firsts or all lasts."""

    key: str
    values: tuple[Value, ...]


def cny_series(amounts: Mapping[str, Iterable[Decimal]]) -> tuple[ChartSeries, ...]:
    """Amounts in CNY as series of a chart, by their keys."""
    return tuple(ChartSeries(key, tuple(map(cny, values))) for key, values in amounts.items())


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line of the law in a chart, under its name: at a value, or at a place `among` labels."""

    name: KeyTerm
    value: Value
    among: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers under `sheet-<key>`, always shown with the same numbers as a table.

    `labels` name the places along the axis, `axis` the labels' column. `stack` adds the series
    up in bars, `bars` sets them side by side, `line` joins them, and `spans` draws each label's
    bar from the first series's day to the second's. `limits` are lines across all of them.
    """

    key: str
    kind: Literal["stack", "bars", "line", "spans"]
    axis: str
    labels: tuple[Value, ...]
    series: tuple[ChartSeries, ...]
    limits: tuple[Threshold, ...] = ()

    @property
    def sheet(self) -> ResultTable:
        """The chart's numbers as a table; of one series, with the lines of the law below."""
        columns = (self.axis, *(series.key for series in self.series))
        values = (series.values for series in self.series)
        rows = tuple(zip(self.labels, *values, strict=True))
        lines = [(each.name, each.value) for each in self.limits if not each.among]
        return ResultTable(self.key, columns, (*rows, *(lines if len(self.series) == 1 else ())))


def spans_chart(spans: Sequence[tuple[KeyTerm, date, date]], on: date, last: date | None) -> Chart:
    """Periods by name, each from its first day to its last.

    Lines stand at the last day of all, where it is sure, and at the day that is looked at.
    """
    names = tuple(name for name, _, _ in spans)
    firsts = ChartSeries("from", tuple(first for _, first, _ in spans))
    lasts = ChartSeries("to", tuple(end for _, _, end in spans))
    sure = () if last is None else (Threshold(KeyTerm("line-last"), last),)
    lines = (*sure, Threshold(KeyTerm("line-looked-at"), on))
    return Chart("spans", "spans", "what", names, (firsts, lasts), lines)


def period_chart(first: date, last: date, latest: date | None, on: date) -> Chart:
    """One period from its first day to its last, which is sure where it is the latest as well."""
    sure = last if last == latest else None
    return spans_chart([(KeyTerm("span-period"), first, last)], on, sure)


@dataclass(frozen=True, slots=True)
class Saved:
    """A file to save: its name, its media type, and its text, or its bytes where it is no text."""

    name: str
    media: str
    text: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day to be put into a calendar, and what it is called there."""

    on: date
    says: Say


@dataclass(frozen=True, slots=True)
class Answer:
    """What a calculator answers.

    `says` is one plain sentence; `standing` is there where the law protects or does not.
    `decides` are the facts it turns on, `todo` what to do or ask for, `turns` what would change
    it. `cautions` are limits of this very answer, shown with it; `reminders` days for a calendar.
    """

    says: Say
    standing: Standing | None = None
    figures: tuple[Figure, ...] = ()
    steps: tuple[Line, ...] = ()
    decides: tuple[Say, ...] = ()
    todo: tuple[Say, ...] = ()
    cautions: tuple[Say, ...] = ()
    turns: tuple[Variation, ...] = ()
    charts: tuple[Chart, ...] = ()
    sheets: tuple[ResultTable, ...] = ()
    saved: tuple[Saved, ...] = ()
    reminders: tuple[Reminder, ...] = ()
