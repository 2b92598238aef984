"""A paper that arrived: how long there is to act on it, and whether it looks like what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.calendar_days import after_days, after_months
from widgets.core.calculators.working import Line, Measure, Value, days
from widgets.core.calculators.working_days import Moved, last_day
from widgets.core.errors import NotInForce
from widgets.core.law.rule import Rule, Unit
from widgets.core.law.series import Series

COUNTING = "cpl-2023/85"
_ISSUERS = {
    "mediation": ("court", "mediation"),
    "arbitration": ("arbitration",),
    "lawyer-letter": ("law-firm",),
}
_SURE_WAYS = ("staff", "post", "platform")


class Fit(StrEnum):
    """How the signs on a paper agree with what it says it is. They never prove it."""

    FITS = "fits"
    DOUBTFUL = "doubtful"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class Signs:
    """What is seen on a paper: who issued it, its case number, how it came, whom to pay.

    Each is a word of the form, `unknown` where it was not looked at.
    """

    issuer: str
    number: str
    way: str
    private_account: str


@dataclass(frozen=True, slots=True)
class PaperJudgement:
    """How the signs fit, and the names of those that speak against the paper."""

    fit: Fit
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedurePeriod:
    """A period: from the day of receipt to its last day, with its working."""

    received: date
    last: date
    moved: Moved
    steps: tuple[Line, ...]

    @property
    def runs_in_court(self) -> bool:
        """Whether it is counted as the Civil Procedure Law counts."""
        return any(step.cite == COUNTING for step in self.steps)

    def left(self, on: date) -> int:
        """The days from a day until the last day; below 0 once it is over."""
        return (self.last - on).days


def judged(paper: str, signs: Signs) -> PaperJudgement:
    """Whether the signs on a paper fit what it says it is.

    A wrong issuer or a private account does not fit. Anything not looked at leaves it doubtful;
    with a court's paper, so do a missing number and a way in which courts do not serve. All signs
    right is still no proof.

    Source:
        Civil Procedure Law, arts. 87 to 91 (how a court serves papers).
    """
    issuers = _ISSUERS.get(paper, ("court",))
    wrong = [] if signs.issuer in (*issuers, "unknown") else ["issuer"]
    wrong += ["money"] if signs.private_account == "yes" else []
    unsure, seen = list[str](), [signs.issuer, signs.private_account]
    if paper not in _ISSUERS:
        unsure += ["number"] if signs.number == "no" else []
        unsure += [] if signs.way in (*_SURE_WAYS, "unknown") else [f"way-{signs.way}"]
        seen += [signs.number, signs.way]
    fit = Fit.UNFIT if wrong else Fit.DOUBTFUL if unsure or "unknown" in seen else Fit.FITS
    return PaperJudgement(fit, (*wrong, *unsure))


def by_rule(received: date, rule: Rule, calendar: Series) -> ProcedurePeriod:
    """A period that the law sets in days or months.

    Args:
        received: the day the paper was received, or counts as served.
        rule: the period, such as `data/law/rules/answer-days.yaml`.
        calendar: the days off, for `last_day`.

    Raises:
        NotInForce: the rule does not reach the day of receipt.
        OverflowError: no calendar reaches that far.

    Source:
        Civil Procedure Law, art. 85 (cpl-2023/85), and the article that the rule cites.
    """
    version = rule.at(received)
    if version.value is None or version.unit is None:
        raise NotInForce(rule.id, received, rule.versions[0].starts)
    return _clock(received, Measure(version.value, version.unit), calendar, version.cite)


def by_number(received: date, number: int, calendar: Series) -> ProcedurePeriod:
    """A period of days that a court set in the paper itself.

    Raises:
        OverflowError: no calendar reaches that far.

    Source:
        Civil Procedure Law, art. 85 (cpl-2023/85): it counts like one that the law sets.
    """
    return _clock(received, days(number), calendar, COUNTING)


def by_body(received: date, number: int) -> ProcedurePeriod:
    """A period of days that an arbitration body set; its own rules say whether it is moved.

    Raises:
        OverflowError: no calendar reaches that far.
    """
    counted, first = after_days(received, number), after_days(received, 1)
    steps = (
        Line("first", first, given={"received": received}),
        Line("counted", counted, given={"first": first, "period": days(number)}),
        Line("unmoved", counted),
    )
    return ProcedurePeriod(received, counted, Moved.NOT, steps)


def by_notice(issued: date, notice: Rule, rule: Rule, calendar: Series) -> ProcedurePeriod:
    """A period that runs from a public notice: first until it counts as served, then its own.

    Raises:
        NotInForce, OverflowError: as `by_rule`.

    Source:
        Civil Procedure Law, arts. 85 and 95 (cpl-2023/85, /95).
    """
    version = notice.at(issued)
    if version.value is None:
        raise NotInForce(notice.id, issued, notice.versions[0].starts)
    served = after_days(issued, int(version.value))
    given: dict[str, Value] = {"issued": issued, "period": days(version.value)}
    step = Line("notice", served, cite=version.cite, given=given)
    clock = by_rule(served, rule, calendar)
    return ProcedurePeriod(issued, clock.last, clock.moved, (step, *clock.steps))


def named(received: date, day: date) -> ProcedurePeriod:
    """A day that the paper names itself, such as that of a hearing."""
    return ProcedurePeriod(received, day, Moved.NOT, (Line("named", day),))


def _clock(received: date, period: Measure, calendar: Series, cite: str) -> ProcedurePeriod:
    number = int(period.value)
    monthly = period.unit is Unit.MONTHS
    counted = (after_months if monthly else after_days)(received, number)
    end = last_day(counted, calendar)
    first = after_days(received, 1)
    steps = (
        Line("first", first, cite=COUNTING, given={"received": received}),
        Line("counted", counted, cite=cite, given={"first": first, "period": period}),
        Line(f"moved-{end.moved}", end.day, cite=COUNTING, given={"counted": counted}),
    )
    return ProcedurePeriod(received, end.day, end.moved, steps)


def left_step(clock: ProcedurePeriod, on: date) -> Line:
    """The line that says how long is left on a day, or for how long it is over."""
    left = clock.left(on)
    key = "left" if left > 0 else "over" if left < 0 else "today"
    given: dict[str, Value] = {"on": on, "last": clock.last}
    return Line(key, Decimal(abs(left)), Unit.DAYS, given=given)
