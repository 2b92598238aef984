"""The working of a checked log, its tables and pictures. What is shown is cut, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

from widgets.core.calculators.answer import Chart, ChartSeries, ResultTable, Say, Threshold
from widgets.core.calculators.contact_times.law import HOUR_FIELDS, Held, Limit
from widgets.core.calculators.contact_times.working import CheckedLog, Flag
from widgets.core.calculators.working import KeyTerm, Line, Measure, Value, count
from widgets.core.contact_log.entry import Contact, DayAlone, Log
from widgets.core.law.contact_norms import Counts
from widgets.core.law.rule import Unit

HOURS, MOST_TOLD = 24, 20
MOST_ROWS, MOST_DAYS, MOST_NAMED = 200, 60, 6
_FLAGS = ("day", "entries", "norm", "counted", "limit", "finding", "force")
_Rows = Iterator[tuple[Value, ...]]


def steps(checked: CheckedLog) -> Iterator[Line]:
    """The working, line by line; of what there is none of only the contacts are told."""
    for key, number in checked.tally.items():
        if number or key == "contacts":
            yield Line(key, Decimal(number), Unit.COUNT)
    decided = [(on, each) for on, held in checked.held.items() for each in held if each.decides]
    yield from _limits(decided)
    yield from _boundaries(decided)
    yield from map(_flag, checked.flags[:MOST_TOLD])
    if (more := len(checked.flags) - MOST_TOLD) > 0:
        yield Line("more-flags", given={"more": count(more)})
    if checked.flags:
        spots = {"beyond": count(checked.beyond), "depends": count(checked.depends)}
        yield Line("spots", given=spots)
    for each in checked.mentions:
        yield Line("mentioned", cite=each.cite, given={"norm": KeyTerm(f"norm-{each.norm.id}")})


def _limits(decided: list[tuple[date, Held]]) -> Iterator[Line]:
    """Every number that held, with the first and the last day of the log on which it did."""
    days: dict[Limit, list[date]] = {}
    for on, held in decided:
        for limit in held.limits:
            days.setdefault(limit, []).append(on)
    for limit, held_on in days.items():
        span: dict[str, Value] = {"from": held_on[0], "to": held_on[-1]}
        yield Line(limit.key, limit.measure.value, limit.measure.unit, limit.cite, span)


def _boundaries(decided: list[tuple[date, Held]]) -> Iterator[Line]:
    """How the edges are read: the latest hour is closed from its first minute, the earliest open.

    The articles say from one hour to the other, and no more; that the edges fall so is our reading.
    Of texts with the same hours it is told once.
    """
    hours: dict[tuple[Measure, ...], Held] = {}
    for _, each in decided:
        if each.norm.counts is Counts.HOURS:
            hours.setdefault(tuple(limit.measure for limit in each.limits), each)
    for held in hours.values():
        yield Line("boundary", cite=held.cite, given=_numbers(Counts.HOURS, held.limits))


def _flag(flag: Flag) -> Line:
    key = "ran-past" if "ran-past" in flag.turns_on else flag.counts
    values = flag_values(flag)
    given = {**values, "on": values["day"], "found": values["counted"]}
    given |= _numbers(flag.counts, flag.held.limits)
    return Line(f"flag-{key}", cite=flag.held.cite, given=given)


def _numbers(counts: Counts, limits: tuple[Limit, ...]) -> dict[str, Value]:
    """The numbers of a norm by their places in a sentence."""
    names = HOUR_FIELDS if counts is Counts.HOURS else ("most",)
    return {name: limit.measure for name, limit in zip(names, limits, strict=False)}


def result_tables(log: Log, checked: CheckedLog) -> tuple[tuple[ResultTable, ...], tuple[Say, ...]]:
    """The tables that have any rows, each with its first rows; and what was cut."""
    counted = (each for day in checked.days.values() for each in day)
    alone = [(each.line, each.when) for each in counted if isinstance(each.when, DayAlone)]
    every: tuple[tuple[str, tuple[str, ...], int, _Rows], ...] = (
        ("flags", _FLAGS, len(checked.flags), map(_flag_row, checked.flags)),
        ("unread", ("line", "text", "reason"), len(log.unread), (
            (count(each.line), each.text, KeyTerm(f"reason-{each.reason}")) for each in log.unread
        )),
        ("no-hour", ("line", "day", "reason"), len(alone), (
            (count(line), when.on, KeyTerm(f"reason-{when.why}")) for line, when in alone
        )),
        ("duplicates", ("line", "of"), len(log.duplicates), (
            (count(each.line), count(each.of)) for each in log.duplicates
        )),
        ("no-limit", ("day",), len(checked.no_limit), ((on,) for on in checked.no_limit)),
    )  # fmt: skip
    tables = tuple(
        ResultTable(key, columns, tuple(islice(rows, MOST_ROWS)))
        for key, columns, total, rows in every
        if total
    )
    cut = [
        Say("caution-cut", {"sheet": KeyTerm(f"sheet-{key}"), **_cut(MOST_ROWS, total)})
        for key, _, total, _ in every
        if total > MOST_ROWS
    ]
    if len(checked.days) > MOST_DAYS:
        cut.append(Say("caution-cut-days", _cut(MOST_DAYS, len(checked.days))))
    return tables, tuple(cut)


def charts(checked: CheckedLog) -> tuple[Chart, ...]:
    """The contacts by hour of the day and by day; of the days, the last ones."""
    if not checked.days:
        return ()
    begun = Counter(c.at.hour for day in checked.days.values() for c in day if c.at)
    by_hour = ChartSeries("contacts", tuple(count(begun[hour]) for hour in range(HOURS)))
    hours = tuple(f"{hour}:00" for hour in range(HOURS))
    last = tuple(checked.days)[-MOST_DAYS:]
    by_day = ChartSeries("contacts", tuple(count(len(checked.days[on])) for on in last))
    return (
        Chart("by-hour", "bars", "hour", hours, (by_hour,), _hour_lines(checked)),
        Chart("by-day", "bars", "day", last, (by_day,)),
    )


def _hour_lines(checked: CheckedLog) -> tuple[Threshold, ...]:
    """The latest hour and the earliest that held last, as lines among the hours."""
    held = (each for day in checked.held.values() for each in day if each.decides)
    hours = [each.limits for each in held if each.norm.counts is Counts.HOURS]
    return tuple(
        Threshold(KeyTerm(f"line-{name}"), limit.measure, among=True)
        for last in hours[-1:]
        for name, limit in zip(reversed(HOUR_FIELDS), reversed(last), strict=True)
    )


def flag_values(flag: Flag) -> dict[str, Value]:
    """What the table and the working tell of a flag alike, by column."""
    return {
        "day": _span(flag),
        "entries": _named(flag),
        "norm": KeyTerm(f"norm-{flag.held.norm.id}"),
        "counted": count(len(flag.entries)),
        "finding": KeyTerm("finding-beyond" if flag.beyond else "finding-depends"),
        "force": KeyTerm(f"force-{flag.held.cite.partition('/')[0]}"),
    }


def _flag_row(flag: Flag) -> tuple[Value, ...]:
    values = {**flag_values(flag), "limit": _limit(flag)}
    return tuple(values[column] for column in _FLAGS)


def _limit(flag: Flag) -> Value:
    measures = [limit.measure for limit in flag.held.limits]
    if not measures:
        return KeyTerm("no-number")
    if flag.counts is Counts.HOURS:
        return "–".join(f"{measure.value:f}:00" for measure in measures)
    return measures[0]


def _named(flag: Flag) -> str:
    """A flag's contacts by their times and lines, the first few: `22:30 #3, 22:41 #4`."""
    one_day = isinstance(_span(flag), date)
    shape, most = ("%H:%M", MOST_NAMED) if one_day else ("%m-%d %H:%M", MOST_NAMED // 2)
    named = [f"{_clock(each, shape)}#{each.line}" for each in flag.entries[:most]]
    rest = len(flag.entries) - most
    return ", ".join(named) + (f" … (+{rest})" if rest > 0 else "")


def _clock(contact: Contact, shape: str) -> str:
    """A contact's moment, with a space behind it; its day alone only where several are named."""
    when = contact.when
    if isinstance(when, DayAlone):
        return f"{when.on:%m-%d} " if "%m" in shape else ""
    return f"{when.strftime(shape)} "


def _span(flag: Flag) -> Value:
    """The day of a flag, or the first and last day of its entries."""
    days = [each.on for each in flag.entries]
    first, last = min(days), max(days)
    return first if first == last else f"{first.isoformat()} ~ {last.isoformat()}"


def _cut(shown: int, total: int) -> dict[str, Value]:
    return {"shown": count(shown), "all": count(total)}
