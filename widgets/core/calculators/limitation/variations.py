"""What would change a limitation period: one event less, one more, another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from widgets.core.calculators.answer import Standing, Variation
from widgets.core.calculators.limitation.rows import ClaimEvent, read_events
from widgets.core.calculators.limitation.steps import ClaimWorking
from widgets.core.calculators.working import KeyTerm
from widgets.core.calculators.working_days import surely_over
from widgets.core.law.limitation import EventKind


def variations(
    working: ClaimWorking, verdict: Standing, rows: Sequence[str], kinds: Sequence[EventKind]
) -> Iterator[Variation]:
    """What would be typed, `rows` being the events as they are typed now."""
    on, latest, strict = working.claim.asked, working.generous.last, working.strict.last
    yield from _unproved(working, rows, kinds)
    yield Variation("pays", {"events": "\n".join((*rows, f"{on} payment"))}, {"day": on})
    if verdict is not Standing.PROTECTED:
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
    """Whether a row tells of an event."""
    typed, _, text = row.partition(" ")
    if typed != event.day.isoformat():
        return False
    read = read_events(date.fromisoformat(typed), text, kinds)
    return any(each.kind == event.kind for each in read)
