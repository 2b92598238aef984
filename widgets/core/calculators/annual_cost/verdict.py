"""How the law stands to a loan's yearly cost, by the kind of lender and the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from widgets.core.calculators.annual_cost.law import (
    CostDoubt,
    Costed,
    CostLaw,
    CostLine,
    RateStanding,
    fixed,
    line_of,
    of_lpr,
    placed,
    possible_lines,
    version_on,
)
from widgets.core.calculators.answer import Standing
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit, Version

CODE = date(2021, 1, 1)
TOTAL = "finance-trial-2017/2"
SCOPE = "lending-scope-2020/1"
OUTSIDE = "private-lending-2020b/1"
SPLIT = "private-lending-2020b/31"
VOID = ("private-lending-2020b/13", "civil-code/157")
KEPT = "civil-code/670"


@dataclass(frozen=True, slots=True)
class CostVerdict:
    """How the law stands to the cost; `key` names the sentence. No standing: no line is known."""

    key: str
    standing: Standing | None
    cites: tuple[str, ...] = ()
    lines: tuple[CostLine, ...] = ()
    doubts: tuple[CostDoubt, ...] = ()


def verdict(lender: LenderType | None, loan: Costed, law: CostLaw) -> CostVerdict:
    """The verdict for a kind of lender; None where it is not known who lent.

    No text says in which convention the yearly cost of a loan with fees is taken. So a cost is
    within a line only where every convention is, and above it only where every one is.

    Source:
        private-lending-2020b/25, /13, /31; private-lending-2015/26; finance-trial-2017/2;
        lending-scope-2020/1; small-loan-cost-2025/line; illegal-lending-2019/2.
    """
    match lender:
        case LenderType.PRIVATE_LENDER:
            found = _whatever_the_lpr(_private(loan, law), loan, law)
        case LenderType.SMALL_LOAN:
            found = _small(loan, law)
        case LenderType.BANK | LenderType.CONSUMER_FINANCE:
            found = _financial(loan, law)
        case LenderType.UNLICENSED:
            found = _unlicensed(loan, law)
        case _:
            found = _unknown(loan, law)
    return _with_kept(found, loan, lender) if loan.kept else found


def _financial(loan: Costed, law: CostLaw) -> CostVerdict:
    line = fixed("total", law.total, loan.asked)
    if line is None:
        return CostVerdict("no-line", None)
    place = placed(loan, (line,))
    standing = Standing.PROTECTED if place is RateStanding.WITHIN else Standing.DEPENDS
    return CostVerdict(f"financial-{place}", standing, (line.cite,), (line,))


def _small(loan: Costed, law: CostLaw) -> CostVerdict:
    """The supervisory line of the day it was granted; before there was one, that of courts."""
    version = version_on(law.small, loan.granted)
    lines: tuple[CostLine, ...]
    doubts: tuple[CostDoubt, ...] = ()
    if version is None:
        line = fixed("total", law.total, loan.asked)
        lines = (line,) if line else ()
    elif version.unit is Unit.TIMES_LPR_1Y:
        lines, doubts = of_lpr("small", version, loan.granted, law)
    else:
        lines = (line_of("small", law.small, version),)
    cites = (SCOPE, *(line.cite for line in lines[:1]))
    if not lines:
        key = "small-no-lpr" if doubts else "no-line"
        return CostVerdict(key, Standing.DEPENDS if doubts else None, (SCOPE,), (), doubts)
    place = placed(loan, lines)
    unsure = place is not RateStanding.WITHIN or CostDoubt.LPR_UNSURE in doubts
    key = f"small-{place}" if version else f"small-old-{place}"
    standing = Standing.DEPENDS if unsure else Standing.PROTECTED
    return CostVerdict(key, standing, cites, lines, doubts)


def _private(loan: Costed, law: CostLaw) -> CostVerdict:
    version = version_on(law.cap, loan.made)
    if version is None or version.unit is Unit.TIMES_BENCHMARK:
        return CostVerdict("no-line", None)
    if version.unit is not Unit.TIMES_LPR_1Y:
        return _two_lines(loan, version, law)
    lines, doubts = of_lpr("cap", version, loan.made, law)
    if not lines or CostDoubt.LPR_UNSURE in doubts:
        key = "private-unsure" if lines else "private-no-lpr"
        return CostVerdict(key, Standing.DEPENDS, (version.cite,), lines, doubts)
    standings = {RateStanding.WITHIN: Standing.PROTECTED, RateStanding.ABOVE: Standing.PARTLY}
    place = placed(loan, lines)
    standing = standings.get(place, Standing.DEPENDS)
    return CostVerdict(f"private-{place}", standing, (version.cite,), lines, doubts)


def _whatever_the_lpr(found: CostVerdict, loan: Costed, law: CostLaw) -> CostVerdict:
    """A verdict that an LPR in doubt leaves open, settled where every possible one agrees."""
    if CostDoubt.LPR_UNSURE not in found.doubts and CostDoubt.LPR_MISSING not in found.doubts:
        return found
    lines = possible_lines("cap", law.cap.at(loan.made), loan.made, law)
    place = placed(loan, lines)
    if place is RateStanding.ACROSS:
        return found
    standing = Standing.PROTECTED if place is RateStanding.WITHIN else Standing.PARTLY
    if found.lines:
        doubts = (*(d for d in found.doubts if d is not CostDoubt.LPR_UNSURE), CostDoubt.LPR_SPAN)
        return CostVerdict(f"private-{place}", standing, found.cites, found.lines, doubts)
    return CostVerdict(f"private-{place}-unrecorded", standing, found.cites, lines, found.doubts)


def _two_lines(loan: Costed, version: Version, law: CostLaw) -> CostVerdict:
    """Before 20 August 2020: protected up to the first line, void above the second."""
    low, high = line_of("old", law.cap, version), fixed("void", law.void, loan.made)
    turned = next(each.starts for each in law.cap.versions if each.unit is Unit.TIMES_LPR_1Y)
    lines, cites = (low, high) if high else (low,), (low.cite,)
    if high and placed(loan, (high,)) is RateStanding.ABOVE:
        return CostVerdict("old-above", Standing.PARTLY, cites, lines)
    if placed(loan, (low,)) is not RateStanding.WITHIN:
        return CostVerdict("old-between", Standing.DEPENDS, cites, lines)
    if loan.until >= turned:
        doubts = (CostDoubt.TRANSITION,)
        return CostVerdict("old-split", Standing.DEPENDS, (*cites, SPLIT), lines, doubts)
    return CostVerdict("old-within", Standing.PROTECTED, cites, lines)


def _unlicensed(loan: Costed, law: CostLaw) -> CostVerdict:
    crime = fixed("crime", law.crime, loan.granted)
    above = crime is not None and placed(loan, (crime,)) is RateStanding.ABOVE
    as_private = _private(loan, law)
    lines = (*as_private.lines, *((crime,) if crime and above else ()))
    doubts = (*as_private.doubts, *((CostDoubt.CRIME,) if above else ()))
    return CostVerdict("unlicensed", Standing.DEPENDS, VOID, lines, doubts)


def _unknown(loan: Costed, law: CostLaw) -> CostVerdict:
    """The two lines that may hold, side by side."""
    private, total = _private(loan, law), fixed("total", law.total, loan.asked)
    lines = (*private.lines, *((total,) if total else ()))
    return CostVerdict("unknown", Standing.DEPENDS, (OUTSIDE, TOTAL), lines, private.doubts)


def _with_kept(found: CostVerdict, loan: Costed, lender: LenderType | None) -> CostVerdict:
    """What was kept back may be interest taken in advance; then less was lent."""
    cites: tuple[str, ...] = (KEPT,) if loan.made >= CODE else ()
    if cites and lender is LenderType.PRIVATE_LENDER:
        cites = (KEPT, "private-lending-2020b/26")
    doubts = (*found.doubts, CostDoubt.KEPT)
    if found.standing is not Standing.PROTECTED:
        return replace(found, doubts=doubts)
    cites = (*found.cites, *cites)
    return CostVerdict(f"{found.key}-kept", Standing.DEPENDS, cites, found.lines, doubts)
