"""How the law stands to a loan's yearly cost, by the kind of lender and the day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from widgets.core.calculators.annual_cost.form import CostCase
from widgets.core.calculators.annual_cost.law import (
    CostDoubt,
    CostLaw,
    CostLine,
    CostSpan,
    RateStanding,
    fixed,
    known_or_possible,
    of_lpr,
    possible_lines,
)
from widgets.core.calculators.annual_cost.working import AnnualCost
from widgets.core.calculators.answer import Standing
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit
from widgets.core.law.tables import CitedMeasure


@dataclass(frozen=True, slots=True)
class CostVerdict:
    """How the law stands to the cost; `key` names the sentence. No standing: no line is known."""

    key: str
    standing: Standing | None
    cites: tuple[str, ...] = ()
    lines: tuple[CostLine, ...] = ()
    doubts: tuple[CostDoubt, ...] = ()


NO_LINE = CostVerdict("no-line", None)
COUNTED = "private-counted"
_PRIVATE = {
    RateStanding.WITHIN: Standing.PROTECTED,
    RateStanding.ACROSS: Standing.DEPENDS,
    RateStanding.ABOVE: Standing.PARTLY,
}


def verdict(lender: LenderType | None, span: CostSpan, law: CostLaw, *, kept: bool) -> CostVerdict:
    """The verdict for a kind of lender; None where it is not known who lent.

    `kept` says whether something was kept back when the loan was paid out.

    No text says in which convention the yearly cost of a loan with fees is taken. So a cost is
    within a line only where every convention is, and above it only where every one is.

    Source:
        private-lending-2020b/25, /13, /31; private-lending-2015/26; finance-trial-2017/2;
        lending-scope-2020/1; small-loan-cost-2025/line; illegal-lending-2019/2.
    """
    match lender:
        case LenderType.PRIVATE_LENDER:
            found = _whatever_the_lpr(_private(span, law), span, law)
        case LenderType.SMALL_LOAN if law.small:
            found = _licensed("small", "small", law.small, span, law)
        case LenderType.SMALL_LOAN:
            found = _licensed("small-old", "total", law.total, span, law)
        case LenderType.BANK | LenderType.CONSUMER_FINANCE:
            found = _licensed("financial", "total", law.total, span, law)
        case LenderType.UNLICENSED:
            found = _unlicensed(span, law)
        case _:  # the two lines that may hold, side by side
            found = _private(span, law)
            lines = (*found.lines, *fixed("total", law.total))
            found = CostVerdict("unknown", Standing.DEPENDS, (), lines, found.doubts)
    return _with_kept(found, law) if kept else found


def verdict_on(case: CostCase, cost: AnnualCost, law: CostLaw) -> CostVerdict:
    """The verdict on a loan's cost, and on the rate agreed where nothing is charged beside it."""
    found = verdict(case.lender, CostSpan.of(cost.held), law, kept=bool(case.loan.kept))
    if case.agreed is None:
        return found
    return as_agreed(found, CostSpan.of((case.agreed, cost.rates[cost.pair[0]])))


def as_agreed(found: CostVerdict, span: CostSpan) -> CostVerdict:
    """A verdict that the ways of counting leave open, settled by the rate that was agreed.

    What may not exceed the cap of a private loan is the rate agreed. `span` is that rate and the
    cost without compounding, where nothing is charged beside it. A rate within the cap by whose own
    count of days the cost is above it leaves open which of the two counts.

    Source:
        private-lending-2020b/25.
    """
    if not found.lines:
        return found
    place = span.placed(found.lines)
    if found.key == "private-across" and place is RateStanding.WITHIN:
        return replace(found, key="private-agreed", standing=Standing.PROTECTED)
    if found.key == "private-above" and place is RateStanding.ACROSS:
        return replace(found, key=COUNTED, standing=Standing.DEPENDS)
    return found


