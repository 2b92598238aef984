"""When and how often a collector made contact, beside what binds that lender on each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from widgets.core.calculators.contact_times.flags import Flag, day_flags, flag, settled
from widgets.core.calculators.contact_times.law import Collector, Held, held_on
from widgets.core.contact_log.entry import Contact, ContactMeans, Direction, Log
from widgets.core.law.contact_norms import Counts
from widgets.core.law.tables import LawTables

HOURS = 24
Days = Mapping[date, list[Contact]]
HeldByDay = Mapping[date, tuple[Held, ...]]


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """A log beside the law: what was found, what is `beyond` a limit first.

    Several norms that speak to the same contacts are one spot; `beyond` and `depends` count the
    spots, but for contact again and again. `days` are the contacts that count and `held` the norms
    of each day that has any. `tally` says how many lines were counted or left out, and why.
    """

    flags: tuple[Flag, ...]
    beyond: int
    depends: int
    days: Days
    held: HeldByDay
    tally: Mapping[str, int]

    @property
    def no_limit(self) -> tuple[date, ...]:
        """The days on which no number is recorded for that lender."""
        return tuple(
            on for on, held in self.held.items() if not any(e.limits and e.decides for e in held)
        )

    @property
    def mentions(self) -> tuple[Held, ...]:
        """The norms that held, are only to be told, and decide nothing."""
        every = (each for held in self.held.values() for each in held)
        told = {each.norm.id: each for each in every if each.norm.counts is Counts.MENTION}
        return tuple(told.values())

    @property
    def by_hour(self) -> tuple[int, ...]:
        """How many contacts began in each hour of the day."""
        hours = Counter(c.at.hour for day in self.days.values() for c in day if c.at)
        return tuple(hours[hour] for hour in range(HOURS))


def check(log: Log, collector: Collector, tables: LawTables) -> CheckedLog:
    """The contacts of a log beside every norm that binds the collector on their days.

    Only what the collector began counts, up to today. The day on which a contact began picks the
    norms. The log is taken to be of one lender and those who collect for it.

    Raises:
        UnknownCitation: an article that a norm rests on is not in the register.

    Source:
        data/law/contact-norms.yaml. Numbers come from GB/T 45251-2025, cl. 5.3, and the bankers'
        guide.
    """
    incoming = [c for c in log.contacts if c.direction is Direction.INCOMING]
    past = [c for c in incoming if c.on <= tables.today]
    days: dict[date, list[Contact]] = {}
    for c in sorted(past, key=lambda c: (c.on, c.at or time.max, c.kind, c.other, c.mine)):
        days.setdefault(c.on, []).append(c)
    held = {on: tuple(held_on(on, collector, tables)) for on in days}
    found = [settled(each, collector) for each in (*_by_day(days, held), *_repeated(days, held))]
    beyond = _spots(each for each in found if each.beyond)
    depends = _spots(e for e in found if not e.beyond and e.counts is not Counts.REPEATED)
    return CheckedLog(
        flags=tuple(sorted(found, key=lambda each: not each.beyond)),
        beyond=len(beyond),
        depends=len(depends - beyond),
        days=days,
        held=held,
        tally={
            "contacts": len(past),
            "no-hour": sum(contact.at is None for contact in past),
            "to-third": sum(contact.to_third for contact in past),
            "outgoing": len(log.contacts) - len(incoming),
            "duplicates": len(log.duplicates),
            "unread": len(log.unread),
            "ahead": len(incoming) - len(past),
        },
    )


def _by_day(days: Days, held: HeldByDay) -> Iterator[Flag]:
    for on, contacts in days.items():
        for each in held[on]:
            yield from day_flags(each, on, contacts)


def _repeated(days: Days, held: HeldByDay) -> Iterator[Flag]:
    """Contact again and again, where a norm without a number forbids what disturbs or harasses.

    It is looked at over all the days of the norm, and it always depends: the law says neither how
    often is too often nor over how long.
    """
    spans: dict[str, tuple[Held, list[Contact]]] = {}
    for on, contacts in days.items():
        for each in held[on]:
            if each.norm.counts is Counts.REPEATED and each.decides:
                only = each.norm.messages_only
                entries = spans.setdefault(each.norm.id, (each, []))[1]
                entries += [c for c in contacts if not only or c.kind is ContactMeans.MESSAGE]
    for each, entries in spans.values():
        if len(entries) > 1:
            yield flag(each, None, entries)


def _spots(flags: Iterable[Flag]) -> set[tuple[Counts, date | None, tuple[int, ...]]]:
    """What was found, each once, though several norms may speak to it."""
    return {(each.counts, each.on, tuple(c.line for c in each.entries)) for each in flags}
