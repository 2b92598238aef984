"""What would change the answer about a loan's yearly cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from widgets.core.calculators.annual_cost.form import CostCase
from widgets.core.calculators.annual_cost.lines import CostDoubt
from widgets.core.calculators.annual_cost.verdict import CostVerdict
from widgets.core.calculators.answer import Variation
from widgets.core.calculators.working import cny, count, percent, to_fen
from widgets.core.law.provision import LenderType

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
