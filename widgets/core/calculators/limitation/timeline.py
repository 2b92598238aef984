"""A limitation period to look at: its spans, its events as a table, its days for a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from widgets.core.calculators.answer import Chart, ResultTable, Strand, Threshold
from widgets.core.calculators.limitation.guarantee import Guarantee
from widgets.core.calculators.limitation.steps import ClaimWorking
from widgets.core.calculators.working import KeyTerm, Value

MOST_SPANS = 14
_Span = tuple[KeyTerm, date, date]


def chart(working: ClaimWorking, guarantee: Guarantee | None) -> Chart:
    """Each period from its first day to its last, with what began it."""
    spans = [*_spans(working)][-MOST_SPANS:]
    if guarantee is not None:
        spans.append((KeyTerm("span-guarantee"), working.claim.start, guarantee.last))
    return Chart(
        key="spans",
        kind="spans",
        axis="what",
        labels=tuple(span[0] for span in spans),
        strands=(
            Strand("from", tuple(span[1] for span in spans)),
            Strand("to", tuple(span[2] for span in spans)),
        ),
        limits=(*_last(working), Threshold(KeyTerm("line-looked-at"), working.claim.asked)),
    )


def _last(working: ClaimWorking) -> Iterator[Threshold]:
    """The last day, where both readings have the same."""
    last = working.strict.last
    if last is not None and last == working.generous.last:
        yield Threshold(KeyTerm("line-last"), last)


def events_table(working: ClaimWorking) -> ResultTable:
    """Every event with what it did; where the two readings differ, it says so."""
    rows: list[tuple[Value, ...]] = []
    pairs = zip(working.strict.moments, working.generous.moments, strict=True)
    for one, other in pairs:
        same = one.effect is other.effect
        effect = KeyTerm(f"effect-{one.effect}" if same else "effect-unsure")
        rows.append((one.event.day, KeyTerm(f"kind-{one.event.kind.id}"), effect, one.event.note))
    return ResultTable("events", ("day", "event", "effect", "note"), tuple(rows))


def _spans(working: ClaimWorking) -> Iterator[_Span]:
    course, recorded = working.shown, working.claim.start >= working.periods.recorded
    since: date | None = working.claim.start if recorded else None
    label = KeyTerm("span-start")
    for moment in course.moments:
        if not moment.moves:
            continue
        if since is not None and moment.until is not None:
            yield from _span(label, since, min(moment.event.day, moment.until))
        label, since = KeyTerm(f"kind-{moment.event.kind.id}"), moment.since
        if moment.event.day < moment.since:
            lasting = "proceedings" if moment.event.kind.lasts else "agreed"
            yield from _span(KeyTerm(f"span-{lasting}"), moment.event.day, moment.since)
    yield from _span(label, course.since, course.last)
    for obstacle in course.suspended_by:
        yield from _span(KeyTerm(f"barrier-{obstacle.kind.id}"), obstacle.first, obstacle.last)
    if working.parts and course is not working.generous:
        other = working.generous
        yield from _span(KeyTerm("span-other"), other.since, other.last)


def _span(label: KeyTerm, first: date, last: date | None) -> Iterator[_Span]:
    """A span, unless it is empty because another one already covers it, or its end unknown."""
    if last is not None and first <= last:
        yield label, first, last
