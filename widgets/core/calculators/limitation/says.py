"""What a limitation period comes to: the sentence, what it turns on, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.core.calculators.answer import Figure, Say, Standing, said
from widgets.core.calculators.limitation.form import Begun
from widgets.core.calculators.limitation.steps import ClaimWorking
from widgets.core.calculators.working import KeyTerm, Value, days
from widgets.core.calculators.working_days import past_days_off, perhaps_off


def standing(working: ClaimWorking) -> Standing:
    """Whether the creditor's claim is still in time, if the debtor pleads limitation."""
    on = working.claim.asked
    if working.strict.alive(on):
        return Standing.PROTECTED
    open_ = working.generous.alive(on) or _perhaps_off(working)
    return Standing.DEPENDS if open_ else Standing.NOT_PROTECTED


def _perhaps_off(working: ClaimWorking) -> bool:
    return perhaps_off(working.generous.last, working.claim.asked, working.periods.days_off)


def sentence(working: ClaimWorking, verdict: Standing) -> Say:
    """The answer in one sentence."""
    strict, generous, key = working.strict.last, working.generous.last, f"says-{verdict}"
    if verdict is Standing.DEPENDS and not working.generous.alive(working.claim.asked):
        key = "says-perhaps-off"
    elif verdict is Standing.DEPENDS and strict is None:
        key = "says-before-record"
    elif verdict is Standing.NOT_PROTECTED and not working.parts and strict is not None:
        key = "says-over" if strict == generous else "says-passed"
    told: dict[str, Value] = {"asked": working.claim.asked, "recorded": working.periods.recorded}
    told |= {} if strict is None else {"last": strict}
    told |= {} if generous is None else {"latest": generous}
    deciding = working.generous.deciding
    return Say(key, told, (deciding.cite,) if deciding else ())


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
    begun = {
        "decides-early-due": working.begun is Begun.INSTALMENTS,
        "decides-grace": working.begun is Begun.GRACE,
    }
    start, law = working.claim.start, working.periods
    before = {
        "decides-before-known": start < law.recorded,
        "decides-before-code": law.recorded <= start < law.coded,
    }
    told: dict[str, Value] = {"start": start, "recorded": law.recorded, "coded": law.coded}
    doubts = dict.fromkeys((f"decides-{doubt}" for doubt in working.doubts), True)
    rest = said({**begun, **doubts, "decides-plea": True})
    return (*_deciding(working), *said(before, told, (law.cite,)), *rest)


def _deciding(working: ClaimWorking) -> Iterator[Say]:
    """The event that the last period began with, and what must be true of it."""
    deciding = working.shown.deciding
    if deciding is None:
        return
    event, kind = deciding.event, deciding.event.kind
    told: dict[str, Value] = {"day": event.day, "kind": KeyTerm(f"kind-{kind.id}")}
    true_of_it = {
        "decides-event": True,
        f"decides-{kind.id}": kind.conditioned,
        "decides-proof": kind.by_creditor and not kind.conditioned,
    }
    yield from said(true_of_it, told, (deciding.cite,))
    if kind.new_due and event.ends is not None:
        yield Say("decides-agreed-day", {"ends": event.ends})
    if kind.lasts:
        yield Say("decides-judgment")


def todo(verdict: Standing) -> tuple[Say, ...]:
    """What to do, and above all what not to do without thinking."""
    keys = (f"todo-{verdict}", "todo-before-signing", "todo-ask", "todo-debt-stays")
    return tuple(map(Say, keys))


def cautions(working: ClaimWorking, left_out: int) -> tuple[Say, ...]:
    """Limits of this very answer."""
    on, strict = working.claim.asked, working.strict.last
    moves = strict is not None and past_days_off(strict, working.periods.days_off)
    open_ = strict is not None and moves != strict and on <= strict
    there = {"caution-day-off": open_, "caution-holiday": _perhaps_off(working)}
    shown = strict or working.generous.last
    given: dict[str, Value] = {"asked": on}
    given |= {} if shown is None else {"last": shown}
    given |= {"moved": moves} if moves else {}
    return said({**there, "caution-later-events": left_out}, given)
