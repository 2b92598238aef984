"""How long there is to act on a paper, and whether it looks like what it says it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.calendar_days import after_days, after_months
from widgets.core.calculators.summons_clock.form import PaperCase, Signs
from widgets.core.calculators.summons_clock.law import PaperLaw
from widgets.core.calculators.working import Line, places
from widgets.core.calculators.working_days import LastDay, Moved, last_day
from widgets.core.law.papers import Paper
from widgets.core.law.rule import Unit
from widgets.core.law.tables import CitedMeasure

SURE_WAYS = ("staff", "post", "platform")
"""The ways in which a court serves a paper on someone it can reach, and others send theirs."""


class Fit(StrEnum):
    """How the signs on a paper agree with what it says it is. They never prove it."""

    FITS = "fits"
    DOUBTFUL = "doubtful"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class PaperJudgement:
    """How the signs fit, and the names of those that speak against the paper."""

    fit: Fit
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedurePeriod:
    """Where a period ends, with its working; `in_court` where the Civil Procedure Law counts."""

    end: LastDay
    steps: tuple[Line, ...]
    in_court: bool = False

    def left(self, on: date) -> int:
        """The days from a day until the last day; below 0 once it is over."""
        return (self.end.day - on).days


def judged(paper: Paper, signs: Signs) -> PaperJudgement:
    """Whether the signs on a paper fit what it says it is.

    A wrong issuer or a private account does not fit. Anything not looked at leaves it doubtful; so
    do a missing number, by which it could be checked, and a way that anyone can use. All signs
    right is still no proof.

    Source:
        Civil Procedure Law, arts. 87 to 91 (how a court serves papers).
    """
    wrong = [] if signs.issuer in (*paper.issued_by, "unknown") else ["issuer"]
    wrong += ["money"] if signs.private_account == "yes" else []
    whose = "" if paper.is_of_court else f"-{paper.check}"
    unsure = [f"number{whose}"] if signs.number == "no" else []
    if signs.way not in (*SURE_WAYS, "unknown"):
        unsure.append(f"way-{signs.way}{'' if paper.is_of_court else '-other'}")
    seen = [signs.issuer, signs.private_account, signs.number, signs.way]
    fit = Fit.UNFIT if wrong else Fit.DOUBTFUL if unsure or "unknown" in seen else Fit.FITS
    return PaperJudgement(fit, (*wrong, *unsure))


def sets_longer(case: PaperCase, law: PaperLaw) -> bool:
    """Whether the paper gives more days than the law does."""
    return bool(case.set_days and law.period and case.set_days > law.period.value)


def procedure_period(case: PaperCase, law: PaperLaw) -> ProcedurePeriod | None:
    """The period that runs, or nothing where neither law nor paper fixes one.

    A day that the paper names is taken as it is. The shorter of its own days and those of the law
    counts. After a public notice the period begins once the notice counts as served. Only what a
    court set is moved past days off: the rules of an arbitration body say whether its is.

    Raises:
        OverflowError: no calendar reaches that far.

    Source:
        Civil Procedure Law, arts. 85 and 95, and the article that sets the period.
    """
    if case.named_day:
        named = LastDay(case.named_day, case.named_day, Moved.NOT)
        return ProcedurePeriod(named, (Line("named", named.day),))
    in_court, length = case.paper.is_of_court, law.period
    cite = law.counting.cite if in_court else ""
    if case.set_days and not sets_longer(case, law):
        length = CitedMeasure(Decimal(case.set_days), Unit.DAYS, cite)
    if length is None:
        return None
    first = after_days(law.served, int(law.counting.value))
    after = after_months if length.unit is Unit.MONTHS else after_days
    counted = after(law.served, int(length.value))
    steps = list[Line]()
    if law.notice:
        given = places(issued=case.received, period=law.notice.measure)
        steps.append(Line("notice", law.served, cite=law.notice.cite, given=given))
    steps.append(Line("first", first, cite=cite, given={"received": law.served}))
    given = places(first=first, period=length.measure)
    steps.append(Line("counted", counted, cite=length.cite, given=given))
    end = last_day(counted, law.calendar) if in_court else LastDay(counted, counted, Moved.NOT)
    key = f"moved-{end.moved}" if in_court else "unmoved"
    moved = Line(key, end.day, cite=cite, given={"counted": counted})
    return ProcedurePeriod(end, (*steps, moved), in_court)


def left_step(period: ProcedurePeriod, on: date) -> Line:
    """The line that says how long is left on a day, or for how long it is over."""
    left = period.left(on)
    key = "left" if left > 0 else "over" if left < 0 else "today"
    given = places(on=on, last=period.end.day)
    return Line(key, Decimal(abs(left)), Unit.DAYS, given=given)
