"""What a limitation period comes to: the sentence, what it turns on, what to do, what to try."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from widgets.core.calculators.answer import Figure, Say, Standing, Variation
from widgets.core.calculators.calendar_days import after_days
from widgets.core.calculators.limitation.course import PeriodDoubt
from widgets.core.calculators.limitation.events import BY_CREDITOR, DATED, PROCEEDINGS, EventKind
from widgets.core.calculators.limitation.steps import Begun, ClaimWorking
from widgets.core.calculators.limitation.words import read_events
from widgets.core.calculators.working import KeyTerm, Value, days

PLEA = ("civil-code/193", "limitation-2020/2", "limitation-2020/3")
AGREED_LATE = "limitation-2020/19"
WHO_PROVES = "cpl-2023/67"
RESTARTING = ("civil-code/195", "limitation-2020/14", AGREED_LATE)
LONGEST_HOLIDAY = timedelta(10)
_SATURDAY = 5
_MEANS = frozenset({EventKind.DEDUCTION, EventKind.MEDIATION})
"""They count under conditions of their own."""

_DOUBTS: Mapping[PeriodDoubt, tuple[str, ...]] = {
    PeriodDoubt.ONE_DAY: ("civil-code/201", "civil-code/202"),
    PeriodDoubt.DAYS_OFF: ("civil-code/203",),
    PeriodDoubt.CALL: ("civil-code/195", "limitation-2020/8", WHO_PROVES),
    PeriodDoubt.NOTICE: ("limitation-2020/8",),
    PeriodDoubt.POLICE: ("limitation-2020/13",),
    PeriodDoubt.WITHDRAWN: ("civil-code/195", "limitation-2020/10"),
    PeriodDoubt.OPEN: ("civil-code/195",),
    PeriodDoubt.PAYS_LATE: ("civil-code/192", AGREED_LATE),
    PeriodDoubt.SIGNS_LATE: (AGREED_LATE,),
    PeriodDoubt.ASKS_LATE: ("civil-code/192", AGREED_LATE),
    PeriodDoubt.NEW_DUE: ("civil-code/188", "civil-code/189", "civil-code/543", "civil-code/195"),
    PeriodDoubt.BEGUN_EARLY: ("civil-code/188", "civil-code/195", "limitation-2020/10"),
    PeriodDoubt.OBSTACLE: ("civil-code/194",),
    PeriodDoubt.BEFORE_RECORD: ("civil-temporal-2020/1",),
    PeriodDoubt.EDGE: ("civil-code/201", "civil-code/203"),
    PeriodDoubt.LONGEST: ("civil-code/188", "civil-code/192"),
}


def standing(working: ClaimWorking) -> Standing:
    """Whether the creditor's claim is still in time, if the debtor pleads limitation."""
    on = working.claim.asked
    if working.strict.alive(on):
        return Standing.PROTECTED
    return Standing.DEPENDS if working.generous.alive(on) else Standing.NOT_PROTECTED


def sentence(working: ClaimWorking, verdict: Standing) -> Say:
    """The answer in one sentence."""
    strict, generous, on = working.strict.last, working.generous.last, working.claim.asked
    told: dict[str, Value] = {"asked": on}
    told |= {} if strict is None else {"last": strict}
    told |= {} if generous is None else {"latest": generous}
    key = f"says-{verdict}"
    if verdict is Standing.DEPENDS and strict is None:
        key, told = "says-before-record", {**told, "recorded": working.periods.recorded}
    elif verdict is Standing.NOT_PROTECTED and not working.parts and strict is not None:
        key = "says-over" if strict == generous else "says-passed"
    deciding = working.generous.deciding
    plea = (PLEA[-1], AGREED_LATE, WHO_PROVES) if verdict is Standing.NOT_PROTECTED else ()
    cites = ("civil-code/188", "civil-code/192", *plea, *([deciding.cite] if deciding else []))
    return Say(key, told, cites)


def figures(working: ClaimWorking, verdict: Standing) -> tuple[Figure, ...]:
    """The last day, under both readings where it matters, and how long it is until then."""
    strict, generous, on = working.strict.last, working.generous.last, working.claim.asked
    found = [] if strict is None else [Figure("last", strict)]
    if generous is not None and (verdict is Standing.DEPENDS or working.parts):
        found.append(Figure("latest", generous))
    found.append(Figure("since", working.shown.since))
    if strict is not None and on <= strict:
        found.append(Figure("left", days((strict - on).days)))
    return tuple(found)


