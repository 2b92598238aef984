"""What a loan's verdict turns on, what to do about it, and the limits of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import islice

from widgets.core.calculators.annual_cost.form import CostCase
from widgets.core.calculators.annual_cost.law import CostDoubt, CostLaw
from widgets.core.calculators.annual_cost.verdict import CostVerdict
from widgets.core.calculators.annual_cost.working import AnnualCost
from widgets.core.calculators.answer import Say, Variation
from widgets.core.calculators.working import cny, count, in_cny, percent, to_fen
from widgets.core.law.provision import LenderType

SHORT = timedelta(60)
BANKS = (LenderType.BANK, LenderType.CONSUMER_FINANCE)
LICENSED = (*BANKS, LenderType.SMALL_LOAN)


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
    if found.key == "old-split-above":
        yield Say("decides-old-paid", cites=law.voluntary)
    if found.key.endswith("across"):
        yield Say("decides-convention")
    if case.settled and loan.start >= law.code:
        yield Say("decides-settled")
    yield from map(Say, _of_lender(lender, found.key))
    yield Say("decides-fees")


def _of_lender(lender: LenderType | None, key: str) -> Iterator[str]:
    """What it turns on for that kind of lender."""
    if lender in LICENSED:
        yield f"decides-scope-{lender}"
    else:
        yield "decides-habit"
    if lender in BANKS and not key.startswith("financial-within"):
        yield "decides-request"
    if lender is LenderType.SMALL_LOAN and not key.startswith("small-within"):
        yield "decides-small-old" if key.startswith("small-old") else "decides-small"
    if lender is LenderType.BANK:
        yield "decides-card"
    if lender is None:
        yield "decides-who"


def todo(case: CostCase, found: CostVerdict, law: CostLaw) -> Iterator[Say]:
    """What to ask for in writing, and what to do next."""
    on, small = case.loan.start, case.lender is LenderType.SMALL_LOAN
    if case.lender in LICENSED and on >= law.disclosure:
        yield Say("todo-table-of-small" if small else "todo-table")
    else:
        yield Say("todo-table-small" if small and on >= law.guide else "todo-write")
    if CostDoubt.LPR_MISSING in found.doubts or CostDoubt.LPR_UNSURE in found.doubts:
        yield Say("todo-lpr")
    above = found.key.endswith(("above", "across"))
    if above and found.key.startswith("financial"):
        yield Say("todo-request")
    if above and found.key.startswith("small") and on >= law.guide:
        yield Say("todo-complain")
    if found.key.startswith("private-above"):
        yield Say("todo-excess", cites=found.cites)
    if case.lender is None:
        yield Say("todo-who")
    if case.loan.kept:
        yield Say("todo-proof", {"received": cny(case.loan.received)})


def cautions(case: CostCase, cost: AnnualCost, found: CostVerdict) -> Iterator[Say]:
    """Limits of this very answer."""
    loan = case.loan
    if CostDoubt.CRIME in found.doubts:
        yield Say("caution-crime")
    if loan.odd_days:
        yield Say("caution-odd-first", {"n": count(loan.odd_days)})
    if cost.monthly is None:
        yield Say("caution-odd-days")
    if loan.until - loan.start < SHORT:
        yield Say("caution-short", in_cny(cost=loan.cost, received=loan.received))
    if loan.cost < 0:
        yield Say("caution-less", {"short": cny(-loan.cost)})
    if case.slight:
        yield Say("caution-slight", {"rate": percent(case.slight)})
    if case.settled and case.method == "known" and not case.remainder:
        yield Say("caution-settled")


MOST = 4
SOME = Decimal("0.03")


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
    lpr = found.lines[0].lpr if found.lines else None
    if (
        CostDoubt.LPR_UNSURE in found.doubts
        and lpr
        and case.lender not in (LenderType.UNLICENSED, None)
    ):
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
