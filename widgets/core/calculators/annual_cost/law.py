"""The lines in the register that a loan's yearly cost is held against, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from widgets.core.calculators.working import Line, Value, percent
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.rule import Rule, Unit, Version
from widgets.core.law.series import Series

SHOWN = Decimal("0.01")


class RateStanding(StrEnum):
    """Where the rates stand: all at or below the line, some, or none."""

    WITHIN = "within"
    ACROSS = "across"
    ABOVE = "above"


class CostDoubt(StrEnum):
    """What a verdict turns on, besides the rates; `LPR_SPAN` where no possible LPR changes it."""

    LPR_MISSING = "lpr-missing"
    LPR_UNSURE = "lpr-unsure"
    LPR_SPAN = "lpr-span"
    LPR_DAY = "lpr-day"
    TRANSITION = "transition"
    KEPT = "kept"
    CRIME = "crime"


@dataclass(frozen=True, slots=True)
class Costed:
    """A loan's yearly costs in percent, one a convention.

    `made` is the day of the contract, `granted` that of the money, `until` that of the last
    payment, `asked` the day on which a court would be asked. `kept` tells whether the lender
    kept something back when paying out.
    """

    rates: tuple[Decimal, ...]
    made: date
    granted: date
    until: date
    asked: date
    kept: bool = False

    @property
    def low(self) -> Decimal:
        """The lowest, rounded half up to the hundredth, as it is shown."""
        return min(self.rates).quantize(SHOWN, ROUND_HALF_UP)

    @property
    def high(self) -> Decimal:
        """The highest, rounded as the lowest."""
        return max(self.rates).quantize(SHOWN, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class CostLaw:
    """The records the lines are read from, and a one-year LPR typed in their place."""

    cap: Rule
    void: Rule
    total: Rule
    small: Rule
    crime: Rule
    lpr: Series
    typed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line in percent a year; `times` of an `lpr` where it is no fixed rate."""

    key: str
    rate: Decimal
    cite: str
    times: Decimal | None = None
    lpr: Decimal | None = None

    @property
    def step(self) -> Line:
        """The line as a line of the working."""
        if self.times is None or self.lpr is None:
            return Line(f"line-{self.key}", self.rate, Unit.PERCENT, self.cite)
        given: dict[str, Value] = {"times": f"{self.times.normalize():f}", "lpr": percent(self.lpr)}
        return Line(f"line-{self.key}-lpr", self.rate, Unit.PERCENT, self.cite, given)


def placed(loan: Costed, lines: Sequence[CostLine]) -> RateStanding:
    """Where the costs stand to lines of which any one may hold; at the line is within it."""
    if loan.high <= min(line.rate for line in lines):
        return RateStanding.WITHIN
    return (
        RateStanding.ABOVE if loan.low > max(line.rate for line in lines) else RateStanding.ACROSS
    )


def of_lpr(
    key: str, version: Version, on: date, law: CostLaw
) -> tuple[tuple[CostLine, ...], tuple[CostDoubt, ...]]:
    """The line as a multiple of the LPR of a day: two where it changed that very day."""
    times = _value(version, law.cap.id)
    if law.typed is not None:
        return (_times(key, version, times, law.typed),), ()
    try:
        fixing = law.lpr.at(on)
    except (NotInForce, NotPublished):
        return (), (CostDoubt.LPR_MISSING,)
    lines = [_times(key, version, times, fixing.value)]
    doubts = [] if fixing.confidence.carries_a_key else [CostDoubt.LPR_UNSURE]
    if fixing.day == on and on > law.lpr.fixings[0].day:
        before = law.lpr.at(on - timedelta(1))
        if before.value != fixing.value:
            lines.append(_times(key, version, times, before.value))
            doubts.append(CostDoubt.LPR_DAY)
    return tuple(lines), tuple(doubts)


def possible_lines(key: str, version: Version, on: date, law: CostLaw) -> tuple[CostLine, CostLine]:
    """The line by the lowest and by the highest LPR that may have held on a day.

    Raises:
        NotInForce, NotPublished: nothing on record bounds the LPR of that day.
    """
    times = _value(version, law.cap.id)
    low, high = law.lpr.possible(on)
    return (
        _times(f"{key}-least", version, times, low),
        _times(f"{key}-most", version, times, high),
    )


def _times(key: str, version: Version, times: Decimal, lpr: Decimal) -> CostLine:
    return CostLine(key, times * lpr, version.cite, times, lpr)


def fixed(key: str, rule: Rule, on: date) -> CostLine | None:
    """The line that a rule of a fixed rate draws on a day, if it does."""
    version = version_on(rule, on)
    return line_of(key, rule, version) if version else None


def line_of(key: str, rule: Rule, version: Version) -> CostLine:
    """The line of a version that is a fixed rate."""
    return CostLine(key, _value(version, rule.id), version.cite)


def _value(version: Version, rule_id: str) -> Decimal:
    if version.value is None:
        raise NotInForce(rule_id, version.starts, version.starts)
    return version.value


def version_on(rule: Rule, on: date) -> Version | None:
    """A rule's version on a day; nothing where it does not reach the day."""
    try:
        return rule.at(on)
    except NotInForce:
        return None