def decides(working: ClaimWorking) -> tuple[Say, ...]:
    """What the answer turns on."""
    found = list(_deciding(working))
    if working.begun is Begun.INSTALMENTS:
        found.append(Say("decides-early-due", cites=("civil-code/189",)))
    if working.begun is Begun.GRACE:
        found.append(Say("decides-grace", cites=("civil-code/511.4", "limitation-2020/4")))
    found += [Say(f"decides-{doubt}", cites=_DOUBTS[doubt]) for doubt in working.doubts]
    found.append(Say("decides-plea", cites=PLEA))
    return tuple(found)


def _deciding(working: ClaimWorking) -> Iterator[Say]:
    """The event that the last period began with, and what must be true of it."""
    deciding = working.shown.deciding
    if deciding is None:
        return
    event, kind = deciding.event, deciding.event.kind
    told: dict[str, Value] = {"day": event.day, "kind": KeyTerm(f"kind-{kind}")}
    yield Say("decides-event", told, (deciding.cite,))
    if kind in _MEANS:
        yield Say(f"decides-{kind}", told, (deciding.cite,))
    elif kind in BY_CREDITOR:
        cites = (deciding.cite, "limitation-2020/8", WHO_PROVES)
        yield Say("decides-proof", told, tuple(dict.fromkeys(cites)))
    if kind in DATED and event.ends is not None:
        yield Say("decides-agreed-day", {"ends": event.ends}, _DOUBTS[PeriodDoubt.NEW_DUE])
    if kind in PROCEEDINGS:
        yield Say("decides-judgment", told, ("cpl-2023/250",))


def todo(verdict: Standing) -> tuple[Say, ...]:
    """What to do, and above all what not to do without thinking."""
    proved = (WHO_PROVES,) if verdict is Standing.DEPENDS else ()
    return (
        Say(f"todo-{verdict}", cites=(*PLEA, *proved)),
        Say("todo-before-signing", cites=RESTARTING),
        Say("todo-ask", cites=("limitation-2020/8",)),
        Say("todo-debt-stays", cites=("civil-code/192",)),
    )


def cautions(working: ClaimWorking, left_out: int) -> tuple[Say, ...]:
    """Limits of this very answer."""
    found = []
    on, strict, latest = working.claim.asked, working.strict.last, working.generous.last
    if strict is not None and on <= strict and strict.weekday() >= _SATURDAY:
        found.append(Say("caution-weekend", {"last": strict}))
    unknown = latest is not None and latest > working.periods.days_off.ends
    if unknown and latest is not None and latest < on <= latest + LONGEST_HOLIDAY:
        found.append(Say("caution-holiday", {"last": strict or latest}))
    if left_out:
        found.append(Say("caution-later-events", {"asked": on}))
    return tuple(found)


def turns(working: ClaimWorking, verdict: Standing, rows: tuple[str, ...]) -> tuple[Variation, ...]:
    """What would change the answer: one event less, one more, another day."""
    on = working.claim.asked
    found = _unproved(working, rows)
    found.append(Variation("pays", {"events": _with(rows, on, EventKind.PAYMENT)}, {"day": on}))
    if verdict is not Standing.PROTECTED:
        fill = {"events": _with(rows, on, EventKind.PLAN)}
        found.append(Variation("agrees", fill, {"day": on}))
    latest = working.generous.last
    if latest is not None and on <= latest:
        day = after_days(latest, 1)
        found.append(Variation("waits", {"asked": day.isoformat()}, {"day": day}))
    elif working.strict.last is not None:
        day = working.strict.last
        found.append(Variation("sooner", {"asked": day.isoformat()}, {"day": day}))
    return tuple(found)


def _with(rows: tuple[str, ...], day: date, kind: EventKind) -> str:
    """The rows with one more."""
    return "\n".join((*rows, f"{day} {kind}"))


def _unproved(working: ClaimWorking, rows: tuple[str, ...]) -> list[Variation]:
    """Without the creditor's act that the period rests on."""
    deciding = working.shown.deciding
    if deciding is None or deciding.event.kind not in BY_CREDITOR:
        return []
    day, kind = deciding.event.day, deciding.event.kind
    if not _left_on_record(working, day, kind):
        return []
    kept = [row for row in rows if not _is(row, day, kind)]
    told: dict[str, Value] = {"day": day, "kind": KeyTerm(f"kind-{kind}")}
    return [Variation("unproved", {"events": "\n".join(kept)}, told)]


def _left_on_record(working: ClaimWorking, day: date, kind: EventKind) -> bool:
    """Whether the record still reaches the claim without that event."""
    recorded = working.periods.recorded
    others = [e.day for e in working.claim.events if (e.day, e.kind) != (day, kind)]
    return max([working.claim.start, *others]) >= recorded


def _is(row: str, day: date, kind: EventKind) -> bool:
    """Whether a row tells of that event."""
    typed, _, text = row.partition(" ")
    same = typed == day.isoformat()
    return same and any(event.kind is kind for event in read_events(day, text))
