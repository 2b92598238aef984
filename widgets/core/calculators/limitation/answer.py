"""Whether a debt is still in time, for what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from widgets.core.calculators.answer import Answer, Figure, Reminder, Say, Standing, Variation
from widgets.core.calculators.form_values import FormValues, RowOfValues, Unfit
from widgets.core.calculators.limitation.course import Claim, CourtReading, Periods
from widgets.core.calculators.limitation.events import DATED, ClaimEvent, EventKind, Obstacle
from widgets.core.calculators.limitation.guarantee import (
    Fate,
    Guarantee,
    Guarantor,
    Pursuit,
    guarantee_of,
)
from widgets.core.calculators.limitation.says import (
    cautions,
    decides,
    figures,
    sentence,
    standing,
    todo,
    turns,
)
from widgets.core.calculators.limitation.steps import Begun, ClaimWorking
from widgets.core.calculators.limitation.timeline import chart, events_sheet
from widgets.core.calculators.limitation.words import read_barrier, read_events
from widgets.core.calculators.limitation.working import doubts, follow
from widgets.core.calculators.working import KeyTerm, Line, Value, count
from widgets.core.errors import Unreadable
from widgets.core.law.tables import LawTables

YEARS, LONGEST = "limitation-years", "limitation-longest-years"
SUSPENSION, GUARANTEE = "limitation-suspension-months", "guarantee-period-months"
DAYS_OFF = "court-days-off"
MOST_SHOWN = 40
_BEFORE = ("civil-temporal-2020/1",)
_TITLES = frozenset({EventKind.JUDGMENT, EventKind.ENFORCEMENT})
_FATES = {
    Fate.OPEN: ("civil-code/692", "civil-code/693", "security-2020/27"),
    Fate.KEPT: ("civil-code/693", "civil-code/694", "security-2020/31", "limitation-2020/18"),
    Fate.LAPSED: ("civil-code/693", "security-2020/27", "security-2020/34"),
    Fate.EDGE: ("civil-code/692", "civil-code/201", "civil-code/203"),
}


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The last day and what decides it, the guarantee, and the days for a calendar.

    Raises:
        Unfit: rows cannot be read, or days do not fit together.
        NotInForce: the day asked about, or all that happened, is before the record begins.
    """
    asked = given.day_or("asked", tables.today)
    tables.version(YEARS, asked)
    events, obstacles = tuple(_events(given)), tuple(_obstacles(given))
    known = tuple(event for event in events if event.day <= asked)
    begun = _begun(given)
    try:
        judged = [event for event in known if event.kind in _TITLES]
        if judged:
            return _judged(max(event.day for event in judged))
        if begun is None:
            return _not_claimed(asked)
        claim = Claim(given.day(_starts_in(begun)), asked, known, obstacles)
        if asked < claim.start:
            return _not_due(claim)
        return _answer(given, tables, claim, begun, len(events) - len(known))
    except OverflowError as error:
        raise Unfit(_starts_in(begun), "problem-far") from error


def _answer(
    given: FormValues, tables: LawTables, claim: Claim, begun: Begun, left_out: int
) -> Answer:
    working = _working(tables, claim, begun)
    verdict = standing(working)
    kept = _guarantee(given, tables, claim)
    numbers, lines, told = figures(working, verdict), working.steps(), decides(working)
    if kept is not None:
        numbers += (
            Figure("guarantee", KeyTerm(f"fate-{kept.fate}")),
            Figure("guarantee-last", kept.last),
        )
        lines += kept.steps
        told += _fate(given, kept, claim)
    elif given.text("guarantor") != "none":
        told += (Say("decides-guarantee-before", cites=_BEFORE),)
    return Answer(
        says=sentence(working, verdict),
        standing=verdict,
        figures=numbers,
        steps=lines,
        decides=told,
        todo=todo(verdict),
        cautions=cautions(working, left_out),
        turns=turns(working, verdict, _rows(given)),
        charts=(chart(working, kept),),
        sheets=(events_sheet(working),) if claim.events else (),
        reminders=_days(working, kept, tables.today),
    )


def _working(tables: LawTables, claim: Claim, begun: Begun) -> ClaimWorking:
    """The claim under both readings.

    Raises:
        NotInForce: the record reaches neither the start nor any event after it.
    """
    recorded = tables.rules[YEARS].versions[0].starts
    later = [event.day for event in claim.events if event.day >= recorded]
    on = claim.start if claim.start >= recorded else min(later, default=claim.start)
    periods = Periods(
        years=int(tables.value(YEARS, on)),
        longest=int(tables.value(LONGEST, on)),
        suspension=int(tables.value(SUSPENSION, on)),
        recorded=recorded,
        days_off=tables.series[DAYS_OFF],
    )
    strict, generous = (follow(claim, periods, reading) for reading in CourtReading)
    return ClaimWorking(claim, periods, begun, strict, generous, doubts(claim, strict, generous))


def _begun(given: FormValues) -> Begun | None:
    """What the period starts from; nothing where no one has asked for the money yet."""
    if given.text("begins") != "open":
        return Begun(given.text("begins"))
    first = given.text("first-claim")
    return None if first == "none" else Begun(first)


def _starts_in(begun: Begun | None) -> str:
    """The field that says when the period starts."""
    return str(begun) if begun in {Begun.GRACE, Begun.REFUSED} else "due"


