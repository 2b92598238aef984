"""Questions put to the register of law: what applies, what changed, what is found by a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from widgets.core.figures import numbers_in
from widgets.core.law.provision import Binding, Confidence, Instrument, LenderType, Provision, Rung

Instruments = Mapping[str, Instrument]


class ChangeKind(StrEnum):
    """What became of an article between two days."""

    CAME = "came"
    WENT = "went"
    RENUMBERED = "renumbered"
    CHANGED = "changed"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class Change:
    """One article before and after; `PENALTY` where the figures of a punishment differ."""

    kind: ChangeKind
    on: date
    before: Provision | None = None
    after: Provision | None = None


def select(
    provisions: Iterable[Provision],
    *,
    on: date | None = None,
    lenders: Collection[LenderType] = (),
    topic: str | None = None,
    min_confidence: Confidence | None = None,
) -> tuple[Provision, ...]:
    """The provisions that hold on a day, bind one of the lenders and belong to a topic.

    What binds `anyone` binds each of them. Whatever is left out does not narrow the choice.
    """
    sure, whom = list(Confidence), set(lenders)
    most = sure.index(min_confidence) if min_confidence else len(sure)
    return tuple(
        p
        for p in provisions
        if (on is None or p.in_force(on))
        and (not lenders or LenderType.ANYONE in p.binds or not whom.isdisjoint(p.binds))
        and (topic is None or topic in p.topics)
        and sure.index(p.confidence) <= most
    )


def changes(provisions: Iterable[Provision], from_: date, to: date) -> tuple[Change, ...]:
    """What came, went, was renumbered or changed its penalty after `from_` and by `to`.

    An article and the one it `replaced` are one change, dated by the first day of the later.
    What had something before it comes first.

    Raises:
        ValueError: `to` is not after `from_`.
    """
    if to <= from_:
        raise ValueError(f"to {to} is not after from {from_}: give the earlier day first")
    known = {p.cite: p for p in provisions}
    came = [p for p in known.values() if from_ < p.starts <= to]
    taken = {p.replaced for p in came}
    went = [p for p in known.values() if p.ends and from_ <= p.ends < to and p.cite not in taken]
    found = [_succession(p, known.get(p.replaced or "")) for p in came]
    found += [Change(ChangeKind.WENT, p.ends + timedelta(1), before=p) for p in went if p.ends]
    return tuple(sorted(found, key=lambda change: (change.before is None, change.on)))


def search(
    provisions: Iterable[Provision], instruments: Instruments, sought: str
) -> tuple[Provision, ...]:
    """The provisions in which every word sought occurs, in either language.

    Looked through: the address, the label, the instrument's names, what the article says, its note.
    """
    words = sought.casefold().split()
    return tuple(p for p in provisions if all(word in _text(p, instruments) for word in words))


def by_force(
    provisions: Iterable[Provision], instruments: Instruments
) -> tuple[tuple[Binding, tuple[Provision, ...]], ...]:
    """The provisions grouped by binding force, the most binding first; empty groups left out."""
    groups: dict[Binding, list[Provision]] = {binding: [] for binding in Binding}
    for provision in provisions:
        groups[instruments[provision.instrument].binding].append(provision)
    return tuple((binding, tuple(held)) for binding, held in groups.items() if held)


def _succession(after: Provision, before: Provision | None) -> Change:
    if before is None:
        return Change(ChangeKind.CAME, after.starts, after=after)
    if before.says == after.says:
        kind = ChangeKind.RENUMBERED
    elif after.rung in (Rung.ADMINISTRATIVE, Rung.CRIMINAL) and _differ(before, after):
        kind = ChangeKind.PENALTY
    else:
        kind = ChangeKind.CHANGED
    return Change(kind, after.starts, before, after)


def _differ(before: Provision, after: Provision) -> bool:
    return numbers_in(before.says.zh, "zh") != numbers_in(after.says.zh, "zh")


def _text(provision: Provision, instruments: Instruments) -> str:
    instrument = instruments[provision.instrument]
    texts = (instrument.short, instrument.title, provision.label, provision.says, provision.note)
    said = " ".join(f"{text.zh} {text.en}" for text in texts if text)
    return f"{provision.cite} {said}".casefold()
