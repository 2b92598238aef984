"""Contacts beside one norm: what is beyond it, and what depends on more than the log tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from widgets.core.calculators.contact_times.law import (
    AGREED_OTHERWISE,
    CONSENTED,
    Collector,
    Consent,
    Held,
)
from widgets.core.contact_log.entry import Contact, ContactMeans, Purpose
from widgets.core.law.contact_norms import Counts

HOUR = 3600
EXCEPTIONS = frozenset({AGREED_OTHERWISE, CONSENTED})
Contacts = Sequence[Contact]
Unsure = Sequence[str]
Looked = Iterator[tuple[Contacts, Unsure]]


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


def day_flags(held: Held, on: date, contacts: Contacts) -> Iterator[Flag]:
    """What a norm that decides says to the contacts of one day, in the order of their times."""
    look = _LOOKS.get(held.norm.counts)
    if look and held.decides:
        for entries, unsure in look(held, contacts):
            if entries:
                yield flag(held, on, entries, unsure)


def flag(held: Held, on: date | None, entries: Contacts, unsure: Unsure = ()) -> Flag:
    """A flag on some contacts; whatever is unsure makes it depend.

    Calls from several numbers are counted together only where they are of one lender.
    """
    numbered = held.limits and held.norm.counts is not Counts.HOURS
    several = numbered and len({contact.other for contact in entries}) > 1
    return Flag(
        held=held,
        on=on,
        entries=tuple(entries),
        beyond=held.settles and not unsure,
        turns_on=(*unsure, *held.turns_on, *(("same-lender",) if several else ())),
    )


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


def _hours(held: Held, contacts: Contacts) -> Looked:
    """Contacts in the closed hours, the latest hour itself among them and the earliest not.

    From 22:00 to 8:00 means: 21:59 is open, 22:00 closed, 7:59 closed, 8:00 open. Time alone
    settles it for the debtor; a call that only ran past the hour, and word to a third, depend.
    What has no time is not looked at.
    """
    timed = {c: _second(c.at) for c in contacts if c.at}
    latest, earliest = (limit.measure.value * HOUR for limit in held.limits)
    closed = [c for c, second in timed.items() if not earliest <= second < latest]
    yield [c for c in closed if not c.to_third], ()
    yield [c for c in closed if c.to_third], ("asked-to-pay",)
    in_time = {c: second for c, second in timed.items() if earliest <= second < latest}
    yield [c for c, second in in_time.items() if second + (c.seconds or 0) > latest], ("ran-past",)


def _connected(held: Held, contacts: Contacts) -> Looked:
    """Calls of one purpose that got through to the debtor, above the number a day."""
    purpose = Purpose.NOTICE if held.norm.counts is Counts.NOTICE_CALLS else Purpose.TWO_WAY
    may = [c for c in _calls(contacts) if c.connected is not False and c.purpose in {purpose, None}]
    sure = [c for c in may if c.purpose is purpose and c.connected]
    yield _above(held, may, sure, no_purpose=any(c.purpose is None for c in may))


def _unanswered(held: Held, contacts: Contacts) -> Looked:
    """Attempts that did not get through, by the debtor's own number, above the number a day."""
    may = [c for c in _calls(contacts) if not c.connected]
    for mine in sorted({c.mine for c in may}):
        own = [c for c in may if c.mine == mine]
        yield _above(held, own, [c for c in own if c.connected is False], no_purpose=False)


def _above(
    held: Held, may: Contacts, sure: Contacts, *, no_purpose: bool
) -> tuple[Contacts, Unsure]:
    """The contacts where surely, or perhaps, more were counted than the limit; or none."""
    most = held.limits[0].measure.value
    certain = [c for c in sure if c.day_is_sure]
    if len(certain) > most:
        return certain, ()
    if len(may) <= most:
        return (), ()
    unknown = any(c.connected is None for c in may)
    open_facts = {
        "purpose-not-marked": no_purpose,
        "connected-not-known": unknown,
        "which-day": not all(c.day_is_sure for c in may),
    }
    return may, [fact for fact, is_open in open_facts.items() if is_open]


def _third(_held: Held, contacts: Contacts) -> Looked:
    yield [c for c in contacts if c.to_third], ()


def _refused(held: Held, contacts: Contacts) -> Looked:
    """Contacts after a refusal: of the contact person, where the norm speaks of those only."""
    after = [c for c in contacts if c.after_refusal]
    yield [c for c in after if c.to_third or not held.norm.third_only], ()


def _calls(contacts: Contacts) -> list[Contact]:
    """Calls to the debtor; those to others are not counted with them."""
    return [c for c in contacts if c.kind is ContactMeans.CALL and not c.to_third]


def _second(at: time) -> int:
    return at.hour * HOUR + at.minute * 60 + at.second


_LOOKS: Mapping[Counts, Callable[[Held, Contacts], Looked]] = {
    Counts.HOURS: _hours,
    Counts.NOTICE_CALLS: _connected,
    Counts.TWO_WAY_CALLS: _connected,
    Counts.UNANSWERED: _unanswered,
    Counts.THIRD: _third,
    Counts.REFUSED: _refused,
}
