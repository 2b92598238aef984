"""When and how often a collector made contact, beside what binds that lender on each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.contact_times.binding import (
    NO_LENDERS,
    Collector,
    Held,
    NormLimit,
    held_on,
)
from widgets.core.calculators.contact_times.day import Flag, day_flags, flag
from widgets.core.calculators.contact_times.law import Counts
from widgets.core.calculators.working import Line
from widgets.core.contact_log.entry import Contact, ContactMeans, Direction, Log, LogShape
from widgets.core.law.provision import LenderType, Provision
from widgets.core.law.rule import Rule, Unit

HOURS = 24
Days = Mapping[date, list[Contact]]
HeldByDay = Mapping[date, tuple[Held, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the log's lines were counted, and how many were left out, and why."""

    contacts: int
    to_third: int
    outgoing: int
    ahead: int
    duplicates: int
    unread: int


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """A log beside the law.

    `by_hour` counts the contacts that began in each hour of the day, `by_day` those of each day
    that has any. `no_limit` are the days on which no number is recorded for that lender.
    `mentions` are articles that may be told and decide nothing. `cautions` are keys of what to
    bear in mind.
    """

    flags: tuple[Flag, ...]
    by_hour: tuple[int, ...]
    by_day: tuple[tuple[date, int], ...]
    no_limit: tuple[date, ...]
    mentions: tuple[str, ...]
    cautions: tuple[str, ...]
    tally: Tally
    steps: tuple[Line, ...]


def check(
    log: Log,
    collector: Collector,
    rules: Mapping[str, Rule],
    provisions: Mapping[str, Provision],
    until: date | None = None,
) -> CheckedLog:
    """The contacts of a log beside every norm that binds the collector on their days.

    Only what the collector began counts. The day on which a contact began picks the norms.

    Args:
        log: from `read_log`; taken to be of one lender and those who collect for it.
        collector: who collects, for whom, and what was lent.
        rules: those named in `contact_norms.RULES`; hours, or times a day.
        provisions: by citation: `contact_norms.CITES` and those that the rules cite.
        until: the last day that can have been; what is later is left out as `ahead`.

    Raises:
        UnknownCitation: an article that a norm rests on is not among the provisions.
        ValueError: police, courts and anyone are no lenders.

    Source:
        See `contact_norms`. Numbers come from GB/T 45251-2025, cl. 5.3, and the bankers' guide.
    """
    if collector.lender in NO_LENDERS:
        raise ValueError(f"{collector.lender} lends nothing: name the lender")
    days, tally = _sorted_out(log, until)
    held = {on: tuple(held_on(on, collector, rules, provisions)) for on in days}
    counted = [contact for contacts in days.values() for contact in contacts]
    return CheckedLog(
        flags=(*_by_norm(days, held), *_repeated(days, held)),
        by_hour=_by_hour(counted),
        by_day=tuple((on, len(contacts)) for on, contacts in days.items()),
        no_limit=tuple(on for on in days if not any(e.limits and e.decides for e in held[on])),
        mentions=_mentions(held),
        cautions=_cautions(log, collector, counted),
        tally=tally,
        steps=(*_counts(tally), *_limits(held), *_boundaries(held)),
    )


def _sorted_out(log: Log, until: date | None) -> tuple[Days, Tally]:
    """The collector's contacts by day, in the order of their times, and what was left out."""
    incoming = [c for c in log.contacts if c.direction is Direction.INCOMING]
    past = [c for c in incoming if until is None or c.when.date() <= until]
    past.sort(key=lambda c: (c.when, c.kind, c.other, c.mine))
    days: dict[date, list[Contact]] = {}
    for contact in past:
        days.setdefault(contact.when.date(), []).append(contact)
    tally = Tally(
        contacts=len(past),
        to_third=sum(c.to_third for c in past),
        outgoing=len(log.contacts) - len(incoming),
        ahead=len(incoming) - len(past),
        duplicates=len(log.duplicates),
        unread=len(log.unread),
    )
    return days, tally


def _by_norm(days: Days, held: HeldByDay) -> list[Flag]:
    return [found for on in days for each in held[on] for found in day_flags(each, on, days[on])]


def _by_hour(counted: list[Contact]) -> tuple[int, ...]:
    hours = Counter(contact.when.hour for contact in counted)
    return tuple(hours[hour] for hour in range(HOURS))


def _repeated(days: Days, held: HeldByDay) -> list[Flag]:
    """Contact again and again, where a norm without a number forbids what disturbs or harasses.

    It is looked at over all the days of the norm, and it always depends: the law says neither how
    often is too often nor over how long.
    """
    spans: dict[str, tuple[Held, list[Contact]]] = {}
    for on, contacts in days.items():
        for each in held[on]:
            if each.norm.counts is Counts.REPEATED and each.decides:
                entries = spans.setdefault(each.norm.key, (each, []))[1]
                only = each.norm.messages_only
                entries += [c for c in contacts if not only or c.kind is ContactMeans.MESSAGE]
    return [flag(e, None, entries, Unit.COUNT) for e, entries in spans.values() if entries[1:]]


def _mentions(held: HeldByDay) -> tuple[str, ...]:
    found = (each.cite for day in held.values() for each in day if not each.decides)
    return tuple(dict.fromkeys(found))


def _cautions(log: Log, collector: Collector, counted: list[Contact]) -> tuple[str, ...]:
    several = len({contact.other for contact in counted if contact.other}) > 1
    told = {
        "bill-has-no-missed": log.shape is LogShape.BILL,
        "one-lender": several,
        "assignee-not-checked": collector.lender is LenderType.ASSIGNEE,
        "loan-kind-not-told": collector.loan is None,
    }
    return tuple(key for key, holds in told.items() if holds)


def _counts(tally: Tally) -> list[Line]:
    told = {
        "contacts": tally.contacts,
        "to-third": tally.to_third,
        "outgoing": tally.outgoing,
        "duplicates": tally.duplicates,
        "unread": tally.unread,
        "ahead": tally.ahead,
    }
    return [Line(key, Decimal(number), Unit.COUNT) for key, number in told.items()]


def _limits(held: HeldByDay) -> list[Line]:
    """Every number that held, with the first and the last day of the log on which it did."""
    spans: dict[NormLimit, tuple[date, date]] = {}
    for on, day in held.items():
        for limit in (limit for each in day if each.decides for limit in each.limits):
            spans[limit] = (spans.get(limit, (on, on))[0], on)
    return [
        Line(limit.rule, limit.value.value, limit.value.unit, limit.cite, {"from": a, "to": b})
        for limit, (a, b) in spans.items()
    ]


def _boundaries(held: HeldByDay) -> list[Line]:
    """How the edges are read: the latest hour is closed from its first minute, the earliest open.

    The articles say from one hour to the other, and no more; that the edges fall so is our reading.
    """
    read: dict[tuple[NormLimit, ...], Line] = {}
    for each in (each for day in held.values() for each in day if each.decides):
        if each.norm.counts is Counts.HOURS:
            latest, earliest = each.limits
            given = {"latest": latest.value, "earliest": earliest.value}
            read[each.limits] = Line("boundary", cite=each.cite, given=given)
    return list(read.values())
