"""What a loan's verdict turns on, what to do about it, its limits, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import islice

from widgets.core.calculators.annual_cost.form import CostCase
from widgets.core.calculators.annual_cost.law import CostDoubt, CostLaw
from widgets.core.calculators.annual_cost.verdict import CostVerdict
from widgets.core.calculators.annual_cost.working import AnnualCost
from widgets.core.calculators.answer import Say, Variation, said
from widgets.core.calculators.working import cny, count, in_cny, percent, to_fen
from widgets.core.law.provision import LenderType

SHORT = timedelta(60)
BANKS = (LenderType.BANK, LenderType.CONSUMER_FINANCE)
LICENSED = (*BANKS, LenderType.SMALL_LOAN)
MOST = 4
SOME = Decimal("0.03")


def decides(case: CostCase, found: CostVerdict, law: CostLaw) -> Iterator[Say]:
    """What the verdict turns on."""
    lender, loan = case.lender, case.loan
    line = law.small if lender is LenderType.SMALL_LOAN else law.cap
    for doubt in found.doubts:
        if doubt not in (CostDoubt.KEPT, CostDoubt.CRIME):
            yield Say(f"decides-{doubt}", cites=(line.cite,) if line else ())
    if CostDoubt.KEPT in found.doubts:
        given = in_cny(kept=loan.kept, received=loan.received)
        whose = "" if lender in LICENSED else "-private"
        yield Say("decides-kept-old" if loan.start < law.code else f"decides-kept{whose}", given)
    yield from said({"decides-old-paid": found.key == "old-split-above"}, cites=law.voluntary)
    small, old = lender is LenderType.SMALL_LOAN, found.key.startswith("small-old")
    there = {
        "decides-convention": found.key.endswith("across"),
        "decides-settled": case.settled and loan.start >= law.code,
        f"decides-scope-{lender}": lender in LICENSED,
        "decides-habit": lender not in LICENSED,
        "decides-request": lender in BANKS and not found.key.startswith("financial-within"),
        "decides-small-old": small and old,
        "decides-small": small and not old and not found.key.startswith("small-within"),
        "decides-card": lender is LenderType.BANK,
        "decides-who": lender is None,
        "decides-fees": True,
    }
    yield from said(there)


def todo(case: CostCase, found: CostVerdict, law: CostLaw) -> Iterator[Say]:
    """What to ask for in writing, and what to do next."""
    on, small = case.loan.start, case.lender is LenderType.SMALL_LOAN
    if case.lender in LICENSED and on >= law.disclosure:
        yield Say("todo-table-of-small" if small else "todo-table")
    else:
        yield Say("todo-table-small" if small and on >= law.guide else "todo-write")
    above = found.key.endswith(("above", "across"))
    there = {
        "todo-lpr": {CostDoubt.LPR_MISSING, CostDoubt.LPR_UNSURE} & set(found.doubts),
        "todo-request": above and found.key.startswith("financial"),
        "todo-complain": above and found.key.startswith("small") and on >= law.guide,
    }
    yield from said(there)
    yield from said({"todo-excess": found.key.startswith("private-above")}, cites=found.cites)
    last = {"todo-who": case.lender is None, "todo-proof": case.loan.kept}
    yield from said(last, in_cny(received=case.loan.received))


def cautions(case: CostCase, cost: AnnualCost, found: CostVerdict) -> tuple[Say, ...]:
    """Limits of this very answer."""
    loan = case.loan
    told = in_cny(cost=loan.cost, received=loan.received, short=-loan.cost)
    told |= {"n": count(loan.odd_days), "rate": percent(case.slight or 0)}
    there = {
        "caution-crime": CostDoubt.CRIME in found.doubts,
        "caution-odd-first": loan.odd_days,
        "caution-odd-days": cost.monthly is None,
        "caution-short": loan.until - loan.start < SHORT,
        "caution-less": loan.cost < 0,
        "caution-slight": case.slight,
        "caution-settled": case.settled and case.method == "known" and not case.remainder,
    }
    return said(there, told)


def variations(case: CostCase, found: CostVerdict) -> tuple[Variation, ...]:
    """What would change the answer, the likeliest first."""
    closing = tuple(_settled(case))
    return (*islice(_others(case, found), MOST - len(closing)), *closing)


def of_claim(case: CostCase) -> Iterator[Variation]:
    """Something kept back, or nothing; and another kind of lender."""
    kept = case.loan.kept
    if kept:
        yield Variation("no-kept", {"upfront": ""}, {"kept": cny(kept)})
    else:
        some = to_fen(case.loan.contract * SOME)
        yield Variation("kept", {"upfront": f"{some:f}"}, {"kept": cny(some)})
    private, small = LenderType.PRIVATE_LENDER, LenderType.SMALL_LOAN
    other = small if case.lender is private else private
    yield Variation(f"as-{other}", {"lender": other.value})


def _others(case: CostCase, found: CostVerdict) -> Iterator[Variation]:
    kept, rate = case.loan.kept, case.slight
    if rate:
        yield Variation("a-month", {"rate": f"月息{rate:f}%"}, {"rate": percent(rate)})
    lpr = found.lines[0].lpr if found.lines and CostDoubt.LPR_UNSURE in found.doubts else None
    if lpr and case.lender not in (LenderType.UNLICENSED, None):
        yield Variation("lpr", {"lpr": f"{lpr:f}%"}, {"lpr": percent(lpr)})
    yield from of_claim(case)
    if kept and not case.fee_once:
        until = case.loan.until
        late = {"upfront": "", "once": f"{kept:f}", "once-day": until.isoformat()}
        yield Variation("fee-later", late, {"kept": cny(kept), "on": until})


def _settled(case: CostCase) -> Iterator[Variation]:
    """Settled half way, or not settled early after all."""
    half = case.loan.number // 2
    if case.settled:
        yield Variation("not-settled", {"settled": "", "settle-sum": "", "settle-fee": ""})
    elif half and case.method not in {"once", "rows", "amounts", "bullet"}:
        yield Variation("settled", {"settled": str(half)}, {"n": count(half)})
