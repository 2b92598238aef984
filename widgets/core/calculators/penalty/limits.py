"""The charges typed, and the line that the law draws for a lender, whatever the loss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.penalty.working import Charges, Late
from widgets.core.calculators.private_lending.form import law
from widgets.core.calculators.private_lending.law import Ceiling, Lean, ceilings
from widgets.core.calculators.working import Line, Value, a_year, cny, count
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

LINE = "financial-loan-total-line"
TOGETHER = "private-lending-2020b/29"


class LimitKind(StrEnum):
    """What sort of line it is."""

    CAP = "cap"
    CAP_UNSURE = "cap-unsure"
    CAP_OLD = "cap-old"
    LINE = "line"
    LINE_SMALL = "line-small"


@dataclass(frozen=True, slots=True)
class PenaltyLimit:
    """A line in percent a year and what it allows in CNY; `cites` is what it rests on.

    `sure` unless it rests on an LPR that one publication alone gives; `span` is what the line
    allows by the lowest and by the highest that this LPR may have been.
    """

    kind: LimitKind
    rate: Decimal
    allowed: Decimal
    cites: tuple[str, ...]
    steps: tuple[Line, ...]
    sure: bool = True
    span: tuple[Decimal, Decimal] | None = None

    def for_charges(self, charges: Charges) -> PenaltyLimit:
        """The line as it counts for charges that are on one side of it at both its ends."""
        if self.kind is not LimitKind.CAP_UNSURE or self.span is None:
            return self
        low, high = self.span
        settled = charges.above(high) or not charges.above(low)
        return replace(self, kind=LimitKind.CAP) if settled else self


def limit_of(given: FormValues, tables: LawTables, late: Late, on: date) -> PenaltyLimit | None:
    """The line for the lender picked; nothing where the law names no number for it.

    Raises:
        NotInForce: the record does not reach the day of the contract, or the day asked about.
        NotPublished: the LPR that counts is not recorded, and none was typed.
    """
    match given.text("lender"):
        case "private":
            return _cap(given, tables, late, on)
        case "licensed":
            return _line(LimitKind.LINE, tables, late, on)
        case "small":
            return _line(LimitKind.LINE_SMALL, tables, late, on)
        case _:
            return None


def private_can_be_told(given: FormValues, tables: LawTables, late: Late, on: date) -> bool:
    """Whether the cap of a private loan made on that day is on record."""
    try:
        _cap(FormValues({**given.values, "lender": "private"}), tables, late, on)
    except (NotInForce, NotPublished):
        return False
    return True


def charges_of(given: FormValues, late: Late) -> Charges:
    """What was typed of late interest, penalty and fees, in CNY and exact."""
    match given.text("penalty-kind"):
        case "amount":
            penalty = given.number("penalty")
        case "rate":
            penalty = late.at(given.number("penalty-rate"))
        case "share":
            penalty = late.share(given.number("penalty-share"))
        case _:
            penalty = Decimal(0)
    return Charges(late.at(given.number_or("rate", 0)), penalty, given.number_or("fees", 0))


def above_step(limit: PenaltyLimit, charges: Charges) -> Line:
    """By how much the charges exceed a line, in the working."""
    given: dict[str, Value] = {"total": cny(charges.total), "allowed": cny(limit.allowed)}
    above = charges.above(limit.allowed)
    return Line("above" if above else "within", above, Unit.CNY, limit.cites[0], given)


def _cap(given: FormValues, tables: LawTables, late: Late, on: date) -> PenaltyLimit:
    made, records = given.day("made"), law(given, tables)
    found = ceilings(made, on, records)[-1]
    sure = found.lpr is None or found.lpr.sure
    old = made < records.turned
    kind = LimitKind.CAP_OLD if old else LimitKind.CAP if sure else LimitKind.CAP_UNSURE
    cites = (TOGETHER, found.cite)
    steps = (_ceiling(found), _allowed(late, found.rate, TOGETHER))
    leaning = () if sure else [ceilings(made, on, replace(records, lean=x))[-1] for x in Lean]
    span = tuple(late.at(ceiling.rate) for ceiling in leaning)
    allowed = late.at(found.rate)
    return PenaltyLimit(
        kind, found.rate, allowed, cites, steps, sure, (span[0], span[1]) if span else None
    )


def _line(kind: LimitKind, tables: LawTables, late: Late, on: date) -> PenaltyLimit:
    rate, cite = tables.value(LINE, on), tables.version(LINE, on).cite
    steps = (Line("line", rate, Unit.PERCENT_A_YEAR, cite), _allowed(late, rate, cite))
    return PenaltyLimit(kind, rate, late.at(rate), (cite,), steps)


def _ceiling(found: Ceiling) -> Line:
    if found.lpr is None or found.times is None:
        return Line("cap-fixed", found.rate, Unit.PERCENT_A_YEAR, found.cite)
    given: dict[str, Value] = {"on": found.lpr.on, "lpr": a_year(found.lpr.percent)}
    given |= {"times": count(found.times)}
    return Line("cap", found.rate, Unit.PERCENT_A_YEAR, found.cite, given)


def _allowed(late: Late, rate: Decimal, cite: str) -> Line:
    given: dict[str, Value] = {"late": cny(late.amount), "rate": a_year(rate)}
    return Line("allowed", late.at(rate), Unit.CNY, cite, given | {"n": count(late.days)})
