"""The working of a checked log: what was counted, which numbers held, and each flag."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from widgets.core.calculators.contact_times.flags import Flag
from widgets.core.calculators.contact_times.law import HOUR_FIELDS, Held, Limit
from widgets.core.calculators.contact_times.tables import flag_values
from widgets.core.calculators.contact_times.working import CheckedLog
from widgets.core.calculators.working import KeyTerm, Line, Measure, Value, count
from widgets.core.law.contact_norms import Counts
from widgets.core.law.rule import Unit

MOST_TOLD = 20


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
