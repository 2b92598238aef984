"""Which ceiling courts put on the interest of a private loan, from which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from widgets.core.errors import NotInForce
from widgets.core.rule import Rule, Unit, Version
from widgets.core.series import Series

REFERRED = "private-lending-2020a/32"
OVERDUE = "private-lending-2020b/28"


class Era(StrEnum):
    """Whose text a case follows, by the day on which the court accepts it."""

    OLD = "old"
    BETWEEN = "between"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Lpr:
    """The one-year LPR of a day, in percent a year.

    `sure` where it was typed, or two publications agree on it; `changed` where it was published
    that very day and differs from the one before.
    """

    percent: Decimal
    on: date
    sure: bool = True
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that is protected, in percent a year, for the interest from a day on.

    `times` of `lpr`, where the ceiling is not a fixed rate. `late` is the article on overdue
    interest below it; the same where none other is recorded.
    """

    starts: date
    rate: Decimal
    cite: str
    times: Decimal | None = None
    lpr: Lpr | None = None
    late: str = ""


@dataclass(frozen=True, slots=True)
class LendingLaw:
    """The records that private lending is worked out from, and an LPR typed in their place."""

    cap: Rule
    transition: Rule
    late: Rule
    lpr: Series
    typed: Decimal | None = None
    typed_late: Decimal | None = None

    @property
    def turned(self) -> date:
        """The day on which the ceiling became a multiple of the LPR: 20 August 2020."""
        return next(v.starts for v in self.cap.versions if v.unit is Unit.TIMES_LPR_1Y)

    @property
    def split(self) -> date:
        """The day from which old loans are split at that day: 1 January 2021."""
        return self.transition.versions[0].starts

    def era(self, accepted: date) -> Era:
        """The text that a case accepted on a day follows."""
        if accepted < self.turned:
            return Era.OLD
        return Era.BETWEEN if accepted < self.split else Era.NOW


def ceilings(made: date, accepted: date, law: LendingLaw) -> tuple[Ceiling, ...]:
    """The ceilings of a contract, oldest first: one, or two where an old loan is split.

    Args:
        made: the day the contract was made.
        accepted: the day the court of first instance accepts the case, also taken as the day of
            suing.
        law: the rules, and the LPR's history.

    Raises:
        NotInForce: the contract is older than the ceilings recorded in percent a year.
        NotPublished: the LPR of the day that counts is not recorded.

    Source:
        private-lending-2020b/25 and /31; before 2021, private-lending-2020a/26 and /32; before
        20 August 2020, private-lending-2015/26.
    """
    old = law.cap.at(made)
    if old.unit is Unit.TIMES_BENCHMARK:
        first = next(v.starts for v in law.cap.versions if v.unit is Unit.PERCENT_A_YEAR)
        raise NotInForce(law.cap.id, made, first)
    era = law.era(accepted)
    if made >= law.turned:
        text = law.cap.at(max(made, law.split)) if era is Era.NOW else old
        late = OVERDUE if era is Era.NOW else ""
        return (replace(_times(text, text.cite, made, made, law), late=late),)
    if era is Era.OLD:
        return (_fixed(old, made),)
    if era is Era.BETWEEN:
        recorded = made >= law.lpr.fixings[0].day
        text = law.cap.at(accepted)
        return (_times(text, REFERRED, made, made if recorded else accepted, law),)
    text = law.transition.at(accepted)
    new = _times(text, text.cite, law.turned, accepted, law)
    return (_fixed(old, made), replace(new, late=OVERDUE))


def late_without_rate(default: date, accepted: date, law: LendingLaw) -> Ceiling:
    """Overdue interest where no rate was agreed, from the day of default.

    Raises:
        NotInForce, NotPublished: the rule or the LPR does not reach the day.

    Source:
        private-lending-2020b/28, second paragraph, item 1.
    """
    version = law.late.at(accepted)
    lpr = _lpr(default, law.typed_late, law)
    times = _value(version, law.late.id, accepted)
    return Ceiling(default, times * lpr.percent, version.cite, times, lpr)


def _fixed(version: Version, starts: date) -> Ceiling:
    return Ceiling(starts, _value(version, "private-lending-cap", starts), version.cite)


def _times(version: Version, cite: str, starts: date, on: date, law: LendingLaw) -> Ceiling:
    lpr = _lpr(on, law.typed, law)
    times = _value(version, law.cap.id, on)
    return Ceiling(starts, times * lpr.percent, cite, times, lpr)


def _lpr(on: date, typed: Decimal | None, law: LendingLaw) -> Lpr:
    if typed is not None:
        return Lpr(typed, on)
    fixing = law.lpr.at(on)
    first = law.lpr.fixings[0].day
    before = law.lpr.at(on - timedelta(1)).value if on > first else fixing.value
    changed = fixing.day == on and before != fixing.value
    return Lpr(fixing.value, on, fixing.confidence.carries_a_key, changed)


def _value(version: Version, rule_id: str, on: date) -> Decimal:
    if version.value is None:
        raise NotInForce(rule_id, on, version.starts)
    return version.value
