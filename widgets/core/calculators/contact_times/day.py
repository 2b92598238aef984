"""One day's contacts beside one norm: what is beyond it, and what depends on more than the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.contact_times.binding import Held
from widgets.core.calculators.contact_times.law import Counts
from widgets.core.calculators.working import Measure
from widgets.core.contact_log.entry import Contact, ContactMeans, Purpose
from widgets.core.law.rule import Unit

HOUR = 3600


class NormFinding(StrEnum):
    """How contacts stand to a norm.

    `beyond` where the log shows them past it, the exceptions in `turns_on` apart; `depends` where
    the facts in `turns_on` must be known first.
    """

    BEYOND = "beyond"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Flag:
    """Contacts that a norm speaks to: which they are, what was counted, and the limit if any.

    `on` is None where the whole log is looked at. `limits` has the latest and the earliest hour,
    or one number a day, or nothing where the norm sets no number. How binding it is follows from
    the instrument of `cite`.
    """

    key: str
    counts: Counts
    finding: NormFinding
    on: date | None
    entries: tuple[Contact, ...]
    found: Measure
    limits: tuple[Measure, ...]
    cite: str
    turns_on: tuple[str, ...]


def day_flags(held: Held, on: date, contacts: Sequence[Contact]) -> Iterator[Flag]:
    """What a norm says to the contacts of one day, in the order of their times."""
    look = _LOOKS.get(held.norm.counts)
    if look and held.decides:
        yield from look(held, on, contacts)


def flag(
    held: Held,
    on: date | None,
    entries: Sequence[Contact],
    unit: Unit,
    unsure: Sequence[str] = (),
) -> Flag:
    """A flag on some contacts; whatever is unsure makes it depend."""
    beyond = held.settles and not unsure
    return Flag(
        key=held.norm.key,
        counts=held.norm.counts,
        finding=NormFinding.BEYOND if beyond else NormFinding.DEPENDS,
        on=on,
        entries=tuple(entries),
        found=Measure(Decimal(len(entries)), unit),
        limits=tuple(limit.value for limit in held.limits),
        cite=held.cite,
        turns_on=(*unsure, *held.turns_on, *_several(held, entries)),
    )


def _hours(held: Held, on: date, contacts: Sequence[Contact]) -> Iterator[Flag]:
    """Contacts in the closed hours, the latest hour itself among them and the earliest not.

    From 22:00 to 8:00 means: 21:59 is open, 22:00 closed, 7:59 closed, 8:00 open. Time alone
    settles it for the debtor; a call that only ran past the hour, and word to a third, depend.
    """
    latest, earliest = (limit.value.value * HOUR for limit in held.limits)
    closed = [c for c in contacts if not earliest <= _second(c) < latest]
    late = [c for c in contacts if _second(c) < latest < _second(c) + (c.seconds or 0)]
    ran_past = [c for c in late if earliest <= _second(c)]
    if sure := [c for c in closed if not c.to_third]:
        yield flag(held, on, sure, Unit.COUNT)
    if third := [c for c in closed if c.to_third]:
        yield flag(held, on, third, Unit.COUNT, ("asked-to-pay",))
    if ran_past:
        yield flag(held, on, ran_past, Unit.COUNT, ("ran-past",))


def _connected(held: Held, on: date, contacts: Sequence[Contact]) -> Iterator[Flag]:
    """Calls of one purpose that got through to the debtor, above the number a day."""
    purpose = Purpose.NOTICE if held.norm.counts is Counts.NOTICE_CALLS else Purpose.TWO_WAY
    calls = [c for c in _calls(contacts) if c.connected is not False]
    may = [c for c in calls if c.purpose in {purpose, None}]
    yield from _above(held, on, may, lambda c: c.purpose is purpose and c.connected is True)


def _unanswered(held: Held, on: date, contacts: Sequence[Contact]) -> Iterator[Flag]:
    """Attempts that did not get through, by the debtor's own number, above the number a day."""
    may = [c for c in _calls(contacts) if c.connected is not True]
    for mine in sorted({c.mine for c in may}):
        yield from _above(held, on, [c for c in may if c.mine == mine], _missed)


def _above(
    held: Held, on: date, may: Sequence[Contact], surely: Callable[[Contact], bool]
) -> Iterator[Flag]:
    """A flag where surely, or perhaps, more were counted than the limit."""
    most = held.limits[0].value.value
    sure = [c for c in may if surely(c)]
    if len(sure) > most:
        yield flag(held, on, sure, Unit.TIMES_A_DAY)
    elif len(may) > most:
        open_facts = {
            "purpose-not-marked": held.norm.counts is not Counts.UNANSWERED
            and any(c.purpose is None for c in may),
            "connected-not-known": any(c.connected is None for c in may),
        }
        unsure = [fact for fact, is_open in open_facts.items() if is_open]
        yield flag(held, on, may, Unit.TIMES_A_DAY, unsure)


def _third(held: Held, on: date, contacts: Sequence[Contact]) -> Iterator[Flag]:
    if entries := [c for c in contacts if c.to_third]:
        yield flag(held, on, entries, Unit.COUNT)


def _refused(held: Held, on: date, contacts: Sequence[Contact]) -> Iterator[Flag]:
    """Contacts after a refusal: of the contact person, where the norm speaks of those only."""
    third_only = held.norm.third_only
    entries = [c for c in contacts if c.after_refusal and (c.to_third or not third_only)]
    if entries:
        yield flag(held, on, entries, Unit.COUNT)


def _calls(contacts: Sequence[Contact]) -> list[Contact]:
    """Calls to the debtor; those to others are not counted with them."""
    return [c for c in contacts if c.kind is ContactMeans.CALL and not c.to_third]


def _missed(contact: Contact) -> bool:
    return contact.connected is False


def _second(contact: Contact) -> int:
    when = contact.when
    return when.hour * HOUR + when.minute * 60 + when.second


def _several(held: Held, entries: Sequence[Contact]) -> tuple[str, ...]:
    """Calls from several numbers are counted together only where they are of one lender."""
    numbered = held.limits and held.norm.counts is not Counts.HOURS
    return ("same-lender",) if numbered and len({c.other for c in entries}) > 1 else ()


_LOOKS: Mapping[Counts, Callable[[Held, date, Sequence[Contact]], Iterator[Flag]]] = {
    Counts.HOURS: _hours,
    Counts.NOTICE_CALLS: _connected,
    Counts.TWO_WAY_CALLS: _connected,
    Counts.UNANSWERED: _unanswered,
    Counts.THIRD: _third,
    Counts.REFUSED: _refused,
}