def _licensed(
    key: str, line: str, held: CitedMeasure | None, span: CostSpan, law: CostLaw
) -> CostVerdict:
    """Held to the line of its kind, or before there was one to that of courts."""
    if held is None:
        return NO_LINE
    lines, doubts = of_lpr(line, held, law.days.granted, law)
    if not lines:
        return CostVerdict(f"{key}-no-lpr", Standing.DEPENDS, doubts=doubts)
    place = span.placed(lines)
    sure = place is RateStanding.WITHIN and CostDoubt.LPR_UNSURE not in doubts
    standing = Standing.PROTECTED if sure else Standing.DEPENDS
    return CostVerdict(f"{key}-{place}", standing, (held.cite,), lines, doubts)


def _private(span: CostSpan, law: CostLaw) -> CostVerdict:
    if law.cap is None or law.cap.unit is Unit.TIMES_BENCHMARK:
        return NO_LINE
    if law.cap.unit is not Unit.TIMES_LPR_1Y:
        return _two_lines(span, law)
    lines, doubts = of_lpr("cap", law.cap, law.days.made, law)
    if not lines or CostDoubt.LPR_UNSURE in doubts:
        key = "private-unsure" if lines else "private-no-lpr"
        return CostVerdict(key, Standing.DEPENDS, (law.cap.cite,), lines, doubts)
    place = span.placed(lines)
    return CostVerdict(f"private-{place}", _PRIVATE[place], (law.cap.cite,), lines, doubts)


def _whatever_the_lpr(found: CostVerdict, span: CostSpan, law: CostLaw) -> CostVerdict:
    """A verdict that an LPR in doubt leaves open, settled where every possible one agrees."""
    open_ = {CostDoubt.LPR_UNSURE, CostDoubt.LPR_MISSING} & set(found.doubts)
    if law.cap is None or not open_:
        return found
    lines = possible_lines("cap", law.cap, law.days.made, law)
    place = span.placed(lines)
    if place is RateStanding.ACROSS:
        return found
    found = replace(found, standing=_PRIVATE[place])
    if found.lines:
        doubts = (*(d for d in found.doubts if d is not CostDoubt.LPR_UNSURE), CostDoubt.LPR_SPAN)
        return replace(found, key=f"private-{place}", doubts=doubts)
    return replace(found, key=f"private-{place}-unrecorded", lines=lines)


def _two_lines(span: CostSpan, law: CostLaw) -> CostVerdict:
    """Before 20 August 2020: protected up to the first line, void above the second.

    One that runs on: the old line to 19 August 2020, then that of the day of suing.
    """
    low, high = fixed("old", law.cap), fixed("void", law.void)
    lines, cites = (*low, *high), (low[0].cite,)
    within = span.placed(low) is RateStanding.WITHIN
    if law.suing and law.days.until >= law.one_line:
        lines = (*low, *known_or_possible("suing", law.suing, law.days.asked, law))
        both = (low[0].cite, law.suing.cite)
        if span.placed(lines) is RateStanding.WITHIN:
            return CostVerdict("old-split-within", Standing.PROTECTED, both, lines)
        key = "old-split" if within else "old-split-above"
        return CostVerdict(key, Standing.DEPENDS, both, lines, (CostDoubt.TRANSITION,))
    if high and span.placed(high) is RateStanding.ABOVE:
        return CostVerdict("old-above", Standing.PARTLY, cites, lines)
    if not within:
        return CostVerdict("old-between", Standing.DEPENDS, cites, lines)
    return CostVerdict("old-within", Standing.PROTECTED, cites, lines)


def _unlicensed(span: CostSpan, law: CostLaw) -> CostVerdict:
    crime, found = fixed("crime", law.crime), _private(span, law)
    lines, doubts = found.lines, found.doubts
    if crime and span.placed(crime) is RateStanding.ABOVE:
        lines, doubts = (*lines, *crime), (*doubts, CostDoubt.CRIME)
    return CostVerdict("unlicensed", Standing.DEPENDS, (), lines, doubts)


def _with_kept(found: CostVerdict, law: CostLaw) -> CostVerdict:
    """What was kept back may be interest taken in advance; then less was lent."""
    found = replace(found, doubts=(*found.doubts, CostDoubt.KEPT))
    if found.standing is not Standing.PROTECTED:
        return found
    key = f"{found.key}-kept" if law.days.made >= law.code else f"{found.key}-kept-old"
    return replace(found, key=key, standing=Standing.DEPENDS)
