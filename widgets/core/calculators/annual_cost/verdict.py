"""How the law stands to a loan's yearly cost, by the kind of lender and the day."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
        case LenderType.SMALL_LOAN:
            found = _small(span, law)
        case LenderType.BANK | LenderType.CONSUMER_FINANCE:
            found = _financial(span, law)
        case LenderType.UNLICENSED:
            found = _unlicensed(span, law)
        case _:
            found = _unknown(span, law)
    return _with_kept(found, law) if kept else found


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
        return replace(found, key="private-counted", standing=Standing.DEPENDS)
    return found


def _financial(span: CostSpan, law: CostLaw) -> CostVerdict:
    lines = fixed("total", law.total)
    if not lines:
        return NO_LINE
    place = span.placed(lines)
    standing = Standing.PROTECTED if place is RateStanding.WITHIN else Standing.DEPENDS
    return CostVerdict(f"financial-{place}", standing, (lines[0].cite,), lines)


def _small(span: CostSpan, law: CostLaw) -> CostVerdict:
    """The supervisory line of the day it was granted; before there was one, that of courts."""
    doubts: tuple[CostDoubt, ...] = ()
    if law.small and law.small.unit is Unit.TIMES_LPR_1Y:
        lines, doubts = of_lpr("small", law.small, law.days.granted, law)
    else:
        lines = fixed("small", law.small) or fixed("total", law.total)
    if not lines:
        return CostVerdict("small-no-lpr", Standing.DEPENDS, doubts=doubts) if doubts else NO_LINE
    place = span.placed(lines)
    unsure = place is not RateStanding.WITHIN or CostDoubt.LPR_UNSURE in doubts
    key = f"small-{place}" if law.small else f"small-old-{place}"
    standing = Standing.DEPENDS if unsure else Standing.PROTECTED
    return CostVerdict(key, standing, (lines[0].cite,), lines, doubts)


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
    """Before 20 August 2020: protected up to the first line, void above the second."""
    low, high = fixed("old", law.cap), fixed("void", law.void)
    found = CostVerdict("old-within", Standing.PROTECTED, (low[0].cite,), (*low, *high))
    if law.suing and law.days.until >= law.one_line:
        return _split(span, low, law.suing, law)
    if high and span.placed(high) is RateStanding.ABOVE:
        return replace(found, key="old-above", standing=Standing.PARTLY)
    if span.placed(low) is not RateStanding.WITHIN:
        return replace(found, key="old-between", standing=Standing.DEPENDS)
    return found


def _split(
    span: CostSpan, old: tuple[CostLine, ...], suing: CitedMeasure, law: CostLaw
) -> CostVerdict:
    """An old loan that runs on: the old line to 19 August 2020, then that of the day of suing."""
    lines = (*old, *known_or_possible("suing", suing, law.days.asked, law))
    cites = (old[0].cite, suing.cite)
    if span.placed(lines) is RateStanding.WITHIN:
        return CostVerdict("old-split-within", Standing.PROTECTED, cites, lines)
    key = "old-split" if span.placed(old) is RateStanding.WITHIN else "old-split-above"
    return CostVerdict(key, Standing.DEPENDS, cites, lines, (CostDoubt.TRANSITION,))


def _unlicensed(span: CostSpan, law: CostLaw) -> CostVerdict:
    crime, found = fixed("crime", law.crime), _private(span, law)
    lines, doubts = found.lines, found.doubts
    if crime and span.placed(crime) is RateStanding.ABOVE:
        lines, doubts = (*lines, *crime), (*doubts, CostDoubt.CRIME)
    return CostVerdict("unlicensed", Standing.DEPENDS, (), lines, doubts)


def _unknown(span: CostSpan, law: CostLaw) -> CostVerdict:
    """The two lines that may hold, side by side."""
    found = _private(span, law)
    lines = (*found.lines, *fixed("total", law.total))
    return CostVerdict("unknown", Standing.DEPENDS, (), lines, found.doubts)


def _with_kept(found: CostVerdict, law: CostLaw) -> CostVerdict:
    """What was kept back may be interest taken in advance; then less was lent."""
    found = replace(found, doubts=(*found.doubts, CostDoubt.KEPT))
    if found.standing is not Standing.PROTECTED:
        return found
    key = f"{found.key}-kept" if law.days.made >= law.code else f"{found.key}-kept-old"
    return replace(found, key=key, standing=Standing.DEPENDS)
