"""The scale of a court fee on its day, and what the law makes of the fee by the scale."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.calculators.court_costs.form import CourtMatter, FeeKind
from widgets.core.law.rule import Version
from widgets.core.law.tables import CitedMeasure, LawTables

_SCALES = {FeeKind.PRESERVATION: "preservation-fee", FeeKind.ENFORCEMENT: "enforcement-fee"}
_CUTS = {
    FeeKind.PRESERVATION: "preservation-fee-max",
    FeeKind.PAYMENT_ORDER: "payment-order-fee-share",
}


@dataclass(frozen=True, slots=True)
class CourtFeeLaw:
    """The bands of a fee; then what is left of it in percent, or the most it may be in CNY."""

    scale: Version
    cut: CitedMeasure | None


def court_fee_law(matter: CourtMatter, tables: LawTables) -> CourtFeeLaw:
    """What the register holds of a matter's fee on its day.

    Raises:
        NotInForce: the register does not reach the day.
    """
    scale = tables.version(_SCALES.get(matter.kind, "court-fee"), matter.on)
    cut = "court-fee-half" if matter.halved else _CUTS.get(matter.kind)
    return CourtFeeLaw(scale, tables.cited(cut, matter.on) if cut else None)
