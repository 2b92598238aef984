"""When and how often a collector made contact, beside what binds that lender on each day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from widgets.core.calculators.contact_times.law import (
    AGREED_OTHERWISE,
    CONSENTED,
    Collector,
    Consent,
    Held,
    held_on,
)
from widgets.core.contact_log.entry import Contact, ContactMeans, Direction, Log, Purpose
from widgets.core.law.contact_norms import Counts
from widgets.core.law.tables import LawTables

HOUR = 3600
PURPOSES = {Counts.NOTICE_CALLS: Purpose.NOTICE, Counts.TWO_WAY_CALLS: Purpose.TWO_WAY}
EXCEPTIONS = frozenset({AGREED_OTHERWISE, CONSENTED})
Contacts = Sequence[Contact]
Looked = tuple[Contacts, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Flag:
    """Contacts that a norm speaks to; `on` is None where the whole log is looked at.

    They are `beyond` where the log shows them past the norm, the exceptions in `turns_on` apart;
    else it depends on the facts in `turns_on`.
    """

    held: Held
    on: date | None
    entries: tuple[Contact, ...]
    beyond: bool
    turns_on: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        """What its norm looks at."""
        return self.held.norm.counts


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
    days: Mapping[date, Contacts]
    held: Mapping[date, tuple[Held, ...]]
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
    norms = [(each, on, contacts) for on, contacts in days.items() for each in held[on]]
    daily = (each for norm in norms for each in day_flags(*norm))
    found = [settled(each, collector) for each in (*daily, *_repeated(norms))]
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


def _repeated(norms: Iterable[tuple[Held, date, Contacts]]) -> Iterator[Flag]:
    """Contact again and again, where a norm without a number forbids what disturbs or harasses.

    It is looked at over all the days of the norm, and it always depends: the law says neither how
    often is too often nor over how long.
    """
    spans: dict[str, tuple[Held, list[Contact]]] = {}
    for each, _, contacts in norms:
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


def day_flags(held: Held, on: date, contacts: Contacts) -> Iterator[Flag]:
    """What a norm that decides says to the contacts of one day, in the order of their times."""
    look = _LOOKS.get(held.norm.counts)
    if look and held.decides:
        for entries, unsure in look(held, contacts):
            if entries:
                yield flag(held, on, entries, unsure)


def flag(held: Held, on: date | None, entries: Contacts, unsure: Sequence[str] = ()) -> Flag:
    """A flag on some contacts; whatever is unsure makes it depend.

    Calls from several numbers are counted together only where they are of one lender.
    """
    numbered = held.limits and held.norm.counts is not Counts.HOURS
    several = numbered and len({contact.other for contact in entries}) > 1
    turns_on = (*unsure, *held.turns_on, *(("same-lender",) if several else ()))
    return Flag(held, on, tuple(entries), held.settles and not unsure, turns_on)


def settled(found: Flag, collector: Collector) -> Flag:
    """A flag in the light of what was agreed: an exception ruled out, or one that may hold."""
    hours, consent = found.counts is Counts.HOURS, collector.consent
    ruled_out = EXCEPTIONS if consent is Consent.NONE else frozenset[str]()
    if hours and collector.hours:
        ruled_out = frozenset({AGREED_OTHERWISE})
    left = tuple(fact for fact in found.turns_on if fact not in ruled_out)
    may_hold = consent is Consent.AGREED or (consent is Consent.CONSENTED and hours)
    beyond = found.beyond and not (may_hold and EXCEPTIONS & set(left))
    return replace(found, turns_on=left, beyond=beyond)


def _hours(held: Held, contacts: Contacts) -> Iterator[Looked]:
    """Contacts in the closed hours, the latest hour itself among them and the earliest not.

    From 22:00 to 8:00 means: 21:59 is open, 22:00 closed, 7:59 closed, 8:00 open. Time alone
    settles it for the debtor; a call that only ran past the hour, and word to a third, depend.
    What has no time is not looked at.
    """
    timed = {c: (c.at.hour * 60 + c.at.minute) * 60 + c.at.second for c in contacts if c.at}
    latest, earliest = (limit.measure.value * HOUR for limit in held.limits)
    closed = [c for c, at in timed.items() if not earliest <= at < latest]
    yield [c for c in closed if not c.to_third], ()
    yield [c for c in closed if c.to_third], ("asked-to-pay",)
    late = [c for c, at in timed.items() if earliest <= at < latest < at + (c.seconds or 0)]
    yield late, ("ran-past",)


def _connected(held: Held, contacts: Contacts) -> Iterator[Looked]:
    """Calls of one purpose that got through to the debtor, above the number a day."""
    purpose = PURPOSES[held.norm.counts]
    may = [c for c in _calls(contacts) if c.connected is not False and c.purpose in {purpose, None}]
    sure = [c for c in may if c.purpose is purpose and c.connected]
    yield _above(held, may, sure)


def _unanswered(held: Held, contacts: Contacts) -> Iterator[Looked]:
    """Attempts that did not get through, by the debtor's own number, above the number a day."""
    may = [c for c in _calls(contacts) if not c.connected]
    for mine in sorted({c.mine for c in may}):
        own = [c for c in may if c.mine == mine]
        yield _above(held, own, [c for c in own if c.connected is False])


def _above(held: Held, may: Contacts, sure: Contacts) -> Looked:
    """The contacts where surely, or perhaps, more were counted than the limit; or none."""
    most = held.limits[0].measure.value
    certain = [c for c in sure if c.day_is_sure]
    if len(certain) > most:
        return certain, ()
    if len(may) <= most:
        return (), ()
    no_purpose = any(c.purpose is None for c in may)
    open_facts = {
        "purpose-not-marked": no_purpose and held.norm.counts in PURPOSES,
        "connected-not-known": any(c.connected is None for c in may),
        "which-day": not all(c.day_is_sure for c in may),
    }
    return may, [fact for fact, is_open in open_facts.items() if is_open]


def _third(_held: Held, contacts: Contacts) -> Iterator[Looked]:
    yield [c for c in contacts if c.to_third], ()


def _refused(held: Held, contacts: Contacts) -> Iterator[Looked]:
    """Contacts after a refusal: of the contact person, where the norm speaks of those only."""
    after = [c for c in contacts if c.after_refusal]
    yield [c for c in after if c.to_third or not held.norm.third_only], ()


def _calls(contacts: Contacts) -> list[Contact]:
    """Calls to the debtor; those to others are not counted with them."""
    return [c for c in contacts if c.kind is ContactMeans.CALL and not c.to_third]


_LOOKS: Mapping[Counts, Callable[[Held, Contacts], Iterator[Looked]]] = {
    Counts.HOURS: _hours,
    Counts.NOTICE_CALLS: _connected,
    Counts.TWO_WAY_CALLS: _connected,
    Counts.UNANSWERED: _unanswered,
    Counts.THIRD: _third,
    Counts.REFUSED: _refused,
}
