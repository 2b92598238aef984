"""The law of a loan's yearly cost: its lines on their days, and where the costs stand to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from widgets.core.calculators.working import Line, percent, places
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.rule import Unit
from widgets.core.law.series import Series
from widgets.core.law.tables import CitedMeasure, LawTables

CAP = "private-lending-cap"
SHOWN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class LoanDays:
    """The days that count: of the contract, of the money, of the last payment, of the question.

    `asked` is the day on which a court would be asked.
    """

    made: date
    granted: date
    until: date
    asked: date


@dataclass(frozen=True, slots=True)
class CostLaw:
    """The lines of a loan; one that the register does not hold on its day is None.

    `days` are those that count. `cap` and `void` are those of private lending on the contract's
    day, `suing` that of an older loan's later interest on the day a court is asked. `small` and
    `crime` are those of small-loan companies and of criminal law on the day of the money, `total`
    that of financial institutions on the day a court is asked. `typed` stands in place of the
    one-year LPR. `voluntary` are the articles on interest freely paid before `one_line`, from which
    on the cap is a multiple of the LPR; the Civil Code, the duty to disclose all costs and the
    guide on small loans hold from `code`, `disclosure` and `guide` on.
    """

    days: LoanDays
    cap: CitedMeasure | None
    void: CitedMeasure | None
    suing: CitedMeasure | None
    total: CitedMeasure | None
    small: CitedMeasure | None
    crime: CitedMeasure | None
    lpr: Series
    typed: Decimal | None
    voluntary: tuple[str, ...]
    one_line: date
    code: date
    disclosure: date
    guide: date


def cost_law(days: LoanDays, tables: LawTables, typed: Decimal | None = None) -> CostLaw:
    """The lines of the register on the days of a loan."""

    def held(rule_id: str, on: date) -> CitedMeasure | None:
        try:
            return tables.cited(rule_id, on)
        except NotInForce:
            return None

    caps = tables.rules[CAP].versions
    return CostLaw(
        days=days,
        cap=held(CAP, days.made),
        void=held("private-lending-void-line", days.made),
        suing=held("private-lending-transition", days.asked),
        total=held("financial-loan-total-line", days.asked),
        small=held("small-loan-cost-line", days.granted),
        crime=held("illegal-lending-line", days.granted),
        lpr=tables.series["lpr-1y"],
        typed=typed,
        voluntary=tables.lending["old"].cites("ceiling", "voluntary"),
        one_line=next(each.starts for each in caps if each.unit is Unit.TIMES_LPR_1Y),
        code=tables.starts("civil-code"),
        disclosure=tables.starts("cost-disclosure-2026"),
        guide=tables.starts("small-loan-cost-2025"),
    )


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
class CostSpan:
    """The lowest and the highest of a loan's yearly costs in percent, as they are shown."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, rates: Sequence[Decimal]) -> CostSpan:
        """The span of the rates of every convention, each rounded half up to the hundredth."""
        low, high = (each.quantize(SHOWN, ROUND_HALF_UP) for each in (min(rates), max(rates)))
        return cls(low, high)

    def placed(self, lines: Sequence[CostLine]) -> RateStanding:
        """Where it stands to lines of which any one may hold; at the line is within it."""
        rates = [line.rate for line in lines]
        if self.high <= min(rates):
            return RateStanding.WITHIN
        return RateStanding.ABOVE if self.low > max(rates) else RateStanding.ACROSS


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line in percent a year; `times` of an `lpr` where it is no fixed rate."""

    key: str
    rate: Decimal
    cite: str
    times: str = ""
    lpr: Decimal | None = None

    @property
    def step(self) -> Line:
        """The line as a line of the working."""
        if self.lpr is None:
            return Line(f"line-{self.key}", self.rate, Unit.PERCENT, self.cite)
        given = places(times=self.times, lpr=percent(self.lpr))
        return Line(f"line-{self.key}-lpr", self.rate, Unit.PERCENT, self.cite, given)


def fixed(key: str, held: CitedMeasure | None) -> tuple[CostLine, ...]:
    """The line of a fixed rate; none where the register holds none."""
    return (CostLine(key, held.value, held.cite),) if held else ()


def of_lpr(
    key: str, held: CitedMeasure, on: date, law: CostLaw
) -> tuple[tuple[CostLine, ...], tuple[CostDoubt, ...]]:
    """The line, by the LPR of a day where it is a multiple: two where that changed that day."""
    if held.unit is not Unit.TIMES_LPR_1Y:
        return fixed(key, held), ()
    if law.typed is not None:
        return (_times(key, held, law.typed),), ()
    try:
        fixing = law.lpr.at(on)
    except (NotInForce, NotPublished):
        return (), (CostDoubt.LPR_MISSING,)
    lines = [_times(key, held, fixing.value)]
    doubts = [] if fixing.confidence.carries_a_key else [CostDoubt.LPR_UNSURE]
    if law.lpr.changed(on):
        lines.append(_times(key, held, law.lpr.at(on - timedelta(1)).value))
        doubts.append(CostDoubt.LPR_DAY)
    return tuple(lines), tuple(doubts)


def known_or_possible(key: str, held: CitedMeasure, on: date, law: CostLaw) -> tuple[CostLine, ...]:
    """The line by the LPR of a day; both ends of what it may be where that is not sure."""
    lines, doubts = of_lpr(key, held, on, law)
    unsure = {CostDoubt.LPR_MISSING, CostDoubt.LPR_UNSURE} & set(doubts)
    return possible_lines(key, held, on, law) if unsure else lines


def possible_lines(
    key: str, held: CitedMeasure, on: date, law: CostLaw
) -> tuple[CostLine, CostLine]:
    """The line by the lowest and by the highest LPR that may have held on a day.

    Raises:
        NotInForce, NotPublished: nothing on record bounds the LPR of that day.
    """
    low, high = law.lpr.possible(on)
    return _times(f"{key}-least", held, low), _times(f"{key}-most", held, high)


def _times(key: str, held: CitedMeasure, lpr: Decimal) -> CostLine:
    return CostLine(key, held.value * lpr, held.cite, f"{held.value.normalize():f}", lpr)