def _events(given: FormValues) -> Iterator[ClaimEvent]:
    for n, row in enumerate(given.rows("events"), start=1):
        day, text = row
        if not isinstance(day, date):
            raise TypeError(f"row {n} does not begin with a day")
        try:
            found = read_events(day, str(text))
        except Unreadable as error:
            raise _unread("events", "problem-event-day", n, row) from error
        if not found:
            raise _unread("events", "problem-event", n, row)
        yield from found


def _obstacles(given: FormValues) -> Iterator[Obstacle]:
    for n, row in enumerate(given.rows("obstacles"), start=1):
        first, last, text = row
        kind = read_barrier(str(text))
        if kind is None:
            raise _unread("obstacles", "problem-obstacle", n, row)
        if not isinstance(first, date) or not isinstance(last, date) or last < first:
            raise _unread("obstacles", "problem-obstacle-days", n, row)
        yield Obstacle(first, last, kind)


def _unread(field: str, key: str, n: int, row: RowOfValues) -> Unfit:
    """A row that cannot be taken, named by its place and by what stands in it."""
    return Unfit(field, key, line=count(n), typed=str(row[-1])[:MOST_SHOWN])


def _rows(given: FormValues) -> tuple[str, ...]:
    """The events as they would be typed."""
    return tuple(f"{day} {' '.join(str(text).split())}" for day, text in given.rows("events"))


def _guarantee(given: FormValues, tables: LawTables, claim: Claim) -> Guarantee | None:
    """The guarantee, if there is one and the record reaches the day the debt fell due."""
    if (
        given.text("guarantor") == "none"
        or claim.start < tables.rules[GUARANTEE].versions[0].starts
    ):
        return None
    guarantor = Guarantor(given.text("guarantor"))
    field = "sued-debtor" if guarantor is Guarantor.GENERAL else "asked-guarantor"
    acted = given.day(field) if given.has(field) else _sued(claim, guarantor)
    if acted is not None and acted < claim.start:
        raise Unfit(field, "problem-before-due", due=claim.start)
    agreed = int(given.number_or("guarantee-months", 0))
    statutory = int(tables.value(GUARANTEE, claim.start))
    return guarantee_of(
        claim.start,
        agreed,
        statutory,
        Pursuit(guarantor, acted),
        claim.asked,
        tables.series[DAYS_OFF],
    )


def _sued(claim: Claim, guarantor: Guarantor) -> date | None:
    """The day the debtor was sued, as the events tell it: it counts for a general guarantee."""
    if guarantor is not Guarantor.GENERAL:
        return None
    suits = {EventKind.SUIT, EventKind.ARBITRATION}
    days = [e.day for e in claim.events if e.kind in suits and e.day >= claim.start]
    return min(days, default=None)


def _fate(given: FormValues, kept: Guarantee, claim: Claim) -> tuple[Say, ...]:
    told: dict[str, Value] = {"last": kept.last, "latest": kept.latest}
    told["act"] = KeyTerm(f"act-{given.text('guarantor')}")
    says = (Say(f"decides-guarantee-{kept.fate}", told, _FATES[kept.fate]),)
    dated = any(event.kind in DATED for event in claim.events)
    return (*says, Say("decides-guarantee-plan", cites=("civil-code/695",))) if dated else says


def _days(working: ClaimWorking, kept: Guarantee | None, today: date) -> tuple[Reminder, ...]:
    """The days that matter, as far as they are still to come."""
    ends = [each.last for each in (working.strict, working.generous) if each.last is not None]
    shown = ends if working.parts else ends[:1]
    days = [Reminder(day, Say("remind-limitation")) for day in dict.fromkeys(shown)]
    if kept is not None and kept.fate in {Fate.OPEN, Fate.EDGE}:
        days.append(Reminder(kept.last, Say("remind-guarantee")))
    return tuple(day for day in days if day.on >= today)


def _not_claimed(asked: date) -> Answer:
    cites = ("civil-code/188", "civil-code/511.4", "limitation-2020/4")
    return Answer(
        says=Say("says-not-claimed", cites=cites),
        standing=Standing.PROTECTED,
        steps=(Line("not-claimed", cite="limitation-2020/4"),),
        decides=(
            Say("decides-due-day", cites=("civil-code/511.4", "civil-code/675")),
            Say("decides-very-old", cites=("civil-code/188",)),
        ),
        todo=(Say("todo-ask", cites=("limitation-2020/8",)),),
        turns=(Variation("claimed", {"first-claim": "refused", "refused": asked.isoformat()}),),
    )


def _not_due(claim: Claim) -> Answer:
    told: dict[str, Value] = {"start": claim.start, "asked": claim.asked}
    later = claim.start.isoformat()
    return Answer(
        says=Say("says-not-due", told, ("civil-code/188",)),
        steps=(Line("not-due", claim.start, cite="civil-code/188", given=told),),
        todo=(Say("todo-before-signing", cites=("civil-code/195",)),),
        turns=(Variation("due", {"asked": later}, told),),
    )


def _judged(day: date) -> Answer:
    return Answer(
        says=Say("says-judged", {"day": day}, ("cpl-2023/250",)),
        standing=Standing.DEPENDS,
        steps=(Line("judged", day, cite="cpl-2023/250"),),
        decides=(Say("decides-judged", cites=("cpl-2023/250",)),),
        todo=(Say("todo-judged", cites=("cpl-2023/250",)),),
    )
