"""What a limitation period comes to: sentence, picture, what to do, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from widgets.core.calculators.answer import (
    Chart,
    Figure,
    ResultTable,
    Say,
    Standing,
    Variation,
    said,
    spans_chart,
)
from widgets.core.calculators.limitation.course import Begun
from widgets.core.calculators.limitation.guarantee import Guarantee
from widgets.core.calculators.limitation.rows import ClaimEvent, read_events
from widgets.core.calculators.limitation.steps import OPEN, ClaimWorking
from widgets.core.calculators.working import KeyTerm, Value, days, places
from widgets.core.calculators.working_days import past_days_off, surely_over
from widgets.core.law.limitation import EventKind

MOST_SPANS = 14


def sentence(working: ClaimWorking) -> Say:
    """The answer in one sentence."""
    strict, generous, key = working.strict.last, working.generous.last, f"says-{working.standing}"
    if working.state == "perhaps-off":
        key = "says-perhaps-off"
    elif working.state == "depends" and strict is None:
        key = "says-before-record"
    elif working.state == "over" and not working.parts and strict is not None:
        key = "says-over" if strict == generous else "says-passed"
    told = places(asked=working.claim.asked, recorded=working.periods.recorded)
    told |= places(last=strict, latest=generous)
    deciding = working.generous.deciding
    return Say(key, told, (deciding.cite,) if deciding else ())


def figures(working: ClaimWorking) -> tuple[Figure, ...]:
    """The last day, under both readings where it matters, and how long it is until then."""
    strict, on = working.strict.last, working.claim.asked
    latest = working.generous.last if working.state in OPEN or working.parts else None
    left = days((strict - on).days) if strict and on <= strict else None
    found = places(last=strict, latest=latest, since=working.shown.since, left=left)
    return tuple(Figure(*each) for each in found.items())


def decides(working: ClaimWorking) -> tuple[Say, ...]:
    """What the answer turns on."""
    start, begun, law = working.claim.start, working.claim.begun, working.periods
    before = {
        "decides-before-known": start < law.recorded,
        "decides-before-code": law.recorded <= start < law.coded,
    }
    told = places(start=start, recorded=law.recorded, coded=law.coded)
    agreed = begun in (Begun.DUE, Begun.INSTALMENTS)
    there = {
        "decides-early-due": begun is Begun.INSTALMENTS,
        "decides-grace": begun is Begun.GRACE,
        **dict.fromkeys((f"decides-{doubt}" for doubt in working.doubts), True),
        "decides-due-off": agreed and past_days_off(start, law.days_off) != start,
        "decides-plea": True,
    }
    return (*_deciding(working), *said(before, told, (law.cite,)), *said(there, told))


def _deciding(working: ClaimWorking) -> Iterator[Say]:
    """The event that the last period began with, and what must be true of it."""
    deciding = working.shown.deciding
    if deciding is None:
        return
    event, kind = deciding.event, deciding.event.kind
    told = places(day=event.day, kind=KeyTerm(f"kind-{kind.id}"), ends=event.ends)
    true_of_it = {
        "decides-event": True,
        f"decides-{kind.id}": kind.conditioned,
        "decides-proof": kind.by_creditor and not kind.conditioned,
    }
    yield from said(true_of_it, told, (deciding.cite,))
    agreed = kind.new_due and event.ends
    yield from said({"decides-agreed-day": agreed, "decides-judgment": kind.lasts}, told)


def todo(verdict: Standing) -> tuple[Say, ...]:
    """What to do, and above all what not to do without thinking."""
    keys = (f"todo-{verdict}", "todo-before-signing", "todo-ask", "todo-debt-stays")
    return tuple(map(Say, keys))


def cautions(working: ClaimWorking, left_out: int) -> tuple[Say, ...]:
    """Limits of this very answer."""
    on, strict = working.claim.asked, working.strict.last
    moved = past_days_off(strict, working.periods.days_off) if strict else None
    there = {
        "caution-day-off": strict and moved != strict and on <= strict,
        "caution-holiday": working.state == "perhaps-off",
        "caution-later-events": left_out,
    }
    return said(there, places(asked=on, last=strict or working.generous.last, moved=moved))


def chart(working: ClaimWorking, guarantee: Guarantee) -> Chart:
    """Each period from its first day to its last, with what began it."""
    spans = [
        (name, first, last)
        for name, first, last in _spans(working)
        if first and last and first <= last
    ][-MOST_SPANS:]
    if guarantee.last:
        spans.append((KeyTerm("span-guarantee"), working.claim.start, guarantee.last))
    strict, generous = working.strict.last, working.generous.last
    return spans_chart(spans, working.claim.asked, strict if strict == generous else None)


def events_table(working: ClaimWorking) -> ResultTable:
    """Every event with what it did; where the two readings differ, it says so."""
    rows = list[tuple[Value, ...]]()
    for one, other in zip(working.strict.moments, working.generous.moments, strict=True):
        same = one.effect is other.effect
        effect = KeyTerm(f"effect-{one.effect}" if same else "effect-unsure")
        rows.append((one.event.day, KeyTerm(f"kind-{one.event.kind.id}"), effect, one.event.note))
    return ResultTable("events", ("day", "event", "effect", "note"), tuple(rows))


def _spans(working: ClaimWorking) -> Iterator[tuple[KeyTerm, date | None, date | None]]:
    """Each period with its days as far as they are known; it is empty where another covers it."""
    course, recorded = working.shown, working.claim.start >= working.periods.recorded
    label, since = KeyTerm("span-start"), working.claim.start if recorded else None
    for moment in course.moments:
        if not moment.moves:
            continue
        yield label, since, moment.until and min(moment.event.day, moment.until)
        label, since = KeyTerm(f"kind-{moment.event.kind.id}"), moment.since
        if moment.event.day < moment.since:
            lasting = "proceedings" if moment.event.kind.lasts else "agreed"
            yield KeyTerm(f"span-{lasting}"), moment.event.day, moment.since
    yield label, course.since, course.last
    for obstacle in course.suspended_by:
        yield KeyTerm(f"barrier-{obstacle.kind.id}"), obstacle.first, obstacle.last
    if working.parts and course is not working.generous:
        yield KeyTerm("span-other"), working.generous.since, working.generous.last


def variations(
    working: ClaimWorking, rows: Sequence[str], kinds: Sequence[EventKind]
) -> Iterator[Variation]:
    """What would be typed, `rows` being the events as they are typed now."""
    on, latest, strict = working.claim.asked, working.generous.last, working.strict.last
    yield from _unproved(working, rows, kinds)
    yield Variation("pays", {"events": "\n".join((*rows, f"{on} payment"))}, {"day": on})
    if working.state != "in-time":
        yield Variation("agrees", {"events": "\n".join((*rows, f"{on} plan"))}, {"day": on})
    if latest is not None and on <= latest:
        day = surely_over(latest, working.periods.days_off)
        yield Variation("waits", {"asked": day.isoformat()}, {"day": day})
    elif strict is not None:
        yield Variation("sooner", {"asked": strict.isoformat()}, {"day": strict})


def _unproved(
    working: ClaimWorking, rows: Sequence[str], kinds: Sequence[EventKind]
) -> Iterator[Variation]:
    """Without the creditor's act that the period rests on, if the record still reaches it then."""
    deciding = working.shown.deciding
    if deciding is None or not deciding.event.kind.by_creditor:
        return
    event = deciding.event
    others = [e.day for e in working.claim.events if (e.day, e.kind) != (event.day, event.kind)]
    if max([working.claim.start, *others]) >= working.periods.recorded:
        kept = "\n".join(row for row in rows if not _tells(row, event, kinds))
        kind = KeyTerm(f"kind-{event.kind.id}")
        yield Variation("unproved", {"events": kept}, {"day": event.day, "kind": kind})


def _tells(row: str, event: ClaimEvent, kinds: Sequence[EventKind]) -> bool:
    typed, _, text = row.partition(" ")
    same_day = typed == event.day.isoformat()
    return same_day and event.kind in [e.kind for e in read_events(event.day, text, kinds)]
