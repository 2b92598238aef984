"""How long a guarantor answers for a debt: the guarantee period, which nothing stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from widgets.core.calculators.answer import Figure, Say
from widgets.core.calculators.calendar_days import after_days, after_months
from widgets.core.calculators.form_values import Unfit
from widgets.core.calculators.limitation.course import Claim
from widgets.core.calculators.limitation.form import Guarantor, LimitationCase
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.working import KeyTerm, Line, months, places
from widgets.core.calculators.working_days import past_days_off, past_holiday


class Fate(StrEnum):
    """What has become of the guarantee."""

    OPEN = "open"
    KEPT = "kept"
    LAPSED = "lapsed"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Guarantee:
    """The last day of the guarantee period, and its fate; neither where none is counted."""

    last: date | None = None
    fate: Fate | None = None
    figures: tuple[Figure, ...] = ()
    steps: tuple[Line, ...] = ()
    decides: tuple[Say, ...] = ()


def guarantee_of(case: LimitationCase, claim: Claim, law: Periods) -> Guarantee:
    """What has become of a guarantee, if there is one and the record reaches the due day.

    Raises:
        Unfit: what keeps the guarantee was done before the debt fell due.
        OverflowError: a day is beyond the calendar.

    Source:
        Civil Code, arts. 692 and 693 (civil-code/692, /693); counting: arts. 201 to 203.
    """
    if case.guarantor is None:
        return Guarantee()
    if law.guarantee is None:
        return Guarantee(decides=(Say("decides-guarantee-before"),))
    acted = case.acted or _sued(claim, case.guarantor)
    if acted is not None and acted < claim.start:
        raise Unfit(case.act_field, "problem-before-due", due=claim.start)
    span = case.agreed or law.guarantee
    counted = after_months(claim.start, span)
    last = past_holiday(counted, law.days_off)
    latest = past_days_off(after_days(counted, 1), law.days_off)
    done = acted if acted is not None and acted <= claim.asked else None
    fate = _fate(last, latest, done, claim.asked)
    told = places(due=claim.start, months=months(span), last=last, latest=latest)
    told |= {name: KeyTerm(f"{name}-{case.guarantor}") for name in ("act", "who")}
    steps = [Line(f"guarantee-{'agreed' if case.agreed else 'statutory'}", counted, given=told)]
    if last != counted:
        steps.append(Line("holiday", last, given={"counted": counted}))
    if done is not None:
        steps.append(Line(f"guarantee-act-{fate}", done, given=told))
    decides = [Say(f"decides-guarantee-{fate}", told)]
    if any(event.kind.new_due for event in claim.events):
        decides.append(Say("decides-guarantee-plan"))
    figures = (Figure("guarantee", KeyTerm(f"fate-{fate}")), Figure("guarantee-last", last))
    return Guarantee(last, fate, figures, tuple(steps), tuple(decides))


def _sued(claim: Claim, guarantor: Guarantor) -> date | None:
    """The day the debtor was sued, as the events tell it: it counts for a general guarantee."""
    days = [e.day for e in claim.events if e.kind.sues and e.day >= claim.start]
    return min(days, default=None) if guarantor is Guarantor.GENERAL else None


def _fate(last: date, latest: date, acted: date | None, asked: date) -> Fate:
    """Kept by an act in time; lapsed without one; on the edge between two ways of counting."""
    reached = asked if acted is None else acted
    if reached <= last:
        return Fate.OPEN if acted is None else Fate.KEPT
    return Fate.EDGE if reached <= latest else Fate.LAPSED
